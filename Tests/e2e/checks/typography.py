"""The French that users read: its typography, and nothing of the program showing through."""

import re

import typography
from checks.document import parsed

ADDRESS = re.compile(r"\S+@\S+|\b\w+://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|example|csv|pdf|yaml)\b")

KEPT_SPACE = f"\u00a0\u202f{typography.TAG}"
FAULTS = [
  (re.compile(r"[^\W\d_][;!?](?=\s|$)"), "no space before ; ! ?"),
  (re.compile(r"\w:(?=\s|$)"), "no space before :"),
  (re.compile(r"\d%"), "no space before %"),
  (re.compile(rf"«(?![{KEPT_SPACE}])|(?<![{KEPT_SPACE}])»"), "no no-break space inside « »"),
  (re.compile(r"(?<![\d,])\d{1,3} \d{3}(?!\d)"), "breaking space in a number"),
  (re.compile(r"\d\.\d+\s*%"), "decimal point"),
  (re.compile(r"\b\d{4}-\d{2}-\d{2}\b"), "date not written for people"),
  (re.compile(r"\.\.\."), "three dots for an ellipsis"),
]

LEFTOVERS = re.compile(
  r"\b(?:null|nil|undefined|NaN|true|false|TODO|FIXME|Lorem)\b|Optional\(|\{\{|\}\}|\$\{|\\\("
  r"|\b(?:the|and|with|your|this|of|Error|Invalid|Submit|Loading|Forbidden|Unauthorized|Settings)\b"
  r"|\b(?:Not Found|Bad Request|Internal Server|Sign in|Sign out|Log in|Log out|Delete|Cancel|Search)\b")
IDENTIFIER = re.compile(r"\b[a-z]+[A-Z]\w*|\b[a-z]+_[a-z_]+\b")
WORDS_WITH_CAPITALS = {"eIDAS", "iPhone", "iPad"}


def problems(html: str) -> list[str]:
  found: dict[str, None] = {}
  for text in parsed(html).texts:
    found.update(dict.fromkeys(text_problems(ADDRESS.sub("\ufffc", text))))
  return list(found)


def text_problems(text: str) -> list[str]:
  found = [f"{edit.reason}: {excerpt(text, edit.start, edit.end)}" for edit in typography.edits(text)]
  found += [f"{reason}: {excerpt(text, *match.span())}"
            for pattern, reason in FAULTS for match in pattern.finditer(text)]
  found += [f"not French: {excerpt(text, *match.span())}" for match in LEFTOVERS.finditer(text)]
  found += [f"an identifier: {excerpt(text, *match.span())}" for match in IDENTIFIER.finditer(text)
            if match.group() not in WORDS_WITH_CAPITALS]
  return found


def excerpt(text: str, start: int, end: int) -> str:
  return "… " + text[max(0, start - 25):end + 15].replace(typography.TAG, "").strip() + " …"
