"""A round is planned, opened, extended, given up and revealed."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.rounds import actions, events, queries
from segmatrix.rounds.errors import Locked, NoSuchRound, NotOpen
from segmatrix.rounds.terms import RoundState
from tests.laws import Laws
from tests.rounds.circle import ANSWERING, AT, Circle, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.mark.parametrize("deed", ["draft", "change", "discard", "reinstate", "extend"])
def test_what_can_be_undone_about_a_round_keeps_the_laws_of_actions(circle, deed):
    if deed == "draft":
        given = events.DraftRound(**circle.plan())
    elif deed == "extend":
        about = {"matrix_id": circle.id, "round_id": circle.open()}
        given = events.ExtendRound(**about, closes=AT, zone="Europe/Berlin")
    else:
        about = {"matrix_id": circle.id, "round_id": circle.drafted()}
        given = {
            "change": lambda: events.ChangeRound(
                **circle.plan(name="Otherwise", questions=circle.place(circle.banks)),
                round_id=about["round_id"],
                version=1,
            ),
            "discard": lambda: events.DiscardRound(**about),
            "reinstate": lambda: events.ReinstateRound(**about),
        }[deed]()
        if deed == "reinstate":
            actions.discard_round(events.DiscardRound(**about), actor=circle.cast.fara)
    laws = Laws(given, _looked(circle))
    laws.only_these_may(circle.cast, ["fara", "exa"])
    laws.recorded_once(circle.cast.fara)
    laws.undone_exactly(circle.cast.fara)


def _looked(circle: Circle):
    """All that is seen of rounds but ids and versions, which every writing of a plan makes anew."""

    def look():
        return [
            (one.id, one.name, one.state, one.closes, [q.about_id for q in one.questions])
            for one in queries.rounds(circle.id, circle.cast.fara)
        ]

    return look


def test_nobody_but_who_leads_rounds_sees_a_draft(circle):
    round_id = circle.drafted()
    assert [one.id for one in queries.rounds(circle.id, circle.cast.exa)] == [round_id]
    assert queries.rounds(circle.id, circle.cast.sol) == ()
    with pytest.raises(NoSuchRound):
        circle.view(round_id, "sol")
    with pytest.raises(NotFound):
        circle.view(round_id, "otto")


def test_those_invited_are_asked_once_it_opens(circle):
    round_id = circle.open()
    assert circle.view(round_id, "sol").state is RoundState.OPEN
    assert [circle.view(round_id, who).mine for who in ("sol", "exa", "fara", "vic")] == [
        True,
        True,
        False,
        False,
    ]
    assert [each.question.about for each in circle.sheet(round_id, "sol").asked] == [
        "Banks",
        "Insurers",
    ]


def test_who_leads_it_may_abstain_and_owes_nothing(circle):
    people = [circle.member(name) for name in (*ANSWERING, "fara")]
    round_id = circle.open(people=people, abstaining=[circle.member("fara")])
    view = circle.view(round_id)
    assert (len(view.people), len(view.answering), view.counts.asked) == (6, 5, 5)
    assert not view.mine


def test_it_asks_in_the_words_of_the_moment_it_opened(circle):
    round_id = circle.drafted()
    _rename(circle, "High street banks", version=1)
    actions.open_round(
        events.OpenRound(matrix_id=circle.id, round_id=round_id), actor=circle.cast.fara
    )
    _rename(circle, "Banks of the city", version=2)
    assert circle.view(round_id).questions[0].about == "High street banks"


def _rename(circle: Circle, name: str, version: int) -> None:
    given = matrix_events.RenameSegment(
        matrix_id=circle.id, segment_id=circle.banks, name=name, version=version
    )
    matrix_actions.rename_segment(given, actor=circle.cast.fara)


def test_what_was_promised_cannot_be_changed_once_it_is_open(circle):
    round_id = circle.open()
    given = events.ChangeRound(**circle.plan(profile="rand"), round_id=round_id, version=1)
    with pytest.raises(Locked) as refused:
        actions.change_round(given, actor=circle.cast.fara)
    assert refused.value.status == 409
    assert circle.view(round_id).profile == "near"


def test_of_two_who_plan_at_once_the_second_is_told_and_loses_nothing(circle):
    round_id = circle.drafted()
    first = events.ChangeRound(**circle.plan(name="Mine"), round_id=round_id, version=1)
    actions.change_round(first, actor=circle.cast.fara)
    second = events.ChangeRound(**circle.plan(name="Yours"), round_id=round_id, version=1)
    with pytest.raises(Changed) as refused:
        actions.change_round(second, actor=circle.cast.exa)
    assert refused.value.data["yours"]["name"] == "Yours"
    assert circle.view(round_id).name == "Mine"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"name": " "}, Invalid),
        ({"questions": []}, Invalid),
        ({"questions": [{"kind": "dance"}]}, Invalid),
        ({"questions": [{"kind": "place", "about_id": "nothing"}]}, NotFound),
        ({"questions": [{"kind": "rank", "options": ["one"]}]}, Invalid),
        ({"questions": [{"kind": "rank", "options": ["one", "one"]}]}, Invalid),
        ({"profile": "loud"}, Invalid),
        ({"profile": "consent"}, Invalid),
        ({"identity": "masked"}, Invalid),
        ({"people": []}, Invalid),
        ({"people": ["nobody"]}, Invalid),
        ({"smallest": 1}, Invalid),
        ({"quorum": 0}, Invalid),
        ({"closes": "tomorrow"}, Invalid),
        ({"follows": "nothing"}, NoSuchRound),
    ],
)
def test_a_plan_that_cannot_be_asked_is_refused(circle, more, error):
    with pytest.raises(error):
        circle.drafted(**more)
    assert queries.rounds(circle.id, circle.cast.fara) == ()


def test_who_may_only_read_is_not_asked(circle):
    round_id = circle.open(people=[circle.member(name) for name in ("sol", "mika", "vic")])
    assert [person.name for person in circle.view(round_id).people] == ["Mika", "Sol"]


def test_one_person_alone_is_no_round(circle):
    round_id = circle.drafted(people=[circle.member("sol")])
    with pytest.raises(Invalid):
        actions.open_round(
            events.OpenRound(matrix_id=circle.id, round_id=round_id), actor=circle.cast.fara
        )
    assert circle.view(round_id).state is RoundState.DRAFTED


def test_the_end_of_its_time_is_read_off_the_clock_and_reveals_nothing(circle):
    round_id = circle.open(closes=AT)
    closes = circle.view(round_id).closes
    assert closes is not None
    assert circle.view(round_id).takes_answers
    with clock.at(closes):
        view = circle.view(round_id)
        assert view.over
        assert not view.takes_answers
        assert not view.revealed
        with pytest.raises(NotOpen) as refused:
            circle.give(round_id, "sol", at(5, 5), reason="Too late")
        assert refused.value.data["yours"]["reason"] == "Too late"


def test_it_can_go_on_after_its_time(circle):
    round_id = circle.open(closes=AT)
    closes = circle.view(round_id).closes
    with clock.at(closes):
        about = {"matrix_id": circle.id, "round_id": round_id}
        with pytest.raises(Invalid):
            actions.extend_round(events.ExtendRound(**about, closes=AT), actor=circle.cast.fara)
        actions.extend_round(events.ExtendRound(**about, closes=""), actor=circle.cast.fara)
        assert circle.give(round_id, "sol", at(5, 5))


def test_a_reveal_is_final_and_shows_everybody_the_answers(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", at(8, 3))
    with pytest.raises(NotOpen):
        circle.result(round_id)
    given = events.RevealRound(matrix_id=circle.id, round_id=round_id)
    fact, _placements = actions.reveal_round(given, actor=circle.cast.fara)
    assert isinstance(fact, events.RoundRevealed)
    target = {"target": given.operation_id, "operation_id": new_id()}
    with pytest.raises(NotPermitted):
        undo(given.stream, **target, actor=circle.cast.fara)
    [first, _second] = circle.result(round_id, "vic").outcome.tallies
    assert [shown.value for shown in first.answers] == [at(8, 3)]
    with pytest.raises(NotOpen):
        circle.give(round_id, "mika", at(1, 1))


def test_giving_up_twice_or_taking_up_what_goes_on_changes_nothing(circle):
    about = {"matrix_id": circle.id, "round_id": circle.open()}
    assert actions.reinstate_round(events.ReinstateRound(**about), actor=circle.cast.fara) == []
    actions.discard_round(events.DiscardRound(**about), actor=circle.cast.fara)
    assert actions.discard_round(events.DiscardRound(**about), actor=circle.cast.fara) == []


def test_a_round_that_was_given_up_is_never_shown(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", at(8, 3))
    actions.discard_round(
        events.DiscardRound(matrix_id=circle.id, round_id=round_id), actor=circle.cast.fara
    )
    with pytest.raises(NoSuchRound):
        circle.view(round_id, "sol")
    with pytest.raises(NotOpen):
        circle.result(round_id, "fara")
    with pytest.raises(NotOpen):
        circle.reveal(round_id)
