"""Every page of the application is looked at in a browser, or it is said why it is not.

The addresses are read from the application itself: a new page is in `tests/browser/looked_at.py`
from its first day, where it is opened in light and dark, on a desk and on a phone.
"""

import re

from django.test import RequestFactory
from django.urls import Resolver404, resolve

from tests.browser.looked_at import BESIDE, OF_GUESTS, PAGES
from tests.web.places import Address, addresses

NO_PAGE_OF_THEIR_OWN = {
    "comments:on": "a part of pages that are",
    "comments:thread": "leads on to one",
    "data:progress": "a part of one",
    "evidence:cell": "what is beside a statement, for all of a cell",
    "guests:follow": "leads on to one",
    "inbox:notice": "leads on to one",
    "inbox:unread": "a part of every page",
    "matrix:palette": "a part of every page",
    "matrix:set-rule": "the drawer of a segment",
    "news": "what pages ask for without a socket",
    "people:home": "leads on to one",
}
FILES = {
    "data:reused-csv",
    "data:set-aside-csv",
    "evidence:original",
    "exports:delimited",
    "exports:template",
    "exports:workbook",
    "guests:calendar",
    "map:csv",
    "map:png",
    "map:svg",
    "plan:calendar",
    "rounds:alignment-csv",
    "rounds:alignment-png",
    "rounds:alignment-svg",
    "who:combinations-csv",
    "who:pairs-csv",
    "who:png",
    "who:svg",
}
OF_ONE_THING = {
    "data:columns",
    "data:more",
    "data:reused",
    "data:set-aside",
    "data:source",
    "evidence:records",
    "people:example",
    "people:join",
    "rounds:plan",
    "workshops:plan",
    "who:list",
    "who:why",
}
"""Pages of things that the example need not have, or of people who are not in it."""


def is_shown(address: Address) -> bool:
    """Say whether somebody can open an address; its view says so before it does anything."""
    found = resolve(address.at({"version": 1, "number": 1}))
    answer = found.func(RequestFactory().options("/"), *found.args, **found.kwargs)
    return "GET" in answer.headers.get("Allow", "")


def looked_at(page: str) -> str:
    """Return the name of the address that is looked at."""
    path = re.sub(r"{(\w+)}", lambda hole: FILLED.get(hole[1], "x"), page).partition("?")[0]
    try:
        return resolve(path).view_name
    except Resolver404 as problem:
        raise AssertionError(f"there is no page {page}") from problem


FILLED = {"matrix": "/m/x/", "workspace": "/w/x/"}


def test_every_page_is_looked_at_or_said_to_be_none() -> None:
    ours = [address for address in addresses() if not address.name.startswith("account_")]
    shown = {address.name for address in ours if is_shown(address)}
    beside = [address for some in BESIDE.values() for address in some]
    opened = map(looked_at, [*PAGES, *OF_GUESTS, *beside])
    known = {*opened, *NO_PAGE_OF_THEIR_OWN, *FILES, *OF_ONE_THING}
    assert shown - known == set(), "put them into tests/browser/looked_at.py"
    assert known - shown == set(), "there is no such page any more"
