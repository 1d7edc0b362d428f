"""Lists that come in: ids that rules may name."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.base.ids import new_id
from segmatrix.matrix import queries as matrices
from segmatrix.studies import actions, events, queries
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.forms import OperationForm
from segmatrix.web.posted import operation
from segmatrix.web.refusals import beside
from segmatrix.web.who.forms import ListForm, ReplaceListForm


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the lists of a matrix and take a new one in."""
    actor = actor_on(request, matrix_id)
    found = queries.lists(matrix_id, actor)
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _received(form, matrix_id, new_id(), form.cleaned_data["name"], actor):
        return redirect("who:lists", matrix_id)
    context = _framed(actor, matrix_id) | {
        "lists": found,
        "form": form,
        "once": OperationForm(),
        "removed": request.session.pop("removed_list", None),
    }
    status = 422 if form.errors else 200
    return render(request, "segmatrix/who/lists.html", context, status=status)


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, matrix_id: str, list_id: str) -> HttpResponse:
    """Show what a list is and take other ids in for it."""
    actor = actor_on(request, matrix_id)
    here = next((each for each in queries.lists(matrix_id, actor) if each.id == list_id), None)
    if here is None:
        raise NotFound(_("There is no such list here."))
    form = ReplaceListForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _received(form, matrix_id, list_id, here.name, actor):
        messages.success(request, _("“%(name)s” was replaced.") % {"name": here.name})
        return redirect("who:lists", matrix_id)
    context = _framed(actor, matrix_id) | {"list": here, "form": form, "once": OperationForm()}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/who/list.html", context, status=status)


@require_POST
def remove(request: HttpRequest, matrix_id: str, list_id: str) -> HttpResponse:
    """Take a list away; the next page offers to bring it back."""
    given = events.RemoveList(operation_id=operation(request), matrix_id=matrix_id, list_id=list_id)
    (gone,) = actions.remove_list(given, actor=actor_on(request, matrix_id))
    request.session["removed_list"] = {"id": list_id, "name": gone.name}
    return redirect("who:lists", matrix_id)


@require_POST
def restore(request: HttpRequest, matrix_id: str, list_id: str) -> HttpResponse:
    """Bring a list back."""
    given = events.RestoreList(
        operation_id=operation(request), matrix_id=matrix_id, list_id=list_id
    )
    actions.restore_list(given, actor=actor_on(request, matrix_id))
    return redirect("who:lists", matrix_id)


def _received(form: ReplaceListForm, matrix_id: str, list_id: str, name: str, actor: Actor) -> bool:
    """Take a list in; say whether nothing was wrong with it."""
    with beside(form):
        actions.receive_list(
            form.cleaned_data["text"],
            matrix_id=matrix_id,
            list_id=list_id,
            name=name,
            operation_id=form.cleaned_data["operation"],
            actor=actor,
        )
    return form.is_valid()


def _framed(actor: Actor, matrix_id: str) -> dict[str, Any]:
    return framed(actor, matrices.matrix(matrix_id, actor), "data")
