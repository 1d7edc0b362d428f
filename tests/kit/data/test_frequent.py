"""frequent_values: what stands most often in a trait or a property."""

import pyarrow as pa
import pytest

from segmatrix.kit.data.frequent import frequent_values
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.rules.nodes import Entity


@pytest.fixture(scope="module")
def data() -> CustomerData:
    return CustomerData.from_arrow(
        {
            "people": pa.table(
                {
                    "user_id": ["u1", "u2", "u3", "u4"],
                    "plan": ["pro", "basic", "pro", None],
                    "seats": [1, 2, 3, 4],
                    "tags": pa.array([["a", "b"], ["b"], None, ["c"]], pa.list_(pa.string())),
                }
            ),
            "events": pa.table(
                {
                    "user_id": ["u1", "u1", "u2"],
                    "event": ["order", "order", "login"],
                    "timestamp": pa.array([1, 2, 3], pa.timestamp("us")),
                    "sku": ["B", "A", None],
                }
            ),
        }
    )


def test_the_most_frequent_value_stands_first_and_even_ones_by_their_letters(data) -> None:
    assert frequent_values(data, "plan", unit=Entity.PERSON) == ["pro", "basic"]
    assert frequent_values(data, "tags", unit=Entity.PERSON) == ["b", "a", "c"]
    assert frequent_values(data, "sku", event="order") == ["A", "B"]


def test_so_many_are_returned_at_most(data) -> None:
    assert frequent_values(data, "plan", unit=Entity.PERSON, most=1) == ["pro"]
    assert len(frequent_values(data, "user_id", unit=Entity.PERSON, most=3)) == 3


def test_what_is_no_text_or_not_there_has_none(data) -> None:
    assert frequent_values(data, "seats", unit=Entity.PERSON) == []
    assert frequent_values(data, "nothing", unit=Entity.PERSON) == []
    assert frequent_values(data, "sku", event="login") == []
    assert frequent_values(data, "sku", event="never") == []
