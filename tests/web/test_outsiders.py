"""No address of the application shows or changes anything of Harbourlight Data to an outsider.

The addresses are read from the application itself, so a new one is walked through from its first
day. `places` fills in things that exist.
"""

from itertools import product

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

every_address = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)


def walk_through(address: Address, place: str, browser: Client, allowed: set[int]) -> None:
    """Ask for a place in every way and hear nothing of Harbourlight."""
    before = RecordedFact.objects.count()
    for method, headers in product(("get", "post"), ({}, {"HX-Request": "true"})):
        answer = getattr(browser, method)(place, headers=headers)
        assert answer.status_code < 500
        if address.is_of_something:
            assert answer.status_code in allowed, (method, headers)
        check_says_nothing(answer)
    assert RecordedFact.objects.count() == before


def check_says_nothing(answer: HttpResponse) -> None:
    body = b"".join(answer) if answer.streaming else answer.content
    said = f"{answer.headers} {body.decode('utf-8', 'replace')}"
    assert "Harbourlight" not in said
    for part in COLLEAGUES:
        assert f">{part.name}<" not in said


@every_address
def test_somebody_signed_out_gets_nowhere(cast: Cast, address: Address) -> None:
    walk_through(address, address.filled(cast), Client(), SIGNED_OUT)


@every_address
def test_otto_gets_nowhere(cast: Cast, address: Address) -> None:
    place = address.filled(cast)
    browser = Client()
    browser.force_login(cast.user("otto"))
    walk_through(address, place, browser, OUTSIDE)


@every_address
def test_who_was_removed_gets_nowhere(cast: Cast, address: Address) -> None:
    place = address.filled(cast)
    gone = RemoveMember(workspace_id=HARBOURLIGHT, member_id=cast.pri.member_id)
    remove_member(gone, actor=cast.exa)
    browser = Client()
    browser.force_login(cast.user("pri"))
    walk_through(address, place, browser, OUTSIDE)
