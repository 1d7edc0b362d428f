"""Cells: what is in one, and the answer that nobody knows yet."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import Anchor
from segmatrix.review import queries as review
from segmatrix.web.actors import actor_on, colleagues
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.drafting.questions import who_to_ask
from segmatrix.web.matrix.contacts import suggested
from segmatrix.web.matrix.drawers import drawer
from segmatrix.web.matrix.forms import MeasureForm
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import day, text
from segmatrix.web.writing import carry_out


@require_GET
def cell(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """Show one cell with everything that can be done to it, and its history."""
    return show_cell(request, actor_on(request, matrix_id), matrix_id, segment_id, dimension_id)


def show_cell(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    segment_id: str,
    dimension_id: str,
    refused: MeasureForm | None = None,
) -> HttpResponse:
    """Render a cell's drawer, with the form that was refused in place of a fresh one."""
    sheet = load_sheet(matrix_id, actor)
    box = sheet.box(segment_id, dimension_id)
    if box is None:
        queries.segment(matrix_id, segment_id, actor)  # says what became of a merged one
        raise NotFound(_("There is no such cell in the table."))
    present = colleagues(matrix_id, actor)
    context = {
        "box": box,
        "members": present,
        "suggested": suggested(matrix_id, box.cell, actor),
        "me_id": actor.member_id,
        "people": review.listed_people(matrix_id, actor),
        **who_to_ask(present),
        "measure_form": refused or MeasureForm.over(box.cell.stated, box.dimension.unit),
        "talk": talk_on(matrix_id, Anchor(segment_id=segment_id, dimension_id=dimension_id), actor),
        "history": lines(queries.cell_history(matrix_id, segment_id, dimension_id, actor)),
    }
    return drawer(
        request,
        actor,
        matrix_id,
        "segmatrix/matrix/cell-drawer.html",
        context,
        sheet=sheet,
        status=422 if refused else 200,
    )


@require_POST
def not_known(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Answer a cell with "not known yet", and who finds out."""
    about = {
        "segment_id": segment_id,
        "dimension_id": dimension_id,
        "owner": text(request, "owner"),
        "due": day(request, "due"),
        "method": text(request, "method"),
    }
    return carry_out(
        request, matrix_id, actions.answer_not_known_yet, events.AnswerNotKnownYet, about
    )


@require_POST
def take_back(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Let a cell ask its question again."""
    about = {"segment_id": segment_id, "dimension_id": dimension_id}
    return carry_out(
        request, matrix_id, actions.take_back_not_known_yet, events.TakeBackNotKnownYet, about
    )
