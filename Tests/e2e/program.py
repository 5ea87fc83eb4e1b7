"""Runs the real program for the tests, on a demonstration préfecture in a database of its own."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("QUALEPREF_PROGRAM", ROOT / ".build/debug/qualepref"))

# A Tuesday, the day of every page of the interface's prototype.
TODAY = "2026-05-19"
SECONDS_TO_ANSWER = 30
SECONDS_TO_STOP = 15


@dataclass(frozen=True)
class Account:
  role: str
  email: str
  password: str


@dataclass(frozen=True)
class Door:
  """Where someone signs in, as whom (None: a visitor), and the site that they open from the list."""

  address: str
  account: Account | None = None
  site: str | None = None


@dataclass(frozen=True)
class Demonstration:
  database: Path
  accounts: list[Account]


EMAIL = re.compile(r"[^\s<>«»;|,]+@[^\s<>«»;|,]+")


def accounts_in(output: str) -> list[Account]:
  """The accounts that `qualepref demo` prints, one a line: role, e-mail, password, apart by tabs.

  Runs of spaces and other separators are taken too: this is the one place that knows the form.
  """
  accounts = []
  for line in output.splitlines():
    if email := EMAIL.search(line):
      role = line[:email.start()].strip(" \t;|:-*\u00a0\u202f")
      password = line[email.end():].strip(" \t;|:-\u00a0\u202f")
      if role and password:
        accounts.append(Account(role, email.group(), password))
  if not accounts:
    raise AssertionError(f"`qualepref demo` printed no line « role, e-mail, password »:\n{output}")
  return accounts


def demonstration(folder: Path, *options: str) -> Demonstration:
  """Fills a new database with the demonstration préfecture, or the network with `--network`, as of TODAY."""
  database = folder / "demonstration.sqlite"
  run = subprocess.run(
    [PROGRAM, "demo", "--database", f"sqlite:{database}", "--today", TODAY, *options],
    cwd=ROOT, env=environment(), capture_output=True, text=True, encoding="utf-8")
  if run.returncode != 0:
    raise AssertionError(f"`qualepref demo` exited with {run.returncode}:\n{run.stdout}{run.stderr}")
  return Demonstration(database, accounts_in(run.stdout))


@contextmanager
def serving(database: Path, *options: str) -> Iterator[str]:
  """Serves a database on a free port, gives the address, and checks that the program stops cleanly."""
  port = free_port()
  address = f"http://127.0.0.1:{port}"
  log = database.with_suffix(".log")
  command = [PROGRAM, "serve", "--host", "127.0.0.1", "--port", str(port),
             "--database", f"sqlite:{database}", "--today", TODAY, *options]
  with log.open("wb") as output:
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=output, stderr=output)
  try:
    wait_for_answer(process, address, log)
    yield address
  finally:
    process.terminate()
    try:
      status = process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
      process.kill()
      raise AssertionError(f"`qualepref serve` did not stop when asked to:\n{tail(log)}") from None
  if status != 0:
    raise AssertionError(f"`qualepref serve` exited with {status}:\n{tail(log)}")


def wait_for_answer(process: subprocess.Popen, address: str, log: Path) -> None:
  give_up = time.monotonic() + SECONDS_TO_ANSWER
  while time.monotonic() < give_up and process.poll() is None:
    try:
      urllib.request.urlopen(f"{address}/connexion", timeout=SECONDS_TO_ANSWER).close()
      return
    except urllib.error.HTTPError as answer:
      raise AssertionError(f"/connexion answers {answer.code}:\n{tail(log)}") from answer
    except OSError:
      time.sleep(0.05)
  raise AssertionError(f"`qualepref serve` does not answer (exit status {process.poll()}):\n{tail(log)}")


def environment() -> dict[str, str]:
  return {name: value for name, value in os.environ.items() if name != "QUALEPREF_DATABASE"}


def free_port() -> int:
  with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    return probe.getsockname()[1]


def tail(log: Path, lines: int = 40) -> str:
  return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
