"""The example's link for a person who has no account; nobody who looks at it comes in by one."""

from collections.abc import Callable
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.people import actions
from segmatrix.people import events as asks
from segmatrix.people.joining import LONGEST_INVITATION_DAYS


def ask_outside(do: Callable[..., Any], matrix_id: str, leader: Actor, key: str) -> None:
    """Let the leader, whom the story calls `key`, make a link for somebody on the night shift."""
    person = asks.MakePersonalLink(
        workspace_id=leader.workspace_id,
        matrix_id=matrix_id,
        name="Lena Brandt",
        department="Operations",
        days=LONGEST_INVITATION_DAYS,
    )
    do(actions.make_personal_link, person, key)
