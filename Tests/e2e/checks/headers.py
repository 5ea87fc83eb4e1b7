"""The headers that come with a page."""

from collections.abc import Mapping


def problems(headers: Mapping[str, str], signed_in: bool) -> list[str]:
  """`headers` has lower-case names."""
  found = []
  if headers.get("content-type", "").replace(" ", "").lower() != "text/html;charset=utf-8":
    found.append(f"content-type: {headers.get('content-type')}")
  if headers.get("x-content-type-options") != "nosniff":
    found.append(f"x-content-type-options: {headers.get('x-content-type-options')}")
  if headers.get("referrer-policy") not in ("no-referrer", "same-origin", "strict-origin", "origin"):
    found.append(f"referrer-policy: {headers.get('referrer-policy')}")
  if signed_in and "no-store" not in headers.get("cache-control", ""):
    found.append(f"a signed-in page may be kept: cache-control: {headers.get('cache-control')}")
  return found + _policy_problems(headers.get("content-security-policy", ""))


EXACT = {
  "default-src": [{"'none'"}, {"'self'"}],
  "style-src": [{"'self'"}],
  "img-src": [{"'self'", "data:"}, {"'self'"}],
  "form-action": [{"'self'"}],
  "base-uri": [{"'none'"}, {"'self'"}],
  "frame-ancestors": [{"'none'"}],
}


def _policy_problems(policy: str) -> list[str]:
  directives = {}
  for directive in filter(None, map(str.split, policy.split(";"))):
    directives[directive[0].lower()] = set(directive[1:])
  found = [f"content-security-policy: {name} is {sorted(directives.get(name, ()))}"
           for name, allowed in EXACT.items() if directives.get(name) not in allowed]
  loose = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}
  return found + [f"content-security-policy: {name} allows {' '.join(sorted(sources & loose))}"
                  for name, sources in directives.items() if sources & loose]


def cookie_problems(cookies: list[dict]) -> list[str]:
  """`cookies`: those of a signed-in browser, as Playwright gives them."""
  if not cookies:
    return ["signing in sets no cookie"]
  return [f"the cookie {cookie['name']} has no {flag}" for cookie in cookies
          for flag, present in [("HttpOnly", cookie["httpOnly"]),
                                ("SameSite", cookie["sameSite"] in ("Lax", "Strict"))] if not present]
