"""Inputs and facts about pulses. What somebody listed is in no fact: it is theirs alone."""

from dataclasses import dataclass, field

from segmatrix.activity.events import Fact, Input


@dataclass(frozen=True, kw_only=True)
class OpenPulse(Input):
    """Ask everybody to list the main customer groups."""

    matrix_id: str

    @property
    def stream(self) -> str:
        return f"matrix:{self.matrix_id}"


@dataclass(frozen=True, kw_only=True)
class ClosePulse(OpenPulse):
    """Count what was listed; from then on nobody lists any more."""

    pulse_id: str


@dataclass(frozen=True, kw_only=True)
class ListGroups(Input):
    """List the main customer groups, the most important first, in place of one's earlier list.

    Its facts are counted in a stream of its author's own, so that nobody sees even a gap.
    """

    matrix_id: str
    pulse_id: str
    member_id: str
    groups: list[str] = field(default_factory=list)

    @property
    def stream(self) -> str:
        return f"pulse:{self.pulse_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class _OfPulse:
    matrix_id: str
    pulse_id: str

    @property
    def subject(self) -> str:
        return f"pulse:{self.pulse_id}"


@dataclass(frozen=True, kw_only=True)
class PulseOpened(_OfPulse, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class PulseClosed(_OfPulse, Fact):
    """A pulse was closed with so many `lists`."""

    lists: int


@dataclass(frozen=True, kw_only=True)
class GroupsListed(_OfPulse, Fact):
    """Somebody listed groups; which ones, only their list says."""

    list_id: str
