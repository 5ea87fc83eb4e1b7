"""Two instances of the program over one database, and the proxy before them."""

import ctypes
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import program
from database import PATIENCE, Database, wait_until
from program import PROGRAM, ROOT
from proxy import proxying

PR_SET_CHILD_SUBREAPER = 36

# How long an instance that is replaced answers on, in seconds: the proxy has noticed well before, also on a
# machine that is busy with other things.
NOTICE = 10


class Instance:
  """One program that serves."""

  def __init__(self, name: str, database: Database, folder: Path, address: str = ""):
    """`address` is how it reaches the database, where that is not the usual one."""
    self.name = name
    self.port = program.free_port()
    self.address = f"http://127.0.0.1:{self.port}"
    self.log = folder / f"{name}.log"
    self._database = database
    self._database_address = address or database.address
    self._process: subprocess.Popen | None = None

  def start(self) -> None:
    command = [PROGRAM, "serve", "--port", str(self.port), "--database", self._database_address,
               "--drain", str(NOTICE)]
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

  def readiness(self) -> tuple[int, str] | None:
    """What it says to those who watch it; None when it does not listen."""
    try:
      with urllib.request.urlopen(f"{self.address}/health/ready", timeout=PATIENCE) as answer:
        return answer.status, answer.read().decode().strip()
    except urllib.error.HTTPError as answer:
      with answer:
        return answer.code, answer.read().decode().strip()
    except OSError:
      return None

  def leave(self, once_told: Callable[[], None]) -> list[tuple[int, str] | None]:
    """Tells it to end, and waits until it has; gives what it said of itself since it was no longer ready.

    `once_told` is called when that begins.
    """
    said = []
    self._process.terminate()
    while self._process.poll() is None:
      found = self.readiness()
      if not said:
        if found == (200, "ready"):
          continue
        once_told()
      if found not in said:
        said.append(found)
      time.sleep(0.02)
    assert self._process.returncode == 0, program.tail(self.log)
    return said


class Network:
  """All of it."""

  def __init__(self, folder: Path, database: Database, accounts: list[program.Account]):
    self.database = database
    self.accounts = accounts
    self.instances = [Instance(name, database, folder) for name in ("first", "second")]
    self.address = ""
    self.proxy_log = folder / "proxy.log"

  @classmethod
  @contextmanager
  def running(cls, folder: Path) -> Iterator["Network"]:
    # What PostgreSQL leaves behind when it is killed comes to this process, which clears it away: not
    # every container has someone else who does.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with Database.running() as database:
      assert database.rows("SHOW fsync") == [["on"]]
      network = cls(folder, database, demonstration(database))
      with network._served():
        yield network

  @contextmanager
  def _served(self) -> Iterator[None]:
    try:
      for instance in self.instances:
        instance.start()
      with proxying([instance.port for instance in self.instances], self.proxy_log) as (self.address, process):
        program.wait_for_answer(process, self.address, self.proxy_log)
        yield
    finally:
      for instance in self.instances:
        instance.kill()

  def sends_work_to(self, instance: Instance) -> bool:
    """Whether the proxy has found it ready again, if it had found that it was not."""
    log, found = self.proxy_log.read_text(), f"Server instances/{instance.name} is"
    return log.count(f"{found} UP") == log.count(f"{found} DOWN")

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
