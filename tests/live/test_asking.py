import pytest

from segmatrix.base.errors import Invalid
from segmatrix.live.asking import asked_news, said_place
from segmatrix.live.rendering import Audience


def test_asks_for_the_news_of_a_view_after_a_number():
    asked = asked_news("m1", {"view": "board", "language": "en", "after": "12"})

    assert asked == (Audience("m1", "board", "en"), 12)


def test_a_language_not_spoken_here_becomes_the_installations_own():
    audience, _ = asked_news("m1", {"view": "board", "language": "tlh'", "after": "0"})

    assert audience.language == "en"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"view": "board"},
        {"view": "board", "after": ""},
        {"view": "board", "after": "-1"},
        {"view": "board", "after": "1e3"},
        {"view": "board", "after": "٣"},
        {"view": "board", "after": "9" * 19},
        {"view": "../board", "after": "1"},
    ],
)
def test_refuses_what_no_page_asks(query):
    with pytest.raises(Invalid):
        asked_news("m1", query)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"at": "cell-growing-goals", "writing": True}, ("cell-growing-goals", True)),
        ({"at": "cell-growing-goals"}, ("cell-growing-goals", False)),
        ({"at": "", "writing": False}, ("", False)),
    ],
)
def test_hears_where_a_member_is(said, place):
    assert said_place(said) == place


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"at": None},
        {"at": ["cell"]},
        {"at": "<script>"},
        {"at": "cell-a cell-b"},
        {"at": "c" * 81},
        {"at": "cell-a\n"},
        {"at": "cell-a", "writing": "yes"},
    ],
)
def test_refuses_places_that_no_page_has(said):
    with pytest.raises(Invalid):
        said_place(said)
