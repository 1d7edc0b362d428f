"""A matrix on the bench, taken out and brought back."""

import csv
from io import StringIO

import pytest

from segmatrix.exports.queries import book
from segmatrix.exports.workbooks import xlsx_of
from segmatrix.imports.returning import Returned, returned
from tests.cast import Cast
from tests.imports.sheets import edited, tables_of
from tests.matrix.conftest import Bench


class Trip(Bench):
    """A matrix with two segments and something in each, which can be taken out and edited."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.banks, self.cities = self.segment("Banks"), self.segment("Cities")
        self.figures = self.statement(self.banks, "Prove every figure")
        self.money = self.statement(self.cities, "Save money")

    def out(self) -> Returned:
        """Take the matrix out as a workbook, and read that back."""
        found = returned(tables_of(xlsx_of(book(self.id, self.cast.fara)), "ours.xlsx"))
        assert found is not None
        return found

    def edit(self, back: Returned, **cells: str) -> str:
        """Return the table with other texts in the cells of goals: `banks` and `cities`."""
        lines = list(csv.reader(StringIO(back.text)))
        for line in lines:
            if line[0] == "Main goals":
                line[1:3] = [cells.get("banks", line[1]), cells.get("cities", line[2])]
        return edited(lines)


@pytest.fixture
def trip(cast: Cast) -> Trip:
    return Trip(cast)
