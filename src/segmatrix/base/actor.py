"""Who acts. Every write names its actor, whichever door it came through."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A member of a workspace at work, or the workspace's own machinery for them.

    Attributes:
        workspace_id: The workspace they act in; nothing outside it exists for them.
        member_id: Who they are there.
        name: Their name as others read it, kept in every fact they cause.
        department: Their department at that time; empty if they have none.
        by: The door or worker that acts for them: web, cli or worker.
    """

    workspace_id: str
    member_id: str
    name: str
    department: str = ""
    by: str = "web"
