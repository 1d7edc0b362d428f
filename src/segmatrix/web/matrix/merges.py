"""Merging segments: chosen and named, shown beforehand with all that goes along, then done."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.evidence import queries as evidence
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import AsideView, GoingView, MergePreview
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.drawers import reshaping
from segmatrix.web.matrix.stories import names
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import written


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Ask what is to be merged into a segment, show what that would do, and do it.

    Posted fields: `with` (several), `name`, and `do`, without which it is only shown.
    """
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.SHAPE, matrix_id)
    kept = queries.segment(matrix_id, segment_id, actor)
    given = events.MergeSegments(
        operation_id=operation(request),
        matrix_id=matrix_id,
        into=segment_id,
        segment_ids=request.POST.getlist("with"),
        name=text(request, "name"),
    )
    refusal: Refusal | None = None
    preview: MergePreview | None = None
    try:
        if "do" in request.POST:
            return _done(request, given, actor)
        if given.segment_ids:
            preview = queries.preview_merge(given, actor)
    except Refusal as problem:
        refusal = problem
    others = [each for each in queries.segments(matrix_id, actor) if each.id != segment_id]
    context = {
        "others": others,
        "chosen": given.segment_ids,
        "name": given.name if request.method == "POST" else kept.name,
        "preview": preview,
    }
    if preview is not None:
        held = evidence.held(matrix_id, given.segment_ids, actor)
        context |= {
            "goes": _goes(preview.going, held),
            "waits": _waits(preview.aside),
            "background": _background(held),
            "leaving": names(each.name for each in preview.leaving),
            "aliases": names(preview.aliases) if preview.aliases else "",
        }
    template = "segmatrix/matrix/merge-drawer.html"
    return reshaping(request, actor, matrix_id, template, context, segment=kept, refusal=refusal)


def _done(request: HttpRequest, given: events.MergeSegments, actor: Actor) -> HttpResponse:
    facts = actions.merge_segments(given, actor=actor)
    merged = facts[0]
    assert isinstance(merged, events.SegmentsMerged)
    words = _("Merged %(names)s into “%(kept)s”.") % {
        "names": names(each["name"] for each in merged.merged),
        "kept": merged.name,
    }
    return written(request, given.matrix_id, facts, actor, undo=given.operation_id, words=words)


def _goes(going: GoingView, held: evidence.Held) -> list[str]:
    """Return what goes along as short phrases; of what there is none, nothing is said."""
    phrases = [
        (going.statements, ngettext("%(n)s statement", "%(n)s statements", going.statements)),
        (
            going.texts,
            ngettext(
                "%(n)s second text, kept beside the first until somebody picks",
                "%(n)s second texts, kept beside the first until somebody picks",
                going.texts,
            ),
        ),
        (held.findings, ngettext("%(n)s finding", "%(n)s findings", held.findings)),
        (
            going.threads,
            ngettext("%(n)s conversation", "%(n)s conversations", going.threads),
        ),
        (going.contacts, ngettext("%(n)s key contact", "%(n)s key contacts", going.contacts)),
        (going.measures, ngettext("%(n)s number", "%(n)s numbers", going.measures)),
        (
            going.answers,
            ngettext("%(n)s “not known yet”", "%(n)s times “not known yet”", going.answers),
        ),
        (
            going.placements,
            ngettext("%(n)s place on the map", "%(n)s places on the map", going.placements),
        ),
        (
            going.agreed,
            ngettext("%(n)s settled place", "%(n)s settled places", going.agreed),
        ),
        (going.words, ngettext("%(n)s other word", "%(n)s other words", going.words)),
    ]
    return [phrase % {"n": count} for count, phrase in phrases if count]


def _waits(asides: Iterable[AsideView]) -> list[str]:
    """Return, as sentences, what waits because its place is taken; members in one per segment."""
    sentences: list[str] = []
    who: dict[str, list[str]] = defaultdict(list)
    for aside in asides:
        if aside.member_name:
            who[aside.segment_name].append(aside.member_name)
            continue
        words = (
            _("%(row)s of “%(name)s”: the kept segment has its own.")
            if aside.row
            else _("Where “%(name)s” was settled on the map: the kept segment has its own place.")
        )
        sentences.append(words % {"row": aside.row, "name": aside.segment_name})
    for name, members in who.items():
        words = _("Where %(who)s put “%(name)s”: the kept segment has a place by them too.")
        sentences.append(words % {"who": get_text_list(members, _("and")), "name": name})
    return sentences


def _background(held: evidence.Held) -> str:
    if not held.of_parts:
        return ""
    words = ngettext(
        "%(n)s finding about a number or a place becomes background: it speaks for a part only.",
        "%(n)s findings about numbers or places become background: they speak for a part only.",
        held.of_parts,
    )
    return words % {"n": held.of_parts}
