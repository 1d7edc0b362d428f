"""What can be asked about a matrix's numbers, and what can have happened to them."""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


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
        segments: By segment id, what `counting.SegmentCount` says as JSON.
        coverage: How many are in `none`, `one` and `several` segments.
        overlap: `segments`, ids in order, and `counts`, how many each two share.
    """

    dataset_id: str
    import_id: str
    as_of: str
    unit: str
    universe: int
    segments: dict[str, dict[str, Any]]
    coverage: dict[str, int]
    overlap: dict[str, Any]


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
