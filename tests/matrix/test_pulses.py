"""A pulse: everybody lists our main customer groups for themselves; closed, they are counted."""

import json

import pytest

from segmatrix.activity.models import RecordedFact
from segmatrix.activity.queries import since
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def pulse_id(bench: Bench) -> str:
    """A pulse that Fara has opened."""
    given = events.OpenPulse(matrix_id=bench.id)
    return actions.open_pulse(given, actor=bench.cast.fara)[0].pulse_id


def list_groups(bench: Bench, pulse_id: str, who: str, *groups: str) -> events.ListGroups:
    actor = getattr(bench.cast, who)
    about = {"matrix_id": bench.id, "pulse_id": pulse_id, "member_id": actor.member_id}
    given = events.ListGroups(**about, groups=list(groups))
    actions.list_groups(given, actor=actor)
    return given


def close(bench: Bench, pulse_id: str, who: str = "fara") -> None:
    given = events.ClosePulse(matrix_id=bench.id, pulse_id=pulse_id)
    actions.close_pulse(given, actor=getattr(bench.cast, who))


def seen(bench: Bench, who: str) -> queries.PulseView:
    return queries.pulses(bench.id, getattr(bench.cast, who))[0]


def test_until_it_is_closed_one_sees_ones_own_list_and_a_number(
    bench: Bench, pulse_id: str
) -> None:
    list_groups(bench, pulse_id, "sol", "Banks", "Cities")
    list_groups(bench, pulse_id, "mika", "Cities")
    for who, mine in {"sol": ("Banks", "Cities"), "mika": ("Cities",), "fara": ()}.items():
        shown = seen(bench, who)
        assert (shown.mine, shown.lists, shown.groups) == (mine, 2, ())


def test_what_was_listed_is_in_no_fact_and_leaves_no_gap(bench: Bench, pulse_id: str) -> None:
    before = since(bench.stream, 0)[-1].number
    list_groups(bench, pulse_id, "sol", "Secret banks")
    assert since(bench.stream, 0)[-1].number == before
    rows = RecordedFact.objects.values_list("payload", "inverse")
    assert "Secret banks" not in json.dumps(list(rows))


def test_closed_it_is_counted_without_names_and_kept(bench: Bench, pulse_id: str) -> None:
    list_groups(bench, pulse_id, "sol", "Banks", "Cities")
    list_groups(bench, pulse_id, "mika", "cities")
    list_groups(bench, pulse_id, "exa", "cities")
    close(bench, pulse_id)
    counts = [(each.named, each.first) for each in seen(bench, "vic").groups]
    assert counts == [(3, 2), (1, 1)]
    actions.open_pulse(events.OpenPulse(matrix_id=bench.id), actor=bench.cast.fara)
    newest, baseline = queries.pulses(bench.id, bench.cast.vic)
    assert newest.open
    assert baseline.id == pulse_id


def test_one_lists_anew_until_it_is_closed(bench: Bench, pulse_id: str) -> None:
    list_groups(bench, pulse_id, "sol", "Banks")
    list_groups(bench, pulse_id, "sol", "Cities")
    assert seen(bench, "sol").mine == ("Cities",)
    for who in ("mika", "exa"):
        list_groups(bench, pulse_id, who, "Cities")
    close(bench, pulse_id)
    with pytest.raises(Changed) as refused:
        list_groups(bench, pulse_id, "sol", "Schools")
    assert refused.value.data == {"by": "Fara", "yours": ["Schools"]}


def test_sent_twice_it_is_listed_once(bench: Bench, pulse_id: str) -> None:
    given = list_groups(bench, pulse_id, "sol", "Banks")
    list_groups(bench, pulse_id, "sol", "Cities")
    actions.list_groups(given, actor=bench.cast.sol)
    assert seen(bench, "sol").mine == ("Cities",)


def test_who_may(bench: Bench, pulse_id: str) -> None:
    with pytest.raises(NotPermitted):
        list_groups(bench, pulse_id, "vic", "Banks")
    with pytest.raises(NotFound):
        list_groups(bench, pulse_id, "otto", "Banks")
    theirs = events.ListGroups(
        matrix_id=bench.id,
        pulse_id=pulse_id,
        member_id=bench.cast.sol.member_id,
        groups=["Banks"],
    )
    with pytest.raises(NotFound):
        actions.list_groups(theirs, actor=bench.cast.mika)
    with pytest.raises(NotPermitted):
        close(bench, pulse_id, "sol")
    with pytest.raises(NotPermitted):
        actions.open_pulse(events.OpenPulse(matrix_id=bench.id), actor=bench.cast.sol)


def test_one_at_a_time_and_none_closed_that_would_tell_who_wrote_what(
    bench: Bench, pulse_id: str
) -> None:
    with pytest.raises(Changed):
        actions.open_pulse(events.OpenPulse(matrix_id=bench.id), actor=bench.cast.exa)
    for who in ("sol", "mika"):
        list_groups(bench, pulse_id, who, "Banks")
        with pytest.raises(Invalid, match="Fewer than 3"):
            close(bench, pulse_id)
