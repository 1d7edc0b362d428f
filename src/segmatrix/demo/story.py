"""What the people of the example have put together, read from harbourlight.yaml."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from segmatrix.activity.events import Fact, Input

Do = Callable[[Callable[..., list[Fact]], Input, str], list[Fact]]
"""Lets a colleague, by their key, carry an input out by its action; returns what was recorded."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at the example company."""

    key: str
    name: str
    department: str
    role: str
    analyst: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """One colleague's placement of a segment, with a reason or without."""

    colleague: str
    x: int
    y: int
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that a colleague stated for a row, as a range with its source."""

    dimension: str
    colleague: str
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Where the group settled on putting a segment, and where it could be with some investment."""

    x: int
    y: int
    rationale: str
    dissent: str
    potential: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One segment of the example.

    Attributes:
        texts: (dimension key, colleague, text), in the order they were written.
        contacts: Keys of colleagues; None when nobody knows whom to ask yet.
    """

    name: str
    note: str
    tier: str
    rule: str
    texts: tuple[tuple[str, str, str], ...]
    contacts: tuple[str, ...] | None
    stated: tuple[Estimate, ...]
    opinions: tuple[Opinion, ...]
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Story:
    """The whole example."""

    workspace: str
    timezone: str
    colleagues: tuple[Colleague, ...]
    matrix: str
    unit: str
    charter: Mapping[str, str]
    measures: Mapping[str, Mapping[str, str]]
    chapters: tuple[Chapter, ...]

    def with_role(self, role: str) -> Colleague:
        """Return the first colleague of a role."""
        return next(colleague for colleague in self.colleagues if colleague.role == role)

    @property
    def analyst(self) -> Colleague:
        """Return the colleague who keeps the data."""
        return next(colleague for colleague in self.colleagues if colleague.analyst)


def harbourlight() -> Story:
    """Return the example's story."""
    read = yaml.safe_load(files("segmatrix.demo").joinpath("harbourlight.yaml").read_text("utf-8"))
    return Story(
        workspace=read["workspace"],
        timezone=read["timezone"],
        colleagues=tuple(
            Colleague(key, who["name"], who["department"], who["role"], who.get("analyst", False))
            for key, who in read["members"].items()
        ),
        matrix=read["matrix"],
        unit=read["unit"],
        charter=read["charter"],
        measures=read["measures"],
        chapters=tuple(map(_chapter, read["segments"])),
    )


def _chapter(read: dict[str, Any]) -> Chapter:
    cells = dict(read["cells"])
    contacts = cells.pop("contacts")
    settled = read.get("agreed")
    return Chapter(
        name=read["name"],
        note=read["note"],
        tier=read["tier"],
        rule=read["rule"].strip(),
        texts=tuple(_texts(cells)),
        contacts=None if contacts == "unknown" else tuple(contacts),
        stated=tuple(Estimate(row, *said) for row, said in read.get("stated", {}).items()),
        opinions=tuple(
            Opinion(who, x, y, reason[0] if reason else "")
            for who, (x, y, *reason) in read["placements"].items()
        ),
        settled=settled
        and Settled(
            *settled["at"], settled["rationale"], settled["dissent"], settled.get("potential")
        ),
    )


def _texts(cells: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[str, str, str]]:
    for dimension, written in cells.items():
        for colleague, text in written:
            yield dimension, colleague, text
