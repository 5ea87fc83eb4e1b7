"""The rules of scripts/typography.py, and above all what it must leave alone."""

import pytest

import typography

NARROW = "\u202f"
NO_BREAK = "\u00a0"


def repaired(reader, text: str) -> str:
  return typography.applied(typography.edits(reader(text)), text)


def visible(text: str) -> str:
  """No-break spaces as signs that a failed test shows."""
  return text.replace(NARROW, "·").replace(NO_BREAK, "~")


@pytest.mark.parametrize("before, after", [
  ('"L\'usager n\'a pas répondu"', '"L’usager n’a pas répondu"'),
  ('"Aujourd\'hui, jusqu\'à 17 h"', '"Aujourd’hui, jusqu’à 17 h"'),
  ('"l\'1er mai"', '"l’1er mai"'),
  ('"Qui répond ?"', '"Qui répond·?"'),
  ('"Trop tard ! Si ; sinon : non"', '"Trop tard·! Si·; sinon~: non"'),
  ('"86,2 % des réponses, cible 95 %."', '"86,2·% des réponses, cible 95·%."'),
  ('"dit « oui » et « non »."', '"dit «~oui~» et «~non~»."'),
  ('"Total  :"', '"Total~:"'),
  ('"« »"', '"«~»"'),
  ('"\\(rate) %"', '"\\(rate)·%"'),
  ('"d\'\\(name) : \\(count) ?"', '"d’\\(name)~: \\(count)·?"'),
  ('"ligne\\nsuivante : l\\\'une"', '"ligne\\nsuivante~: l’une"'),
  ('#"L\'état \\d ?"#', '#"L’état \\d·?"#'),
  ('#"d\'\\#(name) : l\'un"#', '#"d’\\#(name)~: l’un"#'),
  ('"""\n  L\'une ?\n  : deux\n  """', '"""\n  L’une·?\n  : deux\n  """'),
  ('"\\(late ? "L\'un ?" : "L\'autre !") : fin"', '"\\(late ? "L’un·?" : "L’autre·!")~: fin"'),
  ('/* "l\'un" /* ? */ "l\'autre" */ "l\'un"', '/* "l\'un" /* ? */ "l\'autre" */ "l’un"'),
  ('f(/["\']a : b/, "l\'un")', 'f(/["\']a : b/, "l’un")'),
  ('#/"/# + "l\'un"', '#/"/# + "l’un"'),
])
def test_literals_are_repaired(before, after):
  assert visible(repaired(typography.swift_view, before)) == after


@pytest.mark.parametrize("before, after", [
  ('"<p class=\\"a : b\\">L\'un ?</p>"', '"<p class=\\"a : b\\">L’un·?</p>"'),
  ('"<img alt=\\"L\'un ?\\" src=\\"l\'un ?\\">"', '"<img alt=\\"L’un·?\\" src=\\"l\'un ?\\">"'),
  ('#"<a title="L\'un !" href="/x">Ici ?</a>"#', '#"<a title="L’un·!" href="/x">Ici·?</a>"#'),
  ('"<input placeholder=\\"Objet : \\(name)\\" "', '"<input placeholder=\\"Objet~: \\(name)\\" "'),
  ('"l\'<strong>usager</strong> ?"', '"l’<strong>usager</strong>·?"'),
  ('"<!-- l\'un ? -->L\'un"', '"<!-- l\'un ? -->L’un"'),
])
def test_html_inside_literals_is_repaired_where_users_read_it(before, after):
  assert visible(repaired(typography.swift_view, before)) == after


@pytest.mark.parametrize("source", [
  "let x = a ? b : c ; // l'un ? \"l'autre ?\"",
  "func f() -> Int { flag ! = 3 % 2 }",
  '"https://exemple.fr/l\'un?a=1" + x',
  '"SELECT name FROM site WHERE id = ? ;"',
  '"a:hover { color : red ; }"',
  '"{\\"clef\\" : 1}"',
  '"%d sur %d, %5.1f ou %@"',
  '"a != b" + "a ?? b" + "x ?.y"',
  '"sqlite:data : memory".split(":") // typography: verbatim',
  '"p :first-child ::before"',
  '"<a href=\'/un ?\' class=\\"x ; y : z\\">"',
  '"\\(flag ? one : two) \\(a % b)"',
  "\"déjà’ là\u202f! et «\u00a0ici\u00a0»\u00a0: oui\u202f?\"",
  '"un !important"',
  '"\\u{27}l\\u{2019}un"',
])
def test_what_is_not_french_text_is_left_alone(source):
  assert repaired(typography.swift_view, source) == source


