"""Whom the example's people ask, who named whom, and who was shown the draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.review import actions, events
from segmatrix.review.terms import Excuse, Level, Shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A person to ask.

    Attributes:
        who: The key of a colleague, or the name of somebody without an account.
        named_by: The key or name of who named them first.
        disagrees: Whether as somebody they disagree with.
    """

    who: str
    level: Level
    region: str
    named_by: str = ""
    department: str = ""
    disagrees: bool = False


ASKED = (
    Asked("exa", Level.EXECUTIVE, "Europe"),
    Asked("pri", Level.HEAD, "Europe", "exa"),
    Asked("mika", Level.HEAD, "Europe", "exa"),
    Asked("sol", Level.HEAD, "Americas", "exa"),
    Asked("cass", Level.HEAD, "Europe", "exa"),
    Asked("fara", Level.LEAD, "Europe", "pri"),
    Asked("ida", Level.LEAD, "Europe", "pri"),
    Asked("Tomas Keller", Level.SPECIALIST, "Americas", "mika", "Marketing"),
    Asked("noor", Level.LEAD, "Middle East", "sol"),
    Asked("Grace Obi", Level.LEAD, "Africa", "sol", "Sales", disagrees=True),
    Asked("leo", Level.LEAD, "Europe", "cass"),
    Asked("ruth", Level.SPECIALIST, "Europe", "ida"),
)

NAMED = (
    ("pri", "sol", True),
    ("sol", "mika", True),
    ("mika", "noor", False),
    ("cass", "noor", False),
    ("fara", "ida", False),
    ("fara", "cass", False),
    ("ida", "noor", False),
    ("noor", "leo", False),
    ("noor", "pri", True),
    ("leo", "cass", False),
    ("leo", "sol", False),
    ("Grace Obi", "noor", False),
    ("Grace Obi", "mika", True),
)
"""Who named whom among those who were known already, and whether they disagree."""

AT_THE_READING = ("exa", "pri", "mika", "sol", "cass", "Grace Obi")
OPENED = ("pri", "sol", "noor", "leo")


def ask_people(do: Do, matrix_id: str, actors: Mapping[str, Actor], facilitator: str) -> None:
    """Put the people to ask on the list, let them name one another, and show them the draft."""
    found: dict[str, str] = {}
    for asked in ASKED:
        known = actors.get(asked.who)
        given = events.AddStakeholder(
            matrix_id=matrix_id,
            name=known.name if known else asked.who,
            department=known.department if known else asked.department,
            level=asked.level,
            region=asked.region,
            member_id=known.member_id if known else "",
            sponsor=not asked.named_by,
            named_by=found.get(asked.named_by, ""),
            disagrees=asked.disagrees,
        )
        added: Any = do(actions.add_stakeholder, given, facilitator)[0]
        found[asked.who] = added.stakeholder_id
    _name(do, matrix_id, found, facilitator)
    _show(do, matrix_id, found, facilitator)


def _name(do: Do, matrix_id: str, found: Mapping[str, str], facilitator: str) -> None:
    """Write down whom they named who were known already, one excuse and one interview."""
    for by, whom, disagrees in NAMED:
        pair = {"nominator_id": found[by], "nominee_id": found[whom]}
        named = events.NominateStakeholder(matrix_id=matrix_id, **pair, disagrees=disagrees)
        do(actions.nominate_stakeholder, named, facilitator)
    on_leave = events.ExcuseStakeholder(
        matrix_id=matrix_id, stakeholder_id=found["Tomas Keller"], reason=Excuse.ON_LEAVE
    )
    do(actions.excuse_stakeholder, on_leave, facilitator)
    talk = events.AddInterview(
        matrix_id=matrix_id,
        stakeholder_id=found["Grace Obi"],
        title="Talk with Grace Obi",
        note="“Half of those we call cities here are river authorities. They buy in spring.”",
    )
    do(actions.add_interview, talk, "sol")


def _show(do: Do, matrix_id: str, found: Mapping[str, str], facilitator: str) -> None:
    """Show the draft to some at a meeting, and let others open it."""
    reading = events.NoteMeeting(
        matrix_id=matrix_id,
        title="First reading of the draft",
        held_on=(clock.now() - timedelta(days=2)).date().isoformat(),
        revision=1,
        stakeholder_ids=[found[who] for who in AT_THE_READING],
    )
    do(actions.note_meeting, reading, facilitator)
    for who in OPENED:
        opened = events.RecordExposure(
            matrix_id=matrix_id, stakeholder_id=found[who], revision=1, shown=Shown.TABLE
        )
        do(actions.record_exposure, opened, who)
