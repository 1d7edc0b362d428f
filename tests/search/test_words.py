"""Words, questions, marks and order: what is decided without any database."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from segmatrix.search.asking import Term, asked
from segmatrix.search.folding import WORD_LENGTH, fold, words
from segmatrix.search.marking import EXCERPT, excerpt, found_in
from segmatrix.search.ranking import score
from segmatrix.search.terms import QUERY_LENGTH, QUERY_TERMS

FOLDED = {
    "Crème-brûlée, 3 times": ["creme", "brulee", "3", "times"],
    "Straße STRASSE": ["strasse", "strasse"],
    "Łódź Østfold Þór": ["lodz", "ostfold", "thor"],
    "don't snake_case a.b@c.de": ["don", "t", "snake", "case", "a", "b", "c", "de"],
    "ﬁne ½ ①": ["fine", "1", "2", "1"],
    "soft\u00adhyphen zero\u200bwidth": ["softhyphen", "zero", "width"],
    "新顧客 ok": ["新", "顧", "客", "ok"],
    "น้ำ ㍿": ["น", "\u0e4d", "า", "株", "式", "会", "社"],
    "한국 회사": [*fold("한국"), *fold("회사")],
    "fast 🐢🐢!": ["fast", "🐢", "🐢"],
    "مَرْحَبًا": ["مرحبا"],
    "हिन्दी": [*fold("हिन्दी")],
    "\ud800 \0 ???": [],
    "x" * 300: ["x" * WORD_LENGTH],
}


@pytest.mark.parametrize("text", FOLDED)
def test_a_text_is_folded_into_words(text: str) -> None:
    assert fold(text) == FOLDED[text]


def test_scripts_that_part_their_words_keep_them_whole() -> None:
    assert [len(fold(text)) for text in ("한국 회사", "हिन्दी भाषा", "привет мир")] == [2, 2, 2]


@settings(max_examples=60)
@given(st.text(max_size=40))
@example("a½b 顧客x")
def test_words_with_their_places_are_the_same_words(text: str) -> None:
    assert [word.folded for word in words(text)] == fold(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words(text))


@settings(max_examples=60)
@given(st.text(max_size=40))
@example("น้ำ ㍿")
def test_whatever_is_typed_asks_for_words_that_databases_take(text: str) -> None:
    for term in asked(text).terms:
        assert term.words
        assert all(fold(word) == [word] for word in term.words)
        assert not set("".join(term.words)) & set("\"'*:&|!()_%\\ \0")


ASKED = {
    "slow ten": (Term(("slow",)), Term(("ten",), begun=True)),
    "slow ten ": (Term(("slow",)), Term(("ten",))),
    '"slow ten"': (Term(("slow", "ten")),),
    '"slow ten': (Term(("slow", "ten"), begun=True),),
    'a"b c"d': (Term(("a",)), Term(("b", "c")), Term(("d",), begun=True)),
    "week-long": (Term(("week", "long"), begun=True),),
    "day day day ": (Term(("day",)),),
    '"" - !': (),
}


@pytest.mark.parametrize("text", ASKED)
def test_what_is_typed_is_understood(text: str) -> None:
    assert asked(text).terms == ASKED[text]


def test_only_so_much_is_looked_for() -> None:
    many = asked(" ".join(f"w{number}" for number in range(QUERY_TERMS + 1)))
    assert (len(many.terms), many.shortened) == (QUERY_TERMS, True)
    assert asked("x" * (QUERY_LENGTH + 1)).shortened
    assert not asked("x" * QUERY_LENGTH).shortened


def marked(text: str, typed: str) -> list[str]:
    return [piece.text for piece in excerpt(text, asked(typed)) if piece.marked]


def test_what_was_looked_for_is_marked_as_it_is_written() -> None:
    assert marked("Crème-brûlée", "brulee") == ["brûlée"]
    assert marked("Tenders and tending", "tend") == ["Tenders", "tending"]
    assert marked("Tenders and tending", "tend ") == []
    assert marked("slow days, slow tenders", '"slow tend') == ["slow", "tenders"]
    assert marked("Straße", "strasse ") == ["Straße"]
    assert marked("新顧客です", "顧客") == ["顧", "客"]


@settings(max_examples=40)
@given(st.text(max_size=600), st.text(min_size=1, max_size=6))
def test_an_excerpt_is_a_stretch_of_the_text_that_shows_what_was_found(
    text: str, typed: str
) -> None:
    sought = asked(typed)
    line = " ".join(text.split())
    pieces = excerpt(text, sought)
    shown = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert shown in line
    assert any(piece.marked for piece in pieces) == bool(found_in(line, sought))
    if len(line) <= EXCERPT:
        assert shown == line


def test_more_and_whole_words_in_short_texts_are_better() -> None:
    sought = asked("zebra")
    bodies = ["zebra zebra", "zebra", "zebra " + "and " * 40, "zebras " + "and " * 40]
    assert sorted(bodies, key=lambda body: -score(body, sought)) == bodies
