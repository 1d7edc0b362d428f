"""What a fact touches on a page, and how that is rendered: filled by the doors, used by the news.

A *view* is one page of a matrix (the table, the map). A *region* is a part of it that is replaced
as a whole and carries the id of its element. A door says once per fact which regions it touches,
and once per view how a region is rendered from fresh state. Fragments are the same for everybody
who looks at that view in that language: what a member may do is no part of them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from django.utils import translation

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.people import queries as people


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is replaced as a whole: a cell, the table, the map.

    Attributes:
        name: What it is, such as `cell`.
        ids: Which one, such as its segment and dimension; empty where a page has one only.
    """

    name: str
    ids: tuple[str, ...] = ()

    @property
    def element(self) -> str:
        """The id of its element."""
        return "-".join((self.name, *self.ids))


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who gets the same fragments: one view of one matrix in one language."""

    matrix_id: str
    view: str
    language: str

    @property
    def stream(self) -> str:
        """The stream whose facts reach this audience."""
        return f"matrix:{self.matrix_id}"


class View(Protocol):
    """One page of a matrix in regions, built anew from fresh state for each piece of news.

    Attributes:
        holders: The view's regions by name, each with the region that it is a part of, or empty. A
            region that nothing holds has no ids; together these make up the whole view.
    """

    holders: ClassVar[Mapping[str, str]]

    def __init__(self, matrix_id: str, reader: Actor) -> None: ...

    def render(self, region: Region) -> str:
        """Return the region's element as it stands now, or empty text if it is gone."""
        ...


_VIEWS: dict[str, type[View]] = {}
_EVERYWHERE: dict[str, Callable[[str, Actor], str]] = {}
_TOUCHED: dict[str, Callable[[Fact], Iterable[Region]]] = {}


def show(name: str, view: type[View]) -> None:
    """Let pages of that name be kept true by `view`."""
    _VIEWS[name] = view


def show_everywhere(name: str, render: Callable[[str, Actor], str]) -> None:
    """Let the region of that name be kept true on every page of a matrix, whatever the view.

    Args:
        render: Takes the matrix's id and a reader, and returns the element as it stands now.
    """
    _EVERYWHERE[name] = render


def touches(*facts: type[Fact], regions: Callable[[Fact], Iterable[Region]]) -> None:
    """Say which regions a fact of these classes touches, whatever the view."""
    for fact in facts:
        _TOUCHED[fact.kind] = regions


def is_view(name: str) -> bool:
    """Tell whether pages of that name are kept true."""
    return name in _VIEWS


def views() -> tuple[str, ...]:
    """Return the names of all pages that are kept true."""
    return tuple(_VIEWS)


def regions_for(fact: Fact) -> list[Region]:
    """Return the regions that `fact` touches. A fact that no door registered is a bug."""
    return list(_TOUCHED[fact.kind](fact))


def render(audience: Audience, regions: Collection[Region], reader: Actor) -> str:
    """Return the fragments of those `regions` that this audience's view has, one after another.

    A region within another one that is rendered as well is left out; so is one that is gone. The
    state is read as `reader`, one of the audience; another one's fragments would be the same.
    """
    view_class = _VIEWS[audience.view]
    holders = view_class.holders
    names = {region.name for region in regions}
    needed = [
        region
        for region in dict.fromkeys(regions)
        if region.name in holders and names.isdisjoint(_held_by(region.name, holders))
    ]
    around = [name for name in _EVERYWHERE if name in names]
    if not needed and not around:
        return ""
    reader = people.looking(reader, audience.matrix_id)
    with translation.override(audience.language):
        view = view_class(audience.matrix_id, reader) if needed else None
        parts = [_EVERYWHERE[name](audience.matrix_id, reader) for name in around]
        parts += [view.render(region) for region in needed]
    return "\n".join(filter(None, parts))


def render_whole(audience: Audience, reader: Actor) -> str:
    """Return every region of the view that no other one holds, and those of every page."""
    holders = _VIEWS[audience.view].holders
    outermost = [Region(name) for name, holder in holders.items() if not holder]
    outermost += [Region(name) for name in _EVERYWHERE]
    return render(audience, outermost, reader)


def _held_by(name: str, holders: Mapping[str, str]) -> Iterable[str]:
    while name := holders[name]:
        yield name
