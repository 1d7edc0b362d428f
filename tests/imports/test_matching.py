"""Which line was which statement, and what finding that out may cost."""

from segmatrix.exports.books import Point
from segmatrix.imports.matching import MOST_PAIRS, Allowance, headings, reworded
from segmatrix.matrix.terms import STATEMENT_LENGTH

SAID = [Point("figures", 1, "Prove every figure"), Point("money", 1, "Save money")]
NEW = ["Save much money", "Prove each figure"]


def test_each_line_is_the_statement_it_is_likest_to() -> None:
    assert dict(reworded(SAID, NEW, Allowance())) == {SAID[0]: NEW[1], SAID[1]: NEW[0]}


def test_long_statements_are_known_by_their_words() -> None:
    more = " and say in every report where each of them comes from" * 5
    points = [
        Point(each.id, 1, f"{each.line}, {each.id}{more * (at + 1)}")
        for at, each in enumerate(SAID)
    ]
    lines = [f"{point.line} today" for point in points]
    assert dict(reworded(points, lines[::-1], Allowance())) == dict(zip(points, lines, strict=True))


def test_a_line_longer_than_a_statement_is_new() -> None:
    grown = NEW[1] * STATEMENT_LENGTH
    assert reworded(SAID, [NEW[0], grown], Allowance()) == [(SAID[1], NEW[0])]


def test_where_there_is_too_much_to_compare_all_is_new() -> None:
    texts = ["a" * 1_200 + end for end in "bcde"]
    points = [Point(text, 1, text) for text in texts[:2]]
    allowance = Allowance()
    assert reworded(points, texts[2:], allowance) == []
    assert len(reworded(SAID, NEW, allowance)) == 2


def test_all_cells_of_a_sheet_share_what_may_be_compared() -> None:
    allowance = Allowance()
    texts = [f"{number} " + "word " * 100 for number in range(4)]
    points = [Point(text, 1, text) for text in texts[:2]]
    found = [len(reworded(points, texts[2:], allowance)) for _cell in range(30)]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (2, 0)


def test_a_heading_with_nothing_under_it_is_known_by_a_name_much_like_its_own() -> None:
    things = [("banks", "Banks"), ("cities", "City teams")]
    found = headings(["Banks", "City teams EU"], things, lambda number, ident: 0.0)
    assert (found.ids, found.renamed, found.gone) == (("banks", "cities"), {1}, ())
    other = headings(["Banks", "Newsrooms"], things, lambda number, ident: 0.0)
    assert (other.ids, other.renamed, other.gone) == (("banks", ""), set(), ("cities",))


def test_more_names_than_are_compared_are_new() -> None:
    names = [f"Name {number}" for number in range(MOST_PAIRS)]
    found = headings(names, [("a", "Names"), ("b", "Named")], lambda number, ident: 0.0)
    assert found.gone == ("a", "b")
