"""How commands end: 0 done, 1 the input is refused, 64 the command line is wrong, 74 disk or lock."""

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from program import PROGRAM, ROOT, environment

SITE = ["--name", "Préfecture d’essai", "--kind", "prefecture", "--cert", "no", "--modules", "1,4",
        "--territory", "41"]


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
  return subprocess.run(
    [PROGRAM, *map(str, arguments)], cwd=ROOT, env=environment(), capture_output=True, text=True,
    encoding="utf-8", timeout=120, **options)


@pytest.fixture
def database(tmp_path: Path) -> str:
  address = f"sqlite:{tmp_path / 'base.sqlite'}"
  assert run("site", "add", "essai", *SITE, "--database", address).returncode == 0
  return address


def check(result: subprocess.CompletedProcess[str], status: int, *words: str) -> None:
  """Results go to standard output, problems to standard error, in French and without insides."""
  said = result.stderr if status else result.stdout
  assert result.returncode == status, result.stdout + result.stderr
  assert said.strip(), "nothing was said"
  for word in words:
    assert word in said.replace("\u00a0", " ").replace("\u202f", " "), said
  if status:
    assert not result.stdout, result.stdout
    for word in ("Error:", "error:", "Fatal", "Swift", "NSError", " or '"):
      assert word not in said, said


@pytest.mark.parametrize("arguments, words", [
  (["nope"], ["Argument en trop"]),
  (["holidays", "--territory", "99", "--from", "2019", "--to", "2020"], ["« 99 » ne convient pas"]),
  (["holidays", "--territory", "57", "--from", "2019", "--to", "2500"], ["de 1990 à 2100"]),
  (["holidays", "--territory", "57", "--from", "2020", "--to", "2019"], ["la première avant"]),
  (["deadline", "--received", "2026-02-31", "--days", "10", "--territory", "73"], ["2026-02-31"]),
  (["deadline", "--received", "2026-05-11", "--days", "0", "--territory", "73"], ["de 1 à"]),
  (["site", "check", "--kind", "castle", "--cert", "no", "--modules", "1"], ["« castle »", " ou "]),
  (["site", "check", "--kind", "prefecture", "--cert", "no", "--modules", "a"], ["liste de modules"]),
  (["standard", "show", "nope"], ["n’est pas installée", "qual-e-pref-2019"]),
  (["standard", "show", "qual-e-pref-2019", "--format", "xml"], ["« xml »", "« json »"]),
  (["indicators", "--site", "essai", "--period", "2023-T9"], ["2023-T9", "2023-S1"]),
  (["user", "add", "x", "--role", "agent", "--site", "essai"], ["adresse électronique"]),
  (["user", "add", "x@y.example", "--role", "king", "--site", "essai"], ["king", "auditor"]),
  (["serve", "--port", "99999"], ["Le port 99999 n’existe pas"]),
  (["serve", "--drain", "601"], ["« --drain 601 » ne convient pas", "de 0 à 600"]),
  (["serve", "--metrics-port", "70000"], ["Le port 70000 n’existe pas"]),
  (["verify", "--database", "mysql:x"], ["« mysql:… » n’est pas une adresse de base"]),
])
def test_a_wrong_command_line_is_64(arguments: list[str], words: list[str], tmp_path: Path) -> None:
  if arguments[0] in ("indicators", "user"):
    arguments = [*arguments, "--database", f"sqlite:{tmp_path / 'base.sqlite'}"]
  check(run(*arguments), 64, *words)


@pytest.mark.parametrize("arguments, words", [
  (["standard", "check", "absent.yaml"], ["absent.yaml", "Vérifiez son nom et vos droits"]),
  (["standard", "check", "/tmp"], ["ne peut pas être lu"]),
  (["site", "check", "--kind", "prefecture", "--cert", "no", "--modules", "1"], ["II.2"]),
  (["site", "check", "--kind", "prefecture", "--cert", "no", "--modules", "1,99"], ["module 99"]),
  (["site", "check", "--kind", "sgcd", "--cert", "yes"], ["Un CERT est dans une préfecture"]),
  (["serve", "--declarations", "absent.yaml"], ["absent.yaml"]),
])
def test_refused_input_is_1(arguments: list[str], words: list[str]) -> None:
  check(run(*arguments), 1, *words)


@pytest.mark.parametrize("arguments, words", [
  (["site", "add", "essai", *SITE], ["« essai » est déjà pris"]),
  (["user", "add", "x@y.example", "--role", "agent", "--site", "nope"], ["pas de site « nope »"]),
  (["import", "requests", "absent.csv", "--site", "essai"], ["absent.csv"]),
  (["import", "measures", "absent.csv", "--site", "essai"], ["absent.csv"]),
  (["import", "indicators", "absent.csv", "--site", "essai"], ["absent.csv"]),
  (["indicators", "--site", "nope", "--period", "2023-T4"], ["pas de site « nope »"]),
  (["indicators", "--site", "essai", "--period", "2023-T4", "--service", "Nope"], ["« Nope »"]),
  (["verify", "--site", "nope"], ["pas de site « nope »"]),
])
def test_input_that_the_database_refuses_is_1(
    arguments: list[str], words: list[str], database: str) -> None:
  check(run(*arguments, "--database", database), 1, *words)


