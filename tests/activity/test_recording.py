"""A write leaves facts, all or nothing, numbered without gaps."""

from datetime import datetime

import pytest

from segmatrix.activity import queries
from segmatrix.base.errors import Invalid
from tests.activity.signs import SOL, BurnSign, PutSigns, SignPut, burn_sign, put, put_signs, read

pytestmark = pytest.mark.django_db


def test_a_write_answers_with_what_happened() -> None:
    assert put("a", "door", "Pull") == [SignPut(place="door", text="Pull")]
    assert read("a", "door") == "Pull"


def test_facts_count_from_one_without_gaps_per_stream() -> None:
    put("a", "door", "Pull")
    put("b", "door", "Push")
    put("a", "gate", "Shut")
    assert [entry.number for entry in queries.since("wall:a", 0)] == [1, 2]
    assert queries.last_numbers(["wall:a", "wall:b", "wall:c"]) == {"wall:a": 2, "wall:b": 1}


def test_a_fact_keeps_who_and_when(noon: datetime) -> None:
    put("a", "door", "Pull", by=SOL)
    (entry,) = queries.since("wall:a", 0)
    assert (entry.actor_name, entry.department, entry.member_id) == ("Sol", "Sales", "sol")
    assert entry.at == noon


def test_what_is_refused_leaves_nothing_and_takes_no_number() -> None:
    with pytest.raises(Invalid):
        put("a", "door", "rude")
    put("a", "door", "Pull")
    assert [entry.number for entry in queries.since("wall:a", 0)] == [1]


def test_a_larger_action_is_one_operation() -> None:
    facts = put_signs(PutSigns(wall="a", texts={"door": "Pull", "gate": "Shut"}), actor=SOL)
    assert facts == [SignPut(place="door", text="Pull"), SignPut(place="gate", text="Shut")]
    assert len({entry.operation_id for entry in queries.since("wall:a", 0)}) == 1


def test_a_refused_part_takes_the_whole_with_it() -> None:
    with pytest.raises(Invalid):
        put_signs(PutSigns(wall="a", texts={"door": "Pull", "gate": "rude"}), actor=SOL)
    assert read("a", "door") == ""
    assert queries.last_number("wall:a") == 0


def test_a_whole_that_goes_on_without_a_part_leaves_no_gap() -> None:
    texts = {"door": "Pull", "gate": "rude", "yard": "Dog"}
    facts = put_signs(PutSigns(wall="a", texts=texts, keep_going=True), actor=SOL)
    assert [fact.place for fact in facts] == ["door", "yard"]
    assert [entry.number for entry in queries.since("wall:a", 0)] == [1, 2]


def test_history_is_of_one_subject_newest_first() -> None:
    put("a", "door", "Pull")
    put("a", "gate", "Shut")
    put("a", "door", "Push")
    told = [entry.fact.text for entry in queries.history("wall:a", "sign:door")]
    assert told == ["Push", "Pull"]


def test_a_final_fact_says_that_it_cannot_be_undone() -> None:
    burn_sign(BurnSign(wall="a", place="door", text="Ash"), actor=SOL)
    (entry,) = queries.since("wall:a", 0)
    assert not entry.undoable
