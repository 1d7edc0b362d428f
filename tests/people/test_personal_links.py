from datetime import datetime, timedelta

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base import clock
from segmatrix.base.errors import Invalid
from segmatrix.people import actions, events, queries
from segmatrix.people.errors import LinkOver, NoSuchLink, NoSuchMember, RoleNeeded
from segmatrix.people.terms import Role
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask
from tests.people.visiting import OURS, a_guest_link, a_personal_link, come_in


def test_the_person_is_who_the_link_says_before_they_open_it(cast: Cast) -> None:
    link = a_personal_link(cast)
    (lena,) = [each for each in queries.participants(OURS, cast.sol) if each.guest]
    assert (lena.id, lena.name, lena.department) == (link.person_id, "Lena", "Support")
    actor = queries.actor_for(queries.account_of_person(link.token), HARBOURLIGHT, matrix_id=OURS)
    assert (actor.member_id, actor.name) == (link.person_id, "Lena")
    assert queries.role(actor, OURS) is Role.CONTRIBUTOR


def test_its_code_leads_to_it_until_it_is_renewed(cast: Cast) -> None:
    link = a_personal_link(cast)
    assert queries.token_for(link.code) == link.token
    given = ask(events.RenewPersonalLink, link_id=link.id, days=30)
    actions.renew_personal_link(given, actor=cast.fara)
    with pytest.raises(NoSuchLink):
        queries.token_for(link.code)


def test_another_one_is_for_who_had_one(cast: Cast) -> None:
    link = a_personal_link(cast)
    assert a_personal_link(cast, person_id=link.person_id).person_id == link.person_id
    for nobody in (cast.sol.member_id, come_in(a_guest_link(cast).token).member_id):
        with pytest.raises(NoSuchMember):
            a_personal_link(cast, person_id=nobody)


def test_a_guest_link_is_nobodys(cast: Cast) -> None:
    assert queries.account_of_person(a_guest_link(cast).token) is None


@pytest.mark.parametrize("changed", [{"name": " "}, {"address": "lena"}, {"role": "owner"}])
def test_it_needs_a_name_and_no_broken_address(cast: Cast, changed: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        a_personal_link(cast, **changed)


def test_a_contributor_makes_none(cast: Cast) -> None:
    with pytest.raises(RoleNeeded):
        a_personal_link(cast, by=cast.sol)


def test_renewed_the_old_one_is_dead_and_the_person_the_same(cast: Cast, noon: datetime) -> None:
    old = a_personal_link(cast)
    account = queries.account_of_person(old.token)
    with clock.at(noon + timedelta(days=29)):
        given = ask(events.RenewPersonalLink, link_id=old.id, days=30)
        actions.renew_personal_link(given, actor=cast.fara)
        new = queries.link(old.id, cast.fara)
        with pytest.raises(NoSuchLink):
            queries.offered(old.token)
        again = queries.account_of_person(new.token)
    assert (again.pk, new.person_id) == (account.pk, old.person_id)
    assert new.expires_at == noon + timedelta(days=59)
    assert again.get_session_auth_hash() != account.get_session_auth_hash()


def test_only_a_personal_link_that_stands_is_renewed(cast: Cast) -> None:
    guest_link, revoked = a_guest_link(cast), a_personal_link(cast)
    actions.revoke_link(ask(events.RevokeLink, link_id=revoked.id), actor=cast.fara)
    for link, problem in ((guest_link, NoSuchLink), (revoked, LinkOver)):
        given = ask(events.RenewPersonalLink, link_id=link.id, days=30)
        with pytest.raises(problem):
            actions.renew_personal_link(given, actor=cast.fara)


def test_undoing_one_revokes_it(cast: Cast) -> None:
    link = a_personal_link(cast, operation_id="make")
    undo(f"workspace:{HARBOURLIGHT}", target="make", operation_id="undo", actor=cast.fara)
    assert queries.link(link.id, cast.fara).revoked
