"""Comments: what they hang on, who may, and what becomes of them."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.terms import COMMENT_LENGTH, AnchorKind
from segmatrix.people import actions as people_actions
from segmatrix.people import events as people_events
from tests.cast import HARBOURLIGHT
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.people.visiting import a_guest_link, come_in, guest


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def placed(bench: Bench, segment_id: str) -> dict[str, str]:
    """Let Sol have placed the segment, and return that placement as an anchor."""
    do(
        events.PlaceSegment(matrix_id=bench.id, segment_id=segment_id, x=3, y=8),
        bench.cast.sol,
    )
    return {"segment_id": segment_id, "placed_by": bench.cast.sol.member_id}


class TestStarting:
    def test_on_a_statement(self, bench: Bench, banks: str) -> None:
        statement_id = bench.statement(banks, "Prove figures")
        fact = bench.comment("Says who?", statement_id=statement_id)
        (thread,) = bench.threads
        assert thread.anchor.kind is AnchorKind.STATEMENT
        assert thread.anchor.statement_text == "Prove figures"
        assert (fact.segment_id, fact.dimension_id) == (banks, bench.dimension["goals"])

    def test_on_a_cell_whatever_it_holds(self, bench: Bench, banks: str) -> None:
        for key in ("goals", "size", "contacts", "definition"):
            bench.comment("Why?", segment_id=banks, dimension_id=bench.dimension[key])
        assert {thread.anchor.kind for thread in bench.threads} == {AnchorKind.CELL}
        assert {thread.anchor.segment_name for thread in bench.threads} == {"Banks"}

    def test_on_a_placement(self, bench: Bench, banks: str) -> None:
        bench.comment("So high?", by=bench.cast.pri, **placed(bench, banks))
        (thread,) = bench.threads
        assert thread.anchor.kind is AnchorKind.PLACEMENT
        assert thread.anchor.placed_by_name == "Sol"

    def test_on_a_segment_and_on_the_whole_matrix(self, bench: Bench, banks: str) -> None:
        bench.comment("Too broad", segment_id=banks)
        bench.comment("Five are enough")
        kinds = {thread.anchor.kind for thread in bench.threads}
        assert kinds == {AnchorKind.SEGMENT, AnchorKind.MATRIX}

    def test_it_says_by_whom(self, bench: Bench) -> None:
        bench.comment("Five are enough", by=bench.cast.mika)
        (comment,) = bench.threads[0].comments
        assert (comment.author_name, comment.department) == ("Mika", "Marketing")
        assert (comment.text, comment.version, comment.removed) == ("Five are enough", 1, False)

    def test_a_text_is_kept_as_typed(self, bench: Bench) -> None:
        bench.comment("  <b>@sol</b>\r\n& more ")
        assert bench.threads[0].comments[0].text == "<b>@sol</b>\n& more"

    @pytest.mark.parametrize("text", ["", "  \n", "x" * (COMMENT_LENGTH + 1), "a\0b"])
    def test_what_is_no_comment_is_refused(self, bench: Bench, text: str) -> None:
        with pytest.raises(Invalid) as refusal:
            bench.comment(text)
        assert refusal.value.field == "text"

    def test_what_is_no_one_thing_is_refused(self, bench: Bench, banks: str) -> None:
        statement_id = bench.statement(banks, "Prove figures")
        for odd in (
            {"statement_id": statement_id, "segment_id": banks},
            {"dimension_id": bench.dimension["goals"]},
            {"placed_by": bench.cast.sol.member_id},
        ):
            with pytest.raises(Invalid):
                bench.comment("Why?", **odd)

    def test_what_is_not_there_is_refused_with_what_was_typed(
        self, bench: Bench, banks: str
    ) -> None:
        statement_id = bench.statement(banks, "Prove figures")
        do(events.RemoveStatement(matrix_id=bench.id, statement_id=statement_id), bench.cast.pri)
        with pytest.raises(Changed, match="Pri") as refusal:
            bench.comment("Says who?", statement_id=statement_id)
        assert refusal.value.data["yours"] == "Says who?"
        for nobodys in (
            {"segment_id": banks, "placed_by": bench.cast.sol.member_id},
            {"segment_id": "0" * 16},
            {"statement_id": "0" * 16},
        ):
            with pytest.raises(NotFound):
                bench.comment("Why?", **nobodys)

    def test_something_in_another_matrix_is_not_there(self, bench: Bench) -> None:
        elsewhere = Bench(bench.cast, "Another").segment("Cities")
        with pytest.raises(NotFound):
            bench.comment("Why?", segment_id=elsewhere)


class TestMentioning:
    def test_the_fact_says_whom_and_the_page_where(self, bench: Bench) -> None:
        fact = bench.comment("Look, @sol and @Fara!", by=bench.cast.pri)
        sol, fara = bench.cast.sol.member_id, bench.cast.fara.member_id
        assert fact.mentions == [sol, fara]
        pieces = bench.threads[0].comments[0].pieces
        assert [(piece.text, piece.member_ids) for piece in pieces] == [
            ("Look, ", ()),
            ("@sol", (sol,)),
            (" and ", ()),
            ("@Fara", (fara,)),
            ("!", ()),
        ]

    def test_only_members_who_are_here_can_be_mentioned(self, bench: Bench) -> None:
        gone = people_events.RemoveMember(
            workspace_id=HARBOURLIGHT, member_id=bench.cast.mika.member_id
        )
        people_actions.remove_member(gone, actor=bench.cast.exa)
        assert bench.comment("@Mika @Otto @Vic").mentions == [bench.cast.vic.member_id]

    def test_a_guest_mentions_whom_they_have_met_in_the_matrix(
        self, bench: Bench, banks: str
    ) -> None:
        nora = guest(come_in(a_guest_link(bench.cast, matrix_id=bench.id).token))
        bench.comment("So high?", by=bench.cast.pri, **placed(bench, banks))
        bench.statement(banks, "Prove figures", by=bench.cast.mika)
        met = [getattr(bench.cast, each).member_id for each in ("sol", "pri", "mika")]
        text = "@Sol @Pri @Mika @Fara @Exa"
        assert bench.comment(text, by=nora).mentions == met
        (shown,) = (
            each for thread in bench.threads for each in thread.comments if "@" in each.text
        )
        assert [piece.text for piece in shown.pieces if piece.member_ids] == text.split()[:3]

    def test_a_new_name_does_not_make_an_old_text_mention_somebody_else(self, bench: Bench) -> None:
        bench.comment("@Sol")
        renamed = people_events.RenameMember(
            workspace_id=HARBOURLIGHT, member_id=bench.cast.sol.member_id, name="Solange"
        )
        people_actions.rename_member(renamed, actor=bench.cast.sol)
        (comment,) = bench.threads[0].comments
        assert comment.mentions == (bench.cast.sol.member_id,)
        assert [piece.member_ids for piece in comment.pieces] == [()]


class TestReplying:
    def test_answers_follow_in_order(self, bench: Bench) -> None:
        thread_id = bench.comment("First").thread_id
        bench.reply(thread_id, "Second")
        bench.reply(thread_id, "Third", by=bench.cast.sol)
        assert [each.text for each in bench.thread(thread_id).comments] == [
            "First",
            "Second",
            "Third",
        ]

    def test_also_when_settled_or_out_of_the_table(self, bench: Bench, banks: str) -> None:
        thread_id = bench.comment("Too broad", segment_id=banks).thread_id
        do(events.ResolveThread(matrix_id=bench.id, thread_id=thread_id), bench.cast.sol)
        do(events.RetireSegment(matrix_id=bench.id, segment_id=banks), bench.cast.fara)
        bench.reply(thread_id, "So it is retired")
        thread = bench.thread(thread_id)
        assert len(thread.comments) == 2
        assert not thread.open
        assert thread.anchor.aside

    def test_but_not_when_it_was_taken_back(self, bench: Bench) -> None:
        fact = bench.comment("Never mind", by=bench.cast.pri)
        do(
            events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id),
            bench.cast.pri,
        )
        with pytest.raises(Changed, match="Pri") as refusal:
            bench.reply(fact.thread_id, "I do mind")
        assert refusal.value.data["yours"] == "I do mind"


class TestEditing:
    def test_its_author_words_it_otherwise(self, bench: Bench) -> None:
        comment_id = bench.comment("@Fara").comment_id
        given = events.EditComment(
            matrix_id=bench.id, comment_id=comment_id, text="@Exa", version=1
        )
        (fact,) = do(given, bench.cast.sol)
        assert fact.mentions == [bench.cast.exa.member_id]
        (comment,) = bench.threads[0].comments
        assert (comment.text, comment.version) == ("@Exa", 2)

    def test_nobody_else_does(self, bench: Bench) -> None:
        comment_id = bench.comment("Mine").comment_id
        given = events.EditComment(matrix_id=bench.id, comment_id=comment_id, text="Ours")
        with pytest.raises(NotPermitted, match="Sol") as refusal:
            do(given, bench.cast.exa)
        assert refusal.value.data["yours"] == "Ours"

    def test_over_an_older_text_both_are_handed_back(self, bench: Bench) -> None:
        comment_id = bench.comment("One").comment_id
        edit = {"matrix_id": bench.id, "comment_id": comment_id, "version": 1}
        do(events.EditComment(**edit, text="Two"), bench.cast.sol)
        with pytest.raises(Changed) as refusal:
            do(events.EditComment(**edit, text="Three"), bench.cast.sol)
        assert (refusal.value.data["theirs"], refusal.value.data["yours"]) == ("Two", "Three")

    def test_the_same_words_again_are_no_edit(self, bench: Bench) -> None:
        comment_id = bench.comment("One").comment_id
        same = events.EditComment(matrix_id=bench.id, comment_id=comment_id, text=" One ")
        assert do(same, bench.cast.sol) == []


class TestRemoving:
    def test_its_author_and_who_facilitates_may(self, bench: Bench) -> None:
        for who in (bench.cast.sol, bench.cast.fara, bench.cast.exa):
            comment_id = bench.comment("Hm").comment_id
            do(events.RemoveComment(matrix_id=bench.id, comment_id=comment_id), who)
        assert bench.threads == ()

    def test_others_may_not(self, bench: Bench) -> None:
        comment_id = bench.comment("Hm").comment_id
        with pytest.raises(NotPermitted):
            do(events.RemoveComment(matrix_id=bench.id, comment_id=comment_id), bench.cast.mika)

    def test_answered_it_leaves_a_gap_without_its_words(self, bench: Bench) -> None:
        fact = bench.comment("Hm")
        bench.reply(fact.thread_id, "What?")
        do(
            events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id),
            bench.cast.sol,
        )
        first, second = bench.thread(fact.thread_id).comments
        assert (first.removed, first.text, first.pieces) == (True, "", ())
        assert second.text == "What?"

    def test_twice_is_refused_naming_who_did(self, bench: Bench) -> None:
        given = events.RemoveComment(matrix_id=bench.id, comment_id=bench.comment("Hm").comment_id)
        do(given, bench.cast.fara)
        again = events.RemoveComment(matrix_id=bench.id, comment_id=given.comment_id)
        with pytest.raises(Changed, match="Fara"):
            do(again, bench.cast.sol)


class TestSettling:
    def test_settled_and_opened_again(self, bench: Bench) -> None:
        thread_id = bench.comment("Why?").thread_id
        do(events.ResolveThread(matrix_id=bench.id, thread_id=thread_id), bench.cast.mika)
        thread = bench.thread(thread_id)
        assert (thread.open, thread.resolved_by_name) == (False, "Mika")
        do(events.ReopenThread(matrix_id=bench.id, thread_id=thread_id), bench.cast.pri)
        thread = bench.thread(thread_id)
        assert (thread.open, thread.resolved_by_name) == (True, "")

    def test_twice_is_refused_naming_who_did(self, bench: Bench) -> None:
        about = {"matrix_id": bench.id, "thread_id": bench.comment("Why?").thread_id}
        with pytest.raises(Changed):
            do(events.ReopenThread(**about), bench.cast.pri)
        do(events.ResolveThread(**about), bench.cast.mika)
        with pytest.raises(Changed, match="Mika"):
            do(events.ResolveThread(**about), bench.cast.pri)


class TestSurviving:
    def test_a_thread_goes_where_its_statement_goes(self, bench: Bench, banks: str) -> None:
        statement_id = bench.statement(banks, "Prove figures")
        thread_id = bench.comment("Says who?", statement_id=statement_id).thread_id
        cities = bench.segment("Cities")
        do(
            events.MoveStatement(
                matrix_id=bench.id,
                statement_id=statement_id,
                segment_id=cities,
                dimension_id=bench.dimension["pains"],
            ),
            bench.cast.sol,
        )
        do(
            events.RenameSegment(matrix_id=bench.id, segment_id=cities, name="Towns"),
            bench.cast.fara,
        )
        anchor = bench.thread(thread_id).anchor
        assert (anchor.segment_name, anchor.dimension_id) == ("Towns", bench.dimension["pains"])
        assert bench.reply(thread_id, "I do").segment_id == cities

    def test_removed_retired_or_hidden_it_is_aside_and_comes_back(
        self, bench: Bench, banks: str
    ) -> None:
        statement_id = bench.statement(banks, "Prove figures")
        thread_id = bench.comment("Says who?", statement_id=statement_id).thread_id
        goals = bench.dimension["goals"]
        for away, back in (
            (events.RemoveStatement, events.RestoreStatement),
            (events.RetireSegment, events.RestoreSegment),
            (events.HideDimension, events.ShowDimension),
        ):
            about = {"matrix_id": bench.id} | {
                events.RemoveStatement: {"statement_id": statement_id},
                events.RetireSegment: {"segment_id": banks},
                events.HideDimension: {"dimension_id": goals},
            }[away]
            do(away(**about), bench.cast.fara)
            assert bench.thread(thread_id).anchor.aside
            do(back(**about), bench.cast.fara)
            assert not bench.thread(thread_id).anchor.aside

    def test_on_a_placement_it_outlives_the_placement(self, bench: Bench, banks: str) -> None:
        thread_id = bench.comment("So high?", **placed(bench, banks)).thread_id
        do(events.WithdrawPlacement(matrix_id=bench.id, segment_id=banks), bench.cast.sol)
        assert bench.thread(thread_id).anchor.placed_by_name == "Sol"

    def test_what_is_commented_on_is_no_longer_empty(self, bench: Bench, banks: str) -> None:
        bench.comment("Too broad", segment_id=banks)
        with pytest.raises(Changed):
            do(events.RemoveSegment(matrix_id=bench.id, segment_id=banks), bench.cast.fara)
        row = do(events.AddDimension(matrix_id=bench.id, name="Channels"), bench.cast.fara)[0]
        bench.comment("Why?", segment_id=banks, dimension_id=row.dimension_id)
        with pytest.raises(Changed):
            do(
                events.RemoveDimension(matrix_id=bench.id, dimension_id=row.dimension_id),
                bench.cast.fara,
            )


def test_only_who_may_read_the_matrix_reads_its_comments(bench: Bench) -> None:
    thread_id = bench.comment("Ours").thread_id
    otto, vic = bench.cast.otto, bench.cast.vic
    assert queries.thread(bench.id, thread_id, vic).comments
    for read in (
        lambda: queries.thread(bench.id, thread_id, otto),
        lambda: queries.threads(bench.id, queries.Sought(), otto),
        lambda: queries.threads_on(bench.id, queries.Anchor(), otto),
        lambda: queries.open_threads(bench.id, otto),
    ):
        with pytest.raises(NotFound):
            read()


def test_a_comment_of_another_matrix_is_not_here(bench: Bench) -> None:
    other = Bench(bench.cast, "Another")
    fact = bench.comment("Here")
    with pytest.raises(NotFound):
        other.reply(fact.thread_id, "There")
    with pytest.raises(NotFound):
        actions.remove_comment(
            events.RemoveComment(matrix_id=other.id, comment_id=fact.comment_id),
            actor=bench.cast.exa,
        )
