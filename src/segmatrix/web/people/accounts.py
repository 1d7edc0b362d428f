"""The page of one's own account, and what account pages need to know of this installation."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.people import queries


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Show one's address, one's workspaces and who one is there."""
    memberships = []
    for workspace in queries.workspaces_of(request.user):
        actor = queries.actor_for(request.user, workspace.id)
        memberships.append((workspace, queries.member(actor.member_id, actor)))
    return render(request, "segmatrix/people/account.html", {"memberships": memberships})


def mail(request: HttpRequest) -> dict[str, bool]:
    """Tell templates whether mail is really sent, so that no page claims it."""
    return {"sends_mail": settings.SENDS_MAIL}
