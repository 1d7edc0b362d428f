"""What a column of text is: the cases of `spec/files/types.yaml`."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from segmatrix.kit.data.files.converting import convert
from segmatrix.kit.data.files.inferring import infer

SPEC = Path(__file__).parents[3] / "spec" / "files" / "types.yaml"
CASES = yaml.safe_load(SPEC.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_column_is_what_the_case_says(case: dict[str, Any]) -> None:
    column = pa.chunked_array([pa.array([str(value) for value in case["values"]])])
    found = infer(column, case.get("column", "value"))
    assert found.style.type == case["type"]
    assert found.unsure == case.get("unsure", "")
    assert list(found.style.formats) == case.get("formats", ["ISO"])
    assert found.style.decimal == case.get("decimal", ".")

    made = convert(column, found.style)
    values = [
        "unfit"
        if unfit
        else str(value)
        if found.style.type in ("date", "instant") and value
        else value
        for value, unfit in zip(made.values.to_pylist(), made.unfit.to_pylist(), strict=True)
    ]
    assert values == case["read"]
