"""Mappings as YAML: what is written is read back, and every mistake names its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import Stated
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source, Step
from segmatrix.kit.data.mapping.text import Remark, from_yaml, to_yaml

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
words = st.text(characters, min_size=1, max_size=8)


def mapping_of(name: str, file: str, word: str) -> Mapping:
    styles = (
        Style(type=Type.NUMBER, decimal=",", symbol="€", missing=(word, "n/a")),
        Style(type=Type.LIST, separator="; "),
        Style(type=Type.DATE, formats=("DD.MM.YYYY", "ISO")),
        Style(values=((word, name), (f"not {word}", "no"))),
    )
    step = Step(file=file, key=word, take=name)
    traits = [
        Column(name=f"trait {place} {name}", column=name, style=style)
        for place, style in enumerate(styles)
    ]
    columns = (
        Column(name="user_id", column=word, through=(step, step)),
        Column(name="event", constant=word),
        Column(name="amount", column=name, times=word, style=Style(type=Type.NUMBER)),
        Column(name="timestamp", column=name, style=Style(type=Type.INSTANT)),
        *traits,
    )
    stated = Stated(title_rows=2, header_rows=1, separator="\t", encoding="cp1252")
    return Mapping(tables={"events": (Source(file=file, columns=columns),)}, files={file: stated})


@settings(deadline=None, max_examples=50)
@given(name=words, file=words, word=words)
def test_a_mapping_survives_being_written_and_read(name: str, file: str, word: str) -> None:
    mapping = mapping_of(name, file, word)
    remarks = [Remark(text=f"check\n{word}", file=file, table="events", column="event")]
    assert from_yaml(to_yaml(mapping, remarks)) == mapping


GOOD = """\
people:
  - file: crm.csv
    columns:
      user_id: id
      seats: {column: seats, type: number}
files:
  crm.csv: {title_rows: 1}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("people:", "poeple:", 1, "'poeple' is not known here. Did you mean 'people'?"),
        ("type: number", "type: numer", 5, "Did you mean 'number'?"),
        ("type: number", "kind: number", 5, "'kind' is not known here."),
        ("type: number", "type: date, format: DDMM", 5, "'DDMM' is no date format."),
        ("user_id: id", "user: id", 2, "people has no user_id (crm.csv)."),
        ("user_id: id", "user_id: {type: text}", 4, "needs either `column` or `constant`"),
        ("user_id: id", "user_id: {column: id, type: number}", 2, "it must be text"),
        ("type: number", "times: price", 2, "'seats' in people cannot be multiplied"),
        ("seats: {", "user_id: {", 5, "'user_id' stands here twice."),
        ("seats: {", "USER_ID: {", 2, "two columns called"),
        ("  - file: crm.csv\n    columns:", "  - columns:", 2, "no `file`"),
        ("title_rows: 1", "title_rows: one", 7, "'one' is not a number of rows."),
        ("title_rows: 1", "encoding: klingon", 7, "There is no encoding 'klingon'."),
        ("title_rows: 1", "separator: dash", 7, "'dash' is none of comma"),
        ("user_id: id", "user_id: [id, id]", 4, "Lines of `name: value` were expected here."),
        ("user_id: id", "user_id: {column: id", 5, "This is not YAML"),
    ],
)
def test_a_mistake_is_refused_with_its_line(old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(DataError) as refusal:
        from_yaml(GOOD.replace(old, new), "mapping.yaml")
    assert words in f"{refusal.value.message} {refusal.value.hint}"
    assert (refusal.value.file, refusal.value.row) == ("mapping.yaml", line)


def test_one_column_of_two_types_is_refused() -> None:
    second = GOOD.split("files:")[0].removeprefix("people:\n").replace("number", "text")
    with pytest.raises(DataError, match="'seats' in people is text here and number in crm"):
        from_yaml(GOOD.split("files:")[0] + second)


def test_an_unknown_kind_of_feedback_is_refused() -> None:
    text = (
        "feedback:\n  - file: a.csv\n    columns: {user_id: a, timestamp: b, kind: {constant: nsp}}"
    )
    with pytest.raises(DataError, match="'nsp' is no kind of feedback"):
        from_yaml(text)


def test_an_empty_mapping_is_refused() -> None:
    for text in ("", "# nothing\n", "people:\n", "{}"):
        with pytest.raises(DataError):
            from_yaml(text)


def test_scalars_are_the_text_that_stands_there() -> None:
    mapping = from_yaml(GOOD.replace("user_id: id", "user_id: no").replace("seats: {", "on: {"))
    names = [(one.name, one.column) for one in mapping.tables["people"][0].columns]
    assert names == [("user_id", "no"), ("on", "seats")]
