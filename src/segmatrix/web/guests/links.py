"""Pages of the links into a matrix, for who leads there: making, showing, revoking them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import actions, events, queries
from segmatrix.people.errors import NoSuchLink
from segmatrix.people.queries import LinkView
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.guests.forms import DateForm, GuestLinkForm, PersonalLinkForm
from segmatrix.web.guests.sending import invitation, picture
from segmatrix.web.posted import operation, whole
from segmatrix.web.refusals import beside


@never_cache
@require_GET
def links(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the links that are out, with the forms to make another."""
    return _links_page(request, matrix_id)


@require_POST
def make(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Make a link for whoever has it."""
    actor = _leading(request, matrix_id)
    form = GuestLinkForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        given = events.MakeGuestLink(
            operation_id=said["operation"],
            workspace_id=actor.workspace_id,
            matrix_id=matrix_id,
            role=said["role"],
            department=said["department"],
            days=said["days"],
            password=said["password"],
            domains=said["domains"].replace(",", " ").split(),
        )
        with beside(form):
            (made,) = actions.make_guest_link(given, actor=actor)
        if form.is_valid():
            return redirect("guests:link", matrix_id, made.link_id)
    return _links_page(request, matrix_id, guest_form=form, status=422)


@require_POST
def make_personal(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Make a link for one person."""
    actor = _leading(request, matrix_id)
    form = PersonalLinkForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        given = events.MakePersonalLink(
            operation_id=said["operation"],
            workspace_id=actor.workspace_id,
            matrix_id=matrix_id,
            name=said["name"],
            department=said["department"],
            address=said["address"],
            days=said["days"],
        )
        with beside(form):
            (made,) = actions.make_personal_link(given, actor=actor)
        if form.is_valid():
            return redirect("guests:link", matrix_id, made.link_id)
    return _links_page(request, matrix_id, personal_form=form, status=422)


@never_cache
@require_GET
def link(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Show one link: to copy, to point a phone at, to type, and as an invitation to send."""
    actor = _leading(request, matrix_id)
    shown = _link(matrix_id, link_id, actor)
    matrix = matrices.matrix(matrix_id, actor)
    context = framed(actor, matrix, "guests") | {"shown": shown}
    if shown.usable:
        sent = invitation(request, shown, matrix.name)
        context |= {"sent": sent, "picture": picture(sent.address)}
        context["date_form"] = DateForm()
    return render(request, "segmatrix/guests/link.html", context)


@require_POST
def renew(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Give a person another link, so that the one they had is dead."""
    actor = _leading(request, matrix_id)
    given = events.RenewPersonalLink(
        operation_id=operation(request),
        workspace_id=actor.workspace_id,
        link_id=_link(matrix_id, link_id, actor).id,
        days=whole(request, "days") or 30,
    )
    actions.renew_personal_link(given, actor=actor)
    messages.success(request, _("This is the new link. The old one no longer works."))
    return redirect("guests:link", matrix_id, link_id)


@require_POST
def revoke(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Make a link useless, and send away who came by it."""
    actor = _leading(request, matrix_id)
    given = events.RevokeLink(
        operation_id=operation(request),
        workspace_id=actor.workspace_id,
        link_id=_link(matrix_id, link_id, actor).id,
    )
    actions.revoke_link(given, actor=actor)
    messages.success(request, _("The link no longer works, and nobody is in by it any more."))
    return redirect("guests:links", matrix_id)


def _leading(request: HttpRequest, matrix_id: str) -> Actor:
    """Return who makes links into a matrix, which exists for them, or refuse."""
    actor = actor_on(request, matrix_id)
    matrices.matrix(matrix_id, actor)
    queries.require(actor, Permission.FACILITATE, matrix_id)
    return actor


def _link(matrix_id: str, link_id: str, actor: Actor) -> LinkView:
    """Return a link into this matrix; one into another is none."""
    found = queries.link(link_id, actor)
    if found.matrix_id != matrix_id:
        raise NoSuchLink
    return found


def _links_page(
    request: HttpRequest,
    matrix_id: str,
    *,
    status: int = 200,
    guest_form: GuestLinkForm | None = None,
    personal_form: PersonalLinkForm | None = None,
) -> HttpResponse:
    actor = _leading(request, matrix_id)
    made = queries.links(matrix_id, actor)
    context: dict[str, Any] = framed(actor, matrices.matrix(matrix_id, actor), "guests")
    context |= {
        "working": [each for each in made if each.usable],
        "over": [each for each in made if not each.usable],
        "guest_form": guest_form or GuestLinkForm(auto_id="for-all-%s"),
        "personal_form": personal_form or PersonalLinkForm(auto_id="for-one-%s"),
    }
    return render(request, "segmatrix/guests/links.html", context, status=status)
