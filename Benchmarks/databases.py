"""Databases of the benchmarks: a file, or a PostgreSQL of their own that ends with them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from program import run

# Beside what the PostgreSQL of the tests has (nothing is flushed, nothing runs by itself): the memory
# of a small server, and no copy of a page in the log.
SETTINGS = """
shared_buffers = 2GB
effective_cache_size = 6GB
maintenance_work_mem = 512MB
work_mem = 16MB
wal_level = minimal
max_wal_senders = 0
max_wal_size = 8GB
random_page_cost = 1.1
"""


@contextmanager
def sqlite() -> Iterator[str]:
  with TemporaryDirectory() as folder:
    yield f"sqlite:{folder}/bench.sqlite"


@contextmanager
def postgresql() -> Iterator[str]:
  address = start_postgresql()
  try:
    yield address
  finally:
    stop_postgresql(address)


def start_postgresql() -> str:
  return run("scripts/postgresql.sh", "start", POSTGRESQL_SETTINGS=SETTINGS).strip()


def stop_postgresql(address: str) -> None:
  run("scripts/postgresql.sh", "stop", address)


def psql(address: str, *statements: str) -> str:
  """What the last of these statements gives, without headings."""
  commands = [word for statement in statements for word in ("-c", statement)]
  return run("psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", *commands, address)


def settle(address: str) -> None:
  """Does what a PostgreSQL in use does by itself within hours: statistics and cleaning."""
  if not address.startswith("sqlite:"):
    psql(address, "VACUUM (ANALYZE, PARALLEL 2)")


def size(address: str) -> int:
  """Bytes on disk."""
  if address.startswith("sqlite:"):
    file = Path(address.removeprefix("sqlite:"))
    return sum(os.path.getsize(part) for part in file.parent.glob(f"{file.name}*"))
  return int(psql(address, "SELECT pg_database_size(current_database())"))
