"""Inputs and facts about personas: somebody imagined, who gives a segment a face."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddPersona(InMatrix):
    """Imagine somebody of a segment.

    Attributes:
        role: One line on what they do and where.
        goals: What they want, in plain text.
    """

    segment_id: str
    name: str
    role: str = ""
    goals: str = ""


@dataclass(frozen=True, kw_only=True)
class EditPersona(InMatrix):
    """Describe a persona otherwise.

    Attributes:
        version: The version that the writer saw; None takes whatever stands.
    """

    persona_id: str
    name: str
    role: str = ""
    goals: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class _WholePersona:
    matrix_id: str
    segment_id: str
    persona_id: str
    name: str
    role: str
    goals: str
    version: int
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"persona:{self.persona_id}"


@dataclass(frozen=True, kw_only=True)
class PersonaAdded(_WholePersona, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class PersonaEdited(_WholePersona, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class PersonaRestored(_WholePersona, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RemovePersona(InMatrix):
    """Put a persona away; it is kept with all that it rests on."""

    persona_id: str


@dataclass(frozen=True, kw_only=True)
class PersonaRemoved(Fact):
    matrix_id: str
    segment_id: str
    persona_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"persona:{self.persona_id}"


@dataclass(frozen=True, kw_only=True)
class RestorePersona(InMatrix):
    """Bring a removed persona back."""

    persona_id: str
