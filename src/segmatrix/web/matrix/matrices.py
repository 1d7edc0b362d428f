"""Matrices: how one begins, its overview and its name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.imports.actions import fill_like
from segmatrix.imports.events import FillLike
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import Anchor
from segmatrix.matrix.scaffolding import Scaffold, shipped
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, actor_on, framed, workspace_context
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.matrix.beginnings import begun
from segmatrix.web.matrix.forms import NewMatrixForm
from segmatrix.web.matrix.standings import standing
from segmatrix.web.plan.pages import told_of
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.refusals import beside
from segmatrix.web.writing import write


@require_GET
def overview(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show where the matrix stands and what is next."""
    actor = actor_on(request, matrix_id)
    shown = standing(matrix_id, actor)
    context = framed(actor, shown["matrix"], "overview") | shown
    context |= {
        "talk": talk_on(matrix_id, Anchor(), actor),
        "sheet_matrix_id": matrix_id,
        "next": request.path,
    }
    context |= told_of(request, actor, matrix_id)
    return render(request, "segmatrix/matrix/overview.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Begin a matrix, empty, with a template or like another one, and lead to its table.

    What it would ask is shown before, where the form or the address asks for that.
    """
    actor = actor_in(request, workspace_id)
    people.require(actor, Permission.SHAPE)
    others = queries.matrices(workspace_id, actor)
    templates = queries.scaffolds(workspace_id, actor)
    looking = bool(text(request, "look"))
    said = request.POST if looking else request.GET
    form = NewMatrixForm(
        others, templates, None if looking else request.POST or None, initial=said.dict()
    )
    if form.is_valid():
        with beside(form):
            return redirect("matrix:table", _created(form, actor))
    context = workspace_context(actor, "") | {"form": form, "chosen": bool(others or templates)}
    if looking or "like" in said:
        context["asks"] = _asks(said.get("like", ""), actor)
    status = 422 if form.errors else 200
    return render(request, "segmatrix/matrix/new-matrix.html", context, status=status)


@require_POST
def rename(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Give the matrix another name."""
    given = events.RenameMatrix(
        operation_id=operation(request),
        matrix_id=matrix_id,
        name=text(request, "name"),
        version=whole(request, "version"),
    )
    return write(request, actions.rename_matrix, given, actor=actor_on(request, matrix_id))


def _created(form: NewMatrixForm, actor: Actor) -> str:
    """Begin the matrix, fill it and return its id; what is refused leaves none behind."""
    said = form.cleaned_data
    like, once = said["like"], f"{said['operation']}-like"
    with begun(form, actor) as matrix_id:
        if like.startswith(form.TEMPLATE):
            asks = _asks(like, actor).to_json()
            laying = events.LayOut(operation_id=once, matrix_id=matrix_id, scaffold=asks)
            actions.lay_out(laying, actor=actor)
        elif like:
            filling = FillLike(
                operation_id=once, matrix_id=matrix_id, like_id=like, filled=said["filled"]
            )
            fill_like(filling, actor=actor)
    return matrix_id


def _asks(like: str, actor: Actor) -> Scaffold:
    """Return what a matrix asks that begins with what was chosen."""
    if like.startswith(NewMatrixForm.TEMPLATE):
        scaffold_id = like.removeprefix(NewMatrixForm.TEMPLATE)
        return queries.scaffold(actor.workspace_id, scaffold_id, actor).asks
    return queries.scaffold_like(like, actor) if like else shipped()
