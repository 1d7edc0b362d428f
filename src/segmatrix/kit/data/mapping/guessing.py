"""Guess a mapping from the files alone, for a person to check.

What a file is about, its names say first and its values second: an id that is a person's or an
account's, unique or not; a moment; a score or a text. A file without such an id may reach one
through another file that shares an id with it (usage -> subscription -> account).
"""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.layouts import Stated
from segmatrix.kit.data.files.reading import File, named
from segmatrix.kit.data.mapping import recognising as names
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.profiling import TIMES, Profile
from segmatrix.kit.data.mapping.proposing import Roles, agreed, propose
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source, Step
from segmatrix.kit.data.mapping.text import Remark

SHARED = 0.5
"""The share of values that a look-up must find to be proposed."""

NEARLY = 0.95
"""The share of different values from which a column is the id of its rows, slips aside."""

STEPS = 3
"""Look-ups that may lead from a file to a person or an account."""


@dataclass(frozen=True)
class Guess:
    """A mapping that a person should check.

    Attributes:
        mapping: The proposal; it has no table if no file names persons or accounts.
        remarks: What is unsure in it, and which files were left out.
    """

    mapping: Mapping
    remarks: tuple[Remark, ...] = ()


def guess(files: Path | Iterable[Path] | Map[str, Path]) -> Guess:
    """Return a proposal of how files become customer data.

    Args:
        files: A directory, some files, or files by name.

    Raises:
        DataError: if there is no file, or one of them cannot be read.
    """
    return _Guessing([Profile.of(File(name, path)) for name, path in named(files).items()]).guess()


