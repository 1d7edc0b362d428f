"""Taking a merge or a split back, whoever did it and however long ago."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.terms import LineageKind
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.stories import names
from segmatrix.web.posted import operation
from segmatrix.web.writing import write


@require_POST
def take_back(request: HttpRequest, matrix_id: str, lineage_id: str) -> HttpResponse:
    """Let merged segments stand for themselves again, or parts be part of their original."""
    actor = actor_on(request, matrix_id)
    stories = queries.lineage(matrix_id, actor).values()
    origins = {
        origin.id: origin for story in stories for origin in (*story.merged_from, *story.split_into)
    }
    if lineage_id not in origins:
        raise NotFound(_("There is no such merging or splitting that stands."))
    origin = origins[lineage_id]
    about = {"operation_id": operation(request), "matrix_id": matrix_id, "lineage_id": lineage_id}
    others = {"names": names(name for _ident, name in origin.others)}
    if origin.kind == LineageKind.MERGE:
        words = _("Apart again: %(names)s.") % others
        given = events.UnmergeSegments(**about)
        return write(request, actions.unmerge_segments, given, actor=actor, words=words)
    words = _("Joined again: %(names)s.") % others
    return write(
        request, actions.rejoin_parts, events.RejoinParts(**about), actor=actor, words=words
    )
