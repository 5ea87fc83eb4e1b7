"""Fixtures: two instances behind the proxy over a PostgreSQL, and people who work there meanwhile.

`--long` asks for more people and more faults; without it, everything takes about a minute.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest

from network import Network
from people import SUMMARY, Office, Work


@dataclass(frozen=True)
class Load:
  """How much is asked of the network."""

  people: int
  kills_of_instances: int
  kills_of_database: int
  cuts: int
  replacements: int


SHORT = Load(people=6, kills_of_instances=2, kills_of_database=1, cuts=20, replacements=2)
LONG = Load(people=24, kills_of_instances=20, kills_of_database=10, cuts=200, replacements=10)


def pytest_addoption(parser: pytest.Parser) -> None:
  parser.addoption("--long", action="store_true", help="more people, more faults: some minutes")


def pytest_terminal_summary(terminalreporter) -> None:
  if SUMMARY:
    terminalreporter.section("faults")
    for line in SUMMARY:
      terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def load(request) -> Load:
  return LONG if request.config.getoption("--long") else SHORT


@pytest.fixture(scope="session")
def network(tmp_path_factory) -> Iterator[Network]:
  with Network.running(tmp_path_factory.mktemp("network")) as network:
    yield network


@pytest.fixture(scope="session")
def office(network, load) -> Office:
  """The people, signed in."""
  return Office(network, load.people)


@pytest.fixture
def working(network, office, request) -> Callable[..., AbstractContextManager[Work]]:
  """`with working() as work:` has everybody work; what they did is compared with the register after it.

  `impatience` is how many of the forms that they send they do not wait for.
  """

  @contextmanager
  def working(impatience: float = 0.2) -> Iterator[Work]:
    work = office.begin(impatience)
    try:
      yield work
    finally:
      work.end()
    work.check()
    SUMMARY.append(f"{request.node.name}: {work.figures}")

  return working
