"""What docs/operations.md says of backups of PostgreSQL, done: a dump, and coming back to a moment."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import Database, wait_until
from network import command, demonstration

# What a site's register holds, and who did what.
COUNTS = "SELECT (SELECT count(*) FROM request_event), (SELECT count(*) FROM audit_entry), count(*) FROM session"


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Iterator[tuple[Database, Path]]:
  """A server with the demonstration that keeps every segment of its log, and the folder where it does."""
  with Database.running() as database:
    folder = database.folder / "archive"
    folder.mkdir()
    give_to_server(folder, database)
    database.configure(archive_mode="on", archive_command=f"test ! -f {folder}/%f && cp %p {folder}/%f")
    database.stop()
    database.start()
    demonstration(database)
    yield database, folder


def run(*arguments: object) -> None:
  done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True, encoding="utf-8")
  assert done.returncode == 0, done.stderr


def give_to_server(folder: Path, database: Database) -> None:
  """Whoever runs these tests as root runs the server as someone else."""
  owner = (database.folder / "data").stat()
  for path in (folder, *folder.rglob("*")):
    os.chown(path, owner.st_uid, owner.st_gid)


def is_sound(database: Database) -> None:
  done = command("verify", "--database", database.address)
  assert done.returncode == 0, done.stdout + done.stderr
  assert ", 0 différente, 0 compte différent." in done.stdout


def test_a_dump_is_restored_over_what_is_there_and_into_a_new_database(archive, tmp_path):
  database, _ = archive
  before = database.rows(COUNTS)
  dump = tmp_path / "qualepref.dump"
  run("pg_dump", "--format=custom", f"--file={dump}", database.address)
  database.rows("DELETE FROM audit_entry")
  restore = ["pg_restore", "--clean", "--if-exists", "--single-transaction"]
  for into in (database, database.created("ailleurs")):
    run(*restore, f"--dbname={into.address}", dump)
    assert into.rows(COUNTS) == before
    is_sound(into)


def test_the_database_comes_back_to_a_moment(archive):
  database, folder = archive
  copy = database.folder.parent / "copie"
  copy.mkdir()
  run("pg_basebackup", "--checkpoint=fast", f"--dbname={database.address}", f"--pgdata={copy / 'data'}")
  give_to_server(copy, database)
  done = command("site", "add", "avant", "--name", "Avant", "--kind", "sgcd", "--territory", "41",
                 "--database", database.address)
  assert done.returncode == 0, done.stderr
  before = database.rows(COUNTS)
  [[moment]] = database.rows("SELECT clock_timestamp()")
  # The mistake that one wants to undo.
  database.rows("DELETE FROM audit_entry")
  [[segment]] = database.rows("SELECT pg_walfile_name(pg_switch_wal())")
  kept = f"SELECT last_archived_wal >= '{segment}' FROM pg_stat_archiver"
  wait_until("the log is kept", lambda: database.rows(kept) == [["t"]])

  with (copy / "data/postgresql.auto.conf").open("a") as settings:
    settings.write(f"restore_command = 'cp {folder}/%f %p'\n"
                   f"recovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\n")
  (copy / "data/recovery.signal").touch()
  recovered = Database(copy)
  recovered.start()
  try:
    wait_until("it is a primary again", lambda: recovered.rows("SELECT pg_is_in_recovery()") == [["f"]])
    assert recovered.rows(COUNTS) == before
    is_sound(recovered)
  finally:
    recovered.stop()
