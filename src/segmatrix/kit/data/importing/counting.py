"""Count what becomes of rows while they are gathered: seen, kept, set aside, from when to when."""

from collections import Counter, defaultdict
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.days import starts
from segmatrix.kit.data.files.set_aside import Reason
from segmatrix.kit.data.importing.gathering import Gathered
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Mapping


class Counts:
    """The running counts of one pass over the files of a mapping.

    Args:
        mapping: How the files are read.
        zone: The IANA zone in which a date without a time begins.

    Attributes:
        earliest: The first instant seen, or None.
        latest: The last instant seen, or None.
    """

    def __init__(self, mapping: Mapping, zone: str) -> None:
        self.zone = zone
        self.tables = [table for table in mapping.tables if mapping.tables[table]]
        self._kept: Counter[str] = Counter()
        self._aside: defaultdict[str, Counter[Reason]] = defaultdict(Counter)
        self.earliest: datetime | None = None
        self.latest: datetime | None = None

    def add(self, piece: Gathered) -> None:
        """Count some rows in."""
        self._kept[piece.table] += len(piece.rows)
        self._aside[piece.table].update(row.reason for row in piece.set_aside)
        moment = TABLES[piece.table].moment
        if moment not in piece.rows.column_names:
            return
        found = piece.rows[moment]
        instants = starts(found, self.zone) if pa.types.is_date(found.type) else found
        ends = pc.min_max(instants).as_py()
        if ends["min"] is not None:
            self.earliest = min(self.earliest or ends["min"], ends["min"])
            self.latest = max(self.latest or ends["max"], ends["max"])

    def kept(self) -> dict[str, int]:
        """Return the rows kept, per logical table."""
        return {table: self._kept[table] for table in self.tables}

    def seen(self) -> dict[str, int]:
        """Return the rows that the files hold for each logical table."""
        return {table: self._kept[table] + self._aside[table].total() for table in self.tables}

    def set_aside(self) -> dict[str, dict[str, int]]:
        """Return the rows set aside, per logical table and reason, commonest first."""
        return {
            table: {reason.value: times for reason, times in self._aside[table].most_common()}
            for table in self.tables
            if self._aside[table]
        }
