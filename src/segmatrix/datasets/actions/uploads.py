"""Taking files in."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, Refusal
from segmatrix.datasets import access, events, files
from segmatrix.datasets.advancing import advance
from segmatrix.datasets.errors import Unreadable
from segmatrix.datasets.models import Dataset, Upload
from segmatrix.datasets.naming import dataset_name, name_from_files, safe_file_name
from segmatrix.datasets.queries import standing_of
from segmatrix.datasets.terms import FILES_AT_MOST, State
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.streams import recognise
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of files that arrived: what was recorded, and which were sent back and why."""

    facts: list[Fact]
    refused: tuple[Refusal, ...]


def arrivals(files: Iterable[Path]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield files of this machine as `receive_files` takes them."""
    return ((file.name, _pieces(file)) for file in files)


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            yield piece


def receive_files(
    arrivals: Iterable[tuple[str, Iterable[bytes]]], given: events.UploadFiles, *, actor: Actor
) -> Receipt:
    """Store files that arrive and add those that are tables to a data source.

    One that is none (empty, an archive, a workbook, too large) is sent back alone; the others stay.

    Args:
        arrivals: The name of each file and its bytes in pieces.
        given: Which data source, and what to call a new one; its files are those that arrive.
        actor: Who sends them, who must be permitted to work with customer data.
    """
    people.require(actor, Permission.DATA)
    kept, refused = [], []
    for name, pieces in arrivals:
        try:
            kept.append(_stored(pieces, safe_file_name(name, {file.name for file in kept})))
        except Refusal as refusal:
            refused.append(refusal)
    if refused and not kept:
        return Receipt([], tuple(refused))
    listed = [asdict(file) for file in kept]
    facts: list[Fact] = []
    try:
        facts = upload_files(_with(given, listed), actor=actor)
    finally:
        used = {file["id"] for fact in facts for file in fact.files}
        for file in kept:
            if file.id not in used:
                files.forget_upload(file.id)
    return Receipt(facts, tuple(refused))


@action
def upload_files(given: events.UploadFiles, *, actor: Actor) -> None:
    """Add stored files to a data source, which is made with the first of them. Final.

    A file of a name that is there already replaces it from the next import on; the import which is
    read stays as it is. Refuses while an import is under way, and too many files.
    Records FilesUploaded.
    """
    people.require(actor, Permission.DATA)
    source = _existing_or_new(given, actor)
    names = [file["name"] for file in given.files]
    present = Upload.objects.filter(dataset=source, replaced=False)
    _refuse_number(len(names), present.exclude(name__in=names).count())
    source.state = advance(standing_of(source), State.UPLOADED)
    source.save()
    present.filter(name__in=names).update(replaced=True)
    Upload.objects.bulk_create(
        Upload(dataset=source, uploaded_at=clock.now(), **file) for file in given.files
    )
    record(
        events.FilesUploaded(**events.of(source), name=source.name, files=given.files),
        inverse=None,
    )


def _stored(pieces: Iterable[bytes], name: str) -> files.KeptFile:
    """Return the file once it is on disk and known to be a table."""
    kept = files.keep(pieces, name)
    try:
        recognise(files.uploaded(kept.id, name), name)
    except DataError as error:
        files.forget_upload(kept.id)
        raise Unreadable(error, field="files") from error
    return kept


def _with(given: events.UploadFiles, listed: list[dict[str, str | int]]) -> events.UploadFiles:
    return events.UploadFiles(
        operation_id=given.operation_id,
        workspace_id=given.workspace_id,
        dataset_id=given.dataset_id,
        name=given.name,
        files=listed,
    )


def _existing_or_new(given: events.UploadFiles, actor: Actor) -> Dataset:
    workspace = people.workspace(given.workspace_id, actor)
    if Dataset.objects.filter(pk=given.dataset_id).exists():
        return access.dataset(given.dataset_id, actor)
    names = [file["name"] for file in given.files]
    return Dataset(
        pk=given.dataset_id,
        workspace_id=workspace.id,
        name=dataset_name(given.name or name_from_files(names)),
        timezone=workspace.timezone,
        created_at=clock.now(),
    )


def _refuse_number(new: int, present: int) -> None:
    if not new:
        raise Invalid(_("No file was chosen."), hint=_("Choose one or more."), field="files")
    if new + present > FILES_AT_MOST:
        raise Invalid(
            _("A data source holds %(most)d files at most.") % {"most": FILES_AT_MOST},
            hint=_("Put several into one file."),
            field="files",
        )
