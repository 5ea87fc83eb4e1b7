"""People who work with the application as a browser does, and remember what it told them.

Each signs in, enters requests by the form, records what happens to them and reads pages. Who gets no
answer, or a page that says that the application cannot be used now, sends the same form again, or gives
up. Everything that they are shown meanwhile must be fit to be shown.
"""

import html
import http.client
import random
import re
import threading
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from database import PATIENCE, wait_until
from network import Network

# What the tests tell at their end, a line each.
SUMMARY: list[str] = []

PAGES = ["/aujourdhui", "/demandes", "/demandes?vue=terminees", "/tableau-de-bord", "/indicateurs"]
REFERENCE = re.compile(r"Référence.{0,60}<code>[0-9A-Z]{4,8}-[0-9A-Z]{4}</code>", re.DOTALL)
# What no page shows to anyone.
INTERNALS = re.compile(r"Fatal error|Traceback|SQLSTATE|PostgreSQL|libpq|\bSELECT\b|StoreError|HAProxy|Bad Gateway")


class NoAnswer(Exception):
  """The connection ended before the answer did."""


@dataclass(frozen=True)
class Answer:
  status: int
  location: str
  text: str
  # Whether the connection ends with it.
  closes: bool


class Browser:
  """Keeps cookies and its connection, and looks at every page that it is shown."""

  def __init__(self, address: str, cookies: dict[str, str] | None = None):
    self.host = address.removeprefix("http://")
    self.cookies = dict(cookies or {})
    self._connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
    self.seen: Counter[str] = Counter()
    self.unfit: list[str] = []

  def get(self, path: str) -> Answer:
    return self._send("GET", path)

  def post(self, path: str, fields: list[tuple[str, str]], hangs_up: bool = False) -> Answer:
    """Sends a form. Who hangs up does not wait for the answer."""
    return self._send("POST", path, urllib.parse.urlencode(fields), hangs_up)

  def get_good(self, path: str) -> Answer:
    """The page, asked for until it comes."""
    return self.persevere(lambda: self.get(path))

  def persevere(self, send) -> Answer:
    """Sends the same until there is an answer other than a 503."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
      try:
        answer = send()
        if answer.status != 503:
          return answer
      except NoAnswer:
        pass
      time.sleep(0.05 + 0.1 * random.random())
    raise AssertionError(f"no answer for {PATIENCE} s")

  def hang_up(self) -> None:
    """The next request takes a new connection."""
    self._connection.close()

  def _send(self, method: str, path: str, body: str | None = None, hangs_up: bool = False) -> Answer:
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
    if body is not None:
      headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
    try:
      self._connection.request(method, path, body, headers)
      if hangs_up:
        raise http.client.HTTPException("hung up")
      response = self._connection.getresponse()
      text = response.read().decode()
    except (http.client.HTTPException, OSError) as error:
      self.hang_up()
      self.seen["no answer"] += 1
      raise NoAnswer from error
    for cookie in response.headers.get_all("Set-Cookie") or []:
      self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
    answer = Answer(response.status, response.headers.get("Location", ""), text,
                    response.headers.get("Connection") == "close")
    self.seen[str(answer.status)] += 1
    self._judge(method, path, answer)
    return answer

  def _judge(self, method: str, path: str, answer: Answer) -> None:
    wrong = None
    if answer.status not in (200, 303, 503):
      wrong = "not a status that anyone should see"
    elif answer.status != 303 and '<html lang="fr"' not in answer.text:
      wrong = "not in French"
    elif answer.status == 503 and not REFERENCE.search(answer.text):
      wrong = "without a reference"
    elif leak := INTERNALS.search(answer.text):
      wrong = f"shows « {leak.group()} »"
    if wrong:
      self.unfit.append(f"{method} {path} → {answer.status}, {wrong}: {body(answer.text)}")


@dataclass
class Memory:
  """What the application told one person, or left them without knowing."""

  # The identifiers of requests, by their subjects; those of replies, by their notes.
  told: dict[str, str] = field(default_factory=dict)
  unknown: set[str] = field(default_factory=set)
  again: int = 0


class Person:
  """Works until told to stop."""

  def __init__(self, name: str, network: Network):
    self.name = name
    # How many of the forms sent are not waited for.
    self.impatience = 0.0
    self.browser = Browser(network.address)
    self.memory = Memory()
    self.failure: BaseException | None = None
    self._chance = random.Random(name)
    self._count = 0

  def sign_in(self, email: str, password: str) -> None:
    form = self.browser.get_good("/connexion")
    answer = self.browser.post(
      "/connexion", [*hidden(form.text), ("email", email), ("password", password)])
    assert answer.status == 303, body(answer.text)

  def work(self, stop: threading.Event) -> None:
    try:
      while not stop.is_set():
        if self._chance.random() < 0.5:
          self._read()
        elif request := self._enter():
          self._reply(request)
    except BaseException as failure:
      self.failure = failure

  def _read(self) -> None:
    try:
      answer = self.browser.get(self._chance.choice(PAGES))
      assert answer.status != 303, f"{self.name} is sent to {answer.location}"
    except NoAnswer:
      pass

  def _enter(self) -> str | None:
    """Enters a request; gives its identifier, or None when nobody told it or it is another service's."""
    self._count += 1
    subject = f"Panne {self.name} {self._count}"
    form = self.browser.get_good("/demandes/saisir")
    service = self._chance.choice(re.findall(r'<option value="([0-9a-z]{26})"', form.text))
    answer = self._submit(subject, "/demandes/saisir", [
      *hidden(form.text), ("canal", "email"), ("nature", "information"), ("service", service),
      ("objet", subject), ("recue", ""), ("nom", f"Usager {self._count}"), ("courriel", "usager@panne.example"),
      ("adresse", ""), ("telephone", ""), ("profil", "individual"), ("ouvrir", "oui")])
    if answer is None:
      return None
    # The page of the request, or the next form for whoever may not open it: both name it.
    request = re.search(r"(?:/demandes/|saisies=)([0-9a-z]{26})", answer.location).group(1)
    page = body(self.browser.get_good(answer.location).text)
    assert re.search(r"Demande \d{4}-\d+ enregistrée", page), page
    self.memory.told[subject] = request
    return request if answer.location.startswith(f"/demandes/{request}") else None

  def _reply(self, request: str) -> None:
    path = f"/demandes/{request}/repondre"
    note = f"Panne {self.name} {self._count}, réponse"
    form = self.browser.get_good(path)
    day = re.search(r'name="jour"[^>]*value="([^"]*)"', form.text)
    answer = self._submit(note, path, [
      *hidden(form.text), ("jour", day.group(1) if day else ""), ("moyen", "email"), ("note", note)])
    if answer is not None:
      assert note in body(self.browser.get_good(answer.location).text)
      self.memory.told[note] = request

  def _submit(self, text: str, path: str, fields: list[tuple[str, str]]) -> Answer | None:
    """Sends a form; again and again until it is taken, or once and no more, when nothing confirmed it."""
    self.memory.unknown.add(text)
    try:
      answer = self.browser.post(path, fields, hangs_up=self._chance.random() < self.impatience)
    except NoAnswer:
      answer = None
    if answer is None or answer.status == 503:
      if self._chance.random() < 0.2:
        return None
      self.memory.again += 1
      answer = self.browser.persevere(lambda: self.browser.post(path, fields))
    assert answer.status == 303, body(answer.text)
    self.memory.unknown.discard(text)
    return answer


