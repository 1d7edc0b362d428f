"""Inputs and facts about single observations.

Facts never hold ids of customers: whoever may read the matrix reads them.
"""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.evidence.terms import ObservationKind, SourceKind, Stance
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddObservation(InMatrix):
    """Take one quote, number or record from a source.

    What is left empty of date, channel, collector and department is as the source says.

    Attributes:
        kind: One of `terms.ObservationKind`. A number needs a value, the others a text.
        date: The day it speaks of as an ISO date.
        place: Where in the source's document it stands, as `citing.Place` as JSON, or None.
        basis: One of `terms.Basis` as its number; None is what the kind of source suggests.
        person_id: Who said it, if a customer did, by the id in customer data; so `account_id`.
    """

    source_id: str
    kind: str = ObservationKind.QUOTE
    text: str = ""
    value: float | None = None
    unit: str = ""
    date: str = ""
    channel: str = ""
    collector: str = ""
    department: str = ""
    place: dict[str, Any] | None = None
    basis: int | None = None
    person_id: str = ""
    account_id: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeObservation(AddObservation):
    """Take one quote, number or record from a source and link it, in one write.

    Attributes:
        source_id: Empty for a source that is added with it.
        source_title: Of that new source; so `source_kind`, one of `terms.SourceKind`.
        target_kind: One of `terms.TargetKind`; empty links it to nothing yet. So `target_id`.
        stance: One of `terms.Stance`.
        note: Why it bears on the target.
    """

    source_id: str = ""
    source_title: str = ""
    source_kind: str = SourceKind.INTERVIEW
    target_kind: str = ""
    target_id: str = ""
    stance: str = Stance.SUPPORTS
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EditObservation(InMatrix):
    """Say all of an observation anew, its source and place excepted.

    Attributes:
        person_id: None leaves it as it is, since not everybody may see it; so `account_id`.
        version: The observation's version that was typed over; None takes whatever stands.
    """

    observation_id: str
    kind: str = ObservationKind.QUOTE
    text: str = ""
    value: float | None = None
    unit: str = ""
    date: str = ""
    channel: str = ""
    collector: str = ""
    department: str = ""
    basis: int | None = None
    person_id: str | None = None
    account_id: str | None = None
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class _WholeObservation:
    matrix_id: str
    observation_id: str
    source_id: str
    kind_of_observation: str
    text: str
    value: float | None
    unit: str
    date: str
    channel: str
    collector: str
    department: str
    place: dict[str, Any] | None
    basis: int
    from_customer: bool
    status: str
    version: int
    author_name: str

    @property
    def subject(self) -> str:
        return f"observation:{self.observation_id}"


@dataclass(frozen=True, kw_only=True)
class ObservationAdded(_WholeObservation, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObservationEdited(_WholeObservation, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObservationRestored(_WholeObservation, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RemoveObservation(InMatrix):
    """Take an observation away; it is kept with its links, none of which counts meanwhile."""

    observation_id: str


@dataclass(frozen=True, kw_only=True)
class ObservationRemoved(Fact):
    matrix_id: str
    observation_id: str
    source_id: str

    @property
    def subject(self) -> str:
        return f"observation:{self.observation_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreObservation(InMatrix):
    """Bring a removed observation back with its links."""

    observation_id: str


@dataclass(frozen=True, kw_only=True)
class AcceptObservations(InMatrix):
    """Let observations count that came in by themselves, or were declined."""

    observation_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class DeclineObservations(InMatrix):
    """Keep observations out of everything; they can be accepted later."""

    observation_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class ReturnObservations(InMatrix):
    """Put observations back among those that wait to be looked at."""

    observation_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class ObservationReviewed(Fact):
    """Somebody said whether an observation counts."""

    matrix_id: str
    observation_id: str
    source_id: str
    status: str

    @property
    def subject(self) -> str:
        return f"observation:{self.observation_id}:status"
