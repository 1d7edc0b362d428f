"""Files that become documents of a matrix."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.evidence import actions, errors, events, files, queries
from segmatrix.evidence.documents.errors import Reason
from tests.evidence import documents as made
from tests.evidence.conftest import Desk, do

NOTES = b"They wait.\n\nThey pay."


def test_a_file_becomes_a_document_with_a_source(desk: Desk) -> None:
    imported, added = desk.receive("Talk with Ida.txt", NOTES, source_kind="interview")
    (found,) = queries.documents(desk.id, desk.cast.vic)
    assert (found.name, found.format, found.size, found.count) == (
        "Talk with Ida.txt",
        "text",
        len(NOTES),
        2,
    )
    assert imported.digest
    source = queries.source(desk.id, added.source_id, desk.cast.vic)
    assert (source.title, source.kind, source.document_id, source.document_name) == (
        "Talk with Ida.txt",
        "interview",
        found.id,
        "Talk with Ida.txt",
    )
    shown = queries.document(desk.id, found.id, desk.cast.vic)
    assert [block.text for block in shown.blocks] == ["They wait.", "They pay."]
    assert [block.words for block in shown.blocks] == ["paragraph 1", "paragraph 2"]
    assert queries.original(desk.id, found.id, desk.cast.vic).read_bytes() == NOTES
    assert [path.name for path in desk.files()] == ["original"]


def test_it_may_belong_to_a_source_that_is_there(desk: Desk) -> None:
    source_id = desk.source("Interview with Ida", kind="interview", note="By phone")
    imported, edited = desk.receive(
        "talk.docx", made.docx(made.paragraph("x")), source_id=source_id
    )
    (source,) = queries.sources(desk.id, desk.cast.vic)
    assert source.document_id == imported.document_id
    assert (source.id, source.title, source.note, edited.version) == (
        source_id,
        "Interview with Ida",
        "By phone",
        2,
    )


def test_undo_takes_document_and_source_away_and_brings_them_back(desk: Desk) -> None:
    operation_id = new_id()
    actions.receive_document(
        "notes.txt", [NOTES], matrix_id=desk.id, operation_id=operation_id, actor=desk.cast.sol
    )
    given = desk.ask(events.AddSource, title="x", operation_id=operation_id)
    undone = desk.undo(given, desk.cast.sol)
    assert queries.documents(desk.id, desk.cast.sol) == ()
    assert queries.sources(desk.id, desk.cast.sol) == ()
    assert len(undone) == 2
    assert len(desk.files()) == 1  # nothing is ever deleted


def test_a_repeated_request_imports_nothing_twice(desk: Desk) -> None:
    operation_id = new_id()
    first, second = (
        actions.receive_document(
            "notes.txt", [NOTES], matrix_id=desk.id, operation_id=operation_id, actor=desk.cast.sol
        )
        for _ in range(2)
    )
    assert first == second
    assert len(desk.files()) == 1


def test_the_same_file_is_imported_once(desk: Desk) -> None:
    imported = desk.receive("notes.txt", NOTES)[0]
    with pytest.raises(errors.ImportedAlready, match="Sol") as refusal:
        desk.receive("other name.txt", NOTES, by=desk.cast.mika)
    assert refusal.value.data["document_id"] == imported.document_id
    assert len(desk.files()) == 1
    desk.do(events.RemoveDocument, document_id=imported.document_id)
    desk.receive("notes.txt", NOTES)
    with pytest.raises(Changed):
        desk.do(events.RestoreDocument, document_id=imported.document_id)


def test_a_refused_file_leaves_nothing_behind_and_says_what_to_do(desk: Desk) -> None:
    with pytest.raises(errors.UnreadableDocument) as refusal:
        desk.receive("talk.docm", made.docx("<w:p/>", content_type=made.MACRO_DOCX))
    assert refusal.value.message == "talk.docm has macros in it."
    assert refusal.value.hint
    assert refusal.value.data == {"file": "talk.docm", "reason": Reason.MACROS}
    assert desk.files() == []
    assert queries.documents(desk.id, desk.cast.sol) == ()


def test_a_file_that_is_too_large_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "DOCUMENT_SIZE", 20)
    with pytest.raises(errors.TooLarge) as refusal:
        desk.receive("notes.txt", NOTES)
    assert refusal.value.data["reason"] == Reason.TOO_LARGE
    assert desk.files() == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ida\\talk.txt", "talk.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("x" * 300 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_names_are_kept_as_plain_names(desk: Desk, name: str, kept: str) -> None:
    assert desk.receive(name, NOTES)[0].name == kept


def test_nobody_sends_files_who_may_not_write(desk: Desk) -> None:
    with pytest.raises(NotPermitted):
        desk.receive("notes.txt", NOTES, by=desk.cast.vic)
    with pytest.raises(NotFound):
        desk.receive("notes.txt", NOTES, by=desk.cast.otto)
    assert desk.files() == []


def test_nobody_reads_documents_of_another_matrix(desk: Desk) -> None:
    document_id = Desk(desk.cast, "Another").receive("notes.txt", NOTES)[0].document_id
    for read in (queries.document, queries.original):
        with pytest.raises(NotFound):
            read(desk.id, document_id, desk.cast.sol)
    with pytest.raises(NotFound):
        desk.source(document_id=document_id)


@pytest.mark.parametrize("document_id", ["0" * 16, "../../secret-key", ""])
def test_only_what_was_stored_is_imported(desk: Desk, document_id: str) -> None:
    given = desk.ask(
        events.ImportDocument,
        document_id=document_id,
        name="notes.txt",
        format="text",
        size=1,
        digest="0",
    )
    with pytest.raises(Invalid):
        do(given, desk.cast.sol)


def test_a_long_document_comes_in_parts(desk: Desk) -> None:
    lines = "\n".join(f"{number},said" for number in range(450))
    document_id = desk.receive("table.csv", lines.encode())[0].document_id
    shown = queries.document(desk.id, document_id, desk.cast.ana, begin=400)
    assert (shown.count, len(shown.blocks), shown.blocks[0].words) == (450, 50, "row 401")


def test_a_table_is_read_as_it_came_by_whoever_brought_it_in_or_works_with_customer_data(
    desk: Desk,
) -> None:
    facts = desk.receive("tickets.csv", b"Customer,Text\nc-17,Too slow", by=desk.cast.sol)
    document_id, source_id = facts[0].document_id, facts[-1].source_id
    assert "c-17" in queries.document(desk.id, document_id, desk.cast.sol).blocks[1].text
    assert queries.document(desk.id, document_id, desk.cast.exa).count == 2
    for read in (queries.document, queries.original):
        with pytest.raises(NotPermitted):
            read(desk.id, document_id, desk.cast.vic)
    with pytest.raises(NotPermitted):
        queries.preview_records(desk.id, source_id, desk.cast.vic)
