"""What the example's people ask each other, propose, and still have to find out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.matrix import actions, events
from segmatrix.matrix.queries import MatrixTable


@dataclass(frozen=True, slots=True)
class Asking:
    """The question of one cell, asked of a colleague or a department.

    Attributes:
        segment: The name of the segment.
        row: The key of the row.
        asker: Who asks.
        whom: A colleague's key, or the name of a department.
        answer: Who answers with what, if anybody has.
        declined: Who declined the answer and why, if anybody did.
    """

    segment: str
    row: str
    asker: str
    whom: str
    note: str
    answer: tuple[str, str] | None = None
    declined: tuple[str, str] | None = None


ASKED = (
    Asking(
        "Newsroom data desks",
        "pains",
        "fara",
        "exa",
        "You spoke with two editors in spring. What held them up?",
    ),
    Asking(
        "City resilience teams",
        "goals",
        "mika",
        "Customer success",
        "What do they renew for?",
        answer=("leo", "Have the same map in the control room and in the council"),
    ),
    Asking(
        "Risk modellers",
        "jobs",
        "fara",
        "sol",
        "",
        answer=("sol", "Buy the enterprise plan"),
        declined=("ida", "That is what we want of them, not what they need to get done."),
    ),
)

FINDS_OUT = ("Newsroom data desks", "contacts", "Sol Herrera", 18, "Ask the five desks on trial")
"""The segment and row of a cell whose answer nobody knows, who finds out, in how many days, how."""

CONFIRMED = ("Risk modellers", "Twelve of the fourteen we spoke with said: that is us.")
"""The name of a segment, and what makes it more than an assumption."""

OF_THE_CHARTER = (
    ("sol", ""),
    ("cass", ""),
    ("mika", "Which two campaigns do we mean? Name them, so that we can tell whether it helped."),
)
"""Who agrees to the charter, or what they miss in it."""

LISTED = {
    "exa": ("Insurers", "Banks", "Cities"),
    "sol": ("Banks", "Insurers", "Consultancies"),
    "mika": ("Cities", "Newsrooms", "Universities"),
    "cass": ("Cities", "Universities", "Insurers", "Teachers"),
    "ida": ("Universities", "Insurers"),
}
"""Whom each named as our main customer groups before they began."""


def take_pulse(do: Do, table: MatrixTable, actors: Mapping[str, Actor]) -> None:
    """Let them list our main customer groups and speak on the charter, if these are theirs."""
    if CONFIRMED[0] not in {segment.name for segment in table.segments}:
        return
    about = {"matrix_id": table.matrix.id}
    (opened,) = do(actions.open_pulse, events.OpenPulse(**about), "fara")
    assert isinstance(opened, events.PulseOpened)
    about["pulse_id"] = opened.pulse_id
    for who, groups in LISTED.items():
        member = {"member_id": actors[who].member_id}
        do(actions.list_groups, events.ListGroups(**about, **member, groups=list(groups)), who)
    do(actions.close_pulse, events.ClosePulse(**about), "fara")
    for who, missing in OF_THE_CHARTER:
        do(
            actions.endorse_charter,
            events.EndorseCharter(matrix_id=table.matrix.id, missing=missing),
            who,
        )


def ask_around(do: Do, table: MatrixTable, actors: Mapping[str, Actor]) -> None:
    """Let the people ask, answer and find out, as far as the cells stand in the table.

    Args:
        do: Lets a colleague act, by their key.
        table: The finished table.
        actors: Everybody, by their keys.
    """
    for asking in ASKED:
        if cell := _cell(table, asking.segment, asking.row):
            _ask(do, asking, cell, actors)
    name, reason = CONFIRMED
    for segment_id in (each.id for each in table.segments if each.name == name):
        confirmed = {"matrix_id": table.matrix.id, "segment_id": segment_id, "reason": reason}
        do(actions.confirm_segment, events.ConfirmSegment(**confirmed), "fara")
    segment, row, owner, days, method = FINDS_OUT
    if cell := _cell(table, segment, row):
        due = (clock.now() + timedelta(days=days)).date().isoformat()
        given = events.AnswerNotKnownYet(**cell, owner=owner, due=due, method=method)
        do(actions.answer_not_known_yet, given, "fara")


def _ask(do: Do, asking: Asking, cell: dict[str, str], actors: Mapping[str, Actor]) -> None:
    member = actors.get(asking.whom)
    whom = {"asked_id": member.member_id} if member else {"asked_department": asking.whom}
    given = events.AskQuestion(**cell, **whom, note=asking.note)
    (asked,) = do(actions.ask_question, given, asking.asker)
    if asking.answer is None:
        return
    about = {"matrix_id": cell["matrix_id"]}
    assert isinstance(asked, events.QuestionAsked)
    who, text = asking.answer
    answer = events.ProposeStatement(**about, question_id=asked.question_id, text=text)
    (proposed,) = do(actions.propose_statement, answer, who)
    if asking.declined is None:
        return
    assert isinstance(proposed, events.StatementProposed)
    who, reason = asking.declined
    declined = events.DeclineProposal(**about, proposal_id=proposed.proposal_id, reason=reason)
    do(actions.decline_proposal, declined, who)


def _cell(table: MatrixTable, segment: str, row: str) -> dict[str, str]:
    """Return where a cell is, nothing when it is not in the table."""
    columns = {each.name: each.id for each in table.segments}
    rows = {each.dimension.key: each.dimension.id for each in table.rows}
    if segment not in columns or row not in rows:
        return {}
    return {
        "matrix_id": table.matrix.id,
        "segment_id": columns[segment],
        "dimension_id": rows[row],
    }
