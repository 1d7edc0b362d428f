"""What is taken out of files, and which are not read."""

import sys
from pathlib import Path

import pytest

from segmatrix.evidence.documents import limits, reading
from segmatrix.evidence.documents.blocks import Block, Unit
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.formats import Format, recognise
from segmatrix.evidence.documents.taking import blocks
from segmatrix.evidence.wording import MENDS, PROBLEMS
from tests.evidence import documents as files


def take(tmp_path: Path, name: str, content: bytes) -> list[Block]:
    """Read a file in this process."""
    path = tmp_path / "file"
    path.write_bytes(content)
    return list(blocks(path, recognise(path, name)))


def texts(tmp_path: Path, name: str, content: bytes) -> list[str]:
    return [block.text for block in take(tmp_path, name, content)]


def refusal(tmp_path: Path, name: str, content: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as refused:
        take(tmp_path, name, content)
    return refused.value


def test_text_comes_in_paragraphs(tmp_path: Path) -> None:
    found = take(tmp_path, "talk.txt", "Ida: hello\r\nand bye\r\n\r\n\r\nSol: später".encode())
    assert found == [
        Block(Unit.PARAGRAPH, 1, "", "Ida: hello\nand bye"),
        Block(Unit.PARAGRAPH, 2, "", "Sol: später"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_programs_write(tmp_path: Path, encoding: str) -> None:
    assert texts(tmp_path, "talk.txt", "zu spät".encode(encoding)) == ["zu spät"]


def test_paragraphs_without_end_are_parted_at_lines(tmp_path: Path) -> None:
    found = texts(tmp_path, "talk.txt", b"A line of a talk.\n" * 2000)
    assert len(found) > 5
    assert "\n".join(found) == "\n".join(["A line of a talk."] * 2000)


def test_markdown_keeps_its_signs_and_knows_its_headings(tmp_path: Path) -> None:
    content = b"# Prices #\n\nToo *dear*.\n\n```\n# no heading\n```\n\n## Time\nToo slow."
    assert [(each.part, each.text) for each in take(tmp_path, "notes.md", content)] == [
        ("Prices", "# Prices #"),
        ("Prices", "Too *dear*."),
        ("Prices", "```\n# no heading\n```"),
        ("Time", "## Time\nToo slow."),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_delimited_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path, separator: str) -> None:
    lines = [
        separator.join(cells) for cells in (("id", "said"), ("1", '"a\nb"'), (" ", ""), ("3", "c"))
    ]
    found = take(tmp_path, "tickets.csv", "\n".join(lines).encode())
    assert [(each.unit, each.number, each.text) for each in found] == [
        (Unit.ROW, 1, "id\tsaid"),
        (Unit.ROW, 2, "1\ta b"),
        (Unit.ROW, 4, "3\tc"),
    ]


def test_word_paragraphs_have_their_headings(tmp_path: Path) -> None:
    body = (
        files.paragraph("Prices", "Heading1")
        + files.paragraph("")
        + "<w:p><w:r><w:t>Too</w:t><w:tab/><w:t>dear</w:t></w:r>"
        "<w:del><w:r><w:delText>!</w:delText></w:r></w:del></w:p>"
        + f"<w:tbl><w:tr><w:tc>{files.paragraph('In a table')}</w:tc></w:tr></w:tbl>"
    )
    found = take(tmp_path, "talk.docx", files.docx(body))
    assert [(each.number, each.part, each.text) for each in found] == [
        (1, "Prices", "Prices"),
        (2, "Prices", "Too\tdear"),
        (3, "Prices", "In a table"),
    ]


def test_what_is_said_twice_for_older_programs_is_read_once(tmp_path: Path) -> None:
    box = files.paragraph("In a box")
    body = f"<w:p><w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r></w:p>"
    assert texts(tmp_path, "talk.docx", files.docx(body)) == ["In a box"]


def test_workbook_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="C1" t="inlineStr"><is><t>said</t></is></c></row>'
        '<row r="4"><c r="A4"><v>12</v></c><c r="B4"><v>0.1</v></c><c r="C4" t="b"><v>1</v></c>'
        '<c r="D4" s="1"><v>46143</v></c><c r="E4" s="2"><v>46143.5</v></c>'
        '<c r="F4" t="e"><v>#N/A</v></c><c r="G4" s="3"><v>46143</v></c></row>'
    )
    content = files.xlsx(
        rows, strings=["id"], formats={164: "d mmm yyyy", 165: '0" days"'}, styles=[0, 14, 164, 165]
    )
    found = take(tmp_path, "tickets.xlsx", content)
    assert [(each.number, each.part, each.text) for each in found] == [
        (1, "Tickets", "id\t\tsaid"),
        (4, "Tickets", "12\t0.1\tTRUE\t2026-05-01\t2026-05-01 12:00:00\t#N/A\t46143"),
    ]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    content = files.xlsx(row, styles=[0, 14], workbook='<workbookPr date1904="1"/>')
    assert texts(tmp_path, "old.xlsx", content) == ["1904-01-02"]


def test_formulas_are_never_reckoned(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>7</v></c>'
        '<c r="B1"><f>WEBSERVICE("http://evil.example")</f></c></row>'
    )
    assert texts(tmp_path, "sums.xlsx", files.xlsx(rows)) == [
        '7\t=WEBSERVICE("http://evil.example")'
    ]


def test_pdf_text_comes_by_page(tmp_path: Path) -> None:
    found = take(tmp_path, "report.pdf", files.pdf("They wait", "", "They pay"))
    assert [(each.unit, each.number, each.text) for each in found] == [
        (Unit.PAGE, 1, "They wait"),
        (Unit.PAGE, 2, ""),
        (Unit.PAGE, 3, "They pay"),
    ]


def _overlapping() -> bytes:
    """An archive whose directory tells a lie about the size of a part."""
    content = bytearray(files.docx(files.paragraph("x" * 5000)))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def _encrypted_archive() -> bytes:
    content = bytearray(files.docx(files.paragraph("x")))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
WIDE = f'<row r="3">{"".join("<c><v>1</v></c>" for _ in range(10_000))}</row>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PROTECTED = COMPOUND + "EncryptedPackage".encode("utf-16-le")
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'

HOSTILE: dict[str, tuple[str, bytes, Reason]] = {
    "nothing": ("talk.txt", b"", Reason.EMPTY),
    "only blanks": ("talk.txt", b" \n\n \t", Reason.NO_TEXT),
    "a picture": ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNKNOWN),
    "a picture called a text": ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNKNOWN),
    "a web page": ("page.html", b"<html>hello</html>", Reason.UNKNOWN),
    "a PDF called DOCX": ("talk.docx", files.pdf("x"), Reason.MISMATCH),
    "a DOCX called PDF": ("talk.pdf", files.docx(files.paragraph("x")), Reason.MISMATCH),
    "a workbook called CSV": ("sums.csv", files.xlsx(ROW), Reason.MISMATCH),
    "a text called XLSX": ("sums.xlsx", b"a,b", Reason.MISMATCH),
    "any archive": ("talk.docx", files.archive({"a.txt": "hello"}), Reason.UNKNOWN),
    "half an archive": ("talk.docx", files.docx(files.paragraph("x"))[:-40], Reason.DAMAGED),
    "an archive that lies about a size": ("talk.docx", _overlapping(), Reason.DAMAGED),
    "an old workbook": ("sums.xls", COMPOUND, Reason.LEGACY),
    "a protected workbook": ("sums.xlsx", PROTECTED, Reason.PASSWORD),
    "a protected document": ("talk.docx", PROTECTED, Reason.PASSWORD),
    "a protected archive": ("talk.docx", _encrypted_archive(), Reason.PASSWORD),
    "a protected PDF": ("report.pdf", files.protected_pdf(), Reason.PASSWORD),
    "a broken PDF": ("report.pdf", b"%PDF-1.7\nnonsense", Reason.DAMAGED),
    "macros": ("talk.docm", files.docx("<w:p/>", content_type=files.MACRO_DOCX), Reason.MACROS),
    "hidden macros": (
        "talk.docx",
        files.docx("<w:p/>", more={"word/vbaProject.bin": b"Sub AutoOpen()"}),
        Reason.MACROS,
    ),
    "an outside entity": ("talk.docx", files.docx("<w:p/>", before=ENTITY), Reason.ENTITIES),
    "entities that multiply": ("talk.docx", files.docx("<w:p/>", before=LAUGHS), Reason.ENTITIES),
    "broken XML": ("talk.docx", files.docx("<w:p>"), Reason.DAMAGED),
    "10,000 columns": ("sums.xlsx", files.xlsx(WIDE), Reason.TOO_MANY_COLUMNS),
    "a column far out": (
        "sums.xlsx",
        files.xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        Reason.TOO_MANY_COLUMNS,
    ),
    "10,000 columns of text": ("sums.csv", b"," * 10_000, Reason.TOO_MANY_COLUMNS),
    "a string that is not there": (
        "sums.xlsx",
        files.xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        Reason.DAMAGED,
    ),
    "more rows than are read": ("sums.csv", b"1\n" * (limits.BLOCKS + 1), Reason.TOO_MANY_BLOCKS),
    "one paragraph without end": (
        "talk.docx",
        files.docx(files.paragraph("x" * (limits.BLOCK_TEXT + 1))),
        Reason.TOO_MUCH_TEXT,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_read(tmp_path: Path, name: str) -> None:
    file_name, content, reason = HOSTILE[name]
    assert refusal(tmp_path, file_name, content).reason == reason


def test_an_archive_that_unpacks_too_large_is_left_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 1 << 20)
    bomb = files.docx("<w:p/>" + " " * (limits.UNPACKED + 1))
    assert len(bomb) < limits.UNPACKED / 100
    assert refusal(tmp_path, "talk.docx", bomb).reason == Reason.UNPACKS_TOO_LARGE


def test_a_row_that_is_too_wide_is_named(tmp_path: Path) -> None:
    refused = refusal(tmp_path, "sums.xlsx", files.xlsx(WIDE))
    assert refused.values == {"limit": limits.COLUMNS, "row": 3}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_and_a_way_on(reason: Reason) -> None:
    values = {"name": "a.docx", "limit": 5, "row": 3, "says": ".docx", "holds": "pdf"}
    assert "a.docx" in str(PROBLEMS[reason]) % values
    assert str(MENDS[reason]) % values


class TestAProcessOfItsOwn:
    def test_it_reads_the_same(self, tmp_path: Path) -> None:
        path, into = tmp_path / "file", tmp_path / "blocks"
        path.write_bytes("# Prices\n\nZu teuer – “really”".encode())
        assert reading.read(path, "notes.md", into) == (Format.MARKDOWN, 2)
        assert list(reading.blocks(into)) == list(blocks(path, Format.MARKDOWN))

    def test_it_says_why_it_does_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_bytes(files.xlsx(WIDE))
        with pytest.raises(DocumentError) as refused:
            reading.read(path, "sums.xlsx", tmp_path / "blocks")
        assert refused.value.reason == Reason.TOO_MANY_COLUMNS
        assert refused.value.values["row"] == 3

    def test_a_file_that_breaks_its_reader_is_damaged(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_bytes(files.deep_pdf())
        with pytest.raises(DocumentError) as refused:
            reading.read(path, "report.pdf", tmp_path / "blocks")
        assert refused.value.reason in (Reason.DAMAGED, Reason.TOO_HARD)

    @pytest.mark.skipif(sys.platform != "linux", reason="the system binds no process")
    @pytest.mark.parametrize("spend", ["x = [0] * (1 << 30)", "while True: pass"])
    def test_it_has_fixed_memory_and_time(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spend: str
    ) -> None:
        greedy = tmp_path / "greedy.py"
        greedy.write_text(
            "from segmatrix.evidence.documents import __main__ as reader, limits\n"
            "limits.SECONDS = 1\n"
            "def recognise(path, name):\n"
            f"    {spend}\n"
            "reader.recognise = recognise\n"
            "reader.bind()\n"
            "import json, sys\n"
            "json.dump(reader.main('file', 'file', 'into'), sys.stdout)\n"
        )
        monkeypatch.setattr(reading, "ASK", (sys.executable, str(greedy)))
        with pytest.raises(DocumentError) as refused:
            reading.read(tmp_path / "file", "file", tmp_path / "blocks")
        assert refused.value.reason == Reason.TOO_HARD
