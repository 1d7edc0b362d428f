"""The stamp of imported data: what it is, when it came, and what became of its rows."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.mapping.text import to_yaml

NAME = "stamp.json"


@dataclass(frozen=True, kw_only=True)
class DataStamp:
    """What a number computed from this data is traced to.

    Attributes:
        what: What the caller calls the data.
        when: The instant of the import as the caller gave it, in ISO format, or empty.
        sha256: The hash of the files, by name, of the mapping and of the zone.
        rows: Per logical table, the rows that are in it.
        seen: Per logical table, the rows that its files hold for it.
        set_aside: Per logical table, the rows that were set aside, by reason.
        repeats: Events left out because an earlier one says the same.
        folded: Rows of people and accounts that went into an earlier row of the same id.
        reused: Ids that stand on rows which say different things; `reused.parquet` lists the rows.
        earliest: The first instant in the data, in ISO format (UTC), or None.
        as_of: The end of the data: the start of the day after the last instant, in `zone`, ISO
            format (UTC); or None.
        zone: The IANA zone in which a date without a time begins.
    """

    what: str = ""
    when: str = ""
    sha256: str
    rows: dict[str, int]
    seen: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, dict[str, int]] = field(default_factory=dict)
    repeats: int = 0
    folded: int = 0
    reused: int = 0
    earliest: str | None = None
    as_of: str | None = None
    zone: str = "UTC"

    def to_json(self) -> str:
        """Return the stamp as it stands in `stamp.json`."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "DataStamp":
        """Return the stamp that `to_json` wrote."""
        return cls(**json.loads(text))

    @property
    def end(self) -> datetime | None:
        """The end of the data as an instant (UTC, without saying so)."""
        return datetime.fromisoformat(self.as_of) if self.as_of else None


def fingerprint(mapping: Mapping, paths: dict[str, Path], zone: str) -> str:
    """Return the hash of the files that a mapping reads, of the mapping itself and of the zone."""
    whole = sha256(f"{to_yaml(mapping)}\n{zone}".encode())
    for name in sorted(mapping.file_names()):
        with paths[name].open("rb") as opened:
            whole.update(f"\n{name}\n{file_digest(opened, 'sha256').hexdigest()}".encode())
    return whole.hexdigest()


def of(directory: Path) -> DataStamp | None:
    """Return the stamp of an imported directory, or None if it is none."""
    file = directory / NAME
    return DataStamp.from_json(file.read_text("utf-8")) if file.is_file() else None
