"""axe with the rules of RGAA 4, the accessibility rules that French administrations are held to."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
OPTIONS = {"runOnly": ["RGAAv4"], "resultTypes": ["violations"]}


def problems(page: Page) -> list[str]:
  violations = AXE.run(page, options=OPTIONS).response["violations"]
  return [
    f"{violation['id']} at {' '.join(map(str, node['target']))}: {violation['help']}; {_summary(node)}"
    for violation in violations for node in violation["nodes"]]


def _summary(node: dict) -> str:
  return " ".join((node.get("failureSummary") or "").split())
