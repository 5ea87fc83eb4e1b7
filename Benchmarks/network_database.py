"""Makes the database of the network's benchmark: 160 sites, five years, N requests, on PostgreSQL.

Eight sites of different sizes are filled by the program's own imports. Each of the others is a copy of
one of them: the same rows under other identifiers, in a department with the same public holidays, so
that every due date is right there too. `qualepref verify` compares some of them with their events. What
the network reads of its sites is then found out by the program's own jobs.
"""

import csv
import io
import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import databases
from databases import psql
from program import EMAIL, PORT, TODAY, Server, qualepref, row, run

SITES = 160
# Of a site of average size.
SIZES = [0.25, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.75]
# Those of Alsace and Moselle have holidays of their own.
DEPARTMENTS = [
  name for name in [*(f"{number:02}" for number in range(1, 96) if number != 20), "2A", "2B"]
  if name not in ("57", "67", "68")]
QUARTERS = [f"{year}-T{quarter}" for year in range(2021, 2026) for quarter in range(1, 5)] + ["2026-T1"]
EDITION = "qual-e-pref-2019"

# What a site's rows are told by.
OF_SITE = "site_id = '{site}'"
OF_REQUEST = "request_id IN (SELECT id FROM request WHERE site_id = '{site}')"
OF_EVENT = f"event_id IN (SELECT id FROM request_event WHERE {OF_REQUEST})"
TABLES = {
  "service": OF_SITE, "requester": OF_SITE, "request": OF_SITE, "reference_counter": OF_SITE,
  "request_text": OF_REQUEST, "request_event": OF_REQUEST, "event_text": OF_EVENT,
  "request_state": OF_SITE, "register_tally": OF_SITE, "register_stage": OF_SITE,
  "request_search": OF_REQUEST, "measure": OF_SITE,
}
NAMES = ", ".join(f"'{table}'" for table in TABLES)


def site_list() -> str:
  lines = ["code;nom;type;departement;cert;modules"]
  for number in range(SITES):
    department = DEPARTMENTS[number % len(DEPARTMENTS)]
    if number < len(DEPARTMENTS):
      modules = ["1,4", "1,7", "1,3", "1,2"][number % 4]
      cert = "oui" if modules == "1,2" else "non"
      lines.append(f"{code(number)};Préfecture {number};prefecture;{department};{cert};{modules}")
    else:
      lines.append(f"{code(number)};Sous-préfecture {number};sous-prefecture;{department};non;1,4")
  return "\n".join(lines)


def code(number: int) -> str:
  return f"site-{number:03}"


def measures(seed: int) -> str:
  """What a site states beside its register: every other indicator, each time that it is due."""
  indicators = json.loads(
    run(".build/release/qualepref", "standard", "show", EDITION, "--format", "json"))["indicators"]
  choice = random.Random(seed)
  table = io.StringIO()
  writer = csv.writer(table, delimiter=";")
  writer.writerow(["indicateur", "periode", "valeur", "numerateur", "denominateur"])
  for indicator in indicators:
    if indicator.get("register"):
      continue
    # A year is stated with its last quarter.
    is_yearly = indicator["frequency"] == "year"
    for quarter in QUARTERS:
      if is_yearly and not quarter.endswith("T4"):
        continue
      period = quarter[:4] if is_yearly else quarter
      of_all = choice.randint(20, 400)
      of_these = min(of_all, round(of_all * choice.uniform(0.6, 1)))
      if indicator["aggregation"] == "ratio":
        writer.writerow([
          indicator["code"], period, f"{of_these * 100 / of_all:.2f}".replace(".", ","), of_these, of_all])
      else:
        writer.writerow([indicator["code"], period, choice.randint(1, 20), "", ""])
  return table.getvalue()


def make(database: str, requests: int) -> None:
  """Fills an empty database."""
  started = time.monotonic()
  with TemporaryDirectory() as folder:
    fill_models(database, requests, Path(folder))
  row("eight sites imported", seconds(started))
  copy_models(database)
  total = int(psql(database, "SELECT count(*) FROM request"))
  row(f"{SITES} sites, {total:,} requests", seconds(started))
  databases.settle(database)
  do_jobs(database)
  databases.settle(database)
  row("readings of the network found out by jobs", seconds(started), "all of it since the start")
  row("database on disk", f"{databases.size(database) / 1e9:.1f} GB")
  for number in [0, len(SIZES) + 1, SITES - 1]:
    print(qualepref("verify", "--site", code(number), "--today", TODAY, database=database), end="")


