"""The charter: what a matrix is for, question by question, and what a customer is in it."""

from typing import ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.drafting.endorsements import said_of
from segmatrix.web.matrix.forms import CharterForm, UnitForm
from segmatrix.web.posted import operation, text
from segmatrix.web.refusals import beside

CHARTER = [Region("charter-standing")]


class CharterView:
    """The charter. Its texts are typed into on the page, which therefore asks for them itself.

    What comes live says only which texts stand, and what the teams say of them.
    """

    holders: ClassVar = {"matrix-name": "", "charter-standing": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "charter-standing": "matrix/charter-standing.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = {
            "matrix": queries.matrix(matrix_id, reader),
            "endorsements": queries.endorsements(matrix_id, reader),
        }

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


@require_http_methods(["GET", "POST"])
def charter(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the charter, and save the answer to one of its questions.

    An answer that somebody changed meanwhile is shown beside what was typed.
    """
    actor = actor_on(request, matrix_id)
    asked = request.POST.get("field", "")
    form = CharterForm(request.POST, auto_id=f"{asked}-%s") if asked else None
    if form is not None and form.is_valid():
        given = events.EditCharter(
            operation_id=form.cleaned_data["operation"],
            matrix_id=matrix_id,
            field=asked,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
        )
        with beside(form):
            actions.edit_charter(given, actor=actor)
            return redirect(f"{request.path}#{asked}")
    matrix = queries.matrix(matrix_id, actor)
    answers = [
        (
            answer,
            form
            if form is not None and answer.key == asked
            else CharterForm(initial={"text": answer.text}, auto_id=f"{answer.key}-%s"),
        )
        for answer in matrix.charter.fields
    ]
    unit_form = UnitForm(initial={"unit": matrix.unit}, auto_id="unit-form-%s")
    context = framed(actor, matrix, "charter") | {"answers": answers, "unit_form": unit_form}
    context |= said_of(matrix_id, actor)
    status = 422 if form is not None else 200
    return render(request, "segmatrix/matrix/charter.html", context, status=status)


@require_POST
def unit(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Say what a customer is; numbers from data are counted anew."""
    given = events.SetUnit(
        operation_id=operation(request), matrix_id=matrix_id, unit=text(request, "unit")
    )
    actions.set_unit(given, actor=actor_on(request, matrix_id))
    messages.success(request, _("Saved. Numbers from data are counted anew."))
    return redirect("matrix:charter", matrix_id)
