"""A guest of one matrix finds no other, and nothing of the workspace, at any address.

The addresses are read from the application itself, so a new one is walked through from its first
day. All of them are asked for in one test each, because what stands behind them takes long to make.
"""

import re
from itertools import groupby, product
from operator import attrgetter

from django.db import transaction
from django.test import Client

from segmatrix.activity.models import RecordedFact
from segmatrix.base.ids import new_id
from tests.cast import COLLEAGUES, Cast
from tests.matrix.conftest import Bench
from tests.people.visiting import a_guest_link
from tests.web.guests.conftest import come_by
from tests.web.places import Address, addresses
from tests.web.test_outsiders import OPEN_WITH_A_LINK, check_says_nothing

ADDRESSES = [each for each in addresses() if each.name not in OPEN_WITH_A_LINK]
PARAMETERS = attrgetter("parameters")
NOWHERE = {302, 404, 405}
OWN = {200, 302, 400, 403, 404, 405, 422}


def a_guest(cast: Cast, bench: Bench) -> Client:
    return come_by(a_guest_link(cast, matrix_id=bench.id))


def test_a_guest_gets_nowhere_else(cast: Cast) -> None:
    nora = a_guest(cast, Bench(cast, "For guests"))
    somewhere = [each for each in ADDRESSES if each.is_of_something]
    for _parameters, alike in groupby(sorted(somewhere, key=PARAMETERS), key=PARAMETERS):
        first, *others = alike
        nothing_yet = (
            transaction.savepoint()
        )  # what is made for some addresses clashes with others'
        things = first.things(cast)
        before = RecordedFact.objects.count()
        for address in (first, *others):
            walk_past(address, address.at(things), nora)
        assert RecordedFact.objects.count() == before
        transaction.savepoint_rollback(nothing_yet)


def walk_past(address: Address, place: str, browser: Client) -> None:
    """Ask for a place in every way and get nowhere."""
    for method, headers in product(("get", "post"), ({}, {"HX-Request": "true"})):
        answer = getattr(browser, method)(place, headers=headers)
        assert answer.status_code in NOWHERE, (address.name, method, headers)
        check_says_nothing(answer)


def test_pages_of_their_own_matrix_show_nothing_of_the_workspace(cast: Cast) -> None:
    bench = Bench(cast, "For guests")
    Bench(cast, "Secret other matrix")
    bench.segment("Risk modellers", tier="primary")
    nora = a_guest(cast, bench)
    silent = "|".join(each.name for each in COLLEAGUES if each.name != "Fara")
    somebody = re.compile(rf">({silent})\b".encode())
    for address in ADDRESSES:
        if address.parameters != ("matrix_id",):
            continue
        answer = nora.get(address.at({"matrix_id": bench.id}))
        assert answer.status_code in OWN, address.name
        said = b"".join(answer) if answer.streaming else answer.content
        assert not somebody.search(said), address.name  # who is in, but said nothing in the matrix
        for secret in (b"Secret other matrix", b"@harbourlight.test", b'"/w/', b"guest.invalid"):
            assert secret not in said, (address.name, secret)


def test_a_number_of_nothing_is_nothing(cast: Cast) -> None:
    nora = a_guest(cast, Bench(cast, "For guests"))
    assert nora.get(f"/m/{new_id()}/").status_code == 404
