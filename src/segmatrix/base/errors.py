"""Refusals: what a person is told when Segmatrix will not do a thing.

A refusal is expected and is for people: what is wrong, where, and what to do next. Each door
translates it once (a field error or toast, problem JSON, an exit code). Anything else that goes
wrong is a bug, is never caught on the way, and never becomes a value that looks like an answer.
"""

from typing import Any


class Refusal(Exception):
    """A request that Segmatrix will not carry out. Raise one of the subclasses.

    Attributes:
        message: What is wrong, in words of the domain, translated when raised.
        hint: What to do next, or empty.
        field: The input it concerns, or empty for the request as a whole.
        data: Values a program may want (the newer text, the nearest name).
    """

    code = "refused"
    status = 400

    def __init__(self, message: str, *, hint: str = "", field: str = "", **data: Any) -> None:
        super().__init__(message)
        self.message = str(message)
        self.hint = str(hint)
        self.field = field
        self.data = data

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Invalid(Refusal):
    """The input breaks a rule of the domain: empty, too long, outside the grid."""

    code = "invalid"
    status = 422


class NotFound(Refusal):
    """Nothing of that id exists for this actor, be it absent or in another workspace."""

    code = "not_found"
    status = 404


class NotPermitted(Refusal):
    """The actor can see the thing and may not do this to it."""

    code = "not_permitted"
    status = 403


class Changed(Refusal):
    """Somebody changed or removed the thing meanwhile, so the request no longer fits it."""

    code = "changed"
    status = 409
