"""Using a page with the keyboard alone: the order of the Tab key, and seeing where the focus is."""

from playwright.sync_api import Page

MOST_PRESSES = 400

# The window's own object holds what the two scripts share; a radio group is one stop.
PREPARE = """() => {
  const reachable = [...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]')]
    .filter((element) => !element.disabled && element.tabIndex >= 0
      && element.checkVisibility({visibilityProperty: true}));
  const key = (element) => element.type === 'radio' && element.name
    ? [element.form?.id ?? '', element.name].join(' ') : element;
  const stops = [];
  document.addEventListener('focusin', (event) => stops.push(event.target));
  window.tabOrder = {reachable, key, stops};
  // The Tab key starts from the top of the page, wherever autofocus had put it.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  stops.length = 0;
  return new Set(reachable.map(key)).size;
}"""

NOT_REACHED = """() => {
  const {reachable, key, stops} = window.tabOrder;
  const reached = new Set(stops.map(key));
  return reachable.filter((element) => !reached.has(key(element))).length;
}"""

ORDER_PROBLEMS = """() => {
  const {reachable, key, stops} = window.tabOrder;
  const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + ' « ' + (element.innerText || element.name || element.ariaLabel || '').trim().slice(0, 40) + ' »';
  const problems = [];
  const first = stops[0];
  if (!first || first.getAttribute('href') !== '#contenu')
    problems.push(`the first Tab stop is ${first ? name(first) : 'nothing'}, not the skip link`);
  for (const element of reachable.filter((element) => element.tabIndex > 0))
    problems.push(`${name(element)} jumps the queue with tabindex ${element.tabIndex}`);
  const round = stops.slice(0, stops.findIndex((stop, index) => index > 0 && stop === first) >>> 0);
  for (let index = 1; index < round.length; index += 1)
    if (round[index - 1].compareDocumentPosition(round[index]) & Node.DOCUMENT_POSITION_PRECEDING)
      problems.push(`Tab goes back from ${name(round[index - 1])} to ${name(round[index])}`);
  const reached = new Set(stops.map(key));
  const missed = reachable.filter((element) => !reached.has(key(element)));
  if (missed.length)
    problems.push(`Tab never reaches ${missed.length} of ${reachable.length}: `
      + missed.slice(0, 5).map(name).join(', '));
  return problems;
}"""

FOCUS_PROBLEMS = """() => {
  const {reachable} = window.tabOrder;
  const properties = ['boxShadow', 'borderColor', 'borderWidth', 'backgroundColor', 'backgroundImage', 'color',
    'textDecorationLine', 'textDecorationThickness', 'opacity', 'clipPath'];
  const style = (element) => ['', '::before', '::after'].map((part) => {
    const values = getComputedStyle(element, part || undefined);
    const outlined = values.outlineStyle !== 'none' && parseFloat(values.outlineWidth) > 0;
    return [outlined && values.outline, ...properties.map((property) => values[property])].join(' ');
  }).join('|');
  const seen = (element) => [element, ...(element.labels ?? []), element.parentElement].map(style).join('|');
  const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + ' « ' + (element.innerText || element.name || element.ariaLabel || '').trim().slice(0, 40) + ' »';
  const problems = [];
  for (const element of reachable) {
    document.activeElement?.blur();
    const before = seen(element);
    element.focus();
    if (document.activeElement !== element) {
      problems.push(`${name(element)} does not take the focus`);
      continue;
    }
    const box = element.getBoundingClientRect();
    const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth;
    if (!shown) problems.push(`${name(element)} is out of sight when it has the focus`);
    else if (seen(element) === before) problems.push(`nothing shows that ${name(element)} has the focus`);
  }
  return problems;
}"""


def problems(page: Page) -> list[str]:
  """Tabs through the whole page, then looks at each stop with and without the focus."""
  batch = page.evaluate(PREPARE)
  presses = 0
  while presses < MOST_PRESSES:
    for _ in range(batch):
      page.keyboard.press("Tab")
    presses += batch
    # Fields with several parts, as dates, take several presses.
    batch = 2 * page.evaluate(NOT_REACHED)
    if batch == 0:
      break
  return page.evaluate(ORDER_PROBLEMS) + focus_problems(page)


def focus_problems(page: Page) -> list[str]:
  """Only after a Tab: from then on the browser shows the focus that a script gives, too."""
  return page.evaluate(FOCUS_PROBLEMS)
