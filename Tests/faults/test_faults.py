"""What happens when a part of the network is killed, or replaced, while people work.

Whatever was confirmed is there afterwards, and once; nobody sees worse than a page in French that says
that the application cannot be used now; five seconds after the database is back, so is every instance.
Who is replaced as docs/operations.md says leaves without anybody seeing even that.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from database import PATIENCE, wait_until
from network import Network
from people import SUMMARY, Browser, NoAnswer

# After the moment when the database accepts connections.
SECONDS_TO_RECOVER = 5
# Well over the time that a job is held by whoever took it (JobRules.lease).
SECONDS_TO_TAKE_OVER = 180

# The job whose holder was killed, and the number of the lease, until the last test.
abandoned: list[tuple[str, int]] = []


def recovery(network: Network, office, moment: float) -> float:
  """The seconds from `moment` to the first good page of whoever takes longest: each instance, the proxy."""

  def first_good_page(address: str) -> float:
    browser = Browser(address, office.people[0].browser.cookies)
    while time.monotonic() < moment + PATIENCE:
      try:
        if browser.get("/demandes").status == 200:
          assert not browser.unfit, browser.unfit[0]
          return time.monotonic() - moment
      except NoAnswer:
        pass
      time.sleep(0.02)
    raise AssertionError(f"{address} does not recover")

  addresses = [network.address, *(instance.address for instance in network.instances)]
  with ThreadPoolExecutor(len(addresses)) as pool:
    return max(pool.map(first_good_page, addresses))


def test_an_instance_is_killed(network, office, working, load):
  times = []
  with working() as work:
    for number in range(load.kills_of_instances):
      victim = network.instances[number % 2]
      work.go_on()
      if abandoned:
        victim.kill()
      else:
        abandoned.append(victim.kill_at_work())
      # The other one serves meanwhile.
      work.go_on()
      victim.start()
      times.append(recovery(network, office, time.monotonic()))
    work.go_on()
  SUMMARY.append(f"recovery after an instance is back: {max(times):.2f} s at most")
  assert max(times) < SECONDS_TO_RECOVER
  network.verify()


def test_the_database_is_killed(network, office, working, load):
  times = []
  with working() as work:
    for _ in range(load.kills_of_database):
      work.go_on()
      network.database.kill()
      # Long enough for the proxy to find no instance ready, and to say so itself.
      proxy, instance = (Browser(address, office.people[0].browser.cookies)
                         for address in (network.address, network.instances[0].address))
      assert instance.get("/demandes").status == 503
      wait_until("the proxy answers itself", lambda: "L’application ne répond pas" in proxy.get("/demandes").text)
      assert not proxy.unfit + instance.unfit
      times.append(recovery(network, office, network.database.start_measured()))
    work.go_on()
  SUMMARY.append(f"recovery after the database is back: {max(times):.2f} s at most")
  assert max(times) < SECONDS_TO_RECOVER
  network.verify()


def test_connections_are_cut(network, working, load):
  cut = 0
  with working() as work:
    work.go_on()
    for _ in range(load.cuts):
      cut += network.database.cut_connections()
      time.sleep(0.2)
    work.go_on()
  SUMMARY.append(f"{cut} connections cut")
  assert cut > load.cuts
  network.verify()


def test_instances_are_replaced_one_at_a_time(network, office, working, load):
  with working(impatience=0) as work:
    for number in range(load.replacements):
      instance = network.instances[number % 2]
      work.go_on()
      assert instance.readiness() == (200, "ready")
      said = instance.leave(lambda: answers_on(instance, office))
      assert said[0] == (503, "not ready: ending"), said
      instance.start()
      # Not before: the other one is next.
      wait_until("the proxy has found it", lambda: network.sends_work_to(instance))
    work.go_on()
  assert work.failures == 0
  network.verify()


def answers_on(instance, office) -> None:
  """Who is leaving still gives good pages, and asks for connections to be closed."""
  browser = Browser(instance.address, office.people[0].browser.cookies)
  answer = browser.get("/demandes")
  assert answer.status == 200
  assert answer.closes


def test_the_job_of_who_died_is_taken_over(network):
  if not abandoned:
    pytest.skip("nobody died")
  [(job, lease)] = abandoned

  def is_taken_over() -> bool:
    [[state, number]] = network.database.rows(f"SELECT state, lease_number FROM job WHERE id = '{job}'")
    # Whoever took it has ended: the job is done, or waits for what was asked or went wrong since.
    return int(number) > lease and state in ("done", "waiting")

  wait_until("the job is taken over", is_taken_over, SECONDS_TO_TAKE_OVER)
