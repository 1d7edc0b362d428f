"""A store's file in the making, in bounded memory."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from segmatrix.kit.data.store.appending import append
from segmatrix.kit.data.store.connecting import connection
from segmatrix.kit.data.store.loading import Phase
from segmatrix.kit.data.store.opening import STORED, attach, finish, open_store
from segmatrix.kit.data.store.sources import Given, whole
from segmatrix.kit.data.store.stores import loaded

MEMORY = "2GB"
"""What DuckDB may hold while it sorts; the rest goes to the disk."""


@dataclass(frozen=True)
class Making:
    """A store that is being made, where nobody looks for one yet.

    Attributes:
        file: the file.
        work: the directory for what does not fit into memory.
        zone: the IANA zone in which a date begins that stands for the time of an event.
        memory: how much DuckDB may hold.
        phase: told what is being done.
    """

    file: Path
    work: Path
    zone: str = "UTC"
    memory: str = MEMORY
    phase: Phase = lambda words: None

    def make(self, given: Given, stamp: str) -> None:
        """Write a store of tables.

        Args:
            given: the rows by logical table, a table of merges among them.
            stamp: what they are traced to.

        Raises:
            DataError: if a table does not have the standard layout, or merges go in a circle.
        """
        with self._writing() as con:
            store = loaded(con, whole(given), zone=self.zone, database=STORED, phase=self.phase)
            finish(con, replace(store, stamp=stamp))

    def make_from(self, there: Path, given: Given, stamp: str) -> None:
        """Write a store of what another holds and of later tables.

        Args:
            there: the file of the other, which stays as it is.
            given: the rows by logical table.
            stamp: what they are traced to.

        Raises:
            DataError: if the other is no store, a table does not have the standard layout, or a
                column comes as another type than it had.
        """
        backend, before = open_store(there)
        backend.disconnect()
        shutil.copyfile(there, self.file)
        with self._writing() as con:
            done = append(con, before, given, zone=self.zone, database=STORED, phase=self.phase)
            if done.anew:
                for run in before.runs.all:
                    con.execute(f"DROP SCHEMA {run.place} CASCADE")
            both = sha256(f"{before.stamp}\n{stamp}".encode()).hexdigest()
            finish(con, replace(done.store, stamp=both))

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """Lend a connection that has the file at hand and keeps within its memory."""
        backend = connection(memory_limit=self.memory, temp_directory=str(self.work))
        try:
            attach(backend.con, self.file)
            yield backend.con
        finally:
            backend.disconnect()
