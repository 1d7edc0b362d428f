"""What became of somebody's input: one case per fate."""

import pytest

from segmatrix.review.receipting import Settled, of_objection, of_proposal, of_thread
from segmatrix.review.terms import Fate, ObjectionState

TEXTS = {"s1": "Waits for figures", "s2": "Waits long"}
TAKEN = Settled("Fara", "s1", "")


@pytest.mark.parametrize(
    ("settled", "own", "folded", "expected"),
    [
        (None, "Waits", {}, (Fate.WAITING, "Nobody has decided on it yet.", "")),
        (
            Settled("Fara", "", "Said already"),
            "Waits",
            {},
            (Fate.DECLINED, "Fara declined it.", "Said already"),
        ),
        (
            TAKEN,
            "Waits for figures",
            {},
            (Fate.KEPT, "Fara took it in as you said it.", ""),
        ),
        (
            TAKEN,
            "Waits",
            {},
            (Fate.KEPT, "Fara took it in; it reads otherwise now.", "Waits for figures"),
        ),
        (
            TAKEN,
            "Waits",
            {"s1": "s2"},
            (
                Fate.MERGED,
                "Fara took it in, and it was merged into another statement.",
                "Waits long",
            ),
        ),
        (
            Settled("Fara", "s9", ""),
            "Waits",
            {},
            (Fate.SETTLED, "Fara took it in; it was removed later.", ""),
        ),
    ],
)
def test_a_proposal(settled, own, folded, expected) -> None:
    assert of_proposal(settled, own, TEXTS, folded) == expected


@pytest.mark.parametrize(
    ("state", "fate", "sentence", "words"),
    [
        ("open", "waiting", "It stands in the way; nobody has settled it.", ""),
        ("answered", "answered", "Fara answered. Say whether that settles it.", "So be it"),
        ("withdrawn", "settled", "You withdrew it.", "So be it"),
        ("overridden", "declined", "Fara went on in spite of it.", "So be it"),
    ],
)
def test_an_objection(state: str, fate: str, sentence: str, words: str) -> None:
    assert of_objection(ObjectionState(state), "Fara", "So be it") == (fate, sentence, words)


@pytest.mark.parametrize(
    ("resolved_by", "answers", "fate"),
    [("Fara", 0, Fate.SETTLED), ("", 1, Fate.ANSWERED), ("", 0, Fate.WAITING)],
)
def test_a_comment(resolved_by: str, answers: int, fate: Fate) -> None:
    assert of_thread(resolved_by, answers)[0] is fate
