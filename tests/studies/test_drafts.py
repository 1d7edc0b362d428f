"""Drafts: what a rule would make of its segment, for whoever is writing it; nothing is kept."""

import pytest

from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.kit.rules.completing import Holder
from segmatrix.kit.rules.linting import Oddity
from segmatrix.kit.rules.nodes import Entity
from segmatrix.studies import live_sizes, queries
from segmatrix.studies.errors import NoDataChosen, TookTooLong
from segmatrix.studies.queries import Examples, Moves
from tests.studies.conftest import Counted


@pytest.fixture
def pro(counted) -> str:
    """The id of a segment of u1 and u3."""
    return counted.segment("Pro", 'plan is "pro"')


def test_it_is_compared_with_the_rule_that_is_saved(cast, counted, pro) -> None:
    found, where = queries.preview("seats > 10", counted.id, cast.ana, pro)
    assert (found.size.size, found.size.unsure, found.size.missing) == (2, 1, {"seats": 1})
    assert found.moves == Moves(enters=1, leaves=1, stays=1)
    assert where.timezone == "UTC"
    same, _where = queries.preview('plan is "pro"', counted.id, cast.ana, pro)
    assert same.moves is None


def test_who_comes_and_goes_is_named_with_what_decides(cast, counted, pro) -> None:
    found = queries.examples("seats > 10", counted.id, cast.ana, pro)
    assert [one.id for one in found.enter] == ["u4"]
    assert [one.id for one in found.leave] == ["u1"]
    assert found.leave[0].deciding == (("seats > 10", (("seats", 5),)),)


def test_with_the_first_rule_everybody_in_it_comes_in(cast, counted) -> None:
    fresh = counted.segment("Fresh")
    found, _where = queries.preview("seats > 10", counted.id, cast.ana, fresh)
    assert found.moves == Moves(enters=2, leaves=0, stays=0)
    named = queries.examples("seats > 10", counted.id, cast.ana, fresh)
    assert ([one.id for one in named.enter], named.leave) == (["u3", "u4"], ())


def test_a_saved_rule_that_cannot_be_counted_is_compared_with_nothing(cast, counted) -> None:
    broken = counted.segment("Broken", "plam is known")
    found, _where = queries.preview("seats > 10", counted.id, cast.ana, broken)
    assert (found.size.size, found.moves) == (2, None)
    assert queries.examples("seats > 10", counted.id, cast.ana, broken) == Examples()


def test_a_segment_of_another_matrix_is_not_there(cast, counted, work) -> None:
    other = Counted(cast, work, "Theirs").segment("Pro", 'plan is "pro"')
    for ask in (
        lambda: queries.preview("everyone", counted.id, cast.ana, other),
        lambda: queries.examples("everyone", counted.id, cast.ana, other),
        lambda: queries.sql("everyone", counted.id, cast.ana, other, "duckdb"),
        lambda: queries.size_of("everyone", counted.id, cast.ana, segment_id=other),
    ):
        with pytest.raises(NotFound, match="no such segment"):
            ask()


def test_other_segments_are_compared_as_they_would_be_then(cast, counted, pro) -> None:
    rest = counted.segment("Rest", 'not in segment "Pro"')
    broken = counted.segment("Broken", "plam is known")
    found, _where = queries.preview("seats > 10", counted.id, cast.ana, pro)
    assert [(one.segment_id, one.shared, one.size) for one in found.overlaps] == [(rest, 0, 2)]
    assert broken not in {one.segment_id for one in found.overlaps}


def test_what_is_odd_about_it_is_said_and_nothing_about_others(cast, counted, pro) -> None:
    counted.segment("Never", "seats > 3 and seats < 2")
    found, _where = queries.preview("seats > 100", counted.id, cast.ana, pro)
    assert [one.oddity for one in found.findings] == [Oddity.NOBODY]


def test_what_the_data_cannot_answer_is_said_instead_of_numbers(cast, counted, pro) -> None:
    found, _where = queries.preview('plam is "pro"', counted.id, cast.ana, pro)
    assert found.size.size is None
    assert found.size.problem.suggestion == "plan"
    assert queries.examples('plam is "pro"', counted.id, cast.ana, pro).enter == ()
    with pytest.raises(Invalid, match="plam"):
        queries.sql('plam is "pro"', counted.id, cast.ana, pro, "duckdb")


def test_what_may_be_named_leaves_the_segment_itself_out(cast, counted, pro) -> None:
    counted.segment("Large", "seats > 10")
    known = queries.names(counted.id, cast.ana, segment_id=pro)
    assert list(known.segments) == ["Large"]
    assert "plan" in known.catalog.people


def test_values_come_from_the_data(cast, counted) -> None:
    assert queries.values(counted.id, cast.ana, Holder("plan", Entity.PERSON)) == ["pro", "basic"]


def test_without_data_it_says_what_to_do(cast, counted, pro) -> None:
    counted.choose("")
    assert queries.names(counted.id, cast.ana) is None
    with pytest.raises(NoDataChosen, match="Customer data"):
        queries.preview("everyone", counted.id, cast.ana, pro)


@pytest.mark.parametrize("ask", [queries.preview, queries.examples])
def test_what_takes_too_long_is_stopped(cast, counted, pro, monkeypatch, ask) -> None:
    monkeypatch.setattr(live_sizes, "MOST_SECONDS", -1)
    with pytest.raises(TookTooLong, match="background"):
        ask("seats > 10", counted.id, cast.ana, pro)


def test_who_may_not_see_customer_data_may_ask_nothing(cast, counted, pro) -> None:
    holder = Holder("plan", Entity.PERSON)
    for name, refusal in (("fara", NotPermitted), ("vic", NotPermitted), ("otto", NotFound)):
        actor = getattr(cast, name)
        for ask in (
            lambda actor=actor: queries.preview("everyone", counted.id, actor, pro),
            lambda actor=actor: queries.examples("everyone", counted.id, actor, pro),
            lambda actor=actor: queries.sql("everyone", counted.id, actor, pro, "duckdb"),
            lambda actor=actor: queries.names(counted.id, actor),
            lambda actor=actor: queries.values(counted.id, actor, holder),
        ):
            with pytest.raises(refusal):
                ask()
