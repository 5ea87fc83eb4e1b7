"""The HTML that the server sends: its outline, its links, and nothing the strict policy would refuse."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import typography

TITLE_END = "Suivi de la qualité"

INLINE = {
  "a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
  "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
NOT_PROSE = {"script", "style", "code", "pre", "kbd", "samp", "textarea"}
READ_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder")


@dataclass
class Form:
  action: str
  method: str
  fields: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Document:
  title: str = ""
  language: str = ""
  headings: list[str] = field(default_factory=list)
  links: list[str] = field(default_factory=list)
  forms: list[Form] = field(default_factory=list)
  identifiers: set[str] = field(default_factory=set)
  main: dict[str, str | None] = field(default_factory=dict)
  refused: list[str] = field(default_factory=list)
  # What is read, with a mark of scripts/typography.py where an inline element starts or ends.
  texts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
  """Fills a Document; a text runs on through inline elements and ends with a block."""

  def __init__(self) -> None:
    super().__init__(convert_charrefs=True)
    self.document = Document()
    self.text: list[str] = []
    self.not_prose = 0
    self.heading: list[str] | None = None

  def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
    values = dict(attributes)
    self.note_outline(tag, values)
    self.note_navigation(tag, values)
    self.note_refused(tag, values)
    self.document.texts += [values[name] for name in READ_ATTRIBUTES if values.get(name)]
    self.end_text() if tag not in INLINE else self.text.append(typography.TAG)
    if tag in NOT_PROSE:
      self.not_prose += 1
      self.text.append(typography.VALUE)
    if tag == "br":
      self.handle_data(" ")
    if tag == "h1":
      self.heading = []

  def handle_endtag(self, tag: str) -> None:
    if tag in NOT_PROSE:
      self.not_prose -= 1
    # A chart has a title of its own, after the page's.
    if tag == "title" and not self.document.title:
      self.document.title = "".join(self.text).strip()
    if tag == "h1" and self.heading is not None:
      self.document.headings.append(" ".join("".join(self.heading).split()))
      self.heading = None
    self.end_text() if tag not in INLINE else self.text.append(typography.TAG)

  def handle_data(self, data: str) -> None:
    if self.not_prose == 0:
      self.text.append(data)
    if self.heading is not None:
      self.heading.append(data)

  def end_text(self) -> None:
    # The browser folds these four into one space; no-break spaces stay.
    text = "".join(self.text)
    for character in "\t\n\f\r":
      text = text.replace(character, " ")
    while "  " in text:
      text = text.replace("  ", " ")
    if text.strip(" " + typography.TAG):
      self.document.texts.append(text.strip(" "))
    self.text = []

  def note_outline(self, tag: str, values: dict[str, str | None]) -> None:
    if tag == "html":
      self.document.language = values.get("lang") or ""
    if tag == "main":
      self.document.main = values
    if values.get("id"):
      self.document.identifiers.add(values["id"])

  def note_navigation(self, tag: str, values: dict[str, str | None]) -> None:
    if tag == "a" and values.get("href") is not None:
      self.document.links.append(values["href"])
    elif tag == "form":
      self.document.forms.append(Form(values.get("action") or "", (values.get("method") or "get").lower()))
    elif tag in ("input", "select") and values.get("name") and self.document.forms:
      if values.get("type") not in ("checkbox", "radio", "file", "submit"):
        self.document.forms[-1].fields.append((values["name"], values.get("value") or ""))

  def note_refused(self, tag: str, values: dict[str, str | None]) -> None:
    if tag == "style" or (tag == "script" and not values.get("src")):
      self.document.refused.append(f"<{tag}> in the page")
    self.document.refused += [f"{name}=\"{value}\" on <{tag}>" for name, value in values.items()
                              if name == "style" or name.startswith("on")]


def parsed(html: str) -> Document:
  reader = _Reader()
  reader.feed(html)
  reader.close()
  return reader.document


def problems(html: str, title_end: str | None = TITLE_END) -> list[str]:
  """`title_end` is None where the title ends with another name, which is not known here."""
  document = parsed(html)
  found = [f"refused by the content security policy: {item}" for item in document.refused]
  if document.language != "fr":
    found.append(f"<html lang=\"{document.language}\">, not \"fr\"")
  if len(document.headings) != 1:
    found.append(f"{len(document.headings)} h1 instead of one: {document.headings}")
  page_name, dash, application = document.title.rpartition(" – ")
  if not page_name or not dash or application != (title_end or application):
    found.append(f"the title « {document.title} » is not « page – {title_end or 'site'} »")
  if document.links[:1] != ["#contenu"]:
    found.append(f"the first link is {document.links[:1]}, not the skip link to #contenu")
  if document.main.get("id") != "contenu" or document.main.get("tabindex") != "-1":
    found.append("no <main id=\"contenu\" tabindex=\"-1\"> for the skip link to reach")
  found += [f"the link {link} leads nowhere" for link in sorted(set(document.links))
            if link.startswith("#") and link[1:] not in document.identifiers]
  return found


def shared_titles(pages: dict[str, str]) -> list[str]:
  """Pages at different addresses that have the same title; the part after « ? » is not looked at."""
  addresses: dict[str, set[str]] = {}
  for address, html in pages.items():
    addresses.setdefault(parsed(html).title, set()).add(address.split("?")[0])
  return [f"« {title} » is the title of {', '.join(sorted(shared))}"
          for title, shared in addresses.items() if len(shared) > 1]
