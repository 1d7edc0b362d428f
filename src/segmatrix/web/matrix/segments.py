"""Segments: adding one, its name and looks, its tier and place, and retiring it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import Anchor
from segmatrix.matrix.terms import LABELS, PALETTE, Part, State, Tier
from segmatrix.web.actors import actor_on
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.matrix.drawers import drawer
from segmatrix.web.matrix.forms import NewSegmentForm, RuleForm, SegmentForm
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.rule_checks import RuleCheck, checked
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.matrix.stories import merged_of, story_of
from segmatrix.web.matrix.words import WordForm, words_for
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.refusals import beside
from segmatrix.web.writing import carry_out, write, written


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask for a new segment and add it."""
    actor = actor_on(request, matrix_id)
    form = NewSegmentForm(request.POST or None, auto_id="new-segment-%s")
    if form.is_valid():
        said = form.cleaned_data
        given = events.AddSegment(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            name=said["name"],
            note=said["note"],
            tier=said["tier"],
        )
        with beside(form):
            facts = actions.add_segment(given, actor=actor)
            words = _("Added “%(name)s”.") % {"name": given.name}
            return written(request, matrix_id, facts, actor, undo=given.operation_id, words=words)
    sheet = load_sheet(matrix_id, actor)
    context = {
        "form": form,
        "retired": sheet.retired,
        "merged": merged_of(matrix_id, actor),
    }
    status = 422 if form.errors else 200
    template = "segmatrix/matrix/new-segment-drawer.html"
    return drawer(request, actor, matrix_id, template, context, sheet=sheet, status=status)


@require_GET
def segment(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show one segment with everything that can be done to it, and its history."""
    return show_segment(request, actor_on(request, matrix_id), matrix_id, segment_id)


def show_segment(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    segment_id: str,
    *,
    refused: SegmentForm | None = None,
    refused_rule: RuleForm | None = None,
    check: RuleCheck | None = None,
    refused_word: tuple[str, WordForm] | None = None,
) -> HttpResponse:
    """Render a segment's drawer, with a form that was refused in place of a fresh one."""
    found = queries.segment(matrix_id, segment_id, actor)
    words = words_for(matrix_id, segment_id, actor, refused=refused_word)
    stories = queries.lineage(matrix_id, actor)
    context = {
        "segment": found,
        "words": words,
        "story": story_of(segment_id, stories, (line.word for line in words.lines)),
        "confirmation": queries.confirmation(matrix_id, segment_id, actor),
        "form": refused or SegmentForm.over(found),
        "rule_form": refused_rule or RuleForm.over(found),
        "check": check or checked(matrix_id, found.rule, reader=actor),
        "tiers": [(tier, LABELS[tier]) for tier in Tier],
        "palette": PALETTE,
        "rewordable": queries.matrix(matrix_id, actor).state == State.AGREED,
        "talk": talk_on(matrix_id, Anchor(segment_id=segment_id), actor, begins=not found.retired),
        "history": lines(queries.segment_history(matrix_id, segment_id, actor)),
    }
    status = 422 if refused or refused_rule or refused_word else 200
    template = "segmatrix/matrix/segment-drawer.html"
    return drawer(request, actor, matrix_id, template, context, status=status)


@require_POST
def name(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Give a segment another name or another line under it."""
    actor = actor_on(request, matrix_id)
    form = SegmentForm(request.POST, auto_id="segment-form-%s")
    if form.is_valid():
        said = form.cleaned_data
        stands = queries.segment(matrix_id, segment_id, actor)
        place = {"matrix_id": matrix_id, "segment_id": segment_id}
        facts = []
        with beside(form):
            if said["name"] != stands.name:
                typed = {"operation_id": said["operation"], "version": said["version"], **place}
                if text(request, "wording_only"):
                    reworded = events.Reword(part=Part.NAME, text=said["name"], **typed)
                    facts += actions.reword(reworded, actor=actor)
                else:
                    renamed = events.RenameSegment(name=said["name"], **typed)
                    facts += actions.rename_segment(renamed, actor=actor)
            if said["note"] != stands.note:
                # A name saved a moment ago has moved the version on; it was the same hand.
                version = None if facts else said["version"]
                annotated = events.AnnotateSegment(note=said["note"], version=version, **place)
                facts += actions.annotate_segment(annotated, actor=actor)
            return written(request, matrix_id, facts, actor)
    return show_segment(request, actor, matrix_id, segment_id, refused=form)


@require_POST
def recolour(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Give a segment another colour and shape."""
    about = {"segment_id": segment_id, "colour": whole(request, "colour") or 0}
    return carry_out(request, matrix_id, actions.recolour_segment, events.RecolourSegment, about)


@require_POST
def tier(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Make a segment primary, secondary or other."""
    about = {
        "segment_id": segment_id,
        "tier": text(request, "tier"),
        "position": whole(request, "position"),
    }
    return carry_out(request, matrix_id, actions.tier_segment, events.TierSegment, about)


@require_POST
def move(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Move a segment among those of its tier."""
    about = {"segment_id": segment_id, "position": whole(request, "position") or 0}
    return carry_out(request, matrix_id, actions.move_segment, events.MoveSegment, about)


@require_POST
def retire(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Take a segment out of the table, with a way back."""
    given = events.RetireSegment(
        operation_id=operation(request), matrix_id=matrix_id, segment_id=segment_id
    )
    actor = actor_on(request, matrix_id)
    name = queries.segment(matrix_id, segment_id, actor).name
    words = _("Retired “%(name)s”; all that is in it is kept.") % {"name": name}
    return write(request, actions.retire_segment, given, actor=actor, words=words)


@require_POST
def restore(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Put a retired segment back into the table."""
    about = {"segment_id": segment_id}
    return carry_out(request, matrix_id, actions.restore_segment, events.RestoreSegment, about)
