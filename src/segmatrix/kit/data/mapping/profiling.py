"""What the first rows of a file tell about its columns."""

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.converting import Style, convert
from segmatrix.kit.data.files.inferring import Inferred, infer
from segmatrix.kit.data.files.reading import File, stem
from segmatrix.kit.data.mapping import recognising as names

ROWS = 200_000
"""Rows of each file that a guess rests on."""

TIMES = (Type.DATE, Type.INSTANT)


@dataclass(frozen=True)
class Profile:
    """One file, its first rows, and what they seem to be.

    Attributes:
        file: The file.
        rows: Its first rows.
    """

    file: File
    rows: pa.Table

    @classmethod
    def of(cls, file: File) -> "Profile":
        """Look at the first rows of a file.

        Raises:
            DataError: if the file cannot be read.
        """
        return cls(file, file.sample(ROWS))

    @cached_property
    def stem(self) -> str:
        """The name of the file in lower case, without its kind."""
        return names.snake(stem(self.file.name))

    @cached_property
    def texts(self) -> dict[str, pa.Array]:
        """The values of each column as text, blank ones missing."""
        text = Style()
        return {
            column: convert(self.rows[column], text, name=column, file=self.file.name).values
            for column in self.rows.column_names
        }

    @cached_property
    def columns(self) -> list[str]:
        """The columns that hold anything."""
        return [name for name, values in self.texts.items() if values.null_count < len(values)]

    @cached_property
    def inferred(self) -> dict[str, Inferred]:
        """What each column is; dates that leave day and month open follow those that do not."""
        found = {column: self._infer(column, None) for column in self.columns}
        certain = [
            one.style.formats[0].startswith("DD")
            for one in found.values()
            if one.style.type in TIMES
            and not one.unsure
            and one.style.formats[0].startswith(("DD", "MM"))
        ]
        if not certain:
            return found
        return {
            column: self._infer(column, certain[0]) if one.unsure else one
            for column, one in found.items()
        }

    def of_type(self, *kinds: Type) -> list[str]:
        """Return the columns of some types."""
        return [name for name in self.columns if self.inferred[name].style.type in kinds]

    def filled(self, column: str) -> float:
        """Return the share of rows that hold something."""
        values = self.texts[column]
        return 1 - float(values.null_count / max(len(values), 1))

    def unique(self, column: str, share: float = 1.0) -> bool:
        """Say whether at least a share of the values of a column are different ones."""
        known = self.texts[column].drop_null()
        return bool(pc.count_distinct(known).as_py() >= share * len(known))

    def names_rows(self, column: str, share: float) -> bool:
        """Say whether a column is the id of its rows: rows that are alike count once."""
        if self.unique(column, share):
            return True
        alike = pa.table(self.texts).group_by(self.rows.column_names).aggregate([])
        known = self.texts[column].drop_null()
        return bool(pc.count_distinct(known).as_py() >= share * len(alike))

    def owners(self) -> dict[str, str]:
        """Return the columns that name a person (`user_id`) or an account (`account_id`)."""
        found: dict[str, str] = {}
        for column in self.columns:
            bare = names.snake(column) == "id"
            whose = names.own_id_of(self.stem) if bare else names.owner(column)
            if whose:
                found.setdefault(whose, column)
        return found

    def ids(self) -> list[str]:
        """Return the columns whose names are those of ids."""
        owners = self.owners().values()
        return [column for column in self.columns if names.is_id(column) or column in owners]

    def _infer(self, column: str, day_first: bool | None) -> Inferred:
        stated = self.file.known_types.get(column)
        if stated is not None and stated is not Type.TEXT:
            return Inferred(style=Style(type=stated))
        found = infer(pa.chunked_array([self.texts[column]]), column, day_first=day_first)
        if stated is Type.TEXT and found.style.type not in TIMES:
            return Inferred(style=Style())  # a file that knows types said that it is text
        return found
