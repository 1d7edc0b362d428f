"""The doors of a workspace: the ways to begin a matrix."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Door:
    """One way to begin.

    Attributes:
        address: The name of the address that opens it; it takes the workspace's id.
        asks: Whether that address shows a page of questions first, rather than doing it at once.
    """

    title: Promise
    sentence: Promise
    label: Promise
    symbol: str
    address: str
    asks: bool


DOORS = (
    Door(
        _("Look at an example"),
        _("A finished matrix of a made-up company, to click through and to change as you like."),
        _("Open the example"),
        "overview",
        "people:example",
        asks=False,
    ),
    Door(
        _("Bring your spreadsheet"),
        _("Segments you have already: a spreadsheet, a slide's table or a board's sticky notes."),
        _("Choose a file"),
        "upload",
        "imports:begin",
        asks=True,
    ),
    Door(
        _("Start empty"),
        _("The eight questions about every segment, a template of yours, or what another asks."),
        _("Name the matrix"),
        "plus",
        "matrix:create",
        asks=True,
    ),
)


def doors(workspace_id: str) -> list[tuple[Door, str]]:
    """Return every door with the address that opens it."""
    return [(door, reverse(door.address, args=[workspace_id])) for door in DOORS]
