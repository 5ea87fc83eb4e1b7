"""A PostgreSQL that keeps what it confirms, two instances of the program, and the proxy before them."""

import ctypes
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import program
from program import PROGRAM, ROOT
from proxy import proxying

POSTGRESQL = ROOT / "scripts/postgresql.sh"
PR_SET_CHILD_SUBREAPER = 36

# Everything that has no bound of its own: a machine that is busy with other things is no fault.
PATIENCE = 120


def wait_until(what: str, is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
  give_up = time.monotonic() + patience
  while not is_so():
    assert time.monotonic() < give_up, f"{what}: not after {patience} s"
    time.sleep(0.02)


class Database:
  """The server, and what it holds."""

  def __init__(self, folder: Path):
    self.folder = folder
    self.address = ""

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

  def cut_connections(self) -> int:
    """Ends the connections of the program, whatever they are doing."""
    return int(self.rows(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'qualepref'")[0][0])

  @staticmethod
  def _script(*arguments: str) -> str:
    done = subprocess.run([POSTGRESQL, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Instance:
  """One program that serves."""

  def __init__(self, name: str, database: Database, folder: Path):
    self.port = program.free_port()
    self.address = f"http://127.0.0.1:{self.port}"
    self.log = folder / f"{name}.log"
    self._database = database
    self._process: subprocess.Popen | None = None

  def start(self) -> None:
    command = [PROGRAM, "serve", "--port", str(self.port), "--database", self._database.address]
    with self.log.open("ab") as output:
      self._process = subprocess.Popen(
        command, cwd=ROOT, env=program.environment(), stdout=output, stderr=output)
    program.wait_for_answer(self._process, self.address, self.log)

  def kill(self) -> None:
    if self._process:
      self._process.kill()
      self._process.wait()

  def kill_at_work(self) -> tuple[str, int]:
    """Kills it while it does a job; gives the job and the number of the lease that nobody gives back."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
      self._process.send_signal(signal.SIGSTOP)
      if self._job_held():
        self.kill()
        # The last that it asked of the server may have been to end the job.
        if held := self._job_held():
          return held
        self.start()
      else:
        self._process.send_signal(signal.SIGCONT)
        time.sleep(0.01)
    raise AssertionError("there is no job to do")

  def _job_held(self) -> tuple[str, int] | None:
    held = self._database.rows(
      f"SELECT id, lease_number FROM job WHERE state = 'running' AND leased_by LIKE '%:{self.port}'")
    return (held[0][0], int(held[0][1])) if held else None

  def stop(self) -> None:
    self._process.terminate()
    assert self._process.wait(PATIENCE) == 0, program.tail(self.log)


class Network:
  """All of it."""

  def __init__(self, folder: Path, database: Database, accounts: list[program.Account]):
    self.database = database
    self.accounts = accounts
    self.instances = [Instance(name, database, folder) for name in ("first", "second")]
    self.address = ""

  @classmethod
  @contextmanager
  def running(cls, folder: Path) -> Iterator["Network"]:
    # What PostgreSQL leaves behind when it is killed comes to this process, which clears it away: not
    # every container has someone else who does.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    # A socket's path is short, and its folder is open to the account of the server.
    with tempfile.TemporaryDirectory(prefix="qualepref-faults.", dir="/tmp") as short:
      os.chmod(short, 0o711)
      database = Database(Path(short) / "postgresql")
      database.start()
      assert database.rows("SHOW fsync") == [["on"]]
      try:
        network = cls(folder, database, demonstration(database))
        with network._served(folder):
          yield network
      finally:
        database.stop()

  @contextmanager
  def _served(self, folder: Path) -> Iterator[None]:
    log = folder / "proxy.log"
    try:
      for instance in self.instances:
        instance.start()
      with proxying([instance.port for instance in self.instances], log) as (self.address, process):
        program.wait_for_answer(process, self.address, log)
        yield
      for instance in self.instances:
        instance.stop()
    finally:
      for instance in self.instances:
        instance.kill()

  def verify(self) -> str:
    """What `qualepref verify` prints; it must find nothing."""
    done = command("verify", "--database", self.database.address)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def demonstration(database: Database) -> list[program.Account]:
  done = command("demo", "--database", database.address)
  assert done.returncode == 0, done.stdout + done.stderr
  return program.accounts_in(done.stdout)


def command(*arguments: str) -> subprocess.CompletedProcess:
  return subprocess.run([PROGRAM, *arguments], cwd=ROOT, env=program.environment(), capture_output=True,
                        text=True, encoding="utf-8")


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
