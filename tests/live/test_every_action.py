"""Every action in a matrix reaches every live page whole."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from segmatrix.activity.actions import ACTIONS, undo
from segmatrix.activity.events import FACTS, Fact, Input
from segmatrix.base.ids import new_id
from segmatrix.live import rendering
from segmatrix.matrix import events, queries
from segmatrix.matrix.events.matrices import InMatrix
from tests.cast import HARBOURLIGHT, Cast
from tests.live.verifying import verify_live
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


class Room:
    """A matrix with two segments, in which Exa, who may do everything, acts."""

    def __init__(self, cast: Cast) -> None:
        self.actor = cast.exa
        (created,) = self.carry_out(
            events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Our customers")
        )
        self.matrix_id = created.matrix_id
        self.growing = self.do(events.AddSegment, name="Growing teams", note="10 to 50").segment_id
        self.careful = self.do(events.AddSegment, name="Careful buyers").segment_id

    def ask(self, input_class: type[Input], **fields: Any) -> Input:
        """Return an input about this matrix."""
        return input_class(matrix_id=self.matrix_id, **fields)

    def do(self, input_class: type[Input], **fields: Any) -> Any:
        """Carry one out and return its last fact."""
        return self.carry_out(self.ask(input_class, **fields))[-1]

    def cell(self, key: str, segment_id: str = "") -> dict[str, str]:
        """Return where a cell is: a built-in row of a segment, by default of Growing teams."""
        rows = queries.table(self.matrix_id, self.actor).rows
        (found,) = [row.dimension.id for row in rows if row.dimension.key == key]
        return {"segment_id": segment_id or self.growing, "dimension_id": found}

    def row(self, key: str) -> str:
        return self.cell(key)["dimension_id"]

    def said(self, text: str = "Export every Monday") -> str:
        """Let a statement be in a cell and return its id."""
        return self.do(events.AddStatement, text=text, **self.cell("jobs")).statement_id

    def unclear(self) -> queries.Finding:
        """Return something that could be clearer."""
        return queries.findings(queries.table(self.matrix_id, self.actor)).open[0]

    def asked(self) -> str:
        """Let Marketing be asked something and return the question's id."""
        whom = {"asked_department": "Marketing"}
        return self.do(events.AskQuestion, **whom, **self.cell("jobs")).question_id

    def proposed(self) -> str:
        """Let something be proposed and return its id."""
        return self.do(events.ProposeStatement, text="Export", **self.cell("jobs")).proposal_id

    def commented(self) -> Any:
        """Let there be a comment on a statement, and return the fact."""
        return self.do(events.StartThread, text="Who says so?", statement_id=self.said())

    def with_two_texts(self) -> tuple[str, str]:
        """Let a statement have been edited by two at once; return its id and the variant's."""
        statement_id = self.said()
        self.do(events.EditStatement, statement_id=statement_id, text="Weekly export", version=1)
        kept = self.do(
            events.EditStatement, statement_id=statement_id, text="Monday's export", version=1
        )
        return statement_id, kept.variant_id

    def agreed(self) -> None:
        """Let the matrix be agreed."""
        self.do(events.AskForReview)
        self.do(events.MarkAgreed)

    def reworded(self) -> str:
        """Let a name of the agreed matrix have other words, and return their id."""
        self.agreed()
        named = {"segment_id": self.growing, "part": "name", "text": "Fast growers"}
        return self.carry_out(self.ask(events.Reword, **named))[0].wording_id

    def placed(self) -> None:
        self.do(events.PlaceSegment, segment_id=self.growing, x=7, y=8, reason="They ask for SSO")

    def axes(self) -> dict[str, str]:
        shown = queries.map(self.matrix_id, self.actor)
        return {"x_axis_id": shown.x.id, "y_axis_id": shown.y.id}

    def carry_out(self, given: Input) -> list[Fact]:
        """Carry out an input and return its facts."""
        return do(given, self.actor)


Scenario = Callable[[Room], Input]
SCENARIOS: dict[type[Input], Scenario] = {}


def of(input_class: type[Input]) -> Callable[[Scenario], Scenario]:
    """Tell, for an action, what is there before it and what is asked of it."""

    def tell(scenario: Scenario) -> Scenario:
        SCENARIOS[input_class] = scenario
        return scenario

    return tell


def simply(input_class: type[Input], fields: Callable[[Room], dict[str, Any]]) -> None:
    """An action that needs nothing beyond the room with its two segments."""
    SCENARIOS[input_class] = lambda room: room.ask(input_class, **fields(room))


