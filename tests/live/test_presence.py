from dataclasses import replace

from segmatrix.live.presence import Here, listed

MIKA = Here("mika", "Mika", "page-1")
SOL = Here("sol", "Sol", "page-2", "cell-growing-goals", True)


def test_lists_open_pages_in_the_order_they_came(presence):
    presence.say("matrix:1", MIKA, seconds=60)
    presence.say("matrix:1", SOL, seconds=60)

    assert presence.here("matrix:1") == (MIKA, SOL)


def test_keeps_matrices_apart(presence):
    presence.say("matrix:1", MIKA, seconds=60)

    assert presence.here("matrix:2") == ()


def test_a_page_is_where_it_last_said(presence):
    elsewhere = Here("mika", "Mika", "page-1", "cell-growing-pains")
    presence.say("matrix:1", MIKA, seconds=60)
    presence.say("matrix:1", SOL, seconds=60)
    presence.say("matrix:1", elsewhere, seconds=60)

    assert presence.here("matrix:1") == (elsewhere, SOL)


def test_forgets_a_page_that_leaves(presence):
    presence.say("matrix:1", MIKA, seconds=60)
    presence.say("matrix:1", SOL, seconds=60)
    presence.leave("matrix:1", MIKA)

    assert presence.here("matrix:1") == (SOL,)


def test_nobody_can_send_another_members_page_away(presence):
    presence.say("matrix:1", MIKA, seconds=60)
    presence.leave("matrix:1", Here("otto", "Otto", MIKA.page))

    assert presence.here("matrix:1") == (MIKA,)


def test_forgets_a_page_that_stays_silent_for_longer_than_it_said(presence, monkeypatch):
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    presence.say("matrix:1", MIKA, seconds=10)
    presence.say("matrix:1", SOL, seconds=60)
    monkeypatch.setattr("time.monotonic", lambda: 111.0)

    assert presence.here("matrix:1") == (SOL,)


def test_keeps_nothing_of_a_matrix_that_everybody_left(presence):
    presence.say("matrix:1", MIKA, seconds=60)
    presence.leave("matrix:1", MIKA)

    assert not presence._until


def test_pages_keep_their_ids_to_themselves():
    assert listed((SOL,)) == [
        {"member": "sol", "name": "Sol", "at": "cell-growing-goals", "writing": True}
    ]


def test_guests_are_told_the_names_of_those_alone_whom_the_matrix_names():
    said = replace(MIKA, met=True)
    assert [each["name"] for each in listed((said, SOL))] == ["Mika", "Sol"]
    assert [each["name"] for each in listed((said, SOL), guest=True)] == ["Mika", ""]


def test_finds_one_page_as_long_as_it_was_heard_of(presence, monkeypatch):
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    presence.say("matrix:1", MIKA, seconds=10)

    assert presence.of("matrix:1", "mika", MIKA.page) == MIKA
    assert presence.of("matrix:1", "sol", MIKA.page) is None
    monkeypatch.setattr("time.monotonic", lambda: 111.0)
    assert presence.of("matrix:1", "mika", MIKA.page) is None
