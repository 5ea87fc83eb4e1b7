"""Debian's Chromium: starting it, signing in through the form, and noting what it complains of."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

# The heights are those of a telephone and of an office screen.
HEIGHTS = {390: 844, 1280: 900}
WIDTHS = [390, 1280]
SCHEMES = ["light", "dark"]

NOTE_VIOLATIONS = """
  window.policyViolations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.policyViolations.push(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));
"""


@contextmanager
def chromium() -> Iterator[Browser]:
  with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    try:
      yield browser
    finally:
      browser.close()


def new_context(browser: Browser, base_url: str, width: int = 1280, scheme: str = "light",
                session: dict | None = None) -> BrowserContext:
  """A browser of its own: French, one width, one colour scheme, signed in when `session` says so."""
  context = browser.new_context(
    base_url=base_url, locale="fr-FR", timezone_id="Europe/Paris", color_scheme=scheme,
    viewport={"width": width, "height": HEIGHTS.get(width, 900)}, storage_state=session)
  context.set_default_timeout(60_000)
  context.add_init_script(NOTE_VIOLATIONS)
  return context


def sign_in(page: Page, email: str, password: str) -> None:
  """Signs in as a person does; whoever is refused stays on the form."""
  page.goto("/connexion")
  page.locator("input[name=email]").fill(email)
  page.locator("input[name=password]").fill(password)
  page.get_by_role("button", name="Se connecter").click()
  page.wait_for_load_state()
  if page.locator("input[name=password]").count() > 0:
    raise AssertionError(f"{email} cannot sign in: {page.locator('main').inner_text()}")


def open_site(page: Page, name: str) -> None:
  """Opens a site from the list, as someone above sites does."""
  page.goto("/sites")
  page.get_by_role("button", name=f"Ouvrir {name}").click()
  page.wait_for_load_state()


@dataclass
class Complaints:
  """What the browser complained of since the last time it was asked."""

  page: Page
  noted: list[str] = field(default_factory=list)

  def __post_init__(self) -> None:
    self.page.on("console", self._on_console)
    self.page.on("pageerror", lambda error: self.noted.append(f"script error: {error}"))
    self.page.on("requestfailed", lambda request: self.noted.append(
      f"{request.url} failed: {request.failure}"))
    self.page.on("response", self._on_response)

  def _on_console(self, message) -> None:
    # A failed load is noted with its address by _on_response.
    if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
      self.noted.append(f"console {message.type}: {message.text}")

  def _on_response(self, response) -> None:
    if response.status >= 400 and not response.request.is_navigation_request():
      self.noted.append(f"{response.url} answers {response.status}")

  def taken(self) -> list[str]:
    violations = self.page.evaluate("() => window.policyViolations ?? []")
    problems = self.noted + [f"content security policy: {violation}" for violation in violations]
    self.noted = []
    return problems
