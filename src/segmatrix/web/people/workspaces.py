"""Pages of a workspace: which ones there are, a new one, its start, its name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.matrix import queries as matrix
from segmatrix.people import actions, events, queries
from segmatrix.people.joining import newcomer
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.people.doors import doors
from segmatrix.web.people.forms import RenameForm, WorkspaceForm
from segmatrix.web.refusals import beside


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Lead straight into the only matrix there is for the reader, else to where one chooses."""
    mine, as_guest = queries.workspaces_of(request.user), queries.matrices_as_guest(request.user)
    if request.user.for_link or (as_guest and not mine):
        if len(as_guest) == 1:
            return redirect("matrix:overview", as_guest[0])
        return redirect("guests:me")
    if not mine:
        return redirect("people:new-workspace")
    if len(mine) == 1 and not as_guest:
        begun = matrix.matrices(mine[0].id, actor_in(request, mine[0].id))
        if len(begun) == 1:
            return redirect("matrix:overview", begun[0].id)
        return redirect("people:start", mine[0].id)
    return render(
        request, "segmatrix/people/workspaces.html", {"workspaces": mine, "as_guest": as_guest}
    )


@require_http_methods(["GET", "POST"])
def new_workspace(request: HttpRequest) -> HttpResponse:
    """Make a workspace and lead into it; its id is that of the write, so twice makes one."""
    form = WorkspaceForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        workspace_id = said["operation"]
        given = events.CreateWorkspace(
            operation_id=said["operation"],
            workspace_id=workspace_id,
            name=said["name"],
            timezone=said["timezone"],
            user_id=request.user.pk,
            member_name=said["member_name"],
            department=said["department"],
        )
        founder = newcomer(
            workspace_id,
            request.user.pk,
            name=said["member_name"],
            department=said["department"],
        )
        with beside(form):
            actions.create_workspace(given, actor=founder)
        if form.is_valid():
            return redirect("people:start", workspace_id)
    context = {"form": form, "first": not queries.workspaces_of(request.user)}
    return _form_page(request, "segmatrix/people/new_workspace.html", context)


@require_GET
def start(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Show the matrices there are and the ways to begin one."""
    actor = actor_in(request, workspace_id)
    context = workspace_context(actor, "start")
    context["matrices"] = matrix.matrices(workspace_id, actor)
    context["doors"] = doors(workspace_id) if "shape" in context["may"] else []
    return render(request, "segmatrix/people/start.html", context)


@require_POST
def rename(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Give the workspace another name."""
    actor = actor_in(request, workspace_id)
    form = RenameForm(request.POST)
    if form.is_valid():
        given = events.RenameWorkspace(
            operation_id=form.cleaned_data["operation"],
            workspace_id=workspace_id,
            name=form.cleaned_data["name"],
        )
        with beside(form):
            actions.rename_workspace(given, actor=actor)
        if form.is_valid():
            return redirect("people:members", workspace_id)
    context = workspace_context(actor, "people") | {"form": form}
    return _form_page(request, "segmatrix/people/rename.html", context)


def _form_page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """Render a page with a form: what was refused comes back as typed, as unprocessable."""
    return render(request, template, context, status=422 if context["form"].errors else 200)
