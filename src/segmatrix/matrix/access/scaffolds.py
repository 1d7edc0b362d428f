"""The templates of a workspace, as they exist for its members. A guest is nothing in it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Scaffold
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission


def scaffolds(workspace_id: str, actor: Actor) -> QuerySet[Scaffold]:
    """Return the templates of the actor's workspace, removed ones too."""
    if workspace_id != actor.workspace_id:
        raise NotFound(_("There is no such workspace for you."))
    require(actor, Permission.READ)
    return Scaffold.objects.filter(workspace=workspace_id)


def scaffold(
    workspace_id: str, scaffold_id: str, actor: Actor, *, removed: bool = False
) -> Scaffold:
    """Return a template of the actor's workspace that is on the list, or off it."""
    rows = scaffolds(workspace_id, actor)
    return one(rows.filter(pk=scaffold_id, removed=removed), _("template"))


def named_scaffold(row: Scaffold) -> str:
    """Return the name of whoever last named a template, empty if it has its first name."""
    naming = f"scaffold:{row.pk}:name"
    for entry in history(f"workspace:{row.workspace_id}", naming):
        return entry.actor_name
    return ""