class _Guessing:
    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.remarks: list[Remark] = []
        self.tables: dict[str, list[Source]] = {table: [] for table in TABLES}
        self.prefix = names.common_prefix([one.stem for one in profiles])

    def guess(self) -> Guess:
        for one in self.profiles:
            self._place(one)
        mapping = Mapping(tables=agreed(self.tables), files=self._stated())
        for one in self.profiles:
            if one.file.name not in mapping.file_names():
                told = any(r.file == one.file.name for r in self.remarks)
                if not told:
                    self._remark(one, "left out: it names no person and no account")
        return Guess(mapping, tuple(self.remarks))

    def _place(self, one: Profile) -> None:
        if self._is_standard(one):
            known = {name: name for name in TABLES[one.stem].columns if name in one.columns}
            self._add(one.stem, one, Roles(columns=known))
            return
        if {"from_id", "into_id"} <= set(one.columns):
            self._add("merges", one, Roles(columns={"from_id": "from_id", "into_id": "into_id"}))
            return
        owners = one.owners() or self._only_id(one)
        table = "" if self._happened(one) else self._owned(one, owners)
        if table:
            created = names.first_named(one.of_type(*TIMES), names.CREATED)
            roles = {**owners, "created_at": created}
            known = {name: roles.get(name, "") for name in TABLES[table].columns}
            self._add(table, one, Roles(columns={k: v for k, v in known.items() if v}))
            return
        through = {} if owners else self._through(one)
        if owners or through:
            self._place_moments(one, owners, through)

    def _is_standard(self, one: Profile) -> bool:
        convention = TABLES.get(one.stem)
        if convention is None:
            return False
        named = not convention.one_of or bool(set(convention.one_of) & set(one.columns))
        return named and set(convention.required) <= set(one.columns)

    def _happened(self, one: Profile) -> bool:
        """Say whether the columns speak of events or experiments, however few rows there are."""
        event = names.first_named(one.columns, names.EVENT) and one.of_type(*TIMES)
        experiment = names.first_named(one.columns, names.EXPERIMENT)
        return bool(event or (experiment and names.first_named(one.columns, names.VARIANT)))

    def _only_id(self, one: Profile) -> dict[str, str]:
        """Return the first id of the only file as a person's, if each row has its own."""
        ids = one.ids()
        if len(self.profiles) > 1 or not ids or not one.unique(ids[0]):
            return {}
        self._remark(one, f"each {ids[0]} is taken for one person", "people")
        return {"user_id": ids[0]}

    def _owned(self, one: Profile, owners: Map[str, str]) -> str:
        """Return the table of people or accounts, if each row of the file is one of them."""
        ids = one.ids()
        for whose, table in (("user_id", "people"), ("account_id", "accounts")):
            column = owners.get(whose)
            if column and ids[0] == column and one.unique(column):
                return table
        return ""

    def _place_moments(
        self, one: Profile, owners: Map[str, str], through: Map[str, Column]
    ) -> None:
        """Place a file whose rows happened to somebody at some time."""
        times = [column for column in one.of_type(*TIMES) if one.filled(column) >= NEARLY]
        moment = names.first_named(times, names.MOMENT) or next(iter(times), "")
        if not moment:
            self._remark(one, "left out: it names persons or accounts, but no time")
            return
        roles = {**owners, "timestamp": moment}
        experiment = names.first_named(one.columns, names.EXPERIMENT)
        variant = names.first_named(one.columns, names.VARIANT)
        if experiment and variant and "user_id" in owners:
            roles = {"user_id": owners["user_id"], "timestamp": moment}
            roles |= {"experiment": experiment, "variant": variant}
            self._add("exposures", one, Roles(columns=roles))
            return
        if names.is_feedback_file(one.stem):
            told = self._add_feedback(one, roles, through)
            if told >= set(one.columns) - set(one.ids()):
                return
            self._remark(one, "feedback has no place for its other columns: an event has", "events")
        self._add_event(one, roles, through)

    def _add_event(self, one: Profile, roles: Map[str, str], through: Map[str, Column]) -> None:
        found = {
            "event": names.first_named(one.of_type(Type.TEXT), names.EVENT),
            "message_id": self._row_id(one, roles, through),
        }
        constants = {} if found["event"] else {"event": names.event_name(one.stem, self.prefix)}
        columns = {**roles, **{name: column for name, column in found.items() if column}}
        self._add("events", one, Roles(columns=columns, constants=constants, through=through))

    def _add_feedback(
        self, one: Profile, roles: Map[str, str], through: Map[str, Column]
    ) -> set[str]:
        """Add a source of feedback; return the columns that it has a place for."""
        found = {
            "score": names.first_named(one.of_type(Type.NUMBER), names.SCORE),
            "text": names.first_named(one.of_type(Type.TEXT), names.TEXT),
            "theme": names.first_named(one.of_type(Type.TEXT), names.THEME),
            "kind": names.first_named(one.columns, ("kind",)),
        }
        kind = names.feedback_kind(one.stem.removeprefix(self.prefix), found["score"])
        columns = {**roles, **{name: column for name, column in found.items() if column}}
        constants = {} if found["kind"] else {"kind": kind}
        self._add("feedback", one, Roles(columns=columns, constants=constants, through=through))
        return set(columns.values())

    def _row_id(self, one: Profile, roles: Map[str, str], through: Map[str, Column]) -> str:
        """Return the column that names the rows of a file, if one does."""
        taken = {*roles.values(), *(column.column for column in through.values())}
        ids = [column for column in one.ids() if column not in taken]
        return ids[0] if ids and one.names_rows(ids[0], NEARLY) else ""

    def _through(self, one: Profile) -> dict[str, Column]:
        """Return how a file without persons and accounts reaches one, by the shortest way."""
        ways: list[tuple[str, tuple[Step, ...], Profile]] = [
            (column, (), one) for column in one.ids()
        ]
        for _ in range(STEPS):
            further: list[tuple[str, tuple[Step, ...], Profile]] = []
            for start, steps, at in ways:
                column = steps[-1].take if steps else start
                for other, key in self._sharing(at, column):
                    reached = other.owners()
                    if reached:
                        return {
                            whose: Column(
                                name=whose,
                                column=start,
                                through=(*steps, Step(file=other.file.name, key=key, take=take)),
                            )
                            for whose, take in reached.items()
                        }
                    further += [
                        (start, (*steps, Step(file=other.file.name, key=key, take=take)), other)
                        for take in other.ids()
                        if take != key
                    ]
            ways = further
        return {}

    def _sharing(self, at: Profile, column: str) -> list[tuple[Profile, str]]:
        """Return the files in which a column's values are found, each once, and by which column."""
        known = pc.unique(at.texts[column].drop_null())
        found: list[tuple[Profile, str]] = []
        for other in self.profiles:
            for key in other.ids() if other is not at else ():
                if names.snake(key) == names.snake(column) and other.unique(key):
                    shared = pc.sum(pc.is_in(known, other.texts[key])).as_py() or 0
                    if shared >= SHARED * len(known):
                        found.append((other, key))
        return found

    def _add(self, table: str, one: Profile, roles: Roles) -> None:
        source, remarks = propose(table, one, roles)
        self.tables[table].append(source)
        self.remarks += remarks

    def _stated(self) -> dict[str, Stated]:
        """State the rows above the rows of data where a reader would not expect them."""
        found: dict[str, Stated] = {}
        for one in self.profiles:
            layout = one.file.layout
            if layout.title_rows or layout.header_rows > 1:
                found[one.file.name] = Stated(
                    title_rows=layout.title_rows, header_rows=layout.header_rows
                )
                self._remark(one, "rows above the data were found: check that the names are right")
        return found

    def _remark(self, one: Profile, text: str, table: str = "") -> None:
        self.remarks.append(Remark(text=text, file=one.file.name, table=table))
