#!/usr/bin/env python3
"""Takes full-page screenshots of pages, at both widths and in both colour schemes.

    .venv/bin/python Tests/e2e/screenshots.py --base-url http://127.0.0.1:8080 \\
      --email ADDRESS --password PASSWORD --out DIR /demandes /tableau-de-bord

Without --email the pages are those of a visitor. Files are named PAGE-WIDTH-SCHEME.png.
"""

import argparse
import re
import sys
from pathlib import Path

from browser import HEIGHTS, SCHEMES, WIDTHS, chromium, new_context, sign_in


def file_name(path: str, width: int, scheme: str) -> str:
  name = re.sub(r"[^\w-]+", "-", path).strip("-") or "accueil"
  return f"{name}-{width}-{scheme}.png"


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--base-url", required=True)
  parser.add_argument("--email")
  parser.add_argument("--password", default="")
  parser.add_argument("--out", type=Path, required=True)
  parser.add_argument("--width", type=int, action="append", help=f"by default {WIDTHS}")
  parser.add_argument("--scheme", choices=SCHEMES, action="append", help=f"by default {SCHEMES}")
  parser.add_argument("paths", nargs="+")
  options = parser.parse_args()

  options.out.mkdir(parents=True, exist_ok=True)
  with chromium() as browser:
    session = None
    if options.email:
      context = new_context(browser, options.base_url)
      sign_in(context.new_page(), options.email, options.password)
      session = context.storage_state()
    for width in options.width or WIDTHS:
      page = new_context(browser, options.base_url, width, session=session).new_page()
      for path in options.paths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        answer = page.goto(path)
        if answer is None or answer.status >= 400:
          print(f"{path} answers {answer.status if answer else 'nothing'}", file=sys.stderr)
        # In a window as tall as the page, what sticks to an edge of the window is where it ends up.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        for scheme in options.scheme or SCHEMES:
          page.emulate_media(color_scheme=scheme)
          file = options.out / file_name(path, width, scheme)
          page.screenshot(path=file, full_page=True)
          print(file)
  return 0


if __name__ == "__main__":
  sys.exit(main())
