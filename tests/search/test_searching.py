"""What is found where."""

import pytest

from segmatrix.evidence import events as evidence
from segmatrix.matrix import events
from segmatrix.search.terms import Kind
from tests.search.conftest import Shelf, plain

pytestmark = pytest.mark.django_db


def test_everything_that_is_said_in_a_matrix_is_found(shelf: Shelf) -> None:
    about = {"by": shelf.cast.fara}
    shelf.do(events.AnnotateSegment, segment_id=shelf.banks, note="zebra lenders", **about)
    shelf.do(events.AddAlias, segment_id=shelf.banks, text="Zebra houses")
    shelf.say(shelf.banks, "Banks that lend to zebra farms", key="definition")
    shelf.say(shelf.banks, "Waits for zebra figures")
    shelf.do(events.EditCharter, field="problems", text="No zebra picture", **about)
    shelf.comment("Which zebra?")
    _arrived, source = shelf.receive("zebra.txt", b"Zebra first.\n\nThen others.")
    shelf.quote(source.source_id, "We wait for the zebra")
    assert shelf.found("zebra") == {
        Kind.SEGMENT: ["Banks"],
        Kind.WORD: ["Zebra houses"],
        Kind.DEFINITION: ["Banks that lend to zebra farms"],
        Kind.STATEMENT: ["Waits for zebra figures"],
        Kind.CHARTER: ["No zebra picture"],
        Kind.COMMENT: ["Which zebra?"],
        Kind.FINDING: ["We wait for the zebra"],
        Kind.SOURCE: ["zebra.txt"],
        Kind.PASSAGE: ["Zebra first."],
    }


def test_each_says_where_it_stands_and_who_said_it(shelf: Shelf) -> None:
    shelf.say(shelf.banks, "Waits for zebra figures", key="pains")
    (group,) = shelf.search("zebra").groups
    (hit,) = group.hits
    assert (hit.place, hit.by) == ("Banks, Pain points", "Sol")
    assert [piece.text for piece in hit.text if piece.marked] == ["zebra"]


def test_a_number_is_found_with_its_unit(shelf: Shelf) -> None:
    shelf.quote(text="", kind="number", value=612.0, unit="branches")
    assert shelf.found("612 branches") == {Kind.FINDING: ["612 branches"]}


TYPED = {
    "slow tender": True,
    "tender slow": True,
    "slow elephant": False,
    "tend": True,
    "ten slow": False,
    "tend ": False,
    '"tender takes"': True,
    '"takes tender"': False,
    '"tender tak': True,
    "“tender takes”": True,
    "TENDER": True,
    "cafe": True,
    "CAFÉ": True,
    "strasse": True,
    "Ostfold": True,
    "顧客": True,
    "客顧": False,
    "week-long": True,
    "long-week": False,
    "🐢": True,
    "don't": True,
}


def test_words_are_found_as_people_type_them(shelf: Shelf) -> None:
    text = "A slow tender takes week-long talks; don't ask Café Østfold, Straße 3: 新顧客 🐢"
    shelf.say(shelf.banks, text)
    assert {typed: shelf.kinds(typed) == [Kind.STATEMENT] for typed in TYPED} == TYPED


HOSTILE = [
    "",
    "   ",
    '"',
    '""',
    "!?",
    "\0",
    "%",
    "_",
    "*",
    "NOT",
    "AND OR",
    "zzz OR banks",
    "body:zzz",
    "scope : banks zzz",
    "_all zzz",
    "^zzz",
    "{a b}: zzz",
    "NEAR(zzz banks)",
    "' OR 1=1 --",
    "\\",
    "zzz' & 'banks",
    "zzz:* | banks",
    "z" * 10_000,
    'z" ' * 5_000,
    "\u202ezzz\u202c",
    "שלום zzz",
    "\ud800zzz",
    "e\u0301" * 3_000,
]


def test_nothing_that_is_typed_is_wrong(shelf: Shelf) -> None:
    assert [typed for typed in HOSTILE if shelf.search(typed).groups] == []