def seconds(started: float) -> str:
  return f"{time.monotonic() - started:,.0f} s"


def fill_models(database: str, requests: int, folder: Path) -> None:
  def import_file(kind: str, content: str, *site: str) -> None:
    file = folder / f"{kind}.csv"
    file.write_text(content)
    qualepref("import", kind, str(file), *site, "--today", TODAY, database=database)

  import_file("sites", site_list())
  for number, size in enumerate(SIZES):
    count = str(round(requests / SITES * size))
    site = ("--site", code(number))
    import_file("requests", run(sys.executable, "Benchmarks/register.py", count, TODAY, str(number)), *site)
    import_file("measures", measures(number), *site)
  qualepref(
    "user", "add", EMAIL, "--role", "quality-officer", "--node", "nation", database=database)
  psql(database, """
    INSERT INTO site_label (site_id, awarded_on, expires_on, awarded_by)
    SELECT id, '2024-06-01', CASE WHEN code < 'site-050' THEN '2026-08-31' ELSE '2027-05-31' END,
      'Organisme d’audit'
    FROM site WHERE code < 'site-100'
    """)


def copy_models(database: str) -> None:
  ids = dict(line.split("|") for line in psql(database, "SELECT code, id FROM site").splitlines())
  columns = all_columns(database)
  indexes = psql(database, f"""
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({NAMES})
    AND indexname NOT IN (SELECT conname FROM pg_constraint)
    """)
  definitions = dict(line.split("|", 1) for line in indexes.splitlines())
  psql(database, "ANALYZE", *(f"DROP INDEX {name}" for name in definitions))

  def copy(number: int) -> None:
    model, site = ids[code(number % len(SIZES))], ids[code(number)]
    # What refers to what was checked when the models were imported.
    psql(database, "SET session_replication_role = replica", *(
      insertion(table, columns[table], model, site, number) for table in TABLES))

  with ThreadPoolExecutor(2) as pool:
    list(pool.map(copy, range(len(SIZES), SITES)))
    list(pool.map(lambda definition: psql(database, definition), definitions.values()))


def all_columns(database: str) -> dict[str, list[str]]:
  columns: dict[str, list[str]] = {table: [] for table in TABLES}
  for line in psql(database, f"""
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_name IN ({NAMES}) AND is_generated = 'NEVER' ORDER BY ordinal_position
    """).splitlines():
    table, column = line.split("|")
    columns[table].append(column)
  return columns


def insertion(table: str, columns: list[str], model: str, site: str, number: int) -> str:
  """A statement that copies the rows of a table from one site to another."""
  values = ", ".join(copied(column, site, number) for column in columns)
  condition = TABLES[table].format(site=model)
  return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {condition}"


def copied(column: str, site: str, number: int) -> str:
  if column == "site_id":
    return f"'{site}'"
  if column == "place":
    return f"'{site}' || substr(place, 27)"
  if column in ("id", "corrects") or column.endswith("_id"):
    # The first characters of an identifier are a time: each copy has one of its own, long ago.
    # What is no identifier stands for no service, or for all of them.
    return (
      f"CASE WHEN length({column}) = 26 THEN '01{number:03}' || substr({column}, 6) ELSE {column} END")
  return column


def do_jobs(database: str) -> None:
  """Lets two instances do the background work that there is."""
  servers = [Server.start(database, PORT), Server.start(database, PORT + 1)]
  done = "SELECT count(*) FROM job WHERE kind = 'readings-of-day' AND state = 'done'"
  left = "SELECT count(*) FROM job WHERE state IN ('waiting', 'running')"
  while int(psql(database, done)) < SITES or int(psql(database, left)) > 0:
    time.sleep(1)
  for server in servers:
    server.stop()
  failed = psql(database, "SELECT count(*) FROM job WHERE state = 'failed'")
  if failed != "0\n":
    sys.exit(f"{failed} jobs failed")
