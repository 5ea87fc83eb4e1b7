"""Programs of one version, and of several, that open one PostgreSQL database."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from database import Database, wait_until
from network import Instance, command
from program import PROGRAM, ROOT, environment


@pytest.fixture(scope="module")
def server() -> Iterator[Database]:
  with Database.running() as server:
    yield server


@contextmanager
def bringing_up_to_date(database: Database) -> Iterator[None]:
  """Holds the lock of whoever brings the schema up to date."""
  session = subprocess.Popen(
    ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--dbname", database.address],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
  session.stdin.write("SELECT pg_advisory_lock(hashtextextended('qualepref schema', 0)) IS NULL;\n")
  session.stdin.flush()
  assert session.stdout.readline().strip() == "f"
  yield
  session.stdin.close()
  assert session.wait() == 0


def versions(database: Database) -> list[int]:
  return [int(version) for [version] in database.rows("SELECT version FROM schema_version ORDER BY version")]


def test_programs_that_start_together_wait_for_the_first(server):
  database = server.created("ensemble")
  waiting = """SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND NOT granted AND application_name = 'qualepref'"""
  with bringing_up_to_date(database):
    programs = [
      subprocess.Popen([PROGRAM, "verify", "--database", database.address], cwd=ROOT, env=environment(),
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
      for _ in range(4)]
    wait_until("all wait", lambda: database.rows(waiting) == [["4"]])
    assert database.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [["0"]]
    assert not [program for program in programs if program.poll() is not None]
  for program in programs:
    said, _ = program.communicate()
    assert program.returncode == 0, said
  found = versions(database)
  assert found == list(range(1, len(found) + 1))


def test_an_older_program_refuses_a_newer_schema_and_leaves_it_alone(server, tmp_path):
  database = server.created("nouvelle")
  assert command("verify", "--database", database.address).returncode == 0
  instance = Instance("former", database, tmp_path)
  try:
    instance.start()
    assert instance.readiness() == (200, "ready")
    known = len(versions(database))
    database.rows(f"INSERT INTO schema_version (version) VALUES ({known + 1})")
    before = database.dump()
    for arguments in (["verify"], ["serve", "--port", "1"], ["demo"]):
      done = command(*arguments, "--database", database.address)
      assert done.returncode == 74, done.stdout + done.stderr
      assert "vient d’une version plus récente du programme" in done.stderr
      assert f"(schéma {known + 1}, connu ici" in done.stderr
      assert "Installez cette version" in done.stderr
    assert database.dump() == before
    # The proxy takes it out; what it is asked meanwhile, it answers.
    assert instance.readiness() == (503, "not ready: schema of another version")
  finally:
    instance.kill()
