"""Every page that each role can reach, at a site and above sites, and the problem pages, against every
check."""

from collections.abc import Callable

import pytest

from browser import SCHEMES, Complaints, new_context
from checks import accessibility, document, headers, html, keyboard, layout, typography
from crawl import PAGES_PER_PATTERN, PAGES_PER_PATTERN_ABOVE_SITES, Answer, crawl, fetch

NOT_A_PAGE = "/cette-page-n-existe-pas"


def readable(problems: list[str]) -> str:
  return f"{len(problems)} problems:\n" + "\n".join(problems[:40])


@pytest.fixture(scope="session")
def visits(doors, base_url, session_of) -> dict[str | None, list[Answer]]:
  """What each role can reach; None is a visitor, who starts where strangers arrive."""
  visits = {}
  for role, door in doors.items():
    few = PAGES_PER_PATTERN if door.address == base_url else PAGES_PER_PATTERN_ABOVE_SITES
    visits[role] = crawl(
      door.address, role, session_of(role), ["/" if role else "/connexion"], few)
  return visits


@pytest.fixture(scope="session")
def pages(base_url, accounts, session_of, visits) -> list[Answer]:
  """One HTML page for each role and pattern, and a problem page."""
  found: dict[tuple, Answer] = {}
  for role, answers in visits.items():
    for answer in answers:
      if answer.html is not None:
        found.setdefault((role, answer.pattern), answer)
  role = next(iter(accounts))
  cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in session_of(role)["cookies"])
  return [*found.values(), fetch(base_url, NOT_A_PAGE, role, cookie, "nowhere")]


@pytest.fixture(scope="session")
def different_pages(pages) -> list[Answer]:
  """What needs the browser is looked at once, whoever sees it: each path plain, and with one query."""
  found: dict[tuple[str, bool], Answer] = {}
  for page in pages:
    found.setdefault((page.path_pattern, "?" in page.address), page)
  return list(found.values())


def title_end(page: Answer) -> str | None:
  """The public page bears the name of the site instead of the application's."""
  return None if page.address.startswith("/public/") else document.TITLE_END


def each_page(pages: list[Answer], subtests, problems: Callable[[Answer], list[str]]) -> None:
  for page in pages:
    with subtests.test(page.name):
      found = problems(page)
      assert not found, readable(found)


def test_every_role_reaches_pages_and_every_link_answers(visits, subtests):
  for role, answers in visits.items():
    with subtests.test(role or "visitor"):
      broken = [f"{answer.address}, linked from {answer.found_on}, answers {answer.status}"
                for answer in answers if answer.status != 200]
      broken += [f"a link on {answer.found_on} asks to sign in again" for answer in answers
                 if role and answer.path_pattern == "/connexion"]
      assert not broken, readable(broken)
      assert len({answer.path_pattern for answer in answers}) > (3 if role else 0)


def test_an_address_that_does_not_exist_answers_404(pages):
  assert pages[-1].address == NOT_A_PAGE
  assert pages[-1].status == 404


def test_the_html_of_every_page_is_valid(pages):
  found = html.problems({page.name: page.html for page in pages})
  assert not found, readable([f"{name}: {line}" for name, lines in found.items() for line in lines])


def test_every_page_has_an_outline_and_a_way_in(pages, subtests):
  each_page(pages, subtests, lambda page: document.problems(page.html, title_end(page)))


def test_no_two_pages_share_a_title(visits):
  titles = [document.shared_titles({answer.address: answer.html for answer in answers if answer.html})
            for answers in visits.values()]
  assert not sum(titles, []), readable(sum(titles, []))


def test_every_page_is_written_in_french(pages, subtests):
  each_page(pages, subtests, lambda page: typography.problems(page.html))


def test_every_page_comes_with_strict_headers(pages, subtests):
  # What a site shows the public is the same for everyone and may be kept.
  each_page(
    pages, subtests,
    lambda page: headers.problems(
      page.headers, signed_in=page.role is not None and not page.path_pattern.startswith("/public/")))


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(doors, session_of):
  for role in filter(None, doors):
    assert not headers.cookie_problems(session_of(role)["cookies"])


def test_every_page_in_the_browser(different_pages, width, browser, doors, session_of, subtests):
  """Each page is loaded once per width; the colour scheme then changes under it."""
  contexts = {role: new_context(browser, doors[role].address, width, SCHEMES[0], session_of(role))
              for role in {page.role for page in different_pages}}
  windows = {role: context.new_page() for role, context in contexts.items()}
  complaints = {role: Complaints(window) for role, window in windows.items()}

  def problems(page: Answer) -> list[str]:
    window = windows[page.role]
    window.emulate_media(color_scheme=SCHEMES[0])
    window.goto(page.address)
    found = complaints[page.role].taken() + layout.problems(window)
    for scheme in SCHEMES:
      window.emulate_media(color_scheme=scheme)
      found += [f"{scheme}: {line}" for line in accessibility.problems(window)]
    return found + keyboard.problems(window)

  each_page(different_pages, subtests, problems)
  for context in contexts.values():
    context.close()
