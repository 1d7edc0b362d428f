"""Import files: from whatever people export to a directory in the standard layout, as Parquet.

What `import_files` writes:

    people.parquet ...   one file per logical table; events in the order of (event, timestamp)
    set_aside.parquet    the rows that could not become customer data, each with its reason
    reused.parquet       the rows of one id that say different things (all events are kept, and of
                         people and accounts the first that is known)
    mapping.yaml         how the files were read
    store                the same as a store, which opens at once
    stamp.json           see `stamps.DataStamp`
"""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files import set_aside
from segmatrix.kit.data.files.reading import File, named
from segmatrix.kit.data.importing import stamps
from segmatrix.kit.data.importing.counting import Counts
from segmatrix.kit.data.importing.gathering import gather, open_files
from segmatrix.kit.data.importing.settling import Settled, settle
from segmatrix.kit.data.importing.staging import Staging
from segmatrix.kit.data.importing.stamps import DataStamp
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Mapping, check
from segmatrix.kit.data.mapping.text import to_yaml
from segmatrix.kit.data.store.making import Making
from segmatrix.kit.data.tables import STORE, parquet_files
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.rules.nodes import Unit

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told what is done, of how much, in which phase: bytes while reading, tables while settling."""

READING, SETTLING = "reading", "settling"

MEMORY = "1GB"
"""What DuckDB may hold while it sorts; the rest goes to the disk beside the target."""

_Result = TypeVar("_Result")


class Cancelled(Exception):
    """The caller asked to stop; nothing was left behind."""


def import_files(
    files: Path | Iterable[Path] | Map[str, Path],
    mapping: Mapping,
    into: Path,
    *,
    zone: str = "UTC",
    what: str = "",
    when: datetime | None = None,
    progress: Progress = lambda done, total, phase: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DataStamp:
    """Write customer data into a fresh directory that appears only when it is whole.

    Killed at any instant it leaves nothing half at `into`; done again it gives the same rows. If
    `into` holds the same import already, nothing is written and its stamp is returned.

    Args:
        files: A directory, some files, or files by the name that the mapping calls them.
        mapping: How to read them.
        into: The directory to make; its parent is made if need be.
        zone: The IANA zone in which a date without a time, as the time of an event, begins.
        what: What to call the data in its stamp.
        when: The instant of the import for its stamp.
        progress: Told how far it is.
        cancelled: Asked often whether to stop.

    Raises:
        DataError: if a file cannot be read, the mapping does not fit, or `into` holds other data.
        Cancelled: if `cancelled` said so.
    """
    paths = named(files)
    opened = open_files(check(mapping), paths)
    sha256 = stamps.fingerprint(mapping, paths, zone)
    if into.exists():
        return _same_import(into, sha256)
    with Staging(into) as staging:
        run = _Import(mapping, opened, zone, staging, progress, cancelled)
        counts = run.read()
        settled = run.settle()
        stamp = DataStamp(
            what=what,
            when=when.isoformat() if when else "",
            sha256=sha256,
            rows={table: done.rows for table, done in settled.items()},
            seen=counts.seen(),
            set_aside=counts.set_aside(),
            repeats=sum(done.repeats for done in settled.values()),
            folded=sum(done.folded for done in settled.values()),
            reused=sum(done.listed for done in settled.values()),
            earliest=counts.earliest.isoformat() if counts.earliest else None,
            as_of=_day_after(counts.latest, zone).isoformat() if counts.latest else None,
            zone=zone,
        )
        run.store(stamp)
        (staging.path / "mapping.yaml").write_text(to_yaml(mapping), "utf-8")
        (staging.path / stamps.NAME).write_text(stamp.to_json(), "utf-8")
        run.heed()
        staging.publish()
    return stamp


def _same_import(into: Path, sha256: str) -> DataStamp:
    stamp = stamps.of(into)
    if stamp is None or stamp.sha256 != sha256:
        raise DataError(
            "There is something else in the place of this import.",
            "Import into a directory that does not exist yet.",
            file=str(into),
        )
    return stamp


def _day_after(instant: datetime, zone: str) -> datetime:
    return Calendar.at(instant, zone).beginning(Unit.DAY, 1)


class _Import:
    """One run: reads into work files, then settles each into its final file."""

    def __init__(
        self,
        mapping: Mapping,
        files: dict[str, File],
        zone: str,
        staging: Staging,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self.mapping = mapping
        self.files = files
        self.zone = zone
        self.staging = staging
        self.progress = progress
        self.cancelled = cancelled
        self.done = 0
        self.total = sum(file.path.stat().st_size for file in files.values())

    def heed(self) -> None:
        """Stop here if the caller wants to."""
        if self.cancelled():
            raise Cancelled

    def read(self) -> Counts:
        """Write the rows of every logical table as they come; list those set aside."""
        counts = Counts(self.mapping, self.zone)
        aside = pyarrow.parquet.ParquetWriter(
            self.staging.path / "set_aside.parquet", set_aside.SCHEMA
        )
        writers: dict[str, pyarrow.parquet.ParquetWriter] = {}
        try:
            for piece in gather(self.mapping, self.files, self._passed, zone=self.zone):
                self.heed()
                counts.add(piece)
                if piece.set_aside:
                    aside.write_batch(set_aside.as_batch(piece.set_aside))
                if not piece.rows.num_columns:
                    continue
                if piece.table not in writers:
                    writers[piece.table] = pyarrow.parquet.ParquetWriter(
                        self._work(piece.table), piece.rows.schema
                    )
                writers[piece.table].write_table(piece.rows)
        finally:
            for writer in (*writers.values(), aside):
                writer.close()
        return counts

    def settle(self) -> dict[str, Settled]:
        """Write the final file of every logical table, and the list of reused ids."""
        settled: dict[str, Settled] = {}
        tables = [table for table in TABLES if self.mapping.tables.get(table)]
        work = str(self.staging.work)
        with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": work}) as con:
            con.execute("SET autoinstall_known_extensions = false; SET TimeZone = 'UTC'")
            for number, table in enumerate(tables):
                self.progress(number, len(tables), SETTLING)
                settled[table] = self._stoppable(con, partial(self._settle, con, table))
            self.progress(len(tables), len(tables), SETTLING)
        listing = pa.concat_tables([done.listing for done in settled.values()])
        pyarrow.parquet.write_table(listing, self.staging.path / "reused.parquet")
        return settled

    def store(self, stamp: DataStamp) -> None:
        """Write the store beside the final files, which opens at once."""
        work = self.staging.path
        files = parquet_files(work)
        making = Making(work / STORE, self.staging.work, memory=MEMORY, phase=self._heeding)
        making.make(files, stamp.sha256)

    def _heeding(self, words: str) -> None:
        self.heed()

    def _settle(self, con: duckdb.DuckDBPyConnection, table: str) -> Settled:
        relation = f"read_parquet({_quoted(self._work(table))})"
        done = settle(con, table, relation, list(self.mapping.types(table)))
        target = _quoted(self.staging.path / f"{table}.parquet")
        con.execute(f"COPY ({done.query}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
        return done

    def _stoppable(self, con: duckdb.DuckDBPyConnection, task: Callable[[], _Result]) -> _Result:
        """Run a task in DuckDB, interrupting it when the caller wants to stop."""
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(task)
            while True:
                try:
                    return running.result(timeout=0.1)
                except NotYet:
                    if self.cancelled():
                        con.interrupt()
                except duckdb.InterruptException as error:
                    raise Cancelled from error

    def _work(self, table: str) -> Path:
        return self.staging.work / f"{table}.parquet"

    def _passed(self, size: int) -> None:
        self.heed()
        self.done = min(self.done + size, self.total)
        self.progress(self.done, self.total, READING)


def _quoted(path: Path) -> str:
    escaped = str(path).replace("'", "''")
    return f"'{escaped}'"
