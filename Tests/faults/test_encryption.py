"""`sslmode`: what the program asks of the way to PostgreSQL, it gets, or it does not connect."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import Database, wait_until
from network import Instance, command
from program import free_port

# The name that the certificate of the server bears, and another one by which it can be reached.
HOST = "localhost"
OTHER_HOST = "127.0.0.1"


def openssl(*arguments: object) -> None:
  done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
  assert done.returncode == 0, done.stderr


def make_authority(folder: Path, name: str) -> Path:
  """Gives the certificate of a new authority; its key is beside it."""
  certificate = folder / f"{name}.crt"
  openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 2, "-subj", f"/CN={name}",
          "-keyout", certificate.with_suffix(".key"), "-out", certificate)
  return certificate


def sign(authority: Path, host: str) -> Path:
  """Gives a certificate for a host, signed by an authority; its key is beside it."""
  folder = authority.parent
  certificate, request, names = folder / "server.crt", folder / "server.csr", folder / "server.names"
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}",
          "-keyout", certificate.with_suffix(".key"), "-out", request)
  names.write_text(f"subjectAltName = DNS:{host}")
  openssl("x509", "-req", "-in", request, "-CA", authority, "-CAkey", authority.with_suffix(".key"),
          "-CAcreateserial", "-days", 2, "-extfile", names, "-out", certificate)
  return certificate


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Path:
  return make_authority(tmp_path_factory.mktemp("authority"), "Autorite d essai")


@pytest.fixture(scope="module")
def plain() -> Iterator[Database]:
  """A server that is reached by the network, and takes no encrypted connections."""
  with Database.running() as database:
    database.configure(listen_addresses=HOST, port=free_port())
    database.stop()
    database.start()
    yield database


@pytest.fixture(scope="module")
def encrypted(plain, authority) -> Database:
  """The same, from when it takes them."""
  certificate = sign(authority, HOST)
  plain.give("server.crt", certificate)
  plain.give("server.key", certificate.with_suffix(".key"))
  plain.configure(ssl="on")
  plain.rows("SELECT pg_reload_conf()")
  wait_until("the server encrypts", lambda: plain.rows("SHOW ssl") == [["on"]])
  return plain


def address(database: Database, mode: str, authority: Path | None = None, host: str = HOST) -> str:
  [[port]] = database.rows("SHOW port")
  known = f"&sslrootcert={authority}" if authority else ""
  return f"postgres://qualepref@{host}:{port}/postgres?sslmode={mode}{known}"


def refused(where: str, *words: str) -> None:
  """Every command says the same, in French, with what to do; it ends with 74."""
  done = command("verify", "--database", where)
  said = done.stderr.replace("\u00a0", " ").replace("\u202f", " ")
  assert done.returncode == 74, done.stdout + done.stderr
  assert not done.stdout
  for word in (*words, "Rien n’a été envoyé"):
    assert word in said, said


# First: the server does not encrypt yet.
def test_a_server_that_does_not_encrypt_is_refused(plain):
  refused(address(plain, "require"), "n’accepte pas de connexion chiffrée", "ssl = on")


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_every_connection_of_the_program_is_encrypted(mode, encrypted, authority, tmp_path):
  instance = Instance(mode, encrypted, tmp_path, address(encrypted, mode, authority))
  try:
    instance.start()
    assert instance.readiness() == (200, "ready")
    found = encrypted.rows("""
      SELECT DISTINCT s.ssl, s.version LIKE 'TLSv1._' FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid)
      WHERE a.application_name = 'qualepref'""")
    assert found == [["t", "t"]]
  finally:
    instance.kill()


def test_without_checks_another_name_does(encrypted):
  done = command("verify", "--database", address(encrypted, "require", host=OTHER_HOST))
  assert done.returncode == 0, done.stderr


def test_an_unknown_authority_is_refused(encrypted, authority, tmp_path):
  stranger = make_authority(tmp_path, "Inconnue")
  for mode in ("verify-ca", "verify-full"):
    refused(address(encrypted, mode, stranger), "n’est pas reconnu", "autorité inconnue", "sslrootcert=FICHIER")


def test_a_missing_file_of_authorities_is_told(encrypted, tmp_path):
  refused(address(encrypted, "verify-full", tmp_path / "absent.crt"), "sslrootcert=FICHIER", "absent.crt")


def test_another_name_is_refused(encrypted, authority):
  refused(address(encrypted, "verify-full", authority, host=OTHER_HOST), "porte un autre nom", OTHER_HOST)
  done = command("verify", "--database", address(encrypted, "verify-ca", authority, host=OTHER_HOST))
  assert done.returncode == 0, done.stderr
