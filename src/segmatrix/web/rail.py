"""The rail: which pages there are, in four groups, each hidden until it holds something."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.people.terms import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the rail.

    Attributes:
        key: What a page gives as `here` when it stands behind this link.
        symbol: Its picture in the sprite.
        address: The name of its address, which takes the id of the matrix or the workspace.
        of_matrix: Whether it exists only inside a matrix.
        needs: The permission without which the link is not shown; empty for everybody.
    """

    key: str
    label: Promise
    symbol: str
    address: str
    of_matrix: bool = True
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links that belong together."""

    label: Promise
    entries: tuple[Entry, ...]


EVERYBODYS = (
    Entry("overview", _("Overview"), "overview", "matrix:overview"),
    Entry("table", _("Matrix"), "matrix", "matrix:table"),
    Entry("map", _("Map"), "map", "map:page"),
)

GROUPS = (
    Group(
        _("Matrix"),
        (
            *EVERYBODYS,
            Entry("glossary", _("Glossary"), "glossary", "matrix:glossary"),
            Entry("search", _("Search"), "search", "search:page"),
        ),
    ),
    Group(
        _("Agree"),
        (
            Entry("plan", _("Plan"), "calendar", "plan:page"),
            Entry("charter", _("Charter"), "charter", "matrix:charter"),
            Entry("revisions", _("Revisions"), "history", "revisions:all"),
            Entry("stakeholders", _("People to ask"), "people", "stakeholders:people"),
            Entry("rounds", _("Rounds"), "rounds", "rounds:all"),
            Entry("comments", _("Comments"), "comment", "comments:all"),
            Entry(
                "questions",
                _("To answer"),
                "help",
                "drafting:questions",
                needs=Permission.COMMENT,
            ),
            Entry("gate", _("Agreement"), "check", "gate:page"),
            Entry("people", _("People"), "people", "people:members", of_matrix=False),
            Entry("guests", _("Guests"), "link", "guests:links", needs=Permission.FACILITATE),
        ),
    ),
    Group(
        _("Know"),
        (
            Entry(
                "evidence",
                _("Evidence"),
                "evidence",
                "evidence:sources",
                needs=Permission.EDIT_CELLS,
            ),
            Entry(
                "data",
                _("Customer data"),
                "data",
                "data:sources",
                of_matrix=False,
                needs=Permission.DATA,
            ),
        ),
    ),
)


# Who came by a link has one matrix and little time.
GUESTS_GROUPS = (
    Group(
        _("Matrix"),
        (
            *EVERYBODYS,
            Entry("asked", _("To answer"), "help", "guests:asked", needs=Permission.COMMENT),
            Entry("rounds", _("Rounds"), "rounds", "rounds:all"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with its address filled in."""

    key: str
    label: Promise
    symbol: str
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group that holds something for this reader."""

    label: Promise
    links: tuple[Link, ...]


def shelves(
    workspace_id: str, matrix_id: str, may: Iterable[str], *, guest: bool = False
) -> list[Shelf]:
    """Return the groups and links that a reader with the permissions `may` sees.

    Args:
        workspace_id: The workspace, or empty when none is chosen yet.
        matrix_id: The matrix, or empty on a page of the workspace.
        may: The reader's permissions.
        guest: Whether the reader came by a link into the matrix.
    """
    permissions = frozenset(may)
    found = []
    for group in GUESTS_GROUPS if guest else GROUPS:
        links = tuple(
            Link(entry.key, entry.label, entry.symbol, reverse(entry.address, args=[place]))
            for entry in group.entries
            if (place := matrix_id if entry.of_matrix else workspace_id)
            and (not entry.needs or entry.needs in permissions)
        )
        if links:
            found.append(Shelf(group.label, links))
    return found
