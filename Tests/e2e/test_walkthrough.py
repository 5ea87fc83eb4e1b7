"""The main job, as a quality officer does it: enter a letter, answer it, read the indicator, publish
the quarter, look at what the public sees. On a database of its own, since it changes things.
"""

import re

import pytest
from playwright.sync_api import Page, expect

import program
from browser import new_context, sign_in


@pytest.fixture(scope="module")
def visited(browser, tmp_path_factory):
  demonstration = program.demonstration(tmp_path_factory.mktemp("walkthrough"))
  officer = next(account for account in demonstration.accounts if account.role == "quality-officer")
  with program.serving(demonstration.database) as address:
    context = new_context(browser, address)
    page = context.new_page()
    sign_in(page, officer.email, officer.password)
    yield page
    context.close()


def test_a_letter_is_entered_by_keyboard_alone(visited: Page):
  page = visited
  page.goto("/demandes/saisir")
  keys = page.keyboard
  # The channel has the focus and is already « Courrier ».
  expect(page.get_by_role("radio", name="Courrier", exact=True)).to_be_focused()
  keys.press("Tab")  # kind: « Information »
  keys.press("Tab")  # day: today when left empty
  keys.press("Tab")  # service
  keys.type("Citoy")
  keys.press("Tab")  # subject
  keys.insert_text("Légalisation d’une signature")
  keys.press("Tab")  # name
  keys.insert_text("Octave Norvaux")
  keys.press("Tab")  # postal address
  keys.insert_text("12 rue des Tilleuls, 00200 Brèze")
  keys.press("Enter")
  # Nine key strokes beyond the words typed; the goal is twelve.
  saved = page.get_by_text(re.compile(r"Demande 2026-\d{4} enregistrée"))
  expect(saved).to_be_visible()
  expect(saved).to_contain_text("À répondre au plus tard le")
  expect(page.locator("#objet")).to_have_value("")


def test_the_letter_is_found_and_answered(visited: Page):
  page = visited
  page.goto("/demandes?q=legalisation")
  page.get_by_role("link", name="Légalisation d’une signature").click()
  expect(page.get_by_role("heading", level=1)).to_contain_text("Légalisation d’une signature")
  page.goto(page.url.split("?")[0] + "/repondre")
  page.get_by_role("radio", name="Courrier", exact=True).check()
  page.get_by_role("button", name="Enregistrer la réponse").click()
  expect(page).to_have_url(re.compile(r"/demandes/[0-9a-z]{26}"))
  expect(page.locator("main")).to_contain_text("Terminée")


def test_the_indicator_counts_the_letter(visited: Page):
  page = visited
  page.goto("/indicateurs/17-letter-on-time?periode=2026-T2")
  expect(page.locator("main")).to_contain_text("Légalisation d’une signature")
  expect(page.locator("main")).to_contain_text("sur")


def test_the_quarter_is_published_and_the_public_sees_it(visited: Page):
  page = visited
  # Asked for outside the browser, which may keep the page for some minutes.
  assert "1er trimestre 2026" not in page.request.get("/public/val-d-orance").text()
  page.goto("/publications/publier?periode=2026-T1")
  reason = page.locator("main textarea")
  if reason.count():
    reason.fill("Enquête téléphonique en cours de dépouillement.")
  page.get_by_role("button", name=re.compile("^Publier")).click()
  expect(page).to_have_url(re.compile(r"/publications/[0-9a-z]{26}"))
  page.goto("/public/val-d-orance")
  expect(page.locator("main")).to_contain_text("1er trimestre 2026")
  assert "Norvaux" not in page.content()
