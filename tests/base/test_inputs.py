"""Texts are kept as typed, within their length."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named, said, written


def test_only_blanks_around_and_line_ends_change() -> None:
    assert written(" a <b>\r\n  c\rd ", field="text", limit=20) == "a <b>\n  c\nd"


def test_the_limit_is_included() -> None:
    assert said("x" * 20, field="text", limit=20) == "x" * 20
    with pytest.raises(Invalid, match="21 characters"):
        written("x" * 21, field="text", limit=20)


def test_a_character_no_database_keeps_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        written("a\0b", field="note", limit=20)
    assert refusal.value.field == "note"
    assert refusal.value.data["yours"] == "a\0b"


def test_nothing_is_no_statement() -> None:
    with pytest.raises(Invalid):
        said(" \n", field="text", limit=20)


def test_a_name_stands_on_one_line_and_differs_in_more_than_capitals() -> None:
    assert named(" Risk\n modellers ", limit=20) == "Risk modellers"
    with pytest.raises(Invalid, match="here already"):
        named("STRASSE", limit=20, taken=["Straße"])
