"""Tables and conversations that others published; a test that needs one skips where it is not."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

SHARED = Path(__file__).parents[4] / "shared" / "data"


def rows(name: str, file: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, their fields by column."""
    with gzip.open(_path(name, file), "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def numbers(name: str, file: str, *, skip: int = 0) -> NDArray[np.float64]:
    """Return the numbers of a CSV file, without its first `skip` columns; NaN where none is."""
    return np.array(
        [
            [float(field) if field else np.nan for field in list(row.values())[skip:]]
            for row in rows(name, file)
        ]
    )


def document(name: str, file: str) -> Any:
    """Return what a JSON file holds."""
    with gzip.open(_path(name, file), "rt", encoding="utf-8") as text:
        return json.load(text)


def _path(name: str, file: str) -> Path:
    if not (SHARED / name).is_dir():
        pytest.skip(f"the data set {name} is not beside this checkout")
    return SHARED / name / file
