"""Pages of the members: who is here, one of them, and links to invite more."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.activity.events import Input
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.people import actions, events, queries
from segmatrix.people.joining import permission_to_invite_as
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Permission, Role
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.people.forms import (
    InviteForm,
    MatrixRolesForm,
    MemberForm,
    OperationForm,
    ProfileForm,
    RenameForm,
)
from segmatrix.web.posted import operation
from segmatrix.web.refusals import beside


@require_GET
def members(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """List who is here and, for those who may invite, the links that are out."""
    actor = actor_in(request, workspace_id)
    return _members_page(request, actor)


@require_POST
def invite(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Make a link to send."""
    actor = actor_in(request, workspace_id)
    queries.require(actor, Permission.FACILITATE)
    form = InviteForm(request.POST, roles=_roles_to_give(actor))
    if form.is_valid():
        said = form.cleaned_data
        given = events.InviteMember(
            operation_id=said["operation"],
            workspace_id=workspace_id,
            role=said["role"],
            department=said["department"],
            days=said["days"],
        )
        with beside(form):
            actions.invite_member(given, actor=actor)
        if form.is_valid():
            messages.success(request, _("The link is ready. Copy it and send it."))
            return redirect("people:members", workspace_id)
    return _members_page(request, actor, invite_form=form, status=422)


@require_POST
def revoke(request: HttpRequest, workspace_id: str, invitation_id: str) -> HttpResponse:
    """Make a link useless."""
    actor = actor_in(request, workspace_id)
    given = events.RevokeInvitation(
        operation_id=operation(request), workspace_id=workspace_id, invitation_id=invitation_id
    )
    actions.revoke_invitation(given, actor=actor)
    messages.success(request, _("The link no longer works."))
    return redirect("people:members", workspace_id)


@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, workspace_id: str, member_id: str) -> HttpResponse:
    """Show one member, and change them: oneself in part, others if one administers."""
    actor = actor_in(request, workspace_id)
    shown = queries.member(member_id, actor)
    form_class = _member_form(actor, shown)
    form = form_class(request.POST or None, initial=dataclasses.asdict(shown))
    if form.is_valid():
        with beside(form):
            _save(shown, form.cleaned_data, actor)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("people:members", workspace_id)
    administers = queries.may(actor, Permission.ADMINISTER)
    context = workspace_context(actor, "people") | {
        "shown": shown,
        "form": form,
        "editable": shown.id == actor.member_id or administers,
    }
    if administers and shown.role is not Role.OWNER:  # an owner is one in every matrix
        context["roles_form"] = _matrix_roles_form(shown.id, actor)
    status = 422 if form.errors else 200
    return render(request, "segmatrix/people/member.html", context, status=status)


@require_POST
def matrix_roles(request: HttpRequest, workspace_id: str, member_id: str) -> HttpResponse:
    """Give a member another role in matrices of the workspace than they have in it."""
    actor = actor_in(request, workspace_id)
    form = _matrix_roles_form(member_id, actor, request.POST)
    if not form.is_valid():
        raise Invalid(_("There is no such role."))
    for matrix_id, before in form.initial.items():
        if form.cleaned_data[matrix_id] != before:
            given = events.ChangeMatrixRole(
                operation_id=f"{form.cleaned_data['operation']}-{matrix_id}",
                workspace_id=workspace_id,
                member_id=member_id,
                matrix_id=matrix_id,
                role=form.cleaned_data[matrix_id],
            )
            actions.change_matrix_role(given, actor=actor)
    messages.success(request, _("Saved."))
    return redirect("people:member", workspace_id, member_id)


@require_POST
def remove(request: HttpRequest, workspace_id: str, member_id: str) -> HttpResponse:
    """Take a member out, or leave."""
    actor = actor_in(request, workspace_id)
    given = events.RemoveMember(
        operation_id=operation(request), workspace_id=workspace_id, member_id=member_id
    )
    (removed,) = actions.remove_member(given, actor=actor)
    if member_id == actor.member_id:
        return redirect("people:home")
    said = _("%(name)s is no longer in the workspace. What they wrote stays.")
    messages.success(request, said % {"name": removed.name})
    return redirect("people:members", workspace_id)


def _members_page(
    request: HttpRequest, actor: Actor, *, invite_form: InviteForm | None = None, status: int = 200
) -> HttpResponse:
    context = workspace_context(actor, "people")
    workspace = context["workspace"]
    context["members"] = queries.members(workspace.id, actor)
    if Permission.FACILITATE in context["may"]:
        context["invite_form"] = invite_form or InviteForm(roles=_roles_to_give(actor))
        context["invitations"] = [
            (link, request.build_absolute_uri(f"/join/{link.code}/"))
            for link in queries.invitations(actor)
            if link.usable
        ]
        context["once"] = OperationForm()
    if Permission.ADMINISTER in context["may"]:
        context["rename_form"] = RenameForm(initial={"name": workspace.name})
    return render(request, "segmatrix/people/members.html", context, status=status)


def _roles_to_give(actor: Actor) -> tuple[Role, ...]:
    may = queries.permissions(actor)
    return tuple(role for role in Role if permission_to_invite_as(role) in may)


def _matrix_roles_form(member_id: str, actor: Actor, said: Any = None) -> MatrixRolesForm:
    """Return the form of the roles in every matrix that exists for the actor."""
    begun = matrices.matrices(actor.workspace_id, actor)
    stands = queries.matrix_roles(member_id, actor)
    initial = {matrix.id: str(stands.get(matrix.id, "")) for matrix in begun}
    return MatrixRolesForm(begun, said, initial=initial, auto_id="in-%s")


def _member_form(actor: Actor, shown: MemberView) -> type[ProfileForm]:
    administers = queries.may(actor, Permission.ADMINISTER)
    return MemberForm if administers else ProfileForm


def _save(shown: MemberView, said: dict[str, Any], actor: Actor) -> None:
    """Do what differs from what is; each change is a write of its own, with its own undo."""
    writes: dict[str, tuple[Callable[..., Any], type[Input]]] = {
        "name": (actions.rename_member, events.RenameMember),
        "department": (actions.change_department, events.ChangeDepartment),
        "role": (actions.change_role, events.ChangeRole),
        "analyst": (actions.mark_analyst, events.MarkAnalyst),
    }
    for field, (write, input_class) in writes.items():
        if field in said and said[field] != getattr(shown, field):
            given = input_class(
                operation_id=f"{said['operation']}-{field}",
                workspace_id=actor.workspace_id,
                member_id=shown.id,
                **{field: said[field]},
            )
            write(given, actor=actor)
