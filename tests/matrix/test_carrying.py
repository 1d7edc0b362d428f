"""What goes along with a merged segment and what returns: cases."""

import pytest

from segmatrix.matrix.carrying import Carried, Key, parted, returns


@pytest.mark.parametrize(
    ("here", "coming", "goes", "meets"),
    [
        ([], [("a", (1,)), ("b", (2,))], ["a", "b"], {}),
        ([(1,)], [("a", (1,)), ("b", (2,))], ["b"], {"a": (1,)}),
        ([], [("a", (1,)), ("b", (1,))], ["a"], {"b": (1,)}),
        ([(1,)], [], [], {}),
    ],
)
def test_what_is_here_holds_then_what_comes_first(
    here: list[Key], coming: list[tuple[str, Key]], goes: list[str], meets: dict[str, Key]
) -> None:
    assert parted(here, coming) == (goes, meets)


def test_what_holds_or_was_replaced_returns_and_what_was_taken_back_stays() -> None:
    gone = ["holds", "replaced", "taken back"]
    assert returns(gone, {"holds"}, {"replaced"}) == (["holds", "replaced"], ["taken back"])


def test_it_is_stored_whole() -> None:
    carried = Carried(statements=["s"], places={"s": 2}, folded={"t": {"into": "s"}})
    assert Carried.of(carried.to_json()) == carried
