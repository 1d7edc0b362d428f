"""Files as office programs write them, and as people with bad intentions would."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_DOCX = "application/vnd.ms-word.document.macroEnabled.main+xml"


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return into.getvalue()


def rewritten(whole: bytes, part: str, by: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with one of its parts rewritten."""
    with zipfile.ZipFile(BytesIO(whole)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    return archive(parts | {part: by(parts[part])})


def relations(**places: tuple[str, str]) -> str:
    """Return a part that says what another refers to: by id the kind and the place."""
    each = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{place}"/>'
        for key, (kind, place) in places.items()
    )
    return f'{HEAD}<Relationships xmlns="{RELATED}">{each}</Relationships>'


def office(main: str, content_type: str, parts: dict[str, str | bytes]) -> bytes:
    """Return an office document whose main part is at `main`."""
    types = f'<Types><Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    return archive(
        {
            "[Content_Types].xml": HEAD + types,
            "_rels/.rels": relations(r1=("officeDocument", main)),
            **parts,
        }
    )


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a document."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(
    body: str, *, before: str = "", content_type: str = DOCX, more: dict[str, bytes] | None = None
) -> bytes:
    """Return a DOCX document with this body."""
    main = f'{HEAD}{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return office("word/document.xml", content_type, {"word/document.xml": main, **(more or {})})


def xlsx(
    rows: str,
    *,
    strings: list[str] | None = None,
    formats: dict[int, str] | None = None,
    styles: list[int] | None = None,
    workbook: str = "",
    content_type: str = XLSX,
) -> bytes:
    """Return a workbook with one sheet, Tickets, of these rows.

    Args:
        strings: What cells of the type `s` refer to.
        formats: Number formats by their number.
        styles: Per cell style the number of its format.
    """
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings or [])
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for number, code in (formats or {}).items()
    )
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in styles or [0])
    return office(
        "xl/workbook.xml",
        content_type,
        {
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{workbook}'
            '<sheets><sheet name="Tickets" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                r1=("worksheet", "worksheets/sheet1.xml"),
                r2=("sharedStrings", "sharedStrings.xml"),
                r3=("styles", "styles.xml"),
            ),
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{SHEET}">{shared}</sst>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{SHEET}"><numFmts>{codes}</numFmts>'
            f"<cellXfs>{cells}</cellXfs></styleSheet>",
            "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>{rows}'
            "</sheetData></worksheet>",
        },
    )


def pdf(*pages: str, packed: bool = False, script: str = "") -> bytes:
    """Return a PDF document with these lines of text, one a page.

    Args:
        packed: Whether they are compressed.
        script: What it would run when it is opened.
    """
    from pypdf import PdfWriter
    from pypdf.generic import (
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(200, 200)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode())
        written = stream.flate_encode() if packed else stream
        page[NameObject("/Contents")] = writer._add_object(written)
    if script:
        acts = {NameObject("/S"): NameObject("/JavaScript")}
        acts[NameObject("/JS")] = TextStringObject(script)
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(acts)
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def protected_pdf() -> bytes:
    """Return a PDF document that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Secret"))))
    writer.encrypt("open sesame", algorithm="RC4-128")
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def deep_pdf() -> bytes:
    """Return a PDF document whose objects lie in each other deeper than any reader goes."""
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
