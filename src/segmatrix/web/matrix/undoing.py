"""Taking back one's own last change, and doing it again."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo as undo_operation
from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.histories import told
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import written


@require_POST
def undo(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take back an operation, by default the reader's newest that stands.

    Posted fields: `target` names the operation; `again` takes the newest undo back instead.
    """
    actor = actor_on(request, matrix_id)
    stream = f"matrix:{matrix_id}"
    again = bool(text(request, "again"))
    newest = activity.latest_redoable if again else activity.latest_undoable
    target = text(request, "target") or newest(stream, actor.member_id)
    if target is None:
        raise NotFound(
            _("There is nothing of yours to do again.")
            if again
            else _("There is nothing of yours to undo.")
        )
    own = operation(request)
    facts = undo_operation(stream, target=target, operation_id=own, actor=actor)
    words = _("Done again: %(what)s.") if again else _("Undone: %(what)s.")
    what = _what(matrix_id, [*_facts_of(stream, target, like=facts[0]), *facts], actor)
    return written(request, matrix_id, facts, actor, undo=own, words=words % {"what": what})


def _what(matrix_id: str, facts: list[Fact], actor: Actor) -> str:
    """Return what was taken back, in the words of a line of history and with its text or name."""
    words, text = told(facts)
    named = text or _name(matrix_id, facts[0], actor)
    return f"{words}, “{Truncator(named).chars(60)}”" if named else words


def _name(matrix_id: str, fact: Fact, actor: Actor) -> str:
    """Return the text or name of the thing that a fact is about."""
    about = vars(fact)
    if "statement_id" in about:
        return queries.statement(matrix_id, about["statement_id"], actor).text
    if "segment_id" in about:
        return queries.segment(matrix_id, about["segment_id"], actor).name
    if "dimension_id" in about:
        return queries.dimension(matrix_id, about["dimension_id"], actor).name
    return ""


def _facts_of(stream: str, operation_id: str, *, like: Fact) -> list[Fact]:
    """Return what an operation did to the subject of a fact that took it back."""
    entries = activity.history(stream, like.subject)
    return [entry.fact for entry in entries if entry.operation_id == operation_id]
