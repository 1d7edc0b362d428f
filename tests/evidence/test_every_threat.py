"""Each kind of document against each thing that a file can be meant to do to who reads it.

Either it is refused, and for a reason that has words (`test_reading_documents.py`), or what comes
of it is text like any other. Reading happens in a process of fixed memory and time.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from segmatrix.evidence.documents import limits, reading
from segmatrix.evidence.documents.errors import DocumentError, Reason
from tests.evidence import documents as files
from tests.evidence.test_reading_documents import ENTITY, PROTECTED, ROW, WIDE, take

UNPACKED = 1 << 20  # here; no case has to be larger than what is refused
BLANKS = " " * (UNPACKED + 1)
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ASKS_OUTSIDE = (
    '<w:p><w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r>'
    "<w:r><w:t>They wait</w:t></w:r></w:p>"
)
SUMS = '<row r="1"><c r="A1"><f>HYPERLINK("http://evil.example")</f><v>They wait</v></c></row>'
IN_A_TABLE = f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 10_000}</w:tr></w:tbl>"


def sheet_with(entity: str) -> bytes:
    """Return a workbook whose sheet begins with a declaration."""
    whole = files.xlsx(ROW)
    return files.rewritten(whole, "xl/worksheets/sheet1.xml", lambda part: entity.encode() + part)


Outcome = Reason | str
THREATS: dict[tuple[str, str], tuple[Callable[[], bytes], Outcome]] = {
    ("docx", "zip bomb"): (lambda: files.docx("<w:p/>" + BLANKS), Reason.UNPACKS_TOO_LARGE),
    ("xlsx", "zip bomb"): (lambda: files.xlsx(ROW + BLANKS), Reason.UNPACKS_TOO_LARGE),
    ("docx", "macro"): (
        lambda: files.docx("<w:p/>", content_type=files.MACRO_DOCX),
        Reason.MACROS,
    ),
    ("xlsx", "macro"): (lambda: files.xlsx(ROW, content_type=XLSM), Reason.MACROS),
    ("pdf", "macro"): (lambda: files.pdf("They wait", script="app.alert(1)"), "They wait"),
    ("docx", "external entity"): (lambda: files.docx("<w:p/>", before=ENTITY), Reason.ENTITIES),
    ("xlsx", "external entity"): (lambda: sheet_with(ENTITY), Reason.ENTITIES),
    ("docx", "formula"): (lambda: files.docx(ASKS_OUTSIDE), "They wait"),
    ("xlsx", "formula"): (lambda: files.xlsx(SUMS), "They wait"),
    ("csv", "formula"): (lambda: b"said\n\"=cmd|' /c calc'!A1\"", "=cmd|' /c calc'!A1"),
    ("docx", "10,000 columns"): (lambda: files.docx(IN_A_TABLE), Reason.NO_TEXT),
    ("xlsx", "10,000 columns"): (lambda: files.xlsx(WIDE), Reason.TOO_MANY_COLUMNS),
    ("csv", "10,000 columns"): (lambda: b"," * 10_000, Reason.TOO_MANY_COLUMNS),
    ("docx", "wrong extension"): (lambda: files.xlsx(ROW), Reason.MISMATCH),
    ("xlsx", "wrong extension"): (lambda: files.pdf("x"), Reason.MISMATCH),
    ("pdf", "wrong extension"): (lambda: files.docx("<w:p/>"), Reason.MISMATCH),
    ("csv", "wrong extension"): (lambda: files.xlsx(ROW), Reason.MISMATCH),
    ("docx", "password"): (lambda: PROTECTED, Reason.PASSWORD),
    ("xlsx", "password"): (lambda: PROTECTED, Reason.PASSWORD),
    ("pdf", "password"): (files.protected_pdf, Reason.PASSWORD),
}


@pytest.mark.parametrize(("kind", "threat"), THREATS)
def test_it_is_refused_or_plain_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, threat: str
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", UNPACKED)
    made, outcome = THREATS[kind, threat]
    if isinstance(outcome, Reason):
        with pytest.raises(DocumentError) as refused:
            take(tmp_path, f"talk.{kind}", made())
        assert refused.value.reason == outcome
    else:
        assert outcome in [block.text for block in take(tmp_path, f"talk.{kind}", made())]


def test_a_pdf_that_unpacks_too_large_breaks_its_reader_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(files.pdf("They wait" + " " * (80 << 20), packed=True))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(DocumentError) as refused:
        reading.read(path, "talk.pdf", tmp_path / "blocks")
    assert refused.value.reason in (Reason.DAMAGED, Reason.TOO_HARD, Reason.TOO_MUCH_TEXT)
