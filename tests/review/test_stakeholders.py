"""Saying who is asked, and for whose answer nobody waits."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.review import events, queries
from segmatrix.review.errors import AskedAlready
from tests.review.panel import Panel


def test_a_person_is_listed_with_all_that_was_said_of_them(panel: Panel) -> None:
    sol = panel.cast.sol
    panel.person(
        " Sol  Adeyemi ",
        department="Sales",
        level="lead",
        region="EMEA",
        email="sol@harbourlight.test",
        member_id=sol.member_id,
        sponsor=True,
    )
    (found,) = queries.stakeholders(panel.id, panel.cast.fara)
    assert (found.name, found.department, found.level, found.region) == (
        "Sol Adeyemi",
        "Sales",
        "lead",
        "EMEA",
    )
    assert (found.member_id, found.sponsor, found.wave, found.excuse) == (
        sol.member_id,
        True,
        0,
        None,
    )
    assert found == queries.stakeholder(panel.id, found.id, panel.cast.fara)


def test_addresses_are_for_those_who_facilitate(panel: Panel) -> None:
    panel.person("Lena", email="lena@harbourlight.test")
    read = {
        name: queries.stakeholders(panel.id, getattr(panel.cast, name))[0].email
        for name in ("exa", "fara", "sol", "ana", "vic")
    }
    assert {name for name, email in read.items() if email} == {"exa", "fara"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 101),
        ("department", "x" * 101),
        ("level", "boss"),
        ("email", "lena at harbourlight"),
        ("region", "\0"),
    ],
)
def test_what_nobody_can_be(panel: Panel, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refusal:
        panel.person(**{"name": "Lena", field: value})
    assert refusal.value.field == field


def test_one_member_is_asked_once(panel: Panel) -> None:
    first = panel.member(panel.cast.sol)
    with pytest.raises(AskedAlready) as refusal:
        panel.member(panel.cast.sol)
    assert refusal.value.data["stakeholder_id"] == first
    panel.do(events.RemoveStakeholder, stakeholder_id=first)
    panel.member(panel.cast.sol)
    with pytest.raises(AskedAlready):
        panel.do(events.RestoreStakeholder, stakeholder_id=first)


def test_a_member_of_elsewhere_is_nobody_here(panel: Panel) -> None:
    with pytest.raises(NotFound):
        panel.person("Otto", member_id=panel.cast.otto.member_id)


def test_two_who_edit_at_once_get_both_texts(panel: Panel) -> None:
    edit = {"stakeholder_id": panel.person("Lena"), "version": 1}
    panel.do(events.EditStakeholder, name="Lena Ito", **edit)
    with pytest.raises(Changed, match="Fara") as refusal:
        panel.do(events.EditStakeholder, name="Lena I.", by=panel.cast.exa, **edit)
    assert refusal.value.data["theirs"]["name"] == "Lena Ito"
    assert refusal.value.data["yours"]["name"] == "Lena I."


def test_what_a_member_was_shown_is_not_handed_over(panel: Panel) -> None:
    sol, mika = panel.cast.sol.member_id, panel.cast.mika.member_id
    person = panel.member(panel.cast.sol)
    about = {"stakeholder_id": person, "name": "Sol"}
    panel.do(events.EditStakeholder, **about, member_id=mika)
    panel.do(events.EditStakeholder, **about, member_id=sol)
    panel.expose(person, panel.cast.sol)
    for other in (mika, ""):
        with pytest.raises(Invalid) as refused:
            panel.do(events.EditStakeholder, **about, member_id=other)
        assert refused.value.hint == "Add them as another person."
    panel.do(events.EditStakeholder, **about, member_id=sol, region="EMEA")


def test_whoever_is_removed_is_kept(panel: Panel) -> None:
    person = panel.person("Lena", region="EMEA")
    panel.do(events.RemoveStakeholder, stakeholder_id=person)
    assert panel.people == {}
    (gone,) = queries.stakeholders(panel.id, panel.cast.vic, removed=True)
    assert (gone.id, gone.region) == (person, "EMEA")
    with pytest.raises(Changed, match="Fara"):
        panel.do(events.EditStakeholder, stakeholder_id=person, name="Lena")


@pytest.mark.parametrize("reason", ["left", "on_leave", "declined"])
def test_an_excuse_stands_beside_the_person_with_who_gave_it(panel: Panel, reason: str) -> None:
    person = panel.person("Lena")
    panel.do(events.ExcuseStakeholder, stakeholder_id=person, reason=reason, replacement="Tom")
    found = panel.people["Lena"]
    assert (found.excuse, found.replacement, found.excused_by) == (reason, "", "Fara")
    panel.do(events.ExpectStakeholder, stakeholder_id=person)
    assert panel.people["Lena"].excuse is None


@pytest.mark.parametrize(
    ("field", "about"),
    [("reason", {"reason": "bored"}), ("replacement", {"reason": "replaced"})],
)
def test_what_is_no_excuse(panel: Panel, field: str, about: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refusal:
        panel.do(events.ExcuseStakeholder, stakeholder_id=panel.person(), **about)
    assert refusal.value.field == field
