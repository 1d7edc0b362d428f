"""The example's workshop: everybody has written alone, and the board is half in order."""

from collections.abc import Mapping

from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.matrix.queries import MatrixTable
from segmatrix.rounds import queries as rounds
from segmatrix.rounds.actions import give_answer
from segmatrix.rounds.events import GiveAnswer
from segmatrix.workshops import actions, events, queries

NAME = "What do they need next year?"
PHASES = [
    {
        "kind": "reflect",
        "title": "Think alone",
        "instructions": "One thought in a line. Say of whom you speak.",
        "setting": {
            "prompts": [
                {"words": "What will they want that nobody offers?", "dimension": "goals"},
                {"words": "What do we keep losing deals on?", "dimension": "pains"},
            ]
        },
    },
    {
        "kind": "group",
        "title": "Put together what says the same",
        "instructions": "Anybody may move a note and name a group.",
    },
    {"kind": "vote", "title": "Which matter most?", "setting": {"budget": 5, "cap": 3}},
    {"kind": "agree", "title": "What goes into the matrix"},
]

THOUGHTS = {
    "sol": (
        ["Risk modellers: figures that an auditor accepts", "Cities: help to write the tender"],
        ["Procurement takes a year"],
    ),
    "noor": (
        ["Risk modellers want figures an auditor accepts"],
        ["Buying takes cities a year", "Price per seat scares newsrooms"],
    ),
    "pri": (
        ["Fewer forecasts, with how sure we are"],
        ["We cannot show how sure a forecast is"],
    ),
    "cass": (
        ["Cities: somebody who explains the map to the council"],
        ["The first month: nobody knows where to click"],
    ),
    "leo": (
        ["Newsrooms: a picture ready to print at six in the morning"],
        ["Newcomers do not know where to click"],
    ),
    "ida": (["Say how sure a forecast is, in words"], []),
}
"""What each wrote to the two questions."""

TOGETHER = {
    "An auditor accepts the figures": (
        "Risk modellers: figures that an auditor accepts",
        "Risk modellers want figures an auditor accepts",
    ),
    "Say how sure we are": (
        "Fewer forecasts, with how sure we are",
        "We cannot show how sure a forecast is",
        "Say how sure a forecast is, in words",
    ),
}


def work_together(do: Do, told: MatrixTable, actors: Mapping[str, Actor], facilitator: str) -> None:
    """Let everybody write alone, show it, and put a part of it in order."""
    plan = events.DraftWorkshop(
        matrix_id=told.matrix.id,
        name=NAME,
        phases=PHASES,
        people=[actor.member_id for actor in actors.values()],
        abstaining=[actors[facilitator].member_id],
    )
    workshop_id = str(vars(do(actions.draft_workshop, plan, facilitator)[0])["workshop_id"])
    about = {"matrix_id": told.matrix.id, "workshop_id": workshop_id}

    do(actions.begin_workshop, events.BeginWorkshop(**about), facilitator)
    thinking, grouping, *_later = queries.workshop(
        told.matrix.id, workshop_id, actors[facilitator]
    ).phases
    _write(do, told.matrix.id, thinking.round_id, actors)
    step = events.StepForward(**about, phase_id=thinking.id)
    do(actions.step_forward, step, facilitator)
    board = queries.board(told.matrix.id, workshop_id, actors[facilitator])
    notes = {note.text: note.id for card in board.cards for note in card.notes}
    for name, texts in TOGETHER.items():
        together = [notes[text] for text in texts]
        put = events.GroupNotes(**about, phase_id=grouping.id, note_ids=together, name=name)
        do(actions.group_notes, put, facilitator)


def _write(do: Do, matrix_id: str, round_id: str, actors: Mapping[str, Actor]) -> None:
    for who, answers in THOUGHTS.items():
        asked = rounds.round_view(matrix_id, round_id, actors[who]).questions
        for question, texts in zip(asked, answers, strict=True):
            if texts:
                given = GiveAnswer(
                    matrix_id=matrix_id,
                    round_id=round_id,
                    member_id=actors[who].member_id,
                    question_id=question.id,
                    value={"texts": texts},
                )
                do(give_answer, given, who)
