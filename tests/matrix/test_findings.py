"""Dismissing what could be clearer, and letting it be shown again."""

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.linting import Code
from segmatrix.matrix.terms import REASON_LENGTH
from tests.matrix.conftest import Bench


@pytest.fixture
def found(bench: Bench) -> queries.Finding:
    """What is found about a definition with an abbreviation."""
    bench.say(bench.segment("Banks"), "Whoever buys by RFP", key="definition")
    return bench.finding(Code.ACRONYM)


def show_again(bench: Bench, key: str) -> None:
    actions.restore_finding(
        events.RestoreFinding(matrix_id=bench.id, key=key), actor=bench.cast.mika
    )


def keys(bench: Bench) -> set[str]:
    return {finding.key for finding in bench.findings.open}


def test_a_dismissed_finding_is_shown_no_more_and_remembered_with_name_and_date(
    bench: Bench, found: queries.Finding, noon
) -> None:
    bench.dismiss(found.key, "Everybody here says RFP", by=bench.cast.sol)
    assert found.key not in keys(bench)
    (dismissed,) = bench.findings.dismissed
    assert dismissed.finding == found
    assert (dismissed.by_name, dismissed.department, dismissed.reason, dismissed.at) == (
        "Sol",
        "Sales",
        "Everybody here says RFP",
        noon,
    )


def test_it_comes_back_when_the_text_changes(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key)
    given = events.EditStatement(
        matrix_id=bench.id, statement_id=found.statement_id, text="Who buys by RFP", version=1
    )
    actions.edit_statement(given, actor=bench.cast.mika)
    assert bench.finding(Code.ACRONYM).statement_id == found.statement_id
    assert not bench.findings.dismissed


def test_it_stays_dismissed_whatever_else_changes(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key)
    bench.say(bench.segment("Cities"), "Offices of a town", key="definition")
    bench.say(found.segment_id, "Answer within a week")
    assert found.key not in keys(bench)


def test_it_stays_dismissed_when_the_text_moves(bench: Bench) -> None:
    statement_id = bench.statement(bench.segment("Banks"), "Open the app", key="jobs")
    bench.dismiss(bench.finding(Code.SOLUTION_IN_JOB).key)
    given = events.MoveStatement(
        matrix_id=bench.id,
        statement_id=statement_id,
        segment_id=bench.segment("Cities"),
        dimension_id=bench.dimension["jobs"],
    )
    actions.move_statement(given, actor=bench.cast.sol)
    (dismissed,) = bench.findings.dismissed
    assert dismissed.finding.segment_id == given.segment_id


def test_it_stays_dismissed_when_columns_change_places(bench: Bench) -> None:
    bench.segment("Small banks")
    second = bench.segment("Smaller banks")
    bench.dismiss(bench.finding(Code.LOOK_ALIKES).key)
    given = events.MoveSegment(matrix_id=bench.id, segment_id=second, position=0)
    actions.move_segment(given, actor=bench.cast.fara)
    assert len(bench.findings.dismissed) == 1


def test_it_is_back_once_the_old_words_are(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key)
    given = events.EditStatement(
        matrix_id=bench.id, statement_id=found.statement_id, text="Who buys by tender", version=1
    )
    actions.edit_statement(given, actor=bench.cast.sol)
    assert not bench.findings.dismissed
    bench.undo(given, bench.cast.sol)
    assert [each.finding for each in bench.findings.dismissed] == [found]


def test_it_can_be_shown_again(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key)
    show_again(bench, found.key)
    assert found.key in keys(bench)
    assert not bench.findings.dismissed


def test_undoing_that_gives_the_dismissal_its_name_back(
    bench: Bench, found: queries.Finding
) -> None:
    bench.dismiss(found.key, "It is their word", by=bench.cast.sol)
    given = events.RestoreFinding(matrix_id=bench.id, key=found.key)
    actions.restore_finding(given, actor=bench.cast.mika)
    bench.undo(given, bench.cast.mika)
    (dismissed,) = bench.findings.dismissed
    assert (dismissed.by_name, dismissed.reason) == ("Sol", "It is their word")


def test_dismissing_twice_is_refused_naming_who(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key, by=bench.cast.sol)
    with pytest.raises(Changed, match="Sol dismissed this already") as refused:
        bench.dismiss(found.key, "It is fine", by=bench.cast.mika)
    assert refused.value.data["yours"] == "It is fine"


def test_what_is_not_found_any_more_cannot_be_dismissed(bench: Bench) -> None:
    with pytest.raises(Changed, match="not found any more"):
        bench.dismiss(new_id())


def test_an_overlong_reason_is_refused(bench: Bench, found: queries.Finding) -> None:
    with pytest.raises(Invalid):
        bench.dismiss(found.key, "x" * (REASON_LENGTH + 1))


def test_what_is_shown_cannot_be_shown_again(bench: Bench, found: queries.Finding) -> None:
    bench.dismiss(found.key, by=bench.cast.sol)
    show_again(bench, found.key)
    with pytest.raises(Changed):
        show_again(bench, found.key)


def test_a_second_dismissal_keeps_the_first_one_from_coming_back(
    bench: Bench, found: queries.Finding
) -> None:
    (first,) = bench.dismiss(found.key, by=bench.cast.sol)
    show_again(bench, found.key)
    bench.dismiss(found.key, by=bench.cast.pri)
    given = events.ReinstateDismissal(matrix_id=bench.id, dismissal_id=first.dismissal_id)
    with pytest.raises(Changed, match="Pri"):
        actions.reinstate_dismissal(given, actor=bench.cast.sol)


def test_a_number_computed_from_data_fills_its_cell(bench: Bench) -> None:
    size = (bench.segment("Banks"), bench.dimension["size"])
    empty = {(each.segment_id, each.dimension_id) for each in bench.findings.open}
    filled = queries.findings(bench.table, {size}).open
    assert size in empty
    assert size not in {(each.segment_id, each.dimension_id) for each in filled}


def test_the_fact_says_when(bench: Bench, found: queries.Finding) -> None:
    (fact,) = bench.dismiss(found.key)
    assert fact.at[:4] == str(clock.now().year)


def test_it_takes_one_query_more_than_the_table(
    bench: Bench, found: queries.Finding, django_assert_num_queries
) -> None:
    table = bench.table
    with django_assert_num_queries(1):
        queries.findings(table)
