"""What whoever keeps the machine relies on: health, measures, backup and restore, on the real program."""

import re
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

import program
from browser import new_context, sign_in


def fetch(address: str) -> tuple[int, str, str]:
  """The status, the type and the text of an answer."""
  try:
    answer = urllib.request.urlopen(address, timeout=30)
  except urllib.error.HTTPError as error:
    answer = error
  with answer:
    return answer.status, answer.headers.get("content-type", ""), answer.read().decode("utf-8")


def command(*arguments: str) -> subprocess.CompletedProcess:
  return subprocess.run(
    [program.PROGRAM, *arguments], cwd=program.ROOT, env=program.environment(), capture_output=True,
    text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def measured(browser, tmp_path_factory):
  """The program with its measures, after some pages; gives its address, theirs, and a request's path."""
  demonstration = program.demonstration(tmp_path_factory.mktemp("measures"))
  officer = next(account for account in demonstration.accounts if account.role == "quality-officer")
  port = program.free_port()
  with program.serving(demonstration.database, "--metrics-port", str(port)) as address:
    context = new_context(browser, address)
    page = context.new_page()
    sign_in(page, officer.email, officer.password)
    page.goto("/demandes")
    path = page.locator("a[href^='/demandes/0']").first.get_attribute("href").split("?")[0]
    page.goto(path)
    page.goto("/cette-page-n-existe-pas/12345")
    context.close()
    yield address, f"http://127.0.0.1:{port}", path


def families(measures: str) -> dict:
  status, media_type, text = fetch(f"{measures}/metrics")
  assert status == 200
  assert media_type == "text/plain; version=0.0.4; charset=utf-8"
  found = list(text_string_to_metric_families(text))
  names = [family.name for family in found]
  assert len(names) == len(set(names))
  return {family.name: family for family in found}


def test_a_parser_of_prometheus_reads_the_measures(measured):
  _, measures, _ = measured
  found = families(measures)
  for family in found.values():
    assert family.documentation, family.name
    samples = [(sample.name, tuple(sorted(sample.labels.items()))) for sample in family.samples]
    assert len(samples) == len(set(samples)), family.name
  assert found["qualepref_http_requests"].type == "counter"
  assert found["qualepref_database_up"].samples[0].value == 1
  assert found["process_resident_memory_bytes"].samples[0].value > 10_000_000
  assert found["qualepref_build_info"].samples[0].labels["version"]
  done = [s for s in found["qualepref_jobs"].samples if s.labels == {"kind": "alerts", "state": "done"}]
  assert [sample.value for sample in done] == [1]


def test_histograms_only_grow_up_to_their_count(measured):
  _, measures, _ = measured
  histograms = [family for family in families(measures).values() if family.type == "histogram"]
  assert {family.name for family in histograms} >= {
    "qualepref_http_request_duration_seconds", "qualepref_http_request_statements"}
  for family in histograms:
    series: dict[tuple, list] = {}
    counts: dict[tuple, float] = {}
    for sample in family.samples:
      labels = {name: value for name, value in sample.labels.items() if name != "le"}
      key = tuple(sorted(labels.items()))
      if sample.name.endswith("_bucket"):
        series.setdefault(key, []).append((float(sample.labels["le"]), sample.value))
      elif sample.name.endswith("_count"):
        counts[key] = sample.value
    for key, buckets in series.items():
      assert buckets == sorted(buckets), key
      values = [value for _, value in buckets]
      assert values == sorted(values), key
      assert buckets[-1] == (float("inf"), counts[key]), key


def test_routes_are_templates_and_nothing_names_anyone(measured):
  _, measures, path = measured
  text = fetch(f"{measures}/metrics")[2]
  routes = {sample.labels["route"] for sample in families(measures)["qualepref_http_requests"].samples}
  assert "/demandes/{id}" in routes
  assert "NotFound" in routes
  assert not [route for route in routes if re.search(r"[0-9]", route)]
  assert path.rsplit("/", 1)[1] not in text
  assert "val-d-orance" not in text


def test_every_measure_is_in_the_documentation(measured):
  _, measures, _ = measured
  served = set(re.findall(r"^# TYPE (\w+)", fetch(f"{measures}/metrics")[2], re.MULTILINE))
  told = set(re.findall(r"`(\w+)`", (program.ROOT / "docs/operations.md").read_text(encoding="utf-8")))
  assert served
  assert served <= told, served - told


def test_the_public_has_no_measures(measured):
  address, measures, _ = measured
  assert fetch(f"{address}/metrics")[0] == 404
  assert fetch(f"{measures}/")[0] == 404
  assert fetch(f"{measures}/connexion")[0] == 404


def test_health_is_plain_text_without_a_session(measured):
  address, _, _ = measured
  assert fetch(f"{address}/health/live") == (200, "text/plain; charset=utf-8", "alive\n")
  assert fetch(f"{address}/health/ready") == (200, "text/plain; charset=utf-8", "ready\n")


def test_backup_while_serving_and_restore_once_stopped(tmp_path: Path):
  demonstration = program.demonstration(tmp_path)
  database, backup = demonstration.database, tmp_path / "backup.sqlite"
  with program.serving(database) as address:
    stop = threading.Event()
    reader = threading.Thread(target=lambda: [fetch(f"{address}/connexion") for _ in iter(stop.is_set, True)])
    reader.start()
    try:
      made = command("backup", str(backup), "--database", f"sqlite:{database}", "--today", program.TODAY)
    finally:
      stop.set()
      reader.join()
    assert made.returncode == 0, made.stderr
    assert "Le fichier est intact" in made.stdout
    again = command("backup", str(backup), "--database", f"sqlite:{database}")
    assert again.returncode == 1
    assert "existe déjà" in again.stderr
    refused = command("restore", str(backup), "--database", f"sqlite:{database}")
    assert refused.returncode == 1
    assert "Arrêtez d’abord l’application" in refused.stderr
  done = command("restore", str(backup), "--database", f"sqlite:{database}")
  assert done.returncode == 0, done.stderr
  assert len(list(tmp_path.glob(f"{database.name}.avant-*"))) == 1
  sound = command("verify", "--database", f"sqlite:{database}", "--today", program.TODAY)
  assert sound.returncode == 0, sound.stdout + sound.stderr


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_postgresql_has_its_own_tools(verb: str, tmp_path: Path):
  file = tmp_path / "x.sqlite"
  refused = command(verb, str(file), "--database", "postgres://someone:secret@nowhere/base")
  assert refused.returncode == 64
  assert "pg_dump" in refused.stderr
  assert "secret" not in refused.stderr
  assert not file.exists()
