"""What can be asked of data sources, and what can have happened to them."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.people.events import WorkspaceInput


@dataclass(frozen=True, kw_only=True)
class DatasetInput(WorkspaceInput):
    """Something asked of one data source."""

    dataset_id: str


def of(source: Any) -> dict[str, str]:
    """Return what every input and fact about a data source (a row) names."""
    return {"workspace_id": source.workspace_id, "dataset_id": source.pk}


# --- inputs -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class UploadFiles(DatasetInput):
    """Add files that `files.keep` has stored to a data source, which is made if it is new.

    Attributes:
        name: What to call a new data source; empty takes what the files' names share.
        files: Of each file its id, name, size in bytes and sha256.
    """

    name: str = ""
    files: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ProposeMapping(DatasetInput):
    """Guess what the columns of the files mean, keeping what somebody confirmed for a file."""


@dataclass(frozen=True, kw_only=True)
class ConfirmMapping(DatasetInput):
    """Settle what the columns mean.

    Attributes:
        mapping: A mapping as YAML (`segmatrix.kit.data.mapping.text`).
        timezone: The IANA zone in which days begin: a date without a time is the start of that day
            there. A time without a zone is UTC, whatever this says.
        as_of: The instant up to which data counts, ISO 8601 with zone; empty for its end.
    """

    mapping: str
    timezone: str
    as_of: str = ""


@dataclass(frozen=True, kw_only=True)
class StartImport(DatasetInput):
    """Read all files anew by the confirmed mapping, as long work."""


@dataclass(frozen=True, kw_only=True)
class CancelImport(DatasetInput):
    """Stop the import under way; what was ready before stays."""


@dataclass(frozen=True, kw_only=True)
class FinishImport(DatasetInput):
    """Make a finished import the one that is read."""

    import_id: str
    stamp: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class FailImport(DatasetInput):
    """Say why an import stopped.

    Attributes:
        problem: `message`, `hint`, and where known `file` and `row`.
    """

    import_id: str
    problem: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class RenameDataset(DatasetInput):
    name: str


@dataclass(frozen=True, kw_only=True)
class RemoveDataset(DatasetInput):
    """Hide a data source from every list; undo brings it back."""


@dataclass(frozen=True, kw_only=True)
class RestoreDataset(DatasetInput):
    """Bring a removed data source back."""


# --- facts --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DatasetFact(Fact):
    """Something that happened to one data source."""

    workspace_id: str
    dataset_id: str

    @property
    def subject(self) -> str:
        return f"dataset:{self.dataset_id}:import"


@dataclass(frozen=True, kw_only=True)
class FilesUploaded(DatasetFact):
    name: str
    files: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class MappingProposed(DatasetFact):
    mapping: str


@dataclass(frozen=True, kw_only=True)
class MappingConfirmed(DatasetFact):
    mapping: str
    timezone: str
    as_of: str


@dataclass(frozen=True, kw_only=True)
class ImportStarted(DatasetFact):
    import_id: str


@dataclass(frozen=True, kw_only=True)
class ImportFinished(DatasetFact):
    import_id: str
    stamp: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ImportFailed(DatasetFact):
    import_id: str
    problem: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ImportCancelled(DatasetFact):
    import_id: str


@dataclass(frozen=True, kw_only=True)
class DatasetRenamed(DatasetFact):
    name: str

    @property
    def subject(self) -> str:
        return f"dataset:{self.dataset_id}:name"


@dataclass(frozen=True, kw_only=True)
class DatasetRemoved(DatasetFact):
    name: str

    @property
    def subject(self) -> str:
        return f"dataset:{self.dataset_id}:removed"


@dataclass(frozen=True, kw_only=True)
class DatasetRestored(DatasetFact):
    name: str

    @property
    def subject(self) -> str:
        return f"dataset:{self.dataset_id}:removed"
