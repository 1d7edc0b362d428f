"""The smallest room that could be: signs on a wall, each place holding one text.

It keeps its texts in the names of workspaces, because tests have no tables of their own.
"""

from dataclasses import dataclass

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.people.models import Workspace

SOL = Actor("w", "sol", "Sol", "Sales")
MIKA = Actor("w", "mika", "Mika", "Marketing")


@dataclass(frozen=True, kw_only=True)
class PutSign(Input):
    wall: str
    place: str
    text: str

    @property
    def stream(self) -> str:
        return f"wall:{self.wall}"


@dataclass(frozen=True, kw_only=True)
class BurnSign(PutSign):
    """Final: nobody takes it back."""


@dataclass(frozen=True, kw_only=True)
class PutSigns(Input):
    wall: str
    texts: dict[str, str]
    keep_going: bool = False

    @property
    def stream(self) -> str:
        return f"wall:{self.wall}"


@dataclass(frozen=True, kw_only=True)
class SignPut(Fact):
    place: str
    text: str

    @property
    def subject(self) -> str:
        return f"sign:{self.place}"


def put(wall: str, place: str, text: str, *, by: Actor = SOL, operation: str = "") -> list[Fact]:
    """Put a text at a place of the wall."""
    identity = {"operation_id": operation} if operation else {}
    return put_sign(PutSign(wall=wall, place=place, text=text, **identity), actor=by)


def read(wall: str, place: str) -> str:
    """Return what stands at a place, empty for nothing."""
    row = Workspace.objects.filter(pk=f"{wall}{place}").first()
    return row.name if row else ""


@action
def put_sign(given: PutSign, *, actor: Actor) -> None:
    if given.text == "rude":
        raise Invalid("Not on this wall.")
    before = read(given.wall, given.place)
    _write(given)
    record(
        SignPut(place=given.place, text=given.text),
        inverse=PutSign(wall=given.wall, place=given.place, text=before),
    )


@action
def burn_sign(given: BurnSign, *, actor: Actor) -> None:
    _write(given)
    record(SignPut(place=given.place, text=given.text), inverse=None)


@action
def put_signs(given: PutSigns, *, actor: Actor) -> None:
    for place, text in given.texts.items():
        try:
            put_sign(PutSign(wall=given.wall, place=place, text=text), actor=actor)
        except Invalid:
            if not given.keep_going:
                raise


def _write(given: PutSign) -> None:
    Workspace.objects.update_or_create(
        pk=f"{given.wall}{given.place}", defaults={"name": given.text, "timezone": "UTC"}
    )
