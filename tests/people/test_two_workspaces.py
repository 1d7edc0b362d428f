"""Harbourlight Data and Elsewhere Ltd do not exist for each other."""

from collections.abc import Callable

import pytest

from segmatrix.base.actor import Actor
from segmatrix.people import queries
from segmatrix.people.errors import NoSuchMember, NoSuchWorkspace
from segmatrix.people.terms import Permission
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast

READS: dict[str, Callable[[Actor], object]] = {
    "the workspace": lambda otto: queries.workspace(HARBOURLIGHT, otto),
    "its members": lambda otto: queries.members(HARBOURLIGHT, otto),
    "its departments": lambda otto: queries.departments(HARBOURLIGHT, otto),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_otto_reads_nothing_of_harbourlight(cast: Cast, read: Callable[[Actor], object]) -> None:
    with pytest.raises(NoSuchWorkspace):
        read(cast.otto)


def test_otto_does_not_get_in_by_calling_himself_a_member(cast: Cast) -> None:
    forged = Actor(HARBOURLIGHT, cast.otto.member_id, "Otto")
    with pytest.raises(NoSuchWorkspace):
        queries.may(forged, Permission.READ)
    with pytest.raises(NoSuchWorkspace):
        queries.actor_for(cast.user("otto"), HARBOURLIGHT)


def test_a_member_id_of_harbourlight_means_nothing_elsewhere(cast: Cast) -> None:
    forged = Actor(ELSEWHERE, cast.exa.member_id, "Exa")
    with pytest.raises(NoSuchWorkspace):
        queries.may(forged, Permission.READ)
    with pytest.raises(NoSuchMember):
        queries.member(cast.sol.member_id, cast.otto)


def test_each_sees_their_own(cast: Cast) -> None:
    assert [each.name for each in queries.members(ELSEWHERE, cast.otto)] == ["Otto"]
    assert [each.id for each in queries.workspaces_of(cast.user("otto"))] == [ELSEWHERE]


def test_addresses_are_for_those_who_administer(cast: Cast) -> None:
    emails = {each.email for each in queries.members(HARBOURLIGHT, cast.fara)}
    assert emails == {""}
    assert queries.member(cast.sol.member_id, cast.exa).email == "sol@harbourlight.test"


def test_listing_members_takes_the_same_queries_for_any_number(
    cast: Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(4):
        queries.members(HARBOURLIGHT, cast.exa)
