"""Words in the order of a reader's language: cases."""

import pytest

from segmatrix.matrix.collating import collation_key, initial


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Äpfel", "apple", "Apple", "banks", "Éclair", "eclipse", "Zoo"]),
        ("de-AT", ["Ärzte", "Arzthelfer", "Öfen", "Offen", "Straße", "Strassen"]),
        ("sv", ["Offen", "Zoo", "Åre", "Ärlig", "Öl"]),
        ("da", ["Offen", "Zoo", "Ærlig", "Øl", "Åre"]),
        ("es", ["nube", "nuez", "ñandú", "oso"]),
        ("pl", ["lody", "luz", "łaska", "mama"]),
    ],
)
def test_words_stand_as_in_a_dictionary(language: str, words: list[str]) -> None:
    assert sorted(set(words), key=lambda word: collation_key(word, language)) == words


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("Quants", "en", "Q"),
        ("Émigrés", "fr", "E"),
        ("Ängsliga", "sv-FI", "Ä"),
        ("Ängstliche", "de", "A"),
        (" 4711 buyers", "en", "#"),
    ],
)
def test_a_word_stands_under_the_letter_where_its_readers_look(
    text: str, language: str, letter: str
) -> None:
    assert initial(text, language) == letter
