"""The checks themselves: a sound page passes them all, and each fault is found by the check meant for it."""

import pytest
from playwright.sync_api import Browser, Page

from browser import Complaints, new_context
from checks import accessibility, document, headers, html, keyboard, layout, typography
from crawl import pattern
from program import Account, accounts_in

ADDRESS = "http://sound.test"

HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
                             "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

STYLE = """
  body { background: #fff; color: #222; font: 1rem/1.5 sans-serif; }
  .wide { width: 90rem; }
  .pale { color: #ccc; }
  :focus-visible { outline: 3px solid #05c; outline-offset: 2px; }
  .plain:focus { outline: none; }
"""

SOUND = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demandes – Suivi de la qualité</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<nav aria-label="Accès rapide"><ul><li><a href="#contenu">Aller au contenu</a></li></ul></nav>
<main id="contenu" tabindex="-1">
<h1>Demandes de l’usager</h1>
<p>Combien en retard\u202f? Réponse\u00a0: 1\u202f204, soit 86,2\u202f% «\u00a0dans le délai\u00a0».</p>
<form action="/demandes" method="get">
<label for="objet">Objet</label> <input id="objet" name="objet" type="text" autofocus>
<fieldset><legend>Nature</legend>
<label><input type="radio" name="nature" value="1"> Conseil</label>
<label><input type="radio" name="nature" value="2"> Réclamation</label>
</fieldset>
<button type="submit">Filtrer</button>
</form>
</main>
</body>
</html>
"""


def broken(old: str, new: str) -> str:
  assert old in SOUND
  return SOUND.replace(old, new, 1)


@pytest.fixture(scope="module")
def window(browser: Browser):
  context = new_context(browser, ADDRESS, width=390)
  yield context.new_page()
  context.close()


def opened(window: Page, page: str) -> list[str]:
  """Shows a page without a server; returns what the browser complained of."""

  def answer(route) -> None:
    if route.request.url.endswith("/style.css"):
      route.fulfill(body=STYLE, content_type="text/css")
    elif route.request.is_navigation_request():
      route.fulfill(body=page, headers=HEADERS)
    else:
      route.fulfill(status=404, body="")

  window.unroute_all()
  window.route("**/*", answer)
  complaints = Complaints(window)
  window.goto("/demandes")
  return complaints.taken()


def test_a_sound_page_passes_every_check(window):
  assert opened(window, SOUND) == []
  assert layout.problems(window) == []
  assert accessibility.problems(window) == []
  assert keyboard.problems(window) == []
  assert document.problems(SOUND) == []
  assert typography.problems(SOUND) == []
  assert headers.problems(HEADERS, signed_in=True) == []
  assert html.problems({"sound": SOUND}) == {}


def test_the_html_checker_finds_errors_and_warnings_under_the_name_of_the_page():
  found = html.problems({
    "sound": SOUND,
    "error": broken("<p>", "<p><div>"),
    "warning": broken("<main ", "<main role=\"main\" ")})
  assert found.keys() == {"error", "warning"}
  assert "role is unnecessary" in found["warning"][0]


@pytest.mark.parametrize("old, new, problem", [
  ("lang=\"fr\"", "lang=\"en\"", "not \"fr\""),
  ("</h1>", "</h1><h1>Deux</h1>", "2 h1 instead of one"),
  ("<h1>", "<h2>", "0 h1 instead of one"),
  (" – Suivi de la qualité", "", "is not « page – Suivi de la qualité »"),
  ("<title>Demandes", "<title>", "is not « page – Suivi de la qualité »"),
  ("<nav ", "<a href=\"/\">Accueil</a><nav ", "not the skip link"),
  ("id=\"contenu\"", "id=\"principal\"", "the link #contenu leads nowhere"),
  ("tabindex=\"-1\"", "", "for the skip link to reach"),
  ("<h1>", "<h1 style=\"color: red\">", "style=\"color: red\" on <h1>"),
  ("<h1>", "<h1 onclick=\"f()\">", "onclick=\"f()\" on <h1>"),
  ("</head>", "<style>p { color: red; }</style></head>", "<style> in the page"),
  ("</head>", "<script>f()</script></head>", "<script> in the page"),
])
def test_faults_of_the_document_are_found(old, new, problem):
  assert any(problem in line for line in document.problems(broken(old, new)))


def test_a_title_given_twice_is_found_but_for_views_of_one_page():
  assert document.shared_titles({"/demandes": SOUND, "/demandes?page=2": SOUND}) == []
  assert len(document.shared_titles({"/demandes": SOUND, "/actions": SOUND})) == 1


@pytest.mark.parametrize("old, new, problem", [
  ("l’usager", "l'usager", "straight apostrophe"),
  ("l’usager", "l'<em>usager</em>", "straight apostrophe"),
  ("Accès rapide", "Menu d'accès", "straight apostrophe"),
  ("Demandes –", "Demandes d'hier –", "straight apostrophe"),
  ("retard\u202f?", "retard ?", "breaking space before ; ! ?"),
  ("retard\u202f?", "retard?", "no space before ; ! ?"),
  ("Réponse\u00a0:", "<b>Réponse</b> :", "breaking space before :"),
  ("Réponse\u00a0:", "Réponse:", "no space before :"),
  ("86,2\u202f%", "86,2\n%", "breaking space before %"),
  ("86,2\u202f%", "86.2\u202f%", "decimal point"),
  ("«\u00a0dans", "« dans", "breaking space after «"),
  ("«\u00a0dans", "«dans", "no no-break space inside « »"),
  ("1\u202f204", "11 204", "breaking space in a number"),
  ("Objet</label>", "Optional(3)</label>", "not French"),
  ("Objet</label>", "null</label>", "not French"),
  ("Objet</label>", "holdingReply</label>", "an identifier"),
  ("Objet</label>", "2026-05-19</label>", "date not written for people"),
])
def test_faults_of_the_text_are_found(old, new, problem):
  found = typography.problems(broken(old, new))
  assert any(line.startswith(problem) for line in found), found


@pytest.mark.parametrize("text", [
  "<code>qualepref serve ; sqlite:x : null</code>", "<p>nom.prenom@val-dorance.example</p>",
  "<p>https://exemple.fr/null</p>",
  "<p>T1\u00a02026, 04 79 75 50 00</p>", "<span>Courriel</span><span>Oui</span>"])
def test_what_is_not_prose_is_left_alone(text):
  assert typography.problems(broken("</h1>", "</h1>" + text)) == []


@pytest.mark.parametrize("name, value, problem", [
  ("content-type", "text/html", "content-type"),
  ("x-content-type-options", "", "x-content-type-options"),
  ("referrer-policy", "unsafe-url", "referrer-policy"),
  ("cache-control", "max-age=60", "may be kept"),
  ("content-security-policy", "default-src 'self'", "frame-ancestors is []"),
  ("content-security-policy", HEADERS["content-security-policy"] + "; script-src 'unsafe-inline'",
   "script-src allows 'unsafe-inline'"),
])
def test_faults_of_the_headers_are_found(name, value, problem):
  assert any(problem in line for line in headers.problems({**HEADERS, name: value}, signed_in=True))


def test_a_loose_cookie_is_found():
  sound = {"name": "session", "httpOnly": True, "sameSite": "Lax"}
  assert headers.cookie_problems([sound]) == []
  assert len(headers.cookie_problems([{**sound, "httpOnly": False, "sameSite": "None"}])) == 2
  assert headers.cookie_problems([]) == ["signing in sets no cookie"]


@pytest.mark.parametrize("old, new, problem", [
  ("<h1>", "<h1 style=\"color: red\">", "content security policy: style-src"),
  ("</h1>", "</h1><img src=\"/absent.png\" alt=\"\">", "/absent.png answers 404"),
  ("</head>", "<script>throw 1</script></head>", "content security policy: script-src"),
])
def test_what_the_browser_complains_of_is_found(window, old, new, problem):
  assert any(problem in line for line in opened(window, broken(old, new)))


def test_a_page_wider_than_its_window_is_found(window):
  opened(window, broken("<p>", "<p class=\"wide\">"))
  found = layout.problems(window)
  assert "in a window of 390 px" in found[0]
  assert found[1].startswith("p.wide ends at")


@pytest.mark.parametrize("old, new, problem", [
  ("<p>", "<p class=\"pale\">", "color-contrast at p"),
  ("<label for=\"objet\">Objet</label>", "", "label at #objet"),
  ("</h1>", "</h1><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">", "image-alt at img"),
])
def test_accessibility_faults_are_found(window, old, new, problem):
  opened(window, broken(old, new))
  found = accessibility.problems(window)
  assert any(line.startswith(problem) for line in found), found


@pytest.mark.parametrize("old, new, problem", [
  ("<nav ", "<a href=\"/\">Accueil</a><nav ", "the first Tab stop is"),
  ("<button ", "<button tabindex=\"2\" ", "button « Filtrer » jumps the queue"),
  ("<button ", "<button class=\"plain\" ", "nothing shows that button"),
  ("<button ", "<button inert ", "Tab never reaches 1 of"),
])
def test_keyboard_faults_are_found(window, old, new, problem):
  opened(window, broken(old, new))
  found = keyboard.problems(window)
  assert any(line.startswith(problem) for line in found), found


def test_accounts_are_read_whatever_separates_them():
  output = "Préfecture du Val-d’Orance (2\u202f400 demandes)\n\nPour vous connecter\u00a0:\n" \
           "agent\tagent@val.example\tDeux mots\n  head of service   chef@val.example   s3cret-;x\n"
  assert accounts_in(output) == [
    Account("agent", "agent@val.example", "Deux mots"),
    Account("head of service", "chef@val.example", "s3cret-;x")]
  with pytest.raises(AssertionError, match="printed no line"):
    accounts_in("Préfecture de démonstration")


@pytest.mark.parametrize("address, expected", [
  ("/demandes/2026-0412", "/demandes/:id"),
  ("/demandes?page=2&vue=en-retard", "/demandes?page&vue"),
  ("/public/VO41", "/public/:id"),
  ("/", "/"),
])
def test_addresses_that_differ_by_identifiers_share_a_pattern(address, expected):
  assert pattern(address) == expected