simply(events.RenameMatrix, lambda room: {"name": "Whom we serve"})
simply(events.SetUnit, lambda room: {"unit": "account"})
simply(events.EditCharter, lambda room: {"field": "problems", "text": "Five lists, no picture"})
simply(
    events.ImportSheet,
    lambda room: {"text": "\tCity teams\tGrowing teams\nPain points\tSlow tenders\tNo SSO\n"},
)

simply(events.AddSegment, lambda room: {"name": "City teams"})
simply(events.RenameSegment, lambda room: {"segment_id": room.growing, "name": "Fast growers"})
simply(events.AnnotateSegment, lambda room: {"segment_id": room.growing, "note": "10 to 80"})
simply(events.RecolourSegment, lambda room: {"segment_id": room.growing, "colour": 7})
simply(events.MoveSegment, lambda room: {"segment_id": room.growing, "position": 1})
simply(events.TierSegment, lambda room: {"segment_id": room.careful, "tier": "primary"})
simply(events.RetireSegment, lambda room: {"segment_id": room.growing})
simply(events.RemoveSegment, lambda room: {"segment_id": room.growing})
simply(events.SetSegmentRule, lambda room: {"segment_id": room.growing, "rule": 'plan is "pro"'})
simply(events.ConfirmSegment, lambda room: {"segment_id": room.growing, "reason": "Ten said so"})

simply(events.AddAlias, lambda room: {"segment_id": room.growing, "text": "Startups"})

simply(events.AddDimension, lambda room: {"name": "Channels", "question": "Where are they?"})
simply(events.RenameDimension, lambda room: {"dimension_id": room.row("pains"), "name": "Aches"})
simply(events.MoveDimension, lambda room: {"dimension_id": room.row("pains"), "position": 0})
simply(events.HideDimension, lambda room: {"dimension_id": room.row("pains")})
simply(
    events.SetDimensionMeasure,
    lambda room: {
        "dimension_id": room.row("revenue"),
        "measure": 'sum of amount for "order"',
        "unit": "EUR",
    },
)

simply(events.AddStatement, lambda room: {"text": "Export on Mondays", **room.cell("jobs")})
simply(events.AnswerNotKnownYet, lambda room: {"owner": "Sol", **room.cell("pains")})
simply(events.AddContact, lambda room: {"name": "Sol", "role": "sales", **room.cell("contacts")})
simply(events.StateMeasure, lambda room: {"low": 120.0, "high": 150.0, **room.cell("size")})

simply(events.AskQuestion, lambda room: {"asked_department": "Marketing", **room.cell("jobs")})
simply(events.ProposeStatement, lambda room: {"text": "Export", **room.cell("jobs")})

simply(events.StartThread, lambda room: {"text": "Who says so?", **room.cell("jobs")})

simply(events.PlaceSegment, lambda room: {"segment_id": room.growing, "x": 7, "y": 8})
simply(
    events.AgreePlacement,
    lambda room: {"segment_id": room.growing, "x": 6, "y": 8, "rationale": "They ask for SSO"},
)
simply(events.ChooseAxes, lambda room: {"preset": "share-growth"})
simply(
    events.SetAxis,
    lambda room: {
        "slot": "x",
        "name": "Patience",
        "question": "How long do they wait?",
        "low": "A minute",
        "middle": "A day",
        "high": "A year",
    },
)


@of(events.EndorseCharter)
def _(room):
    room.do(events.EditCharter, field="problems", text="Quarrels")
    return room.ask(events.EndorseCharter, missing="Who decides?")


@of(events.WithdrawEndorsement)
def _(room):
    room.do(events.EditCharter, field="problems", text="Quarrels")
    room.do(events.EndorseCharter)
    return room.ask(events.WithdrawEndorsement)


@of(events.ReinstateEndorsement)
def _(room):
    room.do(events.EditCharter, field="problems", text="Quarrels")
    endorsed = room.do(events.EndorseCharter)
    room.do(events.WithdrawEndorsement)
    return room.ask(events.ReinstateEndorsement, endorsement_id=endorsed.endorsement_id)


simply(events.AskForReview, lambda room: {"name": "For everybody"})
simply(events.RetireMatrix, lambda room: {})
simply(events.NameRevision, lambda room: {"name": "First"})


def _in_review(room: Room, input_class: type[Input], **fields: Any) -> Input:
    room.do(events.AskForReview)
    return room.ask(input_class, **fields)


