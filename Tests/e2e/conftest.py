"""Fixtures: the program, the browser, and pages signed in as each role.

A test that changes data runs on the same server as the others: it creates what it changes.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

import program
from browser import SCHEMES, WIDTHS, chromium, new_context, open_site, sign_in
from program import Account, Door


def pytest_addoption(parser: pytest.Parser) -> None:
  parser.addoption("--theme", choices=["neutral", "dsfr"], default="neutral",
                   help="the theme served; dsfr needs `make dsfr` first")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> program.Demonstration:
  return program.demonstration(tmp_path_factory.mktemp("database"))


@pytest.fixture(scope="session")
def base_url(demonstration, request) -> Iterator[str]:
  with program.serving(demonstration.database, "--theme", request.config.getoption("--theme")) as address:
    yield address


@pytest.fixture(scope="session")
def network(tmp_path_factory) -> program.Demonstration:
  """A region with its sites, and people above them."""
  return program.demonstration(tmp_path_factory.mktemp("network"), "--network")


@pytest.fixture(scope="session")
def network_url(network, request) -> Iterator[str]:
  with program.serving(network.database, "--theme", request.config.getoption("--theme")) as address:
    yield address


@pytest.fixture(scope="session")
def doors(base_url, accounts, network_url, network) -> dict[str | None, Door]:
  """How each role of the préfecture comes in, a visitor (None), and people above sites."""
  by_email = {account.email.split("@")[0]: account for account in network.accounts}
  return {
    None: Door(base_url),
    **{role: Door(base_url, account) for role, account in accounts.items()},
    "ministry": Door(network_url, by_email["ministere"]),
    "region": Door(network_url, by_email["region"], site="Préfecture du Finistère"),
    "network administrator": Door(network_url, by_email["administration"]),
  }


@pytest.fixture(scope="session")
def accounts(demonstration) -> dict[str, Account]:
  """The first account of each role, under the role's name."""
  return {account.role: account for account in reversed(demonstration.accounts)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
  with chromium() as browser:
    yield browser


@pytest.fixture(scope="session")
def session_of(browser, doors) -> Callable[[str | None], dict | None]:
  """The browser state of someone signed in with a role; None, of a visitor. Each role signs in once."""
  sessions: dict[str | None, dict | None] = {None: None}

  def session_of(role: str | None) -> dict | None:
    if role not in sessions:
      door = doors[role]
      context = new_context(browser, door.address)
      page = context.new_page()
      sign_in(page, door.account.email, door.account.password)
      if door.site:
        open_site(page, door.site)
      sessions[role] = context.storage_state()
      context.close()
    return sessions[role]

  return session_of


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(request) -> int:
  return request.param


@pytest.fixture(params=SCHEMES)
def scheme(request) -> str:
  return request.param
