"""The page behind an invitation's link."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from segmatrix.people import actions, events, queries
from segmatrix.people.joining import newcomer
from segmatrix.people.queries import OpenInvitation
from segmatrix.web.people.forms import JoinForm
from segmatrix.web.refusals import beside


@login_not_required
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Say who invites to what; let somebody signed in join, and others sign in or up first."""
    offered = queries.invitation(code, user_id=request.user.pk)
    if not request.user.is_authenticated:
        context = {"offered": offered, "next": request.path}
        return render(request, "segmatrix/people/invited.html", context)
    if any(each.id == offered.workspace_id for each in queries.workspaces_of(request.user)):
        return redirect("people:start", offered.workspace_id)
    form = JoinForm(request.POST or None, initial={"department": offered.department})
    if form.is_valid():
        with beside(form):
            _accept(request, code, offered, form.cleaned_data)
        if form.is_valid():
            return redirect("people:start", offered.workspace_id)
    status = 422 if form.errors else 200
    context = {"offered": offered, "form": form}
    return render(request, "segmatrix/people/join.html", context, status=status)


def _accept(request: HttpRequest, code: str, offered: OpenInvitation, said: dict[str, str]) -> None:
    given = events.AcceptInvitation(
        operation_id=said["operation"],
        workspace_id=offered.workspace_id,
        code=code,
        user_id=request.user.pk,
        name=said["name"],
        department=said["department"],
    )
    who = newcomer(
        offered.workspace_id, request.user.pk, name=said["name"], department=said["department"]
    )
    actions.accept_invitation(given, actor=who)
