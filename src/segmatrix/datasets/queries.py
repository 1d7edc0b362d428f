"""What may be read of customer data: its sources, what an import set aside, and the rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.datasets import access, files, opened, rows, samples
from segmatrix.datasets.advancing import standing
from segmatrix.datasets.errors import NoSuchDataset, NothingImported
from segmatrix.datasets.models import Dataset, Import, Upload
from segmatrix.datasets.terms import IMPORT_JOB, State, subject
from segmatrix.jobs import queries as jobs
from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.standing import Evaluator


@dataclass(frozen=True, slots=True)
class FileView:
    """One uploaded file, `size` in bytes."""

    id: str
    name: str
    size: int
    sha256: str
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class ImportView:
    """A finished import: its stamp (JSON) and the instant up to which its data counts."""

    id: str
    stamp: dict[str, Any]
    as_of: datetime
    timezone: str
    finished_at: datetime

    @property
    def earliest(self) -> datetime | None:
        """The first instant in the data, None if nothing in it has a time."""
        first = self.stamp["earliest"]
        return datetime.fromisoformat(first).replace(tzinfo=UTC) if first else None


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A data source as its page shows it.

    Attributes:
        mapping: What its columns mean, proposed or confirmed (YAML), empty before the first guess.
        remarks: What the guess wants people to know: `text`, `file`, `table`, `column`.
        as_of: The instant that somebody chose, None for the end of the data.
        problem: Why the newest import failed: `message`, `hint`, and where known `file` and `row`.
        current: The import that is read.
        work: The job of an import under way.
    """

    id: str
    workspace_id: str
    name: str
    state: State
    timezone: str
    as_of: datetime | None
    mapping: str
    remarks: tuple[dict[str, str], ...]
    problem: dict[str, Any] | None
    files: tuple[FileView, ...]
    current: ImportView | None
    work: jobs.JobView | None
    created_at: datetime

    @property
    def set_aside(self) -> int:
        """How many rows the import which is read set aside."""
        kept = self.current.stamp["set_aside"] if self.current else {}
        return sum(rows for reasons in kept.values() for rows in reasons.values())


@dataclass(frozen=True, slots=True)
class DataSource:
    """What rooms above need to count in a data source, without its files."""

    id: str
    workspace_id: str
    name: str
    current: ImportView | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the work of an import needs: which files to read how, and where to.

    Attributes:
        mapping: How to read them (YAML).
        zone: The IANA zone in which their dates begin.
        earlier_id: The import that is read until then, empty if there is none.
    """

    name: str
    paths: dict[str, Path]
    mapping: str
    zone: str
    into: Path
    earlier_id: str


def datasets(actor: Actor) -> list[DatasetView]:
    """Return the data sources of the actor's workspace, newest first, in a few queries."""
    found = list(access.datasets(actor))
    uploads: dict[str, list[Upload]] = {row.pk: [] for row in found}
    for upload in Upload.objects.filter(dataset__in=found, replaced=False).order_by("name"):
        uploads[upload.dataset_id].append(upload)
    newest_first = jobs.jobs(actor.workspace_id, kind=IMPORT_JOB, limit=200)
    work = {job.subject: job for job in reversed(newest_first)}
    return [_view(row, uploads[row.pk], work.get(subject(row.pk))) for row in found]


def dataset(dataset_id: str, actor: Actor) -> DatasetView:
    """Return one data source of the actor's workspace."""
    found = access.dataset(dataset_id, actor)
    uploads = list(Upload.objects.filter(dataset=found, replaced=False).order_by("name"))
    work = jobs.latest(actor.workspace_id, kind=IMPORT_JOB, subject=subject(dataset_id))
    return _view(found, uploads, work)


def listed(
    dataset_id: str, actor: Actor, listing: rows.Listing, *, offset: int = 0, limit: int = 50
) -> rows.ListingPage:
    """Return some rows that the import which is read set aside, or of ids used twice."""
    found = access.dataset(dataset_id, actor)
    return rows.page(_directory(found), listing, offset=offset, limit=limit)


def every_listed(dataset_id: str, actor: Actor, listing: rows.Listing) -> Iterator[tuple[str, ...]]:
    """Yield all of a listing as lines of cells, its headings first, for a download."""
    return rows.every(_directory(access.dataset(dataset_id, actor)), listing)


def first_rows(dataset_id: str, actor: Actor, *, limit: int = 5) -> dict[str, rows.Sample]:
    """Return the first rows of each logical table of the import which is read."""
    return rows.first_rows(_directory(access.dataset(dataset_id, actor)), limit=limit)


def heads(dataset_id: str, actor: Actor, mapping: Mapping) -> dict[str, samples.FileHead]:
    """Return how each file of a data source begins, laid out as `mapping` says."""
    return samples.heads(paths(access.dataset(dataset_id, actor)), mapping)


