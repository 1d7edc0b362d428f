"""Personas: imagined within a segment, described, put away, and carried along with it."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def edit(bench: Bench, persona_id: str, **said: object) -> events.EditPersona:
    return events.EditPersona(matrix_id=bench.id, persona_id=persona_id, **said)


def test_it_has_a_name_a_role_goals_and_an_author(bench: Bench, banks: str) -> None:
    bench.persona(banks, "Helene", role="Head of\nrisk", goals="Sleep.\nWell.")
    (helene,) = queries.personas(bench.id, bench.cast.vic)
    assert (helene.name, helene.role, helene.goals) == ("Helene", "Head of risk", "Sleep.\nWell.")
    assert (helene.author_name, helene.department) == ("Mika", "Marketing")


def test_the_table_knows_nothing_of_it(bench: Bench, banks: str) -> None:
    before = bench.table
    bench.persona(banks, "Helene")
    after = bench.table
    assert (after.segments, after.rows) == (before.segments, before.rows)


def test_a_segment_has_one_of_a_name(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    for name in ("helene", " "):
        with pytest.raises(Invalid):
            bench.persona(banks, name)
    bench.persona(bench.segment("Cities"), "Helene")
    do(edit(bench, helene, name="HELENE"), bench.cast.sol)
    assert bench.personas(banks) == ["HELENE"]


def test_an_edit_over_an_older_one_hands_both_back(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    do(edit(bench, helene, name="Hélène", version=1), bench.cast.sol)
    with pytest.raises(Changed, match="Sol") as refusal:
        do(edit(bench, helene, name="Ellen", goals="Sleep", version=1), bench.cast.pri)
    assert refusal.value.data["theirs"]["name"] == "Hélène"
    assert refusal.value.data["yours"]["goals"] == "Sleep"


def test_one_put_away_is_not_edited_but_comes_back(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    removal = events.RemovePersona(matrix_id=bench.id, persona_id=helene)
    actions.remove_persona(removal, actor=bench.cast.sol)
    assert bench.personas(banks) == []
    with pytest.raises(Changed, match="Sol"):
        do(edit(bench, helene, name="Ellen"), bench.cast.pri)
    bench.undo(removal, bench.cast.sol)
    assert bench.personas(banks) == ["Helene"]


def test_its_name_may_be_taken_by_the_time_it_comes_back(bench: Bench, banks: str) -> None:
    removal = events.RemovePersona(matrix_id=bench.id, persona_id=bench.persona(banks, "Helene"))
    do(removal, bench.cast.sol)
    bench.persona(banks, "Helene")
    with pytest.raises(Invalid):
        bench.undo(removal, bench.cast.sol)


def test_it_is_retired_with_its_segment(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    retiring = events.RetireSegment(matrix_id=bench.id, segment_id=banks)
    do(retiring, bench.cast.fara)
    assert queries.personas(bench.id, bench.cast.vic) == ()
    with pytest.raises(Changed, match="Fara"):
        do(edit(bench, helene, name="Ellen"), bench.cast.sol)
    bench.undo(retiring, bench.cast.fara)
    assert bench.personas(banks) == ["Helene"]


def test_a_merge_takes_it_along_and_gives_it_back_as_it_is_by_then(
    bench: Bench, banks: str
) -> None:
    cities = bench.segment("Cities")
    bench.persona(banks, "Helene")
    jonas = bench.persona(cities, "Jonas")
    merge = events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities])
    do(merge, bench.cast.fara)
    assert bench.personas(banks) == ["Helene", "Jonas"]
    do(edit(bench, jonas, name="Jonas the second"), bench.cast.sol)
    bench.undo(merge, bench.cast.fara)
    assert (bench.personas(banks), bench.personas(cities)) == (["Helene"], ["Jonas the second"])


def test_a_split_takes_those_along_that_are_chosen(bench: Bench, banks: str) -> None:
    bench.persona(banks, "Helene")
    jonas = bench.persona(banks, "Jonas")
    part = {"name": "Small banks", "persona_ids": [jonas]}
    split = events.SplitSegment(matrix_id=bench.id, segment_id=banks, parts=[part])
    (fact,) = do(split, bench.cast.fara)
    assert bench.personas(banks) == ["Helene"]
    assert bench.personas(fact.parts[0]["segment_id"]) == ["Jonas"]
    assert fact.parts[0]["carried"]["personas"] == [jonas]
    bench.undo(split, bench.cast.fara)
    assert bench.personas(banks) == ["Helene", "Jonas"]


def test_a_split_takes_nobody_twice_and_nobody_from_elsewhere(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    jonas = bench.persona(bench.segment("Cities"), "Jonas")
    for chosen in ([helene], [helene]), ([jonas], []):
        parts = [{"name": f"Part {at}", "persona_ids": ids} for at, ids in enumerate(chosen)]
        with pytest.raises(Invalid):
            do(
                events.SplitSegment(matrix_id=bench.id, segment_id=banks, parts=parts),
                bench.cast.fara,
            )


def test_nobody_elsewhere_reads_it(bench: Bench, banks: str) -> None:
    helene = bench.persona(banks, "Helene")
    with pytest.raises(NotFound):
        queries.persona(bench.id, helene, bench.cast.otto)
