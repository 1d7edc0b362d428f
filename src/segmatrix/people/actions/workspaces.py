"""What can be done to a workspace as a whole."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.people import access, events
from segmatrix.people.actions.joins import join
from segmatrix.people.models import Workspace
from segmatrix.people.naming import check_name, check_timezone
from segmatrix.people.terms import Permission, Role


@action
def create_workspace(given: events.CreateWorkspace, *, actor: Actor) -> None:
    """Make a workspace whose first owner is the actor (`joining.newcomer`). Final.

    Refuses an id that is taken, an unknown time zone and a missing name.
    Records WorkspaceCreated and MemberJoined.
    """
    if Workspace.objects.filter(pk=given.workspace_id).exists():
        raise Changed(_("This workspace exists already."))
    workspace = Workspace.objects.create(
        pk=given.workspace_id,
        name=check_name(given.name, field="name"),
        timezone=check_timezone(given.timezone),
    )
    record(
        events.WorkspaceCreated(
            workspace_id=workspace.pk, name=workspace.name, timezone=workspace.timezone
        ),
        inverse=None,
    )
    join(
        workspace,
        actor,
        given.user_id,
        name=check_name(given.member_name, field="member_name"),
        department=given.department,
        role=Role.OWNER,
    )


@action
def rename_workspace(given: events.RenameWorkspace, *, actor: Actor) -> None:
    """Give the workspace another name. Records WorkspaceRenamed."""
    workspace = access.workspace(given.workspace_id, actor, may=Permission.ADMINISTER)
    before = workspace.name
    workspace.name = check_name(given.name, field="name")
    workspace.save(update_fields=["name"])
    record(
        events.WorkspaceRenamed(workspace_id=workspace.pk, name=workspace.name),
        inverse=events.RenameWorkspace(workspace_id=workspace.pk, name=before),
    )