def body(page: str) -> str:
  """The words of a page, for whoever reads a failure."""
  return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def hidden(page: str) -> list[tuple[str, str]]:
  """The hidden fields of the page's form."""
  found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
  return [(html.unescape(name), html.unescape(value)) for name, value in found]


class Office:
  """The people, in turn with each of the accounts that enter requests."""

  def __init__(self, network: Network, size: int):
    self.network = network
    accounts = [account for account in network.accounts if account.role in ("agent", "quality-officer")]
    self.people = [Person(f"{number:02}", network) for number in range(size)]
    for number, person in enumerate(self.people):
      account = accounts[number % len(accounts)]
      person.sign_in(account.email, account.password)

  def begin(self, impatience: float) -> "Work":
    for person in self.people:
      person.impatience = impatience
      # Whoever did nothing for a while has no connection any more.
      person.browser.hang_up()
    return Work(self)


class Work:
  """A time of work by everybody."""

  def __init__(self, office: Office):
    self._office = office
    self._stop = threading.Event()
    self._before = self._counts()
    self._threads = [threading.Thread(target=person.work, args=(self._stop,)) for person in office.people]
    for thread in self._threads:
      thread.start()

  def go_on(self) -> None:
    """Waits until everybody has had something more recorded: the next fault comes in the midst of work."""
    people = self._office.people
    wanted = {person.name: len(person.memory.told) + 1 for person in people}
    wait_until("people work", lambda: any(person.failure for person in people)
               or all(len(person.memory.told) >= wanted[person.name] for person in people))
    if any(person.failure for person in people):
      self.check()

  def end(self) -> None:
    self._stop.set()
    for thread in self._threads:
      thread.join()

  def check(self) -> None:
    """Compares what people were told with what the register holds."""
    people = self._office.people
    for person in people:
      if person.failure:
        raise AssertionError(f"person {person.name} could not work") from person.failure
      assert not person.browser.unfit, "\n".join(person.browser.unfit[:3])
    told = {text: request for person in people for text, request in person.memory.told.items()}
    unknown = {text for person in people for text in person.memory.unknown}
    held = self._office.network.database.rows("""
      SELECT subject, request_id FROM request_text WHERE subject LIKE 'Panne %'
      UNION ALL SELECT t.words, e.request_id FROM event_text t JOIN request_event e ON e.id = t.event_id
      WHERE t.words LIKE 'Panne %'""")
    times = Counter(text for text, _ in held)
    assert not [text for text, count in times.items() if count > 1], "recorded twice"
    lost = told.items() - {(text, request) for text, request in held}
    assert not lost, f"{len(lost)} of {len(told)} lost: {sorted(lost)[:3]}"
    assert times.keys() <= told.keys() | unknown, "nobody entered that"

  @property
  def failures(self) -> int:
    """How many requests were not answered with a good page."""
    grown = self._counts() - self._before
    return grown["503"] + grown["no answer"]

  @property
  def figures(self) -> str:
    grown = self._counts() - self._before
    return (f"{grown['recorded']} recorded, {grown['again']} sent again, {grown['unknown']} given up; "
            f"{grown['200'] + grown['303']} good answers, {grown['503']} times 503, "
            f"{grown['no answer']} without answer")

  def _counts(self) -> Counter[str]:
    counts: Counter[str] = Counter()
    for person in self._office.people:
      counts += person.browser.seen
      counts += Counter({"recorded": len(person.memory.told), "again": person.memory.again,
                         "unknown": len(person.memory.unknown)})
    return counts
