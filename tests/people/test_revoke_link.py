from datetime import datetime, timedelta

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Changed, NotFound
from segmatrix.people import actions, events, queries
from segmatrix.people.errors import LinkOver, NoSuchWorkspace, RoleNeeded
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask
from tests.people.visiting import OURS, a_guest_link, come_in, guest, revoke


def test_nobody_comes_in_and_who_was_in_is_told_why(cast: Cast) -> None:
    link = a_guest_link(cast)
    nora = guest(come_in(link.token))
    user = queries.account_of_guest(nora.member_id)
    revoke(cast, link)
    with pytest.raises(LinkOver, match="revoked"):
        queries.offered(link.token)
    with pytest.raises(LinkOver, match="revoked"):
        queries.permissions(nora, OURS)
    with pytest.raises(LinkOver):
        queries.actor_for(user, HARBOURLIGHT, matrix_id=OURS)
    with pytest.raises(NoSuchWorkspace):
        queries.actor_for(user, HARBOURLIGHT)
    assert queries.matrices_as_guest(user) == []


def test_a_link_that_ran_out_does_the_same(cast: Cast, noon: datetime) -> None:
    nora = guest(come_in(a_guest_link(cast, days=1).token))
    with clock.at(noon + timedelta(days=1)), pytest.raises(LinkOver, match="run out"):
        queries.permissions(nora, OURS)


def test_who_came_by_another_link_as_well_stays(cast: Cast) -> None:
    first, second = a_guest_link(cast), a_guest_link(cast, role="viewer")
    nora = guest(come_in(first.token))
    come_in(second.token, user=queries.account_of_guest(nora.member_id))
    revoke(cast, first)
    assert queries.role(nora, OURS) == "viewer"


def test_their_names_stay_on_the_links_page(cast: Cast) -> None:
    link = a_guest_link(cast)
    come_in(link.token)
    revoke(cast, link)
    assert queries.link(link.id, cast.fara).guests == ("Nora (guest)",)


def test_once_is_enough(cast: Cast) -> None:
    link = a_guest_link(cast)
    revoke(cast, link)
    with pytest.raises(Changed):
        revoke(cast, link)


def test_others_may_not(cast: Cast) -> None:
    given = ask(events.RevokeLink, link_id=a_guest_link(cast).id)
    with pytest.raises(RoleNeeded):
        actions.revoke_link(given, actor=cast.sol)
    with pytest.raises(NotFound):
        actions.revoke_link(given, actor=cast.otto)