simply_in_review = {
    events.ReturnToDraft: {},
    events.MarkAgreed: {},
    events.ReturnToState: {
        "state": "draft",
        "agreed_revision": None,
        "reviewed_revision": None,
        "left": 2,
    },
}
for asked, said in simply_in_review.items():
    SCENARIOS[asked] = partial(_in_review, input_class=asked, **said)


@of(events.TakeUpMatrix)
def _(room):
    room.do(events.RetireMatrix)
    return room.ask(events.TakeUpMatrix)


@of(events.KeepRevision)
def _(room):
    number = room.do(events.NameRevision, name="First").number
    return room.ask(events.KeepRevision, number=number, stands=False)


@of(events.RestoreRevision)
def _(room):
    number = room.do(events.NameRevision, name="First").number
    room.do(events.RenameSegment, segment_id=room.growing, name="Fast growers")
    room.do(events.AddSegment, name="City teams")
    room.said()
    return room.ask(events.RestoreRevision, number=number)


@of(events.Reword)
def _(room):
    room.agreed()
    return room.ask(events.Reword, segment_id=room.growing, part="name", text="Fast growers")


@of(events.KeepWording)
def _(room):
    return room.ask(events.KeepWording, wording_id=room.reworded(), stands=False)


@of(events.ChallengeWording)
def _(room):
    return room.ask(events.ChallengeWording, wording_id=room.reworded(), reason="Too narrow")


@of(events.TakeBackChallenge)
def _(room):
    wording_id = room.reworded()
    room.do(events.ChallengeWording, wording_id=wording_id, reason="Too narrow")
    return room.ask(events.TakeBackChallenge, wording_id=wording_id)


@of(events.AssumeSegment)
def _(room):
    room.do(events.ConfirmSegment, segment_id=room.growing, reason="Ten said so")
    return room.ask(events.AssumeSegment, segment_id=room.growing)


@of(events.ReinstateConfirmation)
def _(room):
    segment = {"segment_id": room.growing}
    confirmed = room.do(events.ConfirmSegment, **segment, reason="Ten said so")
    room.do(events.AssumeSegment, **segment)
    return room.ask(
        events.ReinstateConfirmation, **segment, confirmation_id=confirmed.confirmation_id
    )


@of(events.WithdrawQuestion)
def _(room):
    return room.ask(events.WithdrawQuestion, question_id=room.asked())


@of(events.RepeatQuestion)
def _(room):
    question_id = room.asked()
    room.do(events.WithdrawQuestion, question_id=question_id)
    return room.ask(events.RepeatQuestion, question_id=question_id)


@of(events.AcceptProposal)
def _(room):
    return room.ask(events.AcceptProposal, proposal_id=room.proposed(), text="Weekly export")


@of(events.DeclineProposal)
def _(room):
    return room.ask(events.DeclineProposal, proposal_id=room.proposed(), reason="Said already")


@of(events.WithdrawProposal)
def _(room):
    return room.ask(events.WithdrawProposal, proposal_id=room.proposed())


@of(events.ReopenProposal)
def _(room):
    proposal_id = room.proposed()
    room.do(events.DeclineProposal, proposal_id=proposal_id, reason="Said already")
    return room.ask(events.ReopenProposal, proposal_id=proposal_id)


@of(events.ReinstateOutcome)
def _(room):
    proposal_id = room.proposed()
    declined = room.do(events.DeclineProposal, proposal_id=proposal_id, reason="Said already")
    room.do(events.ReopenProposal, proposal_id=proposal_id)
    return room.ask(events.ReinstateOutcome, outcome_id=declined.outcome_id)


@of(events.DismissFinding)
def _(room):
    return room.ask(events.DismissFinding, key=room.unclear().key, reason="It says enough")


@of(events.RestoreFinding)
def _(room):
    key = room.unclear().key
    room.do(events.DismissFinding, key=key)
    return room.ask(events.RestoreFinding, key=key)


@of(events.ReinstateDismissal)
def _(room):
    dismissed = room.do(events.DismissFinding, key=room.unclear().key)
    room.do(events.RestoreFinding, key=dismissed.key)
    return room.ask(events.ReinstateDismissal, dismissal_id=dismissed.dismissal_id)


@of(events.RestoreSegment)
def _(room):
    room.do(events.RetireSegment, segment_id=room.growing)
    return room.ask(events.RestoreSegment, segment_id=room.growing)


@of(events.ShowDimension)
def _(room):
    pains = room.row("pains")
    room.do(events.HideDimension, dimension_id=pains)
    return room.ask(events.ShowDimension, dimension_id=pains)


