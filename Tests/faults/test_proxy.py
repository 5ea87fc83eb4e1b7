"""What the proxy says itself, and what it asks again, before instances that the tests make up."""

import http.client
import re
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import checks.html
import checks.typography
from database import wait_until
from program import free_port
from proxy import CONFIGURATION, proxying

REFERENCE = re.compile(r"Référence\u00a0: <code>([0-9A-F]+-[0-9A-F]+)</code>")


class Instance(BaseHTTPRequestHandler):
  """Is ready, says its port and the `Host` it was asked for, and hangs up where it is told to."""

  def do_GET(self) -> None:
    if self.path == "/health/ready":
      return self._answer("ready")
    self.server.asked[f"{self.command} {self.path}"] += 1
    if self.path == "/coupe" or self.path == "/coupe-une-fois" and self.server.is_first:
      self.connection.shutdown(socket.SHUT_RDWR)
    else:
      self._answer(f"{self.headers['Host']} {self.server.server_port}")

  def do_POST(self) -> None:
    self.rfile.read(int(self.headers["Content-Length"]))
    self.do_GET()

  def _answer(self, text: str) -> None:
    self.send_response(200)
    self.send_header("Content-Length", str(len(text)))
    self.end_headers()
    self.wfile.write(text.encode())

  def log_message(self, *_) -> None:
    pass


@contextmanager
def instances() -> Iterator[list[ThreadingHTTPServer]]:
  servers = [ThreadingHTTPServer(("127.0.0.1", 0), Instance) for _ in range(2)]
  for number, server in enumerate(servers):
    server.asked, server.is_first = Counter(), number == 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
  yield servers
  for server in servers:
    server.shutdown()
    server.server_close()


Ask = Callable[..., tuple[int, dict[str, str], str]]


@contextmanager
def asking(ports: list[int], log: Path) -> Iterator[Ask]:
  with proxying(ports, log) as (address, _):
    host, port = address.removeprefix("http://").split(":")

    def ask(method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
      connection = http.client.HTTPConnection(host, int(port), timeout=60)
      try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
      finally:
        connection.close()

    def listens() -> bool:
      with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0

    wait_until("the proxy listens", listens)
    yield ask


@pytest.fixture
def log(tmp_path: Path) -> Path:
  return tmp_path / "proxy.log"


def test_it_says_itself_that_no_instance_answers(log):
  with asking([free_port(), free_port()], log) as ask:
    status, headers, page = ask("GET", "/demandes?q=Norvaux")
    fit(page, headers, log)
  assert status == 503
  assert headers["retry-after"] == "5"
  assert "Rien de ce que vous venez d’envoyer n’a été enregistré." in page
  assert "Norvaux" not in log.read_text()


def test_what_broke_off_may_have_been_recorded(log):
  with instances() as servers, asking([server.server_port for server in servers], log) as ask:
    status, headers, page = ask("POST", "/coupe", b"objet=a")
    fit(page, headers, log)
  assert status == 503
  assert "elle est peut-être enregistrée" in page
  assert sum((server.asked for server in servers), Counter()) == {"POST /coupe": 1}


def test_what_changes_nothing_is_asked_again(log):
  with instances() as servers, asking([server.server_port for server in servers], log) as ask:
    for _ in range(4):
      assert ask("GET", "/coupe-une-fois")[0] == 200
  assert servers[0].asked["GET /coupe-une-fois"] > 0
  assert servers[1].asked["GET /coupe-une-fois"] == 4


def test_an_instance_that_cannot_be_reached_costs_nobody_anything(log):
  with instances() as servers, asking([free_port(), servers[1].server_port], log) as ask:
    for _ in range(4):
      status, _, text = ask("POST", "/demandes/saisir", b"objet=a", Host="qualite.example")
      assert (status, text) == (200, f"qualite.example {servers[1].server_port}")


def test_files_of_ten_megabytes_pass_and_larger_forms_do_not(log):
  with instances() as servers, asking([server.server_port for server in servers], log) as ask:
    assert ask("POST", "/joindre", bytes(10_500_000))[0] == 200
    status, headers, page = ask("POST", "/joindre", b"", **{"Content-Length": "13000000"})
    fit(page, headers, log)
  assert status == 413
  assert "Ce fichier dépasse 10\u00a0Mo" in page


def test_its_pages_are_valid_and_well_written():
  pages = {file.name: file.read_text(encoding="utf-8") for file in CONFIGURATION.parent.glob("*.html")}
  assert len(pages) == 3
  assert not checks.html.problems(pages)
  for page in pages.values():
    assert not checks.typography.problems(page.replace("%[unique-id]", "0000"))


def fit(page: str, headers: dict[str, str], log: Path) -> None:
  """The page comes as one of the application would, and the log knows its reference: it is written
  after the answer, so the proxy must still run."""
  assert headers["content-type"] == "text/html; charset=utf-8"
  assert headers["cache-control"] == "no-store"
  reference = REFERENCE.search(page).group(1)
  wait_until("the log has the reference", lambda: f"reference={reference} " in log.read_text())
