#!/usr/bin/env python3
"""Takes the State design system (DSFR) out of its pinned wheel into the ignored folder dsfr/.

Only what `dsfr.min.css` needs to draw a page is kept, about 1.2 MB: itself, every icon and font it
names, and the favicons. Of each font the woff2 form alone: the stylesheet lists it first and every
browser that reads the rest of the sheet takes it, so the woff form is never asked for.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "scripts" / "dsfr.lock"
TARGET = ROOT / "dsfr"
DIST = PurePosixPath("dsfr/static/dsfr/dist")
STYLESHEET = "dsfr.min.css"
FAVICONS = ["favicon/favicon.svg", "favicon/favicon.ico", "favicon/apple-touch-icon.png"]


def download(folder: Path) -> Path:
  """Downloads the wheel named in the lock; pip refuses it when its hash is another one."""
  subprocess.run(
    [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
     "--only-binary", ":all:", "--require-hashes", "--requirement", str(LOCK), "--dest", str(folder)],
    check=True)
  return next(folder.glob("*.whl"))


def needed_files(stylesheet: str) -> set[str]:
  """The files named by the stylesheet, relative to it, and those that pages name themselves."""
  urls = (url.strip("\"'").split("#")[0].split("?")[0] for url in re.findall(r"url\(([^)]+)\)", stylesheet))
  named = {url for url in urls if not url.startswith("data:")}
  return {STYLESHEET, *FAVICONS, *(url for url in named if not url.endswith(".woff"))}


def extract(wheel: Path, target: Path) -> int:
  """Writes the needed files of `wheel` under `target`, in place of what was there; returns their size."""
  size = 0
  with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory(dir=target.parent) as scratch:
    fresh = Path(scratch) / target.name
    for name in sorted(needed_files(archive.read(str(DIST / STYLESHEET)).decode())):
      destination = (fresh / name).resolve()
      if not destination.is_relative_to(fresh):
        raise ValueError(f"{name} leaves the design system's folder")
      destination.parent.mkdir(parents=True, exist_ok=True)
      size += destination.write_bytes(archive.read(str(DIST / name)))
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
  return size


def main() -> int:
  with tempfile.TemporaryDirectory() as folder:
    try:
      wheel = download(Path(folder))
    except subprocess.CalledProcessError:
      print("Le Système de design n’a pas pu être téléchargé, ou son empreinte n’est pas celle attendue.",
            file=sys.stderr)
      return 74
    size = extract(wheel, TARGET)
  megabytes = f"{size / 1e6:.1f}".replace(".", ",")
  print(f"Système de design de l’État : {megabytes} Mo dans dsfr/. Pour le voir : make run THEME=dsfr")
  return 0


if __name__ == "__main__":
  sys.exit(main())
