"""Coming in by a link: its address or its code, then a name, and one is in.

A link's secret stands in an address once only: it is kept in the session, and the page that follows
has none, so that neither a log nor another site learns it.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from segmatrix.base.errors import NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import queries as matrices
from segmatrix.people import actions, events, queries
from segmatrix.people.errors import NoSuchLink
from segmatrix.people.queries import OfferedLink
from segmatrix.people.terms import Role
from segmatrix.web.actors import actor_on
from segmatrix.web.guests.asking import Sheet, sheet_of
from segmatrix.web.guests.forms import CodeForm, GuestForm
from segmatrix.web.guests.guessing import CODES, PASSWORDS, counted
from segmatrix.web.refusals import beside
from segmatrix.workshops.actions import join_workshop
from segmatrix.workshops.events import JoinWorkshop
from segmatrix.workshops.queries import workshops

FOLLOWED = "followed-link"  # in the session: the token, and the operation by which one comes in
SIGNS_IN = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address and go on to the door; a preview only learns it works."""
    queries.offered(token)
    return HttpResponse() if request.method == "HEAD" else _to_the_door(request, token)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def type_code(request: HttpRequest) -> HttpResponse:
    """Ask for the short code of a link and go on to the door."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            with counted(request, CODES, "all"):
                return _to_the_door(request, queries.token_for(form.cleaned_data["code"]))
        except NoSuchLink as refusal:
            form.add_error("code", str(refusal))
    return _form_page(request, "segmatrix/guests/code.html", {"form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Say who invites to what, ask for a name, and let in; who is in already goes straight on."""
    followed = request.session.get(FOLLOWED)
    if followed is None:
        return redirect("guests:me" if request.user.is_authenticated else "guests:code")
    user = request.user if request.user.is_authenticated else None
    offered = queries.offered(followed["token"], user_id=user.pk if user else None)
    if _is_in(request, offered):
        return _inside(request, offered)
    if offered.person_name:
        return _greet(request, followed["token"], offered)
    form = GuestForm(offered, request.POST or None)
    if form.is_valid():
        with beside(form):
            _come_in(request, followed, offered, form.cleaned_data)
        if form.is_valid():
            return _inside(request, offered)
    return _form_page(request, "segmatrix/guests/door.html", {"form": form, "offered": offered})


@never_cache
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Tell a guest who they are here, where they may go, and how to leave.

    Who has an account and is a guest nowhere is led to the start.
    """
    begun = []
    for matrix_id in queries.matrices_as_guest(request.user):
        actor = actor_on(request, matrix_id)
        begun.append((matrices.matrix(matrix_id, actor), actor))
    if not begun and not request.user.for_link:
        return redirect("people:home")
    return render(request, "segmatrix/guests/me.html", {"begun": begun})


def _to_the_door(request: HttpRequest, token: str) -> HttpResponse:
    request.session[FOLLOWED] = {"token": token, "operation": new_id()}
    response = redirect("guests:door")
    response["Referrer-Policy"] = "no-referrer"
    return response


def _is_in(request: HttpRequest, offered: OfferedLink) -> bool:
    """Say whether the reader need not come in: a member of the workspace, or in by this link."""
    user = request.user
    if not user.is_authenticated:
        return False
    if any(each.id == offered.workspace_id for each in queries.workspaces_of(user)):
        if offered.person_name:
            said = _("This link is for %(name)s. You are here with your own account.")
            messages.info(request, said % {"name": offered.person_name})
        return True
    return offered.admitted and not offered.person_name


def _greet(request: HttpRequest, token: str, offered: OfferedLink) -> HttpResponse:
    """Show whose link it is, and let that person begin."""
    other = request.user.is_authenticated and not request.user.for_link
    if request.method == "POST":
        if other:
            raise NotPermitted(
                _("You are signed in with your own account."),
                hint=_("Sign out first if this link is for you."),
            )
        login(request, queries.account_of_person(token), SIGNS_IN)
        return _inside(request, offered)
    context = {"offered": offered, "other": other}
    if not other and offered.role is not Role.VIEWER:
        context["sheet"] = _asked_of_person(token, offered)
    return render(request, "segmatrix/guests/person.html", context)


def _asked_of_person(token: str, offered: OfferedLink) -> Sheet:
    """Return what is asked of whose link it is, which its holder is told before they come in."""
    account = queries.account_of_person(token)
    assert account is not None, "a personal link has its person"
    person = queries.actor_for(account, offered.workspace_id, matrix_id=offered.matrix_id)
    return sheet_of(offered.matrix_id, person)


def _come_in(
    request: HttpRequest, followed: dict[str, str], offered: OfferedLink, said: dict[str, Any]
) -> None:
    """Join as a guest: by one's own account, or by one made for it that the browser then holds."""
    user_id = request.user.pk if request.user.is_authenticated else None
    key = ""
    if offered.asks_password:
        with counted(request, PASSWORDS, offered.id):
            key = queries.unlock(followed["token"], said["password"])
    department = said.get("department", "")
    given = events.JoinAsGuest(
        operation_id=followed["operation"],
        workspace_id=offered.workspace_id,
        token=followed["token"],
        key=key,
        name=said["name"],
        department=department,
        address=said.get("address", ""),
        user_id=user_id,
    )
    guest = queries.newcomer(
        offered.workspace_id,
        user_id=user_id,
        operation_id=given.operation_id,
        name=said["name"],
        department=offered.department or department,
    )
    (joined,) = actions.join_as_guest(given, actor=guest)
    if user_id is None:
        login(request, queries.account_of_guest(joined.member_id), SIGNS_IN)


def _inside(request: HttpRequest, offered: OfferedLink) -> HttpResponse:
    """Lead guests to what goes on or is asked, and who is known or only reads to the overview."""
    request.session.pop(FOLLOWED, None)
    by_link = offered.person_name or request.user.for_link
    asked = by_link and offered.role is not Role.VIEWER
    if asked and (workshop_id := _joined_workshop(request, offered.matrix_id)):
        return redirect("workshops:one", offered.matrix_id, workshop_id)
    return redirect("guests:asked" if asked else "matrix:overview", offered.matrix_id)


def _joined_workshop(request: HttpRequest, matrix_id: str) -> str:
    """Let who comes in while a workshop is under way take part in it, and return its id."""
    actor = actor_on(request, matrix_id)
    under_way = next((each for each in workshops(matrix_id, actor) if each.running), None)
    if under_way is None:
        return ""
    if request.method == "POST":
        join_workshop(JoinWorkshop(matrix_id=matrix_id, workshop_id=under_way.id), actor=actor)
    return under_way.id


def _form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].errors else 200)
