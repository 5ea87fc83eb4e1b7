"""What a page looks like in the browser: nothing wider than the window."""

from playwright.sync_api import Page

WIDER_THAN_THE_WINDOW = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  const scrolls = (element) => {
    const parent = element.parentElement;
    return parent !== document.body
      && (getComputedStyle(parent).overflowX !== 'visible' || scrolls(parent));
  };
  const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + [...element.classList].map((value) => '.' + value).join('');
  return [`the page is ${root.scrollWidth} px wide in a window of ${width} px`].concat(
    [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
      .slice(0, 5)
      .map((element) => `${name(element)} ends at ${Math.round(element.getBoundingClientRect().right)} px`));
}"""


def problems(page: Page) -> list[str]:
  return page.evaluate(WIDER_THAN_THE_WINDOW)
