"""A PostgreSQL that keeps what it confirms, until a test ends it."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from program import ROOT

POSTGRESQL = ROOT / "scripts/postgresql.sh"

# Everything that has no bound of its own: a machine that is busy with other things is no fault.
PATIENCE = 120


def wait_until(what: str, is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
  give_up = time.monotonic() + patience
  while not is_so():
    assert time.monotonic() < give_up, f"{what}: not after {patience} s"
    time.sleep(0.02)


class Database:
  """A server, and what one database on it holds."""

  def __init__(self, folder: Path):
    self.folder = folder
    self.address = ""

  @classmethod
  @contextmanager
  def running(cls) -> Iterator["Database"]:
    # A socket's path is short, and its folder is open to the account of the server.
    with tempfile.TemporaryDirectory(prefix="qualepref-faults.", dir="/tmp") as short:
      os.chmod(short, 0o711)
      database = cls(Path(short) / "postgresql")
      database.start()
      try:
        yield database
      finally:
        database.stop()

  def start(self) -> None:
    self.address = self._script("start", str(self.folder))

  def start_measured(self) -> float:
    """Starts it; gives the moment when it accepted connections."""
    script = subprocess.Popen([POSTGRESQL, "start", self.folder], stdout=subprocess.DEVNULL)
    wait_until("PostgreSQL accepts connections", self.accepts)
    moment = time.monotonic()
    assert script.wait(PATIENCE) == 0
    return moment

  def accepts(self) -> bool:
    asked = subprocess.run(["pg_isready", "--quiet", "--dbname", self.address])
    return asked.returncode == 0

  def stop(self) -> None:
    self._script("stop", self.address)

  def kill(self) -> None:
    """Ends all its processes at once, as a machine that stops does."""
    server = int((self.folder / "data/postmaster.pid").read_text().split()[0])
    # Stopped, it makes no new ones.
    os.kill(server, signal.SIGSTOP)
    family = [*children(server), server]
    for pid in family:
      os.kill(pid, signal.SIGKILL)
    wait_until("PostgreSQL is gone", lambda: all(is_gone(pid) for pid in family))

  def rows(self, statement: str) -> list[list[str]]:
    asked = subprocess.run(
      ["psql", "--no-psqlrc", "--tuples-only", "--no-align", "--field-separator=\t", "--dbname", self.address,
       "--command", statement], capture_output=True, text=True, encoding="utf-8")
    assert asked.returncode == 0, asked.stderr
    return [line.split("\t") for line in asked.stdout.splitlines() if line]

  def created(self, name: str) -> "Database":
    """Another database on this server, which is new."""
    self.rows(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    other = Database(self.folder)
    other.address = self.address.replace("/postgres?", f"/{name}?")
    return other

  def dump(self) -> str:
    """All that it holds, and how."""
    made = subprocess.run(
      ["pg_dump", "--dbname", self.address], capture_output=True, text=True, encoding="utf-8")
    assert made.returncode == 0, made.stderr
    # A word drawn at random stands against what a dump might make psql do.
    return re.sub(r"^\\(un)?restrict .*$", "", made.stdout, flags=re.MULTILINE)

  def configure(self, **settings: object) -> None:
    """Keeps settings for the next time that it starts, or reads them again."""
    for name, value in settings.items():
      self.rows(f"ALTER SYSTEM SET {name} = '{value}'")

  def give(self, name: str, file: Path) -> None:
    """Copies a file into its folder, for its eyes alone."""
    data = self.folder / "data"
    copy = data / name
    shutil.copyfile(file, copy)
    copy.chmod(0o600)
    os.chown(copy, data.stat().st_uid, data.stat().st_gid)

  def cut_connections(self) -> int:
    """Ends the connections of the program, whatever they are doing."""
    return int(self.rows(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'qualepref'")[0][0])

  @staticmethod
  def _script(*arguments: str) -> str:
    done = subprocess.run([POSTGRESQL, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def children(pid: int) -> list[int]:
  found = []
  for process in Path("/proc").glob("[0-9]*"):
    try:
      # After the name, which may hold anything: the state, then the parent.
      if int((process / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
        found.append(int(process.name))
    except (FileNotFoundError, ProcessLookupError):
      continue
  return found


def is_gone(pid: int) -> bool:
  try:
    return os.waitpid(pid, os.WNOHANG)[0] == pid
  except ChildProcessError:
    return not Path(f"/proc/{pid}").exists()
