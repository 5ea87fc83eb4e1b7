"""Measures the network: 160 sites, five years, N requests on PostgreSQL; one instance, then two.

Method: docs/performance.md. Prints a table in Markdown; every figure comes from this run.
"""

import argparse
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import databases
import network_database
from load import Load, load
from program import PORT, Server, row

REGION = "region:84"
# The pages of a site, asked for at random sites.
SITE_PAGES = [
  ("a site's dashboard, goal 50 ms", ["/tableau-de-bord"]),
  ("register, open work, goal 30 ms", ["/demandes"]),
  ("register, finished work, goal 30 ms", ["/demandes?vue=terminees"]),
  ("register, filters, goal 30 ms",
   ["/demandes?vue=retard", "/demandes?vue=terminees&nature=conseil", "/demandes?canal=courriel"]),
  ("register, search of a word, goal 30 ms", ["/demandes?vue=terminees&q=pieces"]),
  ("register, search of a reference, goal 30 ms", ["/demandes?vue=terminees&q=B0000123"]),
]
NETWORK_PAGES = [
  ("national roll-up, goal 100 ms and 200 kB", "/reseau"),
  ("a region's roll-up", f"/reseau?noeud={REGION}"),
]
# Of one core, for each instance, when one is compared with two.
SHARE = 25


@contextmanager
def database(options: argparse.Namespace) -> Iterator[str]:
  """The one that was asked for, or a new one."""
  if options.database:
    yield options.database
    return
  address = databases.start_postgresql()
  try:
    network_database.make(address, options.requests)
    yield address
  finally:
    if options.keep:
      print(f"\nThe database stays: --database '{address}'")
    else:
      databases.stop_postgresql(address)


@contextmanager
def instances(address: str, count: int, share: int | None = None) -> Iterator[list[Server]]:
  """Instances of the program, each held to a share of one core, in per cent, if one is given."""
  servers: list[Server] = []
  limits: list[subprocess.Popen] = []
  try:
    for number in range(count):
      servers.append(Server.start(address, PORT + number))
    if share:
      limits += [
        subprocess.Popen(
          ["cpulimit", f"--limit={share}", f"--pid={server.process.pid}"],
          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for server in servers]
    yield servers
  finally:
    for limit in limits:
      limit.terminate()
      limit.wait()
    for server in servers:
      server.stop()


def site_requests(paths: list[str], cookie: str) -> list[tuple[str, str]]:
  return [
    (path, f"{cookie}; site={network_database.code(number)}")
    for number in range(network_database.SITES) for path in paths]


def measure_pages(address: str, seconds: int) -> None:
  with instances(address, 1) as [server]:
    cookie = server.sign_in()
    for name, path in NETWORK_PAGES:
      show(name, load([server], [(path, cookie)], seconds), len(server.page(path, cookie)))
    for name, paths in SITE_PAGES:
      requests = site_requests(paths, cookie)
      # Once round, so that no site's rows are read from the disk for the first time.
      load([server], requests, 2)
      show(name, load([server], requests, seconds), len(server.page(*requests[0])))
    row("resident memory after that", server.memory)


def show(name: str, measured: Load, size: int) -> None:
  row(f"{name}: 99th percentile", measured.p99, f"{measured.note}, {size / 1000:.0f} kB")


def compare_instances(address: str, seconds: int) -> None:
  """The same mix of pages from one instance and from two, each with the same share of a core."""
  measured = []
  for count in (1, 2):
    with instances(address, count, SHARE) as servers:
      cookie = servers[0].sign_in()
      requests = site_requests(["/tableau-de-bord", "/demandes", "/demandes?vue=terminees"], cookie)
      load(servers, requests, 3)
      idle = idle_seconds()
      result = load(servers, requests, seconds)
      idle = idle_seconds() - idle
      measured.append(result)
      # Where something is left of the machine, the share of the instances was the limit.
      row(
        f"{count} × {SHARE} % of a core", f"{result.rate:,.0f} pages a second",
        f"{result.cpu:.1f} ms of CPU a page in the program; {idle / seconds:.1f} cores idle meanwhile")
  row("two instances to one", f"{measured[1].rate / measured[0].rate:.2f}", "goal 1.7")


def idle_seconds() -> float:
  """How long the cores had nothing to do since the machine started, together."""
  return float(Path("/proc/uptime").read_text().split()[1])


def main() -> None:
  parser = argparse.ArgumentParser()
  parser.add_argument("--requests", type=int, default=3_000_000)
  parser.add_argument("--seconds", type=int, default=8, help="of load for each page")
  parser.add_argument("--keep", action="store_true", help="leave the database, and say its address")
  parser.add_argument("--database", help="one that was kept before")
  options = parser.parse_args()
  print("\n| the network on PostgreSQL | figure | |\n|---|---|---|")
  with database(options) as address:
    measure_pages(address, options.seconds)
    compare_instances(address, options.seconds)


if __name__ == "__main__":
  main()
