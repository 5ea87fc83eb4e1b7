"""The release program as the benchmarks run it: commands, a server, someone who signs in."""

import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build/release/qualepref"
RULES = ROOT / ".build/release/qualepref-bench"
TODAY = "2026-05-19"
PORT = int(os.environ.get("BENCH_PORT", "8471"))
EMAIL = "mesure@exemple.example"
PASSWORD = "chaise-nuage-pomme-tuile"
SECONDS_TO_ANSWER = 30


def run(*command: str, **environment: str) -> str:
  """What a command printed; ends everything when it fails."""
  done = subprocess.run(
    command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
  if done.returncode != 0:
    sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
  return done.stdout


def qualepref(*words: str, database: str) -> str:
  return run(str(PROGRAM), *words, "--database", database, QUALEPREF_PASSWORD=PASSWORD)


def row(name: str, value: str, note: str = "") -> None:
  print(f"| {name} | {value} | {note} |", flush=True)


@dataclass
class Server:
  """One instance of the program."""
  process: subprocess.Popen
  port: int
  # From the start of the process to the whole sign-in page.
  seconds_to_answer: float

  @classmethod
  def start(cls, database: str, port: int = PORT) -> "Server":
    started = time.monotonic()
    process = subprocess.Popen(
      [str(PROGRAM), "serve", "--port", str(port), "--database", database, "--today", TODAY],
      cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = cls(process, port, 0)
    while True:
      try:
        urllib.request.urlopen(f"{server.address}/connexion").read()
        break
      except OSError:
        if time.monotonic() - started > SECONDS_TO_ANSWER:
          process.kill()
          sys.exit("the server does not answer")
        time.sleep(0.01)
    server.seconds_to_answer = time.monotonic() - started
    return server

  @property
  def address(self) -> str:
    return f"http://127.0.0.1:{self.port}"

  def stop(self) -> None:
    self.process.terminate()
    self.process.wait(15)

  def sign_in(self) -> str:
    """The cookie of a new session."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{self.address}/connexion").read().decode()
    token = re.search(r'name="jeton" value="([0-9a-f]+)"', page).group(1)
    form = urllib.parse.urlencode({"email": EMAIL, "password": PASSWORD, "jeton": token})
    browser.open(f"{self.address}/connexion", form.encode()).read()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.name == "session")

  def page(self, path: str, cookie: str) -> bytes:
    request = urllib.request.Request(self.address + path, headers={"Cookie": cookie})
    return urllib.request.urlopen(request).read()

  @property
  def cpu_seconds(self) -> float:
    """What the process has used since its start, in the program and in the system for it."""
    fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

  @property
  def memory(self) -> str:
    status = Path(f"/proc/{self.process.pid}/status").read_text()
    peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1))
    now = int(re.search(r"VmRSS:\s+(\d+)", status).group(1))
    return f"{now / 1024:.0f} MB now, {peak / 1024:.0f} MB at most"
