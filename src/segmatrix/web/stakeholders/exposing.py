"""Noting that somebody who is asked was shown a revision, when they open it."""

from contextlib import suppress

from django.http import HttpRequest

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.matrix.queries import MatrixView
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import actions, events, queries
from segmatrix.review.terms import Shown


def expose(
    request: HttpRequest,
    matrix: MatrixView,
    actor: Actor,
    *,
    shown: Shown,
    revision: int | None = None,
) -> None:
    """Note that the reader was shown a revision, if they or whom they stand for are asked.

    Without a number it is the one that is being worked on.

    It takes one query when that is known already or the reader is not asked, and one more for a
    reader who could not answer. A page fetched ahead, before anybody looks at it, shows nothing.
    The page is there to be read even if what happened meanwhile leaves nothing to note.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return
    number = matrix.revision if revision is None else revision
    unexposed = queries.not_exposed(matrix.id, number, actor)
    if not unexposed or not people.may(actor, Permission.COMMENT, matrix.id):
        return
    for each in unexposed:
        given = events.RecordExposure(
            matrix_id=matrix.id,
            stakeholder_id=each.stakeholder_id,
            deputy_id=each.deputy_id,
            revision=number,
            shown=shown.value,
        )
        with suppress(Refusal):
            actions.record_exposure(given, actor=actor)
