#!/usr/bin/env python3
"""Checks (--check) or repairs (--fix) the French typography of what users read.

Read: the string literals of the Swift targets that speak to users, the user guide, and the editions
of the référentiel. Never touched: code, interpolations, SQL, CSS, addresses, format specifiers, HTML
tags and their attributes (but for alt, title, aria-label and placeholder, which users read or hear).
A line of Swift that must stay as it is carries the comment `typography: verbatim`.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SWIFT_TARGETS = {"QualityWeb", "QualityWording", "qualepref"}
DEFAULT_PATHS = [*(f"Sources/{name}" for name in sorted(SWIFT_TARGETS)), "docs/guide", "Resources/Standards"]

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"

# A view is a text of the same length as its file, where what is not French text is one of these:
HIDDEN = "\0"  # code, markup, an address
TAG = "\1"  # an HTML tag: the text goes on through it
ESCAPE = "\2"  # the first characters of an escape sequence
VALUE = "\ufffc"  # an interpolated value: a word that is not known yet

LETTER = r"[^\W\d_]"
BEFORE_SPACE = r"(?<!\s)"  # not indentation, and not beside a no-break space already there


@dataclass(frozen=True)
class Rule:
  pattern: re.Pattern[str]
  replacement: str
  reason: str


RULES = [
  Rule(re.compile(rf"(?<={LETTER}){ESCAPE}?'{{1,2}}(?={LETTER}|[0-9«{VALUE}{TAG}])"), "’",
       "straight apostrophe"),
  Rule(re.compile(rf"{BEFORE_SPACE} +(?=;|!(?![=\[\w])|\?(?![=&\w?]|\.\w))"), NARROW_SPACE,
       "breaking space before ; ! ?"),
  Rule(re.compile(rf"{BEFORE_SPACE} +(?=%(?![A-Za-z0-9@%#*+]|[.-]\d))"), NARROW_SPACE,
       "breaking space before %"),
  Rule(re.compile(rf"{BEFORE_SPACE} +(?=:(?![:\w/=-]))"), NO_BREAK_SPACE, "breaking space before :"),
  Rule(re.compile(rf"{BEFORE_SPACE} +(?=»)"), NO_BREAK_SPACE, "breaking space before »"),
  Rule(re.compile(r"(?<=«) +"), NO_BREAK_SPACE, "breaking space after «"),
]


@dataclass(frozen=True)
class Edit:
  start: int
  end: int
  replacement: str
  reason: str


def edits(view: str) -> list[Edit]:
  """What the rules change in a view, in the order of the text; one change for one place."""
  found: dict[int, Edit] = {}
  for rule in RULES:
    for match in rule.pattern.finditer(view):
      found.setdefault(match.start(), Edit(match.start(), match.end(), rule.replacement, rule.reason))
  return [found[start] for start in sorted(found)]


def applied(changes: list[Edit], text: str) -> str:
  for edit in reversed(changes):
    text = text[:edit.start] + edit.replacement + text[edit.end:]
  return text


def hidden(text: str, mask: str = HIDDEN) -> str:
  """As many masks as there are characters; line ends stay."""
  return re.sub(r"[^\n]", mask, text)


def without(pattern: re.Pattern[str], view: str) -> str:
  return pattern.sub(lambda match: hidden(match.group()), view)


ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|mailto:)[^\s<>\"»]+")
HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
HTML_TAG = re.compile(r"<[A-Za-z/!](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*(?:>|\Z)")
READ_ATTRIBUTE = re.compile(rf"\b(?:alt|title|aria-label|placeholder)={ESCAPE}?(?:\"([^\"]*)|'([^']*))")


def without_markup(view: str) -> str:
  """Hides HTML tags, but for the values of the attributes that users read or hear."""

  def keep_read_values(match: re.Match[str]) -> str:
    tag = match.group()
    result = hidden(tag, TAG)
    for attribute in READ_ATTRIBUTE.finditer(tag):
      start, end = attribute.span(1 if attribute.group(1) is not None else 2)
      result = result[:start] + tag[start:end] + result[end:]
    return result

  return HTML_TAG.sub(keep_read_values, without(HTML_COMMENT, view))


SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|PRAGMA|FROM|WHERE|AND|OR)\b")
DECLARATION = re.compile(r"\{[^{}]*:[^{}]*\}")  # of CSS, or an object of JSON


class SwiftReader:
  """Finds the string literals of a Swift file, interpolations and nested literals included."""

  LITERAL = re.compile(r"(#*)(\"\"\"|\")")
  EXTENDED_REGEX = re.compile(r"(#+)/")
  BARE_REGEX = re.compile(r"/(?![\s*/])(?:\\.|[^/\\\n])+/")

  def __init__(self, source: str):
    self.source = source
    self.view = list(hidden(source))

  def read(self) -> str:
    self.skip_code(0)
    for number in re.finditer(r".*typography: verbatim.*", self.source):
      self.view[number.start():number.end()] = HIDDEN * len(number.group())
    return "".join(self.view)

  def skip_code(self, position: int, interpolated: bool = False) -> int:
    """Reads code up to the end, or to the parenthesis that closes an interpolation; returns what follows."""
    depth = 0
    while position < len(self.source):
      if literal := self.LITERAL.match(self.source, position):
        position = self.read_literal(literal)
      elif (end := self.end_of_comment_or_regex(position)) is not None:
        position = end
      else:
        character = self.source[position]
        depth += (character == "(") - (character == ")")
        position += 1
        if interpolated and depth < 0:
          return position
    return position

  def end_of_comment_or_regex(self, position: int) -> int | None:
    source = self.source
    if source.startswith("//", position):
      end = source.find("\n", position)
      return len(source) if end < 0 else end
    if source.startswith("/*", position):
      return self.end_of_block_comment(position)
    if extended := self.EXTENDED_REGEX.match(source, position):
      end = source.find("/" + extended.group(1), extended.end())
      return len(source) if end < 0 else end + 1 + len(extended.group(1))
    before = source[:position].rstrip()[-1:] if source[position] == "/" else "x"
    bare = self.BARE_REGEX.match(source, position) if before in "(,=:[{" else None
    return bare.end() if bare else None

  def end_of_block_comment(self, position: int) -> int:
    depth = 0
    for mark in re.finditer(r"/\*|\*/", self.source[position:]):
      depth += 1 if mark.group() == "/*" else -1
      if depth == 0:
        return position + mark.end()
    return len(self.source)

  def read_literal(self, opening: re.Match[str]) -> int:
    hashes, quotes = opening.groups()
    start = position = opening.end()
    closing, escape = quotes + hashes, "\\" + hashes
    while position < len(self.source) and not self.source.startswith(closing, position):
      if self.source.startswith(escape + "(", position):
        end = self.skip_interpolation(position, position + len(escape) + 1)
      elif self.source.startswith(escape, position):
        end = self.read_escape(position, position + len(escape))
      else:
        self.view[position] = self.source[position]
        end = position + 1
      position = end
    self.view[start:position] = self.french("".join(self.view[start:position]))
    return position + len(closing)

  def skip_interpolation(self, position: int, code: int) -> int:
    end = self.skip_code(code, interpolated=True)
    for index in range(position, end):
      if self.view[index] == HIDDEN:
        self.view[index] = VALUE
    return end

  def read_escape(self, position: int, character: int) -> int:
    unicode = re.compile(r"u\{[0-9A-Fa-f]+\}").match(self.source, character)
    end = unicode.end() if unicode else min(character + 1, len(self.source))
    self.view[position:end] = ESCAPE * (end - position)
    if not unicode and character < end:
      symbol = self.source[character]
      self.view[character] = {"n": "\n", "r": "\n", "t": "\t"}.get(symbol, symbol)
    return end

  @staticmethod
  def french(literal: str) -> str:
    """What is French text in one literal; the whole of it is hidden when it is SQL or a style sheet."""
    if SQL.match(literal) or DECLARATION.search(literal):
      return hidden(literal)
    return without_markup(without(ADDRESS, literal))


def swift_view(source: str) -> str:
  return SwiftReader(source).read()


MARKDOWN_CODE = re.compile(
  r"^([ \t]*)(```|~~~).*?^\1\2[^\n]*$|(`+)[^`](?:(?!\n\n).)*?\3(?!`)", re.DOTALL | re.MULTILINE)
MARKDOWN_TARGET = re.compile(r"\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$", re.MULTILINE)


def markdown_view(source: str) -> str:
  view = without(MARKDOWN_CODE, source)
  view = MARKDOWN_TARGET.sub(lambda match: "]" + hidden(match.group()[1:]), view)
  return without_markup(without(ADDRESS, view))


YAML_KEY = re.compile(r"^[ \t]*(?:- +)*(?:(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*'):(?:[ \t]+|$))?", re.MULTILINE)
YAML_COMMENT = re.compile(r"^[ \t]*#.*$|(?<=[ \t])#.*$", re.MULTILINE)


def yaml_view(source: str) -> str:
  """The values of an edition; a number sign inside a quoted value hides the end of its line, no more."""
  return without(ADDRESS, without(YAML_COMMENT, without(YAML_KEY, source)))


READERS = {".swift": swift_view, ".md": markdown_view, ".yaml": yaml_view, ".yml": yaml_view}


def is_read(path: Path) -> bool:
  """Whether users read what this file holds: not SQL, not the Swift targets that have no wording."""
  if path.suffix not in READERS:
    return False
  if path.suffix == ".swift":
    parts = path.resolve().parts
    target = parts[parts.index("Sources") + 1] if "Sources" in parts[:-1] else None
    return target in {None, *SWIFT_TARGETS} and not path.stem.endswith("SQL") and "Migrations" not in parts
  return True


def files(paths: list[Path]) -> Iterator[Path]:
  for path in paths:
    candidates = sorted(path.rglob("*")) if path.is_dir() else [path]
    yield from (candidate for candidate in candidates if candidate.is_file() and is_read(candidate))


def report(path: Path, text: str, edit: Edit) -> str:
  line = text.count("\n", 0, edit.start) + 1
  start_of_line = text.rfind("\n", 0, edit.start) + 1
  excerpt = text[max(start_of_line, edit.start - 20):edit.end + 12].split("\n")[0]
  return f"{path}:{line}:{edit.start - start_of_line + 1}: {edit.reason}: {excerpt.strip()}"


def main(arguments: list[str] | None = None) -> int:
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  mode = parser.add_mutually_exclusive_group(required=True)
  mode.add_argument("--check", action="store_true", help="name what is wrong; exit 1 if anything is")
  mode.add_argument("--fix", action="store_true", help="rewrite the files")
  parser.add_argument("paths", nargs="*", type=Path, help="files or folders; by default all that users read")
  options = parser.parse_args(arguments)

  paths = options.paths or [path for path in (ROOT / name for name in DEFAULT_PATHS) if path.exists()]
  if missing := [path for path in paths if not path.exists()]:
    parser.error("no such file: " + ", ".join(map(str, missing)))
  read = wrong = 0
  for path in files(paths):
    # newline="" keeps the file's own line ends.
    with path.open(encoding="utf-8", newline="") as file:
      text = file.read()
    read += 1
    changes = edits(READERS[path.suffix](text))
    wrong += len(changes)
    if options.check:
      print("".join(report(path, text, edit) + "\n" for edit in changes), end="")
    elif changes:
      path.write_text(applied(changes, text), encoding="utf-8", newline="")
  print(f"typography: {read} files read, {wrong} {'faults' if options.check else 'repairs'}")
  return 1 if options.check and wrong else 0


if __name__ == "__main__":
  sys.exit(main())