def outlook(dataset_id: str, actor: Actor, text: str) -> samples.Outlook:
    """Return what a mapping (YAML) would make of the files, in bounded time.

    Refuses a mapping that does not fit them.
    """
    found = access.dataset(dataset_id, actor)
    return samples.outlook(paths(found), text, zone=found.timezone)


def sources(dataset_ids: list[str]) -> dict[str, DataSource]:
    """Return data sources by id, for callers who have checked who may see them; one query."""
    found = Dataset.objects.filter(pk__in=dataset_ids, removed=False)
    return {row.pk: _source(row) for row in found.select_related("current_import")}


@contextmanager
def data_of(dataset_id: str, *, import_id: str = "") -> Iterator[CustomerData]:
    """Lend the customer data of an import to one thread at a time.

    Callers have checked that the actor may count in it.

    Args:
        dataset_id: The data source.
        import_id: Which import of it; empty for the one that is read.

    Raises:
        NothingImported: No import is ready yet.
    """
    chosen = import_id or _current(dataset_id)
    with opened.asking(chosen, files.imported(dataset_id, chosen)) as data:
        yield data


@contextmanager
def evaluator_of(dataset_id: str, *, import_id: str = "") -> Iterator[Evaluator]:
    """Lend what answers rules on an import and remembers its answers; see `data_of`."""
    chosen = import_id or _current(dataset_id)
    with opened.evaluating(chosen, files.imported(dataset_id, chosen)) as evaluator:
        yield evaluator


def catalog(dataset_id: str) -> Catalog:
    """Return the names and types that a rule may use on the data which is read; see `data_of`."""
    chosen = _current(dataset_id)
    return opened.catalog(chosen, files.imported(dataset_id, chosen))


def paths(row: Dataset) -> dict[str, Path]:
    """Return where the files of a data source lie, by name."""
    uploads = Upload.objects.filter(dataset=row, replaced=False).order_by("name")
    return {each.name: files.uploaded(each.pk, each.name) for each in uploads}


def standing_of(row: Dataset) -> State:
    """Return where a data source really stands, should the work of an import have broken off."""
    work = jobs.latest(row.workspace_id, kind=IMPORT_JOB, subject=subject(row.pk))
    return standing(row.state, working=work is not None and work.open)


def ordered(dataset_id: str, import_id: str) -> Ordered:
    """Return what an import was asked to read; its job alone asks for it."""
    row = Import.objects.select_related("dataset").get(pk=import_id, dataset_id=dataset_id)
    return Ordered(
        name=row.dataset.name,
        paths=paths(row.dataset),
        mapping=row.mapping,
        zone=row.timezone,
        into=files.imported(dataset_id, import_id),
        earlier_id=row.dataset.current_import_id or "",
    )


def _current(dataset_id: str) -> str:
    found = Dataset.objects.filter(pk=dataset_id).first()
    if found is None:
        raise NoSuchDataset
    if found.current_import_id is None:
        raise NothingImported(found.name)
    return str(found.current_import_id)


def _directory(found: Dataset) -> Path:
    if found.current_import_id is None:
        raise NothingImported(found.name)
    return files.imported(found.pk, found.current_import_id)


def _view(row: Dataset, uploads: list[Upload], work: jobs.JobView | None) -> DatasetView:
    state = standing(row.state, working=work is not None and work.open)
    return DatasetView(
        id=row.pk,
        workspace_id=row.workspace_id,
        name=row.name,
        state=state,
        timezone=row.timezone,
        as_of=row.as_of,
        mapping=row.mapping,
        remarks=tuple(row.remarks),
        problem=_problem(row, work) if state == State.FAILED else None,
        files=tuple(
            FileView(each.pk, each.name, each.size, each.sha256, each.uploaded_at)
            for each in uploads
        ),
        current=_import(row.current_import),
        work=work if state == State.IMPORTING else None,
        created_at=row.created_at,
    )


def _problem(row: Dataset, work: jobs.JobView | None) -> dict[str, Any]:
    """Return why the newest import failed: as it was recorded, or as its work ended."""
    if row.problem is not None or work is None:
        return row.problem or {}
    return {"message": work.message, "hint": work.hint, "file": None, "row": None}


def _import(row: Import | None) -> ImportView | None:
    if row is None:
        return None
    assert row.stamp is not None, "the import that is read is whole"
    assert row.as_of is not None and row.finished_at is not None
    return ImportView(row.pk, row.stamp, row.as_of, row.timezone, row.finished_at)


def _source(row: Dataset) -> DataSource:
    return DataSource(row.pk, row.workspace_id, row.name, _import(row.current_import))
