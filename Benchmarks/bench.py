"""Measures the program on a register of N requests: import, start, pages, memory, statements.

Method: docs/performance.md. Prints a table in Markdown; every figure comes from this run.
"""

import argparse
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import databases
from load import load
from program import EMAIL, RULES, TODAY, Server, qualepref, row, run

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


def prepare(database: str, count: int) -> None:
  qualepref(
    "site", "add", "mesure", "--name", "Préfecture de mesure", "--kind", "prefecture", "--cert", "no",
    "--modules", "1,4", "--territory", "41", database=database)
  with TemporaryDirectory() as folder:
    file = Path(folder) / "register.csv"
    file.write_text(run(sys.executable, "Benchmarks/register.py", str(count), TODAY))
    started = time.monotonic()
    qualepref(
      "import", "requests", str(file), "--site", "mesure", "--today", TODAY, database=database)
  seconds = time.monotonic() - started
  row(f"import of {count:,} rows", f"{seconds:.1f} s", f"{count / seconds:,.0f} rows a second")
  qualepref("user", "add", EMAIL, "--role", "quality-officer", "--site", "mesure", database=database)
  databases.settle(database)
  row("database on disk", f"{databases.size(database) / 1e6:,.0f} MB")


def measure_pages(database: str, seconds: int) -> None:
  server = Server.start(database)
  try:
    row("first answer after the start", f"{server.seconds_to_answer * 1000:.0f} ms", "goal 500 ms")
    cookie = server.sign_in()
    service = re.search(
      r'<option value="([0-9a-z]{26})"', server.page("/demandes", cookie).decode()).group(1)
    for name, path in PAGES:
      path = path.format(service=service)
      size = len(server.page(path, cookie))
      measured = load([server], [(path, cookie)], seconds)
      row(f"{name}, 99th percentile", measured.p99, f"{measured.note}, {size / 1000:.0f} kB")
    row("resident memory after that", server.memory, "goal 150 MB")
  finally:
    server.stop()


def measure_statements(database: str) -> None:
  output = run(str(RULES), "--database", database, "--site", "mesure", "--today", TODAY)
  for line in output.splitlines():
    name, median, *rest = line.split("\t")
    row(name, median, f"99th percentile {rest[0]}" if rest else "")


def main() -> None:
  parser = argparse.ArgumentParser()
  parser.add_argument("--requests", type=int, default=100_000)
  parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
  parser.add_argument("--seconds", type=int, default=8, help="of load for each page")
  options = parser.parse_args()
  print(f"\n| {options.requests:,} requests on one site, {options.engine} | figure | |\n|---|---|---|")
  with getattr(databases, options.engine)() as database:
    prepare(database, options.requests)
    measure_pages(database, options.seconds)
    measure_statements(database)


if __name__ == "__main__":
  main()
