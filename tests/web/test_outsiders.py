"""No address of the application shows or changes anything of Harbourlight Data to an outsider.

The addresses are read from the application itself, so a new one is walked through from its first
day. `places` fills in things that exist; those are made once for all addresses that take the same.
"""

from itertools import groupby, product
from operator import attrgetter

import pytest
from django.http import HttpResponse
from django.test import Client

from segmatrix.activity.models import RecordedFact
from segmatrix.people.actions import remove_member
from segmatrix.people.events import RemoveMember
from tests.cast import COLLEAGUES, HARBOURLIGHT, Cast
from tests.web.places import Address, addresses

OPEN_WITH_A_LINK = {"people:join"}  # whoever has the link may read who invites them to what
ADDRESSES = [address for address in addresses() if address.name not in OPEN_WITH_A_LINK]

SIGNED_OUT = {302, 401, 404, 405}
OUTSIDE = {302, 404, 405}

PARAMETERS = attrgetter("parameters")
ALIKE = {
    parameters: list(alike)
    for parameters, alike in groupby(sorted(ADDRESSES, key=PARAMETERS), key=PARAMETERS)
}


def walk_through(address: Address, place: str, browser: Client, allowed: set[int]) -> None:
    """Ask for a place in every way and hear nothing of Harbourlight."""
    before = RecordedFact.objects.count()
    for method, headers in product(("get", "post"), ({}, {"HX-Request": "true"})):
        answer = getattr(browser, method)(place, headers=headers)
        asked = (address.name, method, headers)
        assert answer.status_code < 500, asked
        if address.is_of_something:
            assert answer.status_code in allowed, asked
        check_says_nothing(answer)
    assert RecordedFact.objects.count() == before, address.name


def check_says_nothing(answer: HttpResponse) -> None:
    body = b"".join(answer) if answer.streaming else answer.content
    said = f"{answer.headers} {body.decode('utf-8', 'replace')}"
    assert "Harbourlight" not in said
    for part in COLLEAGUES:
        assert f">{part.name}<" not in said


@pytest.mark.parametrize("parameters", ALIKE, ids="-".join)
def test_who_is_signed_out_from_elsewhere_or_removed_gets_nowhere(
    cast: Cast, parameters: tuple[str, ...]
) -> None:
    first, *others = ALIKE[parameters]
    things = first.things(cast)
    places = [(address, address.at(things)) for address in (first, *others)]
    for address, place in places:
        walk_through(address, place, Client(), SIGNED_OUT)
        walk_through(address, place, browser_of(cast, "otto"), OUTSIDE)

    gone = RemoveMember(workspace_id=HARBOURLIGHT, member_id=cast.pri.member_id)
    remove_member(gone, actor=cast.exa)
    for address, place in places:
        walk_through(address, place, browser_of(cast, "pri"), OUTSIDE)


def browser_of(cast: Cast, name: str) -> Client:
    browser = Client()
    browser.force_login(cast.user(name))
    return browser