EDITION = """\
edition:
  id: essai
  nom: Essai
modules:
  - number: 1
    title: ACCUEIL
    commitments:
      - number: 1
        title: Un engagement
        channel: general
        subcommitments:
          - {number: "1.1", channel: general, promise: Promis., evidence: [{kind: display, text: Affiche.}]}
          - {number: "1.1", channel: general, promise: Promis., evidence: [{kind: display, text: Affiche.}]}
indicators:
  - code: 1-test
    label: Taux
    short: Taux
    commitments: []
    unit: percent
    aggregation: ratio
    frequency: quarter
    better: higher
"""


def test_an_edition_is_checked_line_by_line(tmp_path: Path) -> None:
  file = tmp_path / "edition.yaml"
  file.write_text(EDITION, encoding="utf-8")
  result = run("standard", "check", file)
  check(result, 1, "ligne 3 : la clé « nom » n’existe pas ici.", "ligne 13 : ",
        "« 1.1 » est déjà à la ligne 12", "il manque l’article", "ligne 18 : ", "ne cite aucun engagement")


def test_the_edition_is_shown_in_the_shape_that_was_agreed() -> None:
  result = run("standard", "show", "qual-e-pref-2019", "--format", "json")
  assert result.returncode == 0
  edition = json.loads(result.stdout)
  commitments = [one for module in edition["modules"] for one in module["commitments"]]
  assert {"number", "title"} <= edition["modules"][0].keys()
  assert len(commitments) == 54 and {"number", "title", "subcommitments"} <= commitments[0].keys()
  parts = [part for one in commitments for part in one["subcommitments"]]
  assert len(parts) == 154 and all(part["number"] and part["evidence"] for part in parts)
  for indicator in edition["indicators"]:
    assert {"code", "label", "commitments", "unit", "aggregation"} <= indicator.keys()
  assert len(edition["provisions"]) == 8 and edition["limits"]


def test_the_table_of_indicators_has_no_empty_line(database: str) -> None:
  result = run("indicators", "--site", "essai", "--period", "2023", "--database", database)
  check(result, 0, "17-email-on-time")
  assert result.stdout.endswith("\n") and all(line for line in result.stdout[:-1].split("\n"))


def test_a_locked_database_is_74_and_loses_nothing(database: str) -> None:
  holder = sqlite3.connect(database.removeprefix("sqlite:"), isolation_level=None)
  holder.execute("BEGIN IMMEDIATE")
  add = ["site", "add", "autre", *SITE, "--database", database]
  check(run(*add), 74, "La base est occupée par un autre programme : rien n’a été enregistré")
  holder.execute("ROLLBACK")
  holder.close()
  check(run(*add), 0, "Site « autre » créé")


def test_what_is_no_database_is_74(tmp_path: Path) -> None:
  (tmp_path / "lettre.sqlite").write_text("Madame, Monsieur, ceci est une lettre.", encoding="utf-8")
  check(run("verify", "--database", f"sqlite:{tmp_path / 'lettre.sqlite'}"), 74, "ne peut pas être ouverte")
  check(run("verify", "--database", "sqlite:/proc/nulle/part.sqlite"), 74, "Vérifiez son chemin")


def mounted(folder: Path, options: str, script: str) -> subprocess.CompletedProcess[str]:
  """Runs a script where `folder` is a file system of its own, seen by that script alone."""
  if os.geteuid() != 0 or not shutil.which("unshare"):
    pytest.skip("mounting a file system takes root")
  mount = f"mount -t tmpfs -o {options} tmpfs '{folder}' || exit 99\n"
  result = subprocess.run(
    ["unshare", "--mount", "sh", "-c", mount + script], cwd=ROOT, env=environment(),
    capture_output=True, text=True, encoding="utf-8", timeout=120)
  if result.returncode == 99 or result.stderr.startswith("unshare"):
    pytest.skip("this machine does not let a test mount a file system")
  return result


def test_a_read_only_folder_is_74(tmp_path: Path) -> None:
  result = mounted(tmp_path, "size=1m,ro", f"{PROGRAM} verify --database sqlite:{tmp_path}/data/base.sqlite")
  check(result, 74, "vos droits sur son dossier")


def test_a_full_disk_is_74_and_loses_nothing(tmp_path: Path) -> None:
  disk = tmp_path / "disque"
  disk.mkdir()
  table = tmp_path / "registre.csv"
  rows = [f"R-{number};information;courrier;04/05/2026;Accueil;{'x' * 200}" for number in range(20_000)]
  table.write_text("\n".join(["reference;nature;canal;recu_le;service;objet", *rows]), encoding="utf-8")
  site = " ".join(f"'{word}'" for word in SITE)
  database = f"sqlite:{disk}/base.sqlite"
  result = mounted(disk, "size=4m", f"""
{PROGRAM} site add essai {site} --database {database} >/dev/null || exit 98
{PROGRAM} import requests {table} --site essai --today 2026-05-19 --database {database}
status=$?
{PROGRAM} verify --database {database} >&2 || exit 97
exit $status
""")
  check(result, 74, "Le disque est plein : rien n’a été enregistré", "essai : 0 demande relue, 0 différente")
