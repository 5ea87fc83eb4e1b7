"""The reverse proxy, as its configuration in the repository makes it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from program import ROOT, free_port

CONFIGURATION = ROOT / "Resources/Proxy/haproxy.cfg"


@contextmanager
def proxying(instances: list[int], log: Path) -> Iterator[tuple[str, subprocess.Popen]]:
  """Runs it before two ports of instances; gives its address, where it listens soon, and its process."""
  port = free_port()
  addresses = {"QUALEPREF_PROXY": f"127.0.0.1:{port}", "QUALEPREF_FIRST": f"127.0.0.1:{instances[0]}",
               "QUALEPREF_SECOND": f"127.0.0.1:{instances[1]}", "PATH": f"{os.environ['PATH']}:/usr/sbin"}
  with log.open("wb") as output:
    process = subprocess.Popen(["haproxy", "-db", "-f", CONFIGURATION], env={**os.environ, **addresses},
                               stdout=output, stderr=output)
  try:
    yield f"http://127.0.0.1:{port}", process
  finally:
    process.terminate()
    process.wait()
