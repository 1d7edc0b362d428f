"""Which fact tells whom about what."""

from collections.abc import Callable

import pytest

from segmatrix.inbox.telling import TELLS, Whom, told
from segmatrix.inbox.terms import SENTENCES, NoticeKind
from segmatrix.matrix import events
from tests.inbox.conftest import Office
from tests.matrix.deeds import do

Count = Callable[[], dict[str, int]]


def test_every_kind_of_notice_is_told_by_some_fact_and_has_a_sentence() -> None:
    kinds = {telling.kind for rows in TELLS.values() for telling in rows}
    assert kinds == set(NoticeKind) == set(SENTENCES)
    assert all("%(who)s" in str(sentence) for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("circle", "expected"),
    [
        ({}, {}),
        ({Whom.MENTIONED: ["a"]}, {"a": NoticeKind.MENTIONED}),
        ({Whom.SPEAKERS: ["a", "b"]}, {"a": NoticeKind.REPLIED, "b": NoticeKind.REPLIED}),
        ({Whom.OWNER: ["a"], Whom.SPEAKERS: ["a"]}, {"a": NoticeKind.REPLIED}),
        (
            {Whom.OWNER: ["a"], Whom.SPEAKERS: ["a"], Whom.MENTIONED: ["a"]},
            {"a": NoticeKind.MENTIONED},
        ),
        ({Whom.MENTIONED: ["me"], Whom.SPEAKERS: ["me"], Whom.OWNER: ["me"]}, {}),
        ({Whom.OWNER: [""]}, {}),
        ({Whom.STARTER: ["a"]}, {}),
    ],
)
def test_the_first_reason_counts_and_nobody_is_told_of_their_own_doing(
    circle: dict[Whom, list[str]], expected: dict[str, NoticeKind]
) -> None:
    reply = events.ReplyAdded(
        **dict.fromkeys(
            (
                "matrix_id",
                "thread_id",
                "segment_id",
                "dimension_id",
                "statement_id",
                "placed_by",
                "comment_id",
                "text",
                "member_id",
                "author_name",
                "department",
            ),
            "",
        ),
        mentions=[],
        position=1,
        version=1,
    )
    assert told(reply, circle, by="me") == expected


def test_a_mention(office: Office, everybody_read: Count) -> None:
    office.comment("Look, @Fara and @Vic", by=office.cast.pri)
    assert everybody_read() == {"fara": 1, "vic": 1}
    assert office.told("fara") == [("mentioned", "Pri", "Look, @Fara and @Vic")]


def test_mentioning_oneself_is_no_news(office: Office, everybody_read: Count) -> None:
    office.comment("Note to @Pri", by=office.cast.pri)
    assert everybody_read() == {}


def test_an_answer_reaches_everybody_in_the_thread(office: Office, everybody_read: Count) -> None:
    thread_id = office.comment("Why five?", by=office.cast.pri).thread_id
    office.reply(thread_id, "Four", by=office.cast.mika)
    assert everybody_read() == {"pri": 1}
    office.reply(thread_id, "Six", by=office.cast.ana)
    assert everybody_read() == {"pri": 2, "mika": 1}
    assert office.told("pri") == [("replied", "Mika", "Four"), ("replied", "Ana", "Six")]


def test_who_took_their_words_back_is_no_longer_in_it(
    office: Office, everybody_read: Count
) -> None:
    thread_id = office.comment("Why five?", by=office.cast.pri).thread_id
    office.remove(office.reply(thread_id, "Four", by=office.cast.mika), office.cast.mika)
    office.reply(thread_id, "Six", by=office.cast.ana)
    assert everybody_read() == {"pri": 1}


def test_a_comment_on_ones_statement(office: Office, everybody_read: Count) -> None:
    thread_id = office.comment("Says who?", by=office.cast.pri, statement_id=office.said).thread_id
    assert office.told("sol") == [("commented", "Pri", "Says who?")]
    office.reply(thread_id, "I wonder too", by=office.cast.mika)
    assert everybody_read() == {"sol": 2, "pri": 1}


def test_a_comment_on_ones_placement(office: Office, everybody_read: Count) -> None:
    place = events.PlaceSegment(matrix_id=office.id, segment_id=office.banks, x=3, y=8)
    do(place, office.cast.mika)
    office.comment(
        "So high?",
        by=office.cast.pri,
        segment_id=office.banks,
        placed_by=office.cast.mika.member_id,
    )
    assert everybody_read() == {"mika": 1}


def test_settling_comments_that_one_began(office: Office, everybody_read: Count) -> None:
    thread_id = office.comment("Why five?", by=office.cast.pri).thread_id
    office.reply(thread_id, "So", by=office.cast.pri)
    do(events.ResolveThread(matrix_id=office.id, thread_id=thread_id), office.cast.fara)
    assert office.told("pri") == [("resolved", "Fara", "Why five?")]
    do(events.ReopenThread(matrix_id=office.id, thread_id=thread_id), office.cast.mika)
    assert everybody_read() == {}


def test_rewording_ones_statement(office: Office, everybody_read: Count) -> None:
    office.edit("Prove every figure", office.cast.sol)
    assert everybody_read() == {}
    office.edit("Show sources", office.cast.mika)
    assert office.told("sol") == [("reworded", "Mika", "Show sources")]


def test_another_text_for_ones_statement_and_its_being_picked(office: Office) -> None:
    office.edit("Prove every figure", office.cast.sol, version=1)
    office.edit("Show sources", office.cast.mika, version=1)
    assert office.told("sol") == [("variant_kept", "Mika", "Show sources")]
    variant_id = office.cell(office.banks, "goals").statements[0].variants[0].id
    pick = events.PickVariant(matrix_id=office.id, statement_id=office.said, variant_id=variant_id)
    do(pick, office.cast.fara)
    assert office.told("sol")[-1] == ("reworded", "Fara", "Show sources")


def test_picking_the_text_that_stood_rewords_nothing(office: Office) -> None:
    office.edit("Prove every figure", office.cast.sol, version=1)
    office.edit("Show sources", office.cast.mika, version=1)
    variant_id = office.cell(office.banks, "goals").statements[0].variants[0].id
    pick = events.PickVariant(matrix_id=office.id, statement_id=office.said, seen=[variant_id])
    do(pick, office.cast.fara)
    assert [kind for kind, _, _ in office.told("sol")] == ["variant_kept"]


def test_removing_ones_statement(office: Office, everybody_read: Count) -> None:
    about = {"matrix_id": office.id, "statement_id": office.said}
    do(events.RemoveStatement(**about), office.cast.mika)
    assert office.told("sol") == [("removed", "Mika", "Prove figures")]
    do(events.RestoreStatement(**about), office.cast.pri)
    assert everybody_read() == {}


def test_an_edit_tells_those_it_newly_mentions_and_shows_its_words_to_all(office: Office) -> None:
    fact = office.comment("@Fara?", by=office.cast.pri)
    edit = events.EditComment(
        matrix_id=office.id, comment_id=fact.comment_id, text="@Fara or @Mika?"
    )
    do(edit, office.cast.pri)
    assert office.told("fara") == [("mentioned", "Pri", "@Fara or @Mika?")]
    assert office.told("mika") == [("mentioned", "Pri", "@Fara or @Mika?")]
    office.take_back(edit.operation_id, office.cast.pri)
    assert office.told("fara") == [("mentioned", "Pri", "@Fara?")]
    assert office.told("mika") == []
