"""Every page that someone can reach by links, from the menu on, without a browser.

Pages of the same pattern (the same address but for identifiers) differ by their data alone: a few of
each are read.
"""

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from checks.document import Document, parsed

PAGES_PER_PATTERN = 3
# Above sites the same pages again: one of each will do.
PAGES_PER_PATTERN_ABOVE_SITES = 1
VIEWS_PER_PATH = 8
MOST_PAGES = 400


@dataclass(frozen=True)
class Answer:
  """`address` is the path and query asked for; `found_on`, the page with the link."""

  role: str | None
  address: str
  found_on: str
  status: int
  headers: dict[str, str]
  html: str | None

  @property
  def path_pattern(self) -> str:
    return path_pattern(self.address)

  @property
  def pattern(self) -> str:
    return pattern(self.address)

  @property
  def name(self) -> str:
    return f"{self.role or 'visitor'} {self.address}"

  @cached_property
  def document(self) -> Document:
    return parsed(self.html or "")


def path_pattern(address: str) -> str:
  """`/demandes/2026-0412` is `/demandes/:id`: what holds a digit or a capital names one thing."""
  path = urlsplit(address).path
  return "/".join(":id" if re.search(r"[0-9A-Z%]", part) else part for part in path.split("/"))


def pattern(address: str) -> str:
  """The pattern of the path, and which questions are asked, whatever their values."""
  keys = sorted({pair.split("=")[0] for pair in urlsplit(address).query.split("&") if pair})
  return path_pattern(address) + ("?" + "&".join(keys) if keys else "")


def targets(base_url: str, answer: Answer) -> list[str]:
  """The addresses of this site that a page leads to: its links, and its GET forms as they stand."""
  here = base_url + answer.address
  links = [urljoin(here, link) for link in answer.document.links]
  links += [urljoin(here, form.action).split("?")[0] + ("?" + urlencode(form.fields) if form.fields else "")
            for form in answer.document.forms if form.method == "get"]
  found = dict.fromkeys(urldefrag(link).url for link in links)
  return [link.removeprefix(base_url) or "/" for link in found if link == base_url
          or link.startswith(base_url + "/")]


def fetch(base_url: str, address: str, role: str | None, cookie: str, found_on: str) -> Answer:
  request = urllib.request.Request(base_url + address, headers={"Cookie": cookie} if cookie else {})
  try:
    response = urllib.request.urlopen(request, timeout=30)
  except urllib.error.HTTPError as error:
    response = error
  with response:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = response.read()
    final = response.geturl().removeprefix(base_url) or "/"
  is_html = headers.get("content-type", "").startswith("text/html")
  return Answer(role, final, found_on, response.status, headers, body.decode("utf-8") if is_html else None)


def crawl(base_url: str, role: str | None, session: dict | None, starts: list[str],
          pages_per_pattern: int = PAGES_PER_PATTERN) -> list[Answer]:
  """Reads pages from `starts` on, nearest first, each address once."""
  cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in (session or {}).get("cookies", []))
  waiting = deque((start, "the start") for start in starts)
  asked: set[str] = set()
  per_pattern: Counter[str] = Counter()
  views: dict[str, set[str]] = {}
  answers: dict[str, Answer] = {}
  while waiting:
    address, found_on = waiting.popleft()
    known_views = views.setdefault(path_pattern(address), set())
    is_new_view = pattern(address) not in known_views
    if address in asked or per_pattern[pattern(address)] >= pages_per_pattern or (
        is_new_view and len(known_views) >= VIEWS_PER_PATH):
      continue
    asked.add(address)
    known_views.add(pattern(address))
    per_pattern[pattern(address)] += 1
    answer = fetch(base_url, address, role, cookie, found_on)
    answers.setdefault(answer.address, answer)
    if len(asked) > MOST_PAGES:
      raise AssertionError(f"more than {MOST_PAGES} pages: which address pattern has no end? {per_pattern}")
    if answer.html is not None:
      waiting.extend((target, address) for target in targets(base_url, answer))
  return list(answers.values())
