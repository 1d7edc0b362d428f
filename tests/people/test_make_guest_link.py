from datetime import datetime, timedelta

import pytest

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo
from segmatrix.base import clock
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import queries, tokens
from segmatrix.people.errors import LinkOver, NoSuchLink, RoleNeeded
from segmatrix.people.models import Link
from segmatrix.people.terms import Permission, Role
from tests.cast import COLLEAGUES, HARBOURLIGHT, Cast, who_may
from tests.people.visiting import OURS, THEIRS, a_guest_link

STREAM = f"workspace:{HARBOURLIGHT}"


def test_the_link_says_who_invites_to_what(cast: Cast, noon: datetime) -> None:
    link = a_guest_link(cast, department="Sales")
    offered = queries.offered(link.token)
    assert (offered.workspace_name, offered.matrix_id) == ("Harbourlight Data", OURS)
    assert (offered.invited_by, offered.role) == ("Fara", Role.CONTRIBUTOR)
    assert offered.department == "Sales"
    assert link.expires_at == noon + timedelta(days=7)


def test_a_code_leads_to_it_however_it_is_typed(cast: Cast) -> None:
    link = a_guest_link(cast)
    for typed in (link.code, link.code.lower(), link.code.replace("-", " "), f" {link.code} "):
        assert queries.token_for(typed) == link.token
    with pytest.raises(NoSuchLink):
        queries.token_for("BBBB-BBBB")


def test_a_code_can_be_read_aloud(cast: Cast) -> None:
    letters = set(a_guest_link(cast).code) - {"-"}
    assert letters <= set(tokens.CODE_LETTERS)
    assert not set(tokens.CODE_LETTERS) & set("AEIOUL")


def test_nothing_that_opens_it_is_stored_or_recorded(cast: Cast) -> None:
    link = a_guest_link(cast, password="fog horn")
    stored = str(Link.objects.values().get()) + str(activity.since(STREAM, 0))
    for secret in (link.token, link.token.partition("-")[2], link.code, "fog horn"):
        assert secret not in stored


@pytest.mark.parametrize("changed", ["", "x"])
def test_a_token_that_is_off_by_a_letter_is_none(cast: Cast, changed: str) -> None:
    link = a_guest_link(cast)
    for token in (link.token[:-1] + changed, link.id, f"{link.id}-", "", "-", "nothing"):
        with pytest.raises(NoSuchLink):
            queries.offered(token)


def test_it_ends_when_it_was_said_to(cast: Cast, noon: datetime) -> None:
    link = a_guest_link(cast, days=1)
    with clock.at(noon + timedelta(days=1)), pytest.raises(LinkOver, match="run out"):
        queries.offered(link.token)


def test_a_password_is_kept_as_passwords_are(cast: Cast) -> None:
    link = a_guest_link(cast, password="fog horn")
    assert link.asks_password
    assert queries.unlock(link.token, "fog horn")


def test_those_who_lead_may(cast: Cast) -> None:
    for part in COLLEAGUES:
        actor = getattr(cast, part.key)
        if part.key in who_may(Permission.FACILITATE):
            a_guest_link(cast, by=actor)
            assert queries.links(OURS, actor)
        else:
            with pytest.raises(RoleNeeded):
                a_guest_link(cast, by=actor)
            with pytest.raises(RoleNeeded):
                queries.links(OURS, actor)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.OWNER])
def test_it_gives_nobody_more_than_contributor(cast: Cast, role: Role) -> None:
    with pytest.raises(Invalid, match="viewers or contributors"):
        a_guest_link(cast, by=cast.exa, role=role)


@pytest.mark.parametrize("domains", [["example"], ["a b.c"], ["-x.com"], ["ex\nample.com"]])
def test_what_is_no_end_of_an_address_is_refused(cast: Cast, domains: list[str]) -> None:
    with pytest.raises(Invalid, match="not the end of an e-mail address"):
        a_guest_link(cast, domains=domains)


def test_otto_reads_no_link(cast: Cast) -> None:
    link = a_guest_link(cast)
    with pytest.raises(NotFound):
        queries.link(link.id, cast.otto)
    assert queries.links(OURS, cast.otto) == []


def test_the_links_of_another_matrix_are_other_links(cast: Cast) -> None:
    a_guest_link(cast)
    assert queries.links(THEIRS, cast.fara) == []


def test_undoing_it_revokes_it(cast: Cast) -> None:
    link = a_guest_link(cast, operation_id="make")
    undo(STREAM, target="make", operation_id="undo", actor=cast.fara)
    with pytest.raises(LinkOver, match="revoked"):
        queries.offered(link.token)