@of(events.RemoveDimension)
def _(room):
    added = room.do(events.AddDimension, name="Channels")
    return room.ask(events.RemoveDimension, dimension_id=added.dimension_id)


@of(events.EditStatement)
def _(room):
    return room.ask(events.EditStatement, statement_id=room.said(), text="Weekly export")


@of(events.MoveStatement)
def _(room):
    to = room.cell("pains", room.careful)
    return room.ask(events.MoveStatement, statement_id=room.said(), **to)


@of(events.RemoveStatement)
def _(room):
    return room.ask(events.RemoveStatement, statement_id=room.said())


@of(events.RestoreStatement)
def _(room):
    statement_id = room.said()
    room.do(events.RemoveStatement, statement_id=statement_id)
    return room.ask(events.RestoreStatement, statement_id=statement_id)


@of(events.PickVariant)
def _(room):
    statement_id, variant_id = room.with_two_texts()
    return room.ask(
        events.PickVariant, statement_id=statement_id, variant_id=variant_id, seen=[variant_id]
    )


@of(events.ReopenVariants)
def _(room):
    statement_id, variant_id = room.with_two_texts()
    room.do(events.PickVariant, statement_id=statement_id, seen=[variant_id])
    return room.ask(
        events.ReopenVariants,
        statement_id=statement_id,
        text="Weekly export",
        variant_ids=[variant_id],
    )


@of(events.TakeBackNotKnownYet)
def _(room):
    room.do(events.AnswerNotKnownYet, **room.cell("pains"))
    return room.ask(events.TakeBackNotKnownYet, **room.cell("pains"))


@of(events.ReinstateNotKnownYet)
def _(room):
    cell = room.cell("pains")
    answered = room.do(events.AnswerNotKnownYet, **cell)
    room.do(events.TakeBackNotKnownYet, **cell)
    return room.ask(events.ReinstateNotKnownYet, answer_id=answered.answer_id, **cell)


@of(events.RemoveContact)
def _(room):
    added = room.do(events.AddContact, name="Sol", **room.cell("contacts"))
    return room.ask(events.RemoveContact, contact_id=added.contact_id)


@of(events.RestoreContact)
def _(room):
    added = room.do(events.AddContact, name="Sol", **room.cell("contacts"))
    room.do(events.RemoveContact, contact_id=added.contact_id)
    return room.ask(events.RestoreContact, contact_id=added.contact_id)


@of(events.EditAlias)
def _(room):
    added = room.do(events.AddAlias, segment_id=room.growing, text="Startups")
    return room.ask(events.EditAlias, alias_id=added.alias_id, text="Scale-ups", origin="Sales")


@of(events.RemoveAlias)
def _(room):
    added = room.do(events.AddAlias, segment_id=room.growing, text="Startups")
    return room.ask(events.RemoveAlias, alias_id=added.alias_id)


@of(events.RestoreAlias)
def _(room):
    added = room.do(events.AddAlias, segment_id=room.growing, text="Startups")
    room.do(events.RemoveAlias, alias_id=added.alias_id)
    return room.ask(events.RestoreAlias, alias_id=added.alias_id)


def merged(room, **more):
    room.commented()
    room.placed()
    return room.ask(
        events.MergeSegments, into=room.careful, segment_ids=[room.growing], name="All", **more
    )


@of(events.MergeSegments)
def _(room):
    return merged(room)


@of(events.UnmergeSegments)
def _(room):
    fact = room.carry_out(merged(room))[-1]
    return room.ask(events.UnmergeSegments, lineage_id=fact.lineage_id)


def split(room):
    statement_id = room.commented().statement_id
    part = {"name": "Startups", "statement_ids": [statement_id]}
    return room.ask(events.SplitSegment, segment_id=room.growing, parts=[part])


@of(events.SplitSegment)
def _(room):
    return split(room)


@of(events.RejoinParts)
def _(room):
    fact = room.carry_out(split(room))[-1]
    return room.ask(events.RejoinParts, lineage_id=fact.lineage_id)


@of(events.ResplitSegment)
def _(room):
    fact = room.carry_out(split(room))[-1]
    room.do(events.RejoinParts, lineage_id=fact.lineage_id)
    return room.ask(events.ResplitSegment, lineage_id=fact.lineage_id)


@of(events.ReplyInThread)
def _(room):
    return room.ask(events.ReplyInThread, thread_id=room.commented().thread_id, text="Their CTO")


@of(events.EditComment)
def _(room):
    commented = room.commented()
    return room.ask(events.EditComment, comment_id=commented.comment_id, text="Who told you?")