def test_markdown_is_repaired_outside_code_links_and_images():
  before = (
    "# L'écran : quoi ?\n\nUn `l'un ?` et [l'autre ?](l'un?x=l'y). Une image ![l'un](i.png)\n\n"
    "```sh\nmake run ; l'un ?\n```\n| a | b |\n| :-- | --: |\nTaux : 86 % « net »\n<https://l'un.fr/a'b>\n")
  after = (
    "# L’écran~: quoi·?\n\nUn `l'un ?` et [l’autre·?](l'un?x=l'y). Une image ![l’un](i.png)\n\n"
    "```sh\nmake run ; l'un ?\n```\n| a | b |\n| :-- | --: |\nTaux~: 86·% «~net~»\n<https://l'un.fr/a'b>\n")
  assert visible(repaired(typography.markdown_view, before)) == after


def test_values_of_an_edition_are_repaired_not_its_keys_nor_comments():
  before = (
    "# l'édition : 2019 ?\n"
    "modules:\n"
    "  - number: 1\n"
    "    title: L'accueil ?  # l'un ?\n"
    "    promise: 'L''usager : informé'\n"
    "    \"l'un\": \"d'abord\"\n"
    "    text: >-\n"
    "      L'agent répond « oui » à 95 %\n"
    "      et n'attend pas.\n")
  after = (
    "# l'édition : 2019 ?\n"
    "modules:\n"
    "  - number: 1\n"
    "    title: L’accueil·?  # l'un ?\n"
    "    promise: 'L’usager~: informé'\n"
    "    \"l'un\": \"d’abord\"\n"
    "    text: >-\n"
    "      L’agent répond «~oui~» à 95·%\n"
    "      et n’attend pas.\n")
  assert visible(repaired(typography.yaml_view, before)) == after


def test_a_view_has_the_length_of_its_source():
  source = '"a\\u{202F}\\(f("x", (1 + 2))) b" // "l\'un\n"""\n  «\n  """ unfinished "l\'un \\'
  assert len(typography.swift_view(source)) == len(source)


@pytest.fixture
def tree(tmp_path):
  for name in ["Sources/QualityWeb/Page.swift", "Sources/QualityWeb/PageSQL.swift",
               "Sources/QualityDomain/Clock.swift", "Sources/qualepref/Migrations/One.swift"]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('let text = "l\'un ?"\n', encoding="utf-8")
  return tmp_path


def test_check_names_the_place_and_fails_then_fix_repairs_once_and_for_all(tree, capsys):
  page = tree / "Sources/QualityWeb/Page.swift"
  assert typography.main(["--check", str(tree)]) == 1
  assert f"{page}:1:14: straight apostrophe: let text = \"l'un ?\"" in capsys.readouterr().out
  assert typography.main(["--fix", str(tree)]) == 0
  assert visible(page.read_text(encoding="utf-8")) == 'let text = "l’un·?"\n'
  assert typography.main(["--check", str(tree)]) == 0
  assert "1 files read, 0 faults" in capsys.readouterr().out


def test_sql_migrations_and_targets_without_wording_are_not_read(tree):
  typography.main(["--fix", str(tree)])
  untouched = [path for path in tree.rglob("*.swift") if "l'un ?" in path.read_text(encoding="utf-8")]
  assert {path.name for path in untouched} == {"PageSQL.swift", "Clock.swift", "One.swift"}


def test_a_path_that_does_not_exist_is_refused(tmp_path):
  with pytest.raises(SystemExit) as refusal:
    typography.main(["--check", str(tmp_path / "absent")])
  assert refusal.value.code == 2
