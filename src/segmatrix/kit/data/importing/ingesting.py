"""Make a store: of a directory of files one file, which opens at once and answers fast."""

from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from segmatrix.kit.data.days import check_zone
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.reading import files_in
from segmatrix.kit.data.files.set_aside import SetAside
from segmatrix.kit.data.importing.staging import Staging
from segmatrix.kit.data.importing.standard import connect, take
from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.mapping.text import text_at, to_yaml
from segmatrix.kit.data.store.loading import Phase
from segmatrix.kit.data.store.making import Making
from segmatrix.kit.data.tables import CustomerData

_FILE = "store"


@dataclass(frozen=True)
class Ingested:
    """What became of files.

    Attributes:
        data: the customer data, opened from the store.
        set_aside: the rows that are no customer data.
    """

    data: CustomerData
    set_aside: list[SetAside]


def ingest(
    data: Path | str,
    into: Path | str,
    mapping: Mapping | Path | str | None = None,
    *,
    zone: str = "UTC",
    replace: bool = False,
    append: bool = False,
    phase: Phase = lambda words: None,
) -> CustomerData:
    """Make a store of a directory of files, and return the customer data in it.

    The store appears when it is whole; killed at any instant, this leaves none, or the one that was
    there. Whoever has that one open keeps what they have.

    Args:
        data: a directory in the standard layout, one that `import_files` made, or of any files
            with a mapping.
        into: the file of the store.
        mapping: a mapping, or the path of one as YAML.
        zone: the IANA zone in which a date without a time begins, where it says when something
            happened.
        replace: whether a store in that place is replaced.
        append: whether the rows are added to the store in that place.
        phase: told what is being done.

    Raises:
        DataError: if the files cannot be read as they stand, `into` is taken or its directory not
            there, or, to append, it is no store or has a column as another type.
    """
    return ingest_and_list(
        data, into, mapping, zone=zone, replace=replace, append=append, phase=phase
    ).data


def ingest_and_list(
    data: Path | str,
    into: Path | str,
    mapping: Mapping | Path | str | None = None,
    *,
    zone: str = "UTC",
    replace: bool = False,
    append: bool = False,
    phase: Phase = lambda words: None,
) -> Ingested:
    """Make a store, and list the rows that were set aside.

    Raises:
        DataError: as `ingest` does.
    """
    check_zone(zone)
    place = Path(into)
    if not place.parent.is_dir():
        raise DataError(
            f"There is no directory {place.parent} for this store.",
            "Make it, or name a file in another one.",
            file=str(place),
        )
    if place.is_dir() or (place.exists() and not replace and not append):
        raise DataError(
            "There is something in the place of this store.",
            "Name another file, or ask to replace it or to append to it.",
            file=str(place),
        )
    if replace and append:
        raise DataError("A store is replaced or appended to, not both.", file=str(place))
    if place.exists():
        # Whatever else stands there is not ours to write over.
        connect(place)
    phase("Reading")
    taken = take(Path(data), mapping, zone=zone)
    with Staging(place) as staging:
        making = Making(staging.path / _FILE, staging.work, zone, phase=phase)
        stamp = _stamp(Path(data), mapping, zone)
        if append:
            making.make_from(place, taken.tables, stamp)
        else:
            making.make(taken.tables, stamp)
        staging.publish_file(_FILE)
    return Ingested(connect(place), taken.set_aside)


def _stamp(directory: Path, mapping: Mapping | Path | str | None, zone: str) -> str:
    """Return the hash of the files of a directory, of the mapping and of the zone."""
    told = to_yaml(mapping) if isinstance(mapping, Mapping) else ""
    if isinstance(mapping, (str, Path)):
        told = text_at(Path(mapping))
    every = sha256(f"{told}\n{zone}".encode())
    for file in files_in(directory):
        with file.open("rb") as opened:
            every.update(f"\n{file.name}\n{file_digest(opened, 'sha256').hexdigest()}".encode())
    return every.hexdigest()
