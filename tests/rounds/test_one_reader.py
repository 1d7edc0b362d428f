"""Answers are read in one place, whichever door asks."""

from pathlib import Path

import segmatrix.rounds

ROOM = Path(segmatrix.rounds.__file__).parent

READERS = {
    "access/visible.py": "decides who reads what",
    "actions/answers.py": "writes what its actor answers",
    "queries/sheets.py": "hands on what `visible` gave the author",
}


def test_no_other_module_of_the_room_knows_the_model_of_an_answer() -> None:
    knowing = {
        str(path.relative_to(ROOM))
        for path in ROOM.rglob("*.py")
        if path.parent.name not in ("models", "migrations")
        and any(
            line.startswith("from segmatrix.rounds.models import") and "Answer" in line
            for line in path.read_text().splitlines()
        )
    }
    assert knowing == set(READERS)


def test_visible_alone_asks_for_answers_that_may_be_anothers() -> None:
    """What others read of the table names its author, as `invitee=` or through `visible`."""
    asked = [
        line
        for name in READERS
        if name != "access/visible.py"
        for line in (ROOM / name).read_text().splitlines()
        if "Answer.objects" in line
    ]
    assert asked
    assert all("invitee=" in line for line in asked)
