"""What can be asked about a matrix's numbers, and what can have happened to them."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix
from segmatrix.studies.events.bases import AxisBasisSet, SetAxisBasis
from segmatrix.studies.events.claims import (
    ContradictionDismissed,
    ContradictionRestored,
    DismissContradiction,
    ReinstateContradictionDismissal,
    RestoreContradiction,
)

__all__ = [
    "AxisBasisSet",
    "ChooseData",
    "ContradictionDismissed",
    "ContradictionRestored",
    "DataChosen",
    "DismissContradiction",
    "ExportMemberships",
    "KeepList",
    "KeepSnapshot",
    "ListKept",
    "ListRemoved",
    "ListRestored",
    "MembershipsExported",
    "ReinstateContradictionDismissal",
    "RemoveList",
    "RestoreContradiction",
    "RestoreList",
    "RestoreRuleTerms",
    "RuleTermsSet",
    "SetAxisBasis",
    "SetRuleTerms",
    "SnapshotTaken",
]


@dataclass(frozen=True, kw_only=True)
class ChooseData(InMatrix):
    """Count a matrix's segments in this data source; empty chooses none."""

    dataset_id: str


@dataclass(frozen=True, kw_only=True)
class KeepSnapshot(InMatrix):
    """Keep what was counted.

    Attributes:
        dataset_id: The data source it was counted in.
        import_id: Which import of it.
        as_of: The instant up to which data counted, ISO 8601.
        unit: person or account.
        universe: How many of that unit the data knows at `as_of`.
        segments: By segment id, what `counts.SegmentCount` says as JSON.
        coverage: How many are in `none`, `one` and `several` segments.
        overlap: `segments`, ids in order, and `counts`, how many each two share.
        covered: By dimension id, of each measure that is a sum what `counts.Covered` says.
        combinations: What `counts.Combinations` says as JSON.
        lists: By list id, what `counts.ListCount` says as JSON.
        memberships: The file that says who was in which segment (`memberships`).
        needs: By axis id, what `counts.NeedsCount` says as JSON.
    """

    dataset_id: str
    import_id: str
    as_of: str
    unit: str
    universe: int
    segments: dict[str, dict[str, Any]]
    coverage: dict[str, int]
    overlap: dict[str, Any]
    covered: dict[str, dict[str, Any]]
    combinations: dict[str, Any]
    lists: dict[str, dict[str, Any]]
    memberships: str
    needs: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class KeepList(InMatrix):
    """Let rules of a matrix name a list of customers, new or with other ids than before.

    Attributes:
        content_id: Its ids, stored before (`files.keep_list`): they are of persons, so neither
            this input nor the fact holds them.
        size: How many ids.
    """

    list_id: str
    name: str
    content_id: str
    size: int


@dataclass(frozen=True, kw_only=True)
class RemoveList(InMatrix):
    """Take a list away from rules, restorably."""

    list_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreList(InMatrix):
    """Bring a removed list back."""

    list_id: str


@dataclass(frozen=True, kw_only=True)
class ExportMemberships(InMatrix):
    """Take out who is in some segments.

    Attributes:
        snapshot_id: As which snapshot knows it.
        segments: Ids of segments.
        format: A `terms.Format`.
    """

    snapshot_id: str
    segments: list[str]
    format: str


@dataclass(frozen=True, kw_only=True)
class SetRuleTerms(InMatrix):
    """Say which stages, themes, clusters and scores rules of a matrix may name.

    Attributes:
        text: All of them as YAML (`kit.rules.rule_terms`); nothing for none.
        version: Which version it was typed over; None takes whatever stands.
    """

    text: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RestoreRuleTerms(InMatrix):
    """Let an earlier version of the rule terms stand again; 0 is that nothing is defined."""

    version: int


@dataclass(frozen=True, kw_only=True)
class RuleTermsSet(Fact):
    """Other stages, themes, clusters and scores are defined from now on.

    Attributes:
        version: Which version says what they are: clusters hold ids of customers, which are in no
            fact.
    """

    matrix_id: str
    version: int

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:rule-terms"


@dataclass(frozen=True, kw_only=True)
class DataChosen(Fact):
    """A matrix's segments are counted in this data source from now on; empty is none."""

    matrix_id: str
    dataset_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:data"


@dataclass(frozen=True, kw_only=True)
class SnapshotTaken(Fact):
    """The segments were counted; every computed number of the matrix may have changed."""

    matrix_id: str
    snapshot_id: str
    dataset_id: str
    import_id: str
    as_of: str
    unit: str
    universe: int
    segments: dict[str, dict[str, Any]]
    coverage: dict[str, int]

    @property
    def subject(self) -> str:
        return f"snapshot:{self.snapshot_id}"


@dataclass(frozen=True, kw_only=True)
class ListKept(Fact):
    """Rules may name a list that holds these ids from now on."""

    matrix_id: str
    list_id: str
    name: str
    content_id: str
    size: int

    @property
    def subject(self) -> str:
        return f"list:{self.list_id}"


@dataclass(frozen=True, kw_only=True)
class ListRemoved(Fact):
    """A list is gone from the lists of the matrix; what it held is kept."""

    matrix_id: str
    list_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"list:{self.list_id}"


@dataclass(frozen=True, kw_only=True)
class ListRestored(Fact):
    """A removed list is back as it was."""

    matrix_id: str
    list_id: str
    name: str
    content_id: str
    size: int

    @property
    def subject(self) -> str:
        return f"list:{self.list_id}"


@dataclass(frozen=True, kw_only=True)
class MembershipsExported(Fact):
    """Somebody took out who is in these segments, as so many rows."""

    matrix_id: str
    snapshot_id: str
    segments: list[str]
    format: str
    rows: int

    @property
    def subject(self) -> str:
        return f"export:{self.snapshot_id}"
