"""Measures the program on a register of N requests: import, start, pages, memory, statements.

Method: docs/performance.md. Prints a table in Markdown; every figure comes from this run.
"""

import argparse
import http.cookiejar
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build/release/qualepref"
RULES = ROOT / ".build/release/qualepref-bench"
TODAY = "2026-05-19"
PORT = 8471
BASE = f"http://127.0.0.1:{PORT}"
PASSWORD = "chaise-nuage-pomme-tuile"
EMAIL = "mesure@exemple.example"

PAGES = [
  ("register, open", "/demandes"),
  ("register, late", "/demandes?vue=retard"),
  ("register, today", "/demandes?vue=aujourdhui"),
  ("register, week", "/demandes?vue=semaine"),
  ("register, waiting", "/demandes?vue=attente"),
  ("register, done", "/demandes?vue=terminees"),
  ("register, done, one kind", "/demandes?vue=terminees&nature=conseil"),
  ("register, done, rare channel", "/demandes?vue=terminees&canal=guichet"),
  ("register, one service", "/demandes?vue=terminees&service={service}"),
  ("register, common word", "/demandes?vue=terminees&q=pieces"),
  ("register, one reference", "/demandes?vue=terminees&q=B0012345"),
  ("dashboard", "/tableau-de-bord"),
  ("indicators of a year", "/indicateurs?periode=2025"),
]


def run(*command: str, **environment: str) -> str:
  import os
  done = subprocess.run(
    command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
  if done.returncode != 0:
    sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
  return done.stdout


def row(name: str, value: str, note: str = "") -> None:
  print(f"| {name} | {value} | {note} |", flush=True)


def prepare(folder: Path, count: int) -> Path:
  database = folder / "bench.sqlite"
  file = folder / "register.csv"
  file.write_text(run(sys.executable, "Benchmarks/register.py", str(count), TODAY))
  address = f"sqlite:{database}"
  run(str(PROGRAM), "site", "add", "mesure", "--name", "Préfecture de mesure", "--kind",
      "prefecture", "--cert", "no", "--modules", "1,4", "--territory", "41", "--database", address)
  started = time.monotonic()
  run(str(PROGRAM), "import", "requests", str(file), "--site", "mesure", "--database", address,
      "--today", TODAY)
  seconds = time.monotonic() - started
  row(f"import of {count:,} rows", f"{seconds:.1f} s", f"{count / seconds:,.0f} rows a second")
  run(str(PROGRAM), "user", "add", EMAIL, "--role", "quality-officer", "--site", "mesure",
      "--database", address, QUALEPREF_PASSWORD=PASSWORD)
  size = sum(part.stat().st_size for part in folder.glob("bench.sqlite*"))
  row("database on disk", f"{size / 1e6:,.0f} MB")
  return database


def serve(database: Path) -> subprocess.Popen:
  started = time.monotonic()
  server = subprocess.Popen(
    [str(PROGRAM), "serve", "--port", str(PORT), "--database", f"sqlite:{database}", "--today",
     TODAY], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
  while True:
    try:
      urllib.request.urlopen(f"{BASE}/connexion").read()
      break
    except OSError:
      if time.monotonic() - started > 30:
        sys.exit("the server does not answer")
      time.sleep(0.01)
  row("first answer after the start", f"{(time.monotonic() - started) * 1000:.0f} ms", "goal 500 ms")
  return server


def sign_in() -> str:
  jar = http.cookiejar.CookieJar()
  browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
  page = browser.open(f"{BASE}/connexion").read().decode()
  token = re.search(r'name="jeton" value="([0-9a-f]+)"', page).group(1)
  form = urllib.parse.urlencode({"email": EMAIL, "password": PASSWORD, "jeton": token})
  browser.open(f"{BASE}/connexion", form.encode()).read()
  return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.name == "session")


def measure(name: str, path: str, cookie: str, seconds: int) -> None:
  request = urllib.request.Request(BASE + path, headers={"Cookie": cookie})
  body = urllib.request.urlopen(request).read()
  output = run("wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}",
               BASE + path)
  p99 = re.search(r"99%\s+(\S+)", output).group(1)
  p50 = re.search(r"50%\s+(\S+)", output).group(1)
  rate = re.search(r"Requests/sec:\s+(\S+)", output).group(1)
  failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
  note = f"median {p50}, {rate} pages a second, {len(body) / 1000:.0f} kB"
  row(f"{name}, 99th percentile", p99, note + (f", {failed.group(1)} failed" if failed else ""))


def memory(server: subprocess.Popen) -> str:
  status = Path(f"/proc/{server.pid}/status").read_text()
  peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1))
  now = int(re.search(r"VmRSS:\s+(\d+)", status).group(1))
  return f"{now / 1024:.0f} MB now, {peak / 1024:.0f} MB at most"


def main() -> None:
  parser = argparse.ArgumentParser()
  parser.add_argument("--requests", type=int, default=100_000)
  parser.add_argument("--seconds", type=int, default=8, help="of load for each page")
  options = parser.parse_args()
  with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    print(f"\n| {options.requests:,} requests on one site | figure | |\n|---|---|---|")
    database = prepare(folder, options.requests)
    server = serve(database)
    try:
      cookie = sign_in()
      page = urllib.request.urlopen(
        urllib.request.Request(f"{BASE}/demandes", headers={"Cookie": cookie})).read().decode()
      service = re.search(r'<option value="([0-9a-z]{26})"', page).group(1)
      for label, path in PAGES:
        measure(label, path.format(service=service), cookie, options.seconds)
      row("resident memory after that", memory(server), "goal 150 MB")
    finally:
      server.terminate()
      server.wait(15)
    for line in run(str(RULES), "--database", f"sqlite:{database}", "--site", "mesure", "--today",
                    TODAY).splitlines():
      cells = line.split("\t")
      row(cells[0], cells[1], f"99th percentile {cells[2]}" if len(cells) > 2 else "")


if __name__ == "__main__":
  main()
