"""What the example's people say in another's name: by a scribe, by a deputy, for a team."""

from collections.abc import Mapping

from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixTable
from segmatrix.review import actions, events, queries

TOLD = (
    ("Grace Obi", "City resilience teams", "pains", "River authorities decide in spring or wait"),
    ("exa", "Risk modellers", "goals", "Answer the regulator without hiring for it"),
)
"""Who told the facilitator what, of which segment in which row."""

DEPUTY = ("exa", "pri", "Newsroom data desks", "jobs", "Say by noon whether a claim holds")
"""Who named whom as deputy, and what the deputy said for them of which segment in which row."""

TEAM = ("leo", 5)
"""Who asked how many colleagues before saying the first thing they said."""


def speak_for_others(
    do: Do, told: MatrixTable, actors: Mapping[str, Actor], facilitator: str
) -> None:
    """Let them write down what others say, stand in for one another, and speak for a team.

    Nothing happens in a matrix that is not the example's, as it has other segments.
    """
    matrix_id = told.matrix.id
    segments = {segment.name: segment.id for segment in told.segments}
    rows = {row.dimension.key: row.dimension.id for row in told.rows}
    if DEPUTY[2] not in segments:
        return
    people = {each.name: each.id for each in queries.stakeholders(matrix_id, actors[facilitator])}

    def person(who: str) -> str:
        return people[actors[who].name if who in actors else who]

    for who, segment, row, text in TOLD:
        given = events.WriteDown(
            matrix_id=matrix_id,
            stakeholder_id=person(who),
            segment_id=segments[segment],
            dimension_id=rows[row],
            text=text,
        )
        do(actions.write_down, given, facilitator)
    for_whom, deputy, segment, row, text = DEPUTY
    named = events.NameDeputy(
        matrix_id=matrix_id,
        stakeholder_id=person(for_whom),
        name=actors[deputy].name,
        department=actors[deputy].department,
        member_id=actors[deputy].member_id,
    )
    stands = do(actions.name_deputy, named, for_whom)[0]
    said = events.AnswerAsDeputy(
        matrix_id=matrix_id,
        deputy_id=vars(stands)["deputy_id"],
        segment_id=segments[segment],
        dimension_id=rows[row],
        text=text,
    )
    do(actions.answer_as_deputy, said, deputy)
    _team(do, matrix_id, actors)


def _team(do: Do, matrix_id: str, actors: Mapping[str, Actor]) -> None:
    who, colleagues = TEAM
    own = (
        said.id
        for row in matrices.table(matrix_id, actors[who]).rows
        for cell in row.cells
        for said in cell.statements
        if said.member_id == actors[who].member_id
    )
    if statement_id := next(own, ""):
        given = events.NoteTeam(
            matrix_id=matrix_id, statement_id=statement_id, colleagues=colleagues
        )
        do(actions.note_team, given, who)
