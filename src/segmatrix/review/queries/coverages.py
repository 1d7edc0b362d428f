"""Who is missing among the people to ask."""

from collections.abc import Sequence

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.review import covering
from segmatrix.review.queries.stakeholders import StakeholderView


def coverage(matrix_id: str, actor: Actor, asked: Sequence[StakeholderView]) -> covering.Coverage:
    """Return how the people to ask spread over departments, levels and regions.

    To a member, a department of the workspace from which nobody is asked is a gap; a guest knows of
    none but those that people to ask are from.
    """
    me = people.participant(actor.member_id, matrix_id, actor)
    return covering.coverage(
        [
            covering.Asked(each.department, each.level, each.region, waited_for=not each.excuse)
            for each in asked
        ],
        [] if me.guest else people.departments(actor.workspace_id, actor),
    )