@of(events.RemoveComment)
def _(room):
    return room.ask(events.RemoveComment, comment_id=room.commented().comment_id)


@of(events.RestoreComment)
def _(room):
    comment_id = room.commented().comment_id
    room.do(events.RemoveComment, comment_id=comment_id)
    return room.ask(events.RestoreComment, comment_id=comment_id)


@of(events.ResolveThread)
def _(room):
    return room.ask(events.ResolveThread, thread_id=room.commented().thread_id)


@of(events.ReopenThread)
def _(room):
    thread_id = room.commented().thread_id
    room.do(events.ResolveThread, thread_id=thread_id)
    return room.ask(events.ReopenThread, thread_id=thread_id)


@of(events.WithdrawMeasure)
def _(room):
    room.do(events.StateMeasure, low=120.0, **room.cell("size"))
    return room.ask(events.WithdrawMeasure, **room.cell("size"))


@of(events.ReinstateMeasure)
def _(room):
    cell = room.cell("size")
    stated = room.do(events.StateMeasure, low=120.0, **cell)
    room.do(events.WithdrawMeasure, **cell)
    return room.ask(events.ReinstateMeasure, measure_id=stated.measure_id, **cell)


@of(events.WithdrawPlacement)
def _(room):
    room.placed()
    return room.ask(events.WithdrawPlacement, segment_id=room.growing)


@of(events.ClearAgreedPlacement)
def _(room):
    room.do(events.AgreePlacement, segment_id=room.growing, x=6, y=8)
    return room.ask(events.ClearAgreedPlacement, segment_id=room.growing)


@of(events.ReinstateAgreedPlacement)
def _(room):
    agreed = room.do(events.AgreePlacement, segment_id=room.growing, x=6, y=8)
    room.do(events.ClearAgreedPlacement, segment_id=room.growing)
    return room.ask(
        events.ReinstateAgreedPlacement,
        segment_id=room.growing,
        placement_id=agreed.placement_id,
    )


@of(events.ReturnToAxes)
def _(room):
    room.placed()
    axes = room.axes()
    room.do(events.ChooseAxes, preset="share-growth")
    return room.ask(events.ReturnToAxes, **axes)


@pytest.fixture
def room(cast: Cast) -> Room:
    return Room(cast)


EVERY = sorted(
    name
    for name, (given, _) in ACTIONS.items()
    if issubclass(given, InMatrix) and given.__module__.startswith("segmatrix.matrix.")
)


@pytest.mark.parametrize("name", EVERY)
def test_an_action_reaches_live_pages_and_so_does_its_undo(name, room, cast, signed_in):
    input_class, _action = ACTIONS[name]
    assert input_class in SCENARIOS, f"{name} needs a scenario here, to be proved live"
    given = SCENARIOS[input_class](room)

    with verify_live(room.matrix_id, signed_in("sol"), teller=cast.vic):
        do(given, room.actor)
    with verify_live(room.matrix_id, signed_in("sol"), teller=cast.vic):
        undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=room.actor)


def test_an_axis_in_other_words_reaches_live_pages(room, cast, signed_in):
    same = queries.map(room.matrix_id, room.actor).x
    with verify_live(room.matrix_id, signed_in("sol"), teller=cast.vic):
        room.do(
            events.SetAxis,
            slot="x",
            name="Needs",
            question=same.question,
            low="Common",
            middle="Mixed",
            high="Special",
        )


def test_two_edits_of_one_statement_at_once_reach_live_pages_with_both_texts(room, cast, signed_in):
    statement_id = room.said()
    with verify_live(room.matrix_id, signed_in("sol"), teller=cast.vic):
        edit = {"matrix_id": room.matrix_id, "statement_id": statement_id, "version": 1}
        _, edit_statement = ACTIONS["EditStatement"]
        edit_statement(events.EditStatement(text="Weekly export", **edit), actor=cast.mika)
        edit_statement(events.EditStatement(text="Monday's export", **edit), actor=cast.pri)

    kept = queries.statement(room.matrix_id, statement_id, cast.sol)
    assert [kept.text, *(variant.text for variant in kept.variants)] == [
        "Weekly export",
        "Monday's export",
    ]


@pytest.mark.parametrize(
    "kind",
    sorted(
        kind
        for kind, fact in FACTS.items()
        if fact.__module__.startswith(("segmatrix.matrix.", "segmatrix.studies."))
    ),
)
def test_every_fact_of_a_matrix_says_what_it_touches(kind):
    assert kind in rendering._TOUCHED
