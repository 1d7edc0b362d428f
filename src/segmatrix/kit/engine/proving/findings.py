"""What a proof consists of: conditions with their answers, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from segmatrix.kit.rules.nodes import Entity

# What a trait, a property or a number is found to be; None where it is missing.
Value: TypeAlias = str | int | float | bool | date | list[str] | None


class Kind(StrEnum):
    """What a finding is about."""

    ALL = "all of these"
    ANY = "any of these"
    SOME = "at least so many of these"
    NOT = "not"
    CONDITION = "condition"
    SEGMENT = "segment"
    STAGE = "stage"
    PEOPLE = "people"
    PERSON = "person"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Found:
    """A value that a condition looks at: `plan` and what it is, `times` and how many."""

    name: str
    value: Value


@dataclass(frozen=True)
class Happening:
    """A row of what happened.

    Attributes:
        event: the name of the event; `feedback` or `exposure` for rows of these.
        at: when, naive UTC.
        properties: the properties that the condition asks for.
    """

    event: str
    at: datetime
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What happened that counts for a condition.

    Attributes:
        rows: the newest of it, the newest first.
        total: how many rows count.
    """

    rows: tuple[Happening, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Finding:
    """A part of a rule, and what came of it for somebody.

    Attributes:
        kind: what it is about.
        text: the part as a rule writes it.
        holds: whether it holds.
        unsure: whether that rests on a missing value.
        decides: whether it is one of the parts that decide: had all others been the other way, the
            answer to the whole would be the same.
        name: the segment, the stage, the person or the account that the parts below are about.
        found: the values it looks at.
        lacking: where it is unsure, the traits and properties that it rests on.
        evidence: what happened that counts; None where nothing that happens matters.
        parts: the parts it is made of, as far as they tell something.
    """

    kind: Kind
    text: str
    holds: bool
    unsure: bool
    decides: bool
    name: str = ""
    found: tuple[Found, ...] = ()
    lacking: tuple[str, ...] = ()
    evidence: Evidence | None = None
    parts: "tuple[Finding, ...]" = ()

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain values."""
        return {
            "kind": self.kind.name.lower(),
            "text": self.text,
            "holds": self.holds,
            "unsure": self.unsure,
            "decides": self.decides,
            "name": self.name,
            "found": [{"name": one.name, "value": _plain(one.value)} for one in self.found],
            "lacking": list(self.lacking),
            "evidence": None if self.evidence is None else _evidence(self.evidence),
            "parts": [part.as_json() for part in self.parts],
        }


@dataclass(frozen=True)
class Proof:
    """Why somebody is in a segment, or is not.

    Attributes:
        segment: its name.
        unit: whether it is about a person or an account.
        ident: the id, that which stays of merged ones.
        as_of: the instant, naive UTC.
        finding: the segment's rule.
    """

    segment: str
    unit: Entity
    ident: str
    as_of: datetime
    finding: Finding

    @property
    def member(self) -> bool:
        """Whether the person or account is in the segment."""
        return self.finding.holds

    def as_json(self) -> dict[str, Any]:
        """Return the proof as plain values: what `segmatrix why --json` prints."""
        return {
            "segment": self.segment,
            "unit": str(self.unit),
            "id": self.ident,
            "as_of": _plain(self.as_of),
            "member": self.member,
            "unsure": self.finding.unsure,
            "rule": self.finding.as_json(),
        }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    rows = [
        {
            "event": row.event,
            "timestamp": _plain(row.at),
            "properties": {name: _plain(value) for name, value in row.properties.items()},
        }
        for row in evidence.rows
    ]
    return {"total": evidence.total, "rows": rows}


def _plain(value: Value) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
