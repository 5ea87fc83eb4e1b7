"""Load on one or several instances by wrk, and what came of it."""

import re
import tempfile
from dataclasses import dataclass

from program import ROOT, Server, run

CONNECTIONS = 16


@dataclass(frozen=True)
class Load:
  """What a time of load measured."""
  # The median and the 99th percentile, with wrk's unit.
  median: str
  p99: str
  # Pages a second, of all instances together.
  rate: float
  failed: int
  # Of the instances, in milliseconds a page.
  cpu: float

  @property
  def note(self) -> str:
    failed = f", {self.failed} failed" if self.failed else ""
    return f"median {self.median}, {self.rate:,.0f} pages a second, {self.cpu:.1f} ms of CPU{failed}"


def load(servers: list[Server], requests: list[tuple[str, str]], seconds: int) -> Load:
  """Asks for these pages, path and cookie, in random order.

  Each instance gets as many of the 16 connections, which ask for the next page when they have one.
  """
  with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
    file.writelines(f"{path}\t{cookie}\n" for path, cookie in requests)
    file.flush()
    before = sum(server.cpu_seconds for server in servers)
    output = run(
      "wrk", f"-t{len(servers)}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s",
      str(ROOT / "Benchmarks/load.lua"), servers[0].address, LOAD_REQUESTS=file.name,
      LOAD_PORTS=" ".join(str(server.port) for server in servers))
    used = sum(server.cpu_seconds for server in servers) - before
  pages = int(re.search(r"(\d+) requests in", output).group(1))
  failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
  return Load(
    median=re.search(r"^\s+50%\s+(\S+)", output, re.MULTILINE).group(1),
    p99=re.search(r"^\s+99%\s+(\S+)", output, re.MULTILINE).group(1),
    rate=float(re.search(r"Requests/sec:\s+(\S+)", output).group(1)),
    failed=int(failed.group(1)) if failed else 0, cpu=used * 1000 / max(pages, 1))
