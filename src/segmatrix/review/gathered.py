"""What the conditions for calling a matrix agreed look at, gathered as values."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmatrix.review.terms import ObjectionState

NEAR = 1
"""Steps on an axis by which somebody may place a segment otherwise without it being dissent."""


@dataclass(frozen=True, slots=True)
class CoreCell:
    """A cell that must be answered: a built-in dimension of a primary or secondary segment."""

    segment_id: str
    segment: str
    dimension_id: str
    dimension: str
    answered: bool


@dataclass(frozen=True, slots=True)
class CoreRow:
    """A built-in dimension that somebody took out of the table."""

    dimension_id: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A person to ask, with the revisions they had before them.

    Attributes:
        excuse: Why they need not answer, with who excused them; empty for nobody who is excused.
        deputy: Who was shown some of these revisions for them; empty if they opened all themselves.
    """

    stakeholder_id: str
    name: str
    revisions: frozenset[int]
    excuse: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody who was to be asked and was taken off the list, and who did that."""

    name: str
    by_name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the group settled on putting a segment, or that it has not.

    Attributes:
        rationale: Why there.
        dissent: Who thought otherwise and why.
        apart: Who places it more than `NEAR` away from there.
        in_round: Whether people agreed on its place under the rule of a round.
    """

    segment_id: str
    segment: str
    settled: bool
    rationale: str = ""
    dissent: str = ""
    apart: tuple[str, ...] = ()
    in_round: bool = False


@dataclass(frozen=True, slots=True)
class Opposed:
    """An objection that stands or was overridden."""

    objection_id: str
    about: str
    by_name: str
    state: ObjectionState
    settled_by: str = ""
    settled_why: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who may sign this revision, and who did.

    Attributes:
        sponsors: The names of the sponsors who are members, so that they can sign.
        outside: The names of sponsors who are no members yet.
        signed_by: Who signed; empty for nobody.
        changed_since: Whether the revision was changed materially after that.
        requested: Whether they were asked to.
    """

    sponsors: tuple[str, ...]
    outside: tuple[str, ...] = ()
    signed_by: str = ""
    changed_since: bool = False
    requested: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the conditions look at.

    Attributes:
        agreed: The number of the newest revision that was agreed, 0 for none.
        decisions: What the charter says should come out differently.
        removed: Who was taken off the list of people to ask.
        agreement: The notes that were kept with the agreement of this revision; None if it is not
            agreed.
    """

    matrix_id: str
    revision: int
    agreed: int
    cells: Sequence[CoreCell]
    hidden: Sequence[CoreRow]
    people: Sequence[Heard]
    decisions: str
    spots: Sequence[Spot]
    objections: Sequence[Opposed]
    signing: Signing
    removed: Sequence[Removed] = ()
    agreement: tuple[str, ...] | None = None