def test_what_is_left_out_of_a_long_question_is_said(shelf: Shelf) -> None:
    assert shelf.search(" ".join("abcdefghijklmno")).sought.shortened
    assert shelf.search("banks " * 50).sought.shortened
    assert not shelf.search("banks").sought.shortened


def test_the_best_come_first_and_the_newest_if_asked_for(shelf: Shelf) -> None:
    best = shelf.quote(text="A zebra, a zebra")
    usual = shelf.quote(text="They say that they have seen a zebra somewhere on their way to us")
    begun = shelf.quote(text="Zebras")

    def order(**more: object) -> list[str]:
        (group,) = shelf.search("zebra", **more).groups
        return [hit.id for hit in group.hits]

    assert order() == [best, usual, begun]
    assert order(newest=True) == [begun, usual, best]


def test_many_that_are_counted_are_the_same_as_a_few_that_are_looked_up(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = shelf.source("Zebra tickets")
    for number in range(7):
        shelf.quote(source, f"zebra {number}")
    shelf.say(shelf.banks, "Zebra and zebra")
    asked = [
        {"text": text, "kind": kind, "newest": newest, "page": page}
        for text in ("zebra", '"zebra 3"', "zeb", "zebra elephant")
        for kind, page in ((None, 1), (Kind.FINDING, 1), (Kind.FINDING, 9))
        for newest in (False, True)
    ]
    few = [shelf.search(**each) for each in asked]
    monkeypatch.setattr("segmatrix.search.matching.FEW", 0)
    assert [shelf.search(**each) for each in asked] == few


def test_of_too_many_to_compare_the_newest_come_and_the_page_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("segmatrix.search.matching.RANKED", 3)
    monkeypatch.setattr("segmatrix.search.matching.SHOWN", 2)
    source = shelf.source()
    ids = [shelf.quote(source, f"zebra {number}") for number in range(4)]
    (group,) = shelf.search("zebra").groups
    assert ([hit.id for hit in group.hits], group.ranked) == ([ids[3], ids[2]], False)
    assert (group.total, group.more) == (4, True)


def test_one_kind_comes_in_pages(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segmatrix.search.matching.PAGE", 2)
    source = shelf.source("zebra")
    ids = [shelf.quote(source, f"zebra {number}") for number in range(5)]
    found = [shelf.search("zebra", kind=Kind.FINDING, page=page) for page in (1, 2, 3, 99)]
    listed = [[hit.id for hit in each.groups[0].hits] for each in found]
    assert listed[0] + listed[1] + listed[2] == ids[::-1]
    assert listed[3] == listed[2]
    assert (found[0].pages, found[0].total) == (3, 5)


def test_a_long_text_is_shown_around_the_words(shelf: Shelf) -> None:
    long = f"{'before ' * 80}a slow zebra here {'after ' * 80}"
    shelf.quote(text=long)
    (hit,) = shelf.search("zebra").groups[0].hits
    shown = plain(hit.text)
    assert "a slow zebra here" in shown
    assert len(shown) < 250
    assert shown.startswith("… ") and shown.endswith(" …")


def test_number_of_queries_does_not_grow(shelf: Shelf, django_assert_max_num_queries) -> None:
    def count() -> int:
        with django_assert_max_num_queries(40) as counted:
            shelf.search("zebra")
        return len(counted)

    def more(*numbers: int) -> None:
        for at in numbers:
            shelf.say(shelf.banks, f"zebra {at}")
            shelf.comment(f"zebra {at}")
            shelf.do(events.AddAlias, segment_id=shelf.banks, text=f"zebra {at}")
            _arrived, source = shelf.receive(f"zebra{at}.txt", b"zebra %d" % at)
            shelf.quote(source.source_id, f"zebra {at}")

    more(0)
    few = count()
    more(*range(1, 7))
    assert count() == few


def test_rows_imported_as_findings_are_found(shelf: Shelf) -> None:
    source = shelf.table_source("comment\nzebra one\nzebra two\n")
    shelf.do(evidence.ImportRecords, source_id=source, columns={"text": 0})
    assert sorted(shelf.found("zebra", by=shelf.cast.vic)[Kind.FINDING]) == [
        "zebra one",
        "zebra two",
    ]
