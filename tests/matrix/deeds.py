"""One use of every action, with what it needs and what it records: data for the laws of all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from segmatrix.activity import actions as activity
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries
from segmatrix.matrix.gating import GateReport
from segmatrix.matrix.linting import Code
from segmatrix.people.terms import Permission
from tests.matrix.agreeing import agree, review
from tests.matrix.conftest import Bench

SHEET = "\tRisk modellers\tCities\nMain goals\tProve figures\tSave money\nSize\t612\t438"


@dataclass(frozen=True)
class Deed:
    """One use of an action.

    Attributes:
        may: What it needs.
        given: Prepares the matrix and returns the input.
        facts: The kinds of fact that it records.
        once: Whether it is taken back but not done again; what does that is its own test.
    """

    may: Permission
    given: Callable[[Bench], Input]
    facts: tuple[type[Fact], ...]
    once: bool = False


def do(given: Input, actor: Actor) -> list[Fact]:
    """Carry out an input by the action that takes it; the gate is open to whatever it is about."""
    told = {}
    if isinstance(given, events.MarkAgreed):
        now = queries.matrix(given.matrix_id, actor).revision
        told = {"report": GateReport(matrix_id=given.matrix_id, revision=now, conditions=())}
    return activity.ACTIONS[type(given).__name__][1](given, actor=actor, **told)


def _rename(bench: Bench) -> Input:
    return events.RenameSegment(
        matrix_id=bench.id, segment_id=bench.segment("Banks"), name="Insurers"
    )


def _on(segment_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about the second of three segments."""

    def given(bench: Bench) -> Input:
        bench.segment("Banks")
        segment_id = bench.segment("Cities")
        bench.segment("Newsrooms")
        return segment_events(matrix_id=bench.id, segment_id=segment_id, **more)

    return given


def _down(dimension_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about the row of pain points."""

    def given(bench: Bench) -> Input:
        return dimension_events(matrix_id=bench.id, dimension_id=bench.dimension["pains"], **more)

    return given


def _in(key: str, cell_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about a cell."""

    def given(bench: Bench) -> Input:
        return cell_events(
            matrix_id=bench.id,
            segment_id=bench.segment("Banks"),
            dimension_id=bench.dimension[key],
            **more,
        )

    return given


def _after(
    first: Callable[[Bench], Input],
    then: Callable[[Bench, Input], Input],
    *,
    by: str = "fara",
) -> Callable[[Bench], Input]:
    """An input that follows another one."""

    def given(bench: Bench) -> Input:
        earlier = first(bench)
        do(earlier, getattr(bench.cast, by))
        return then(bench, earlier)

    return given


def _said(
    then: Callable[[Bench, str, str], Input], *, removed: bool = False
) -> Callable[[Bench], Input]:
    """An input about the middle one of three statements."""

    def given(bench: Bench) -> Input:
        segment_id = bench.segment("Banks")
        bench.statement(segment_id, "First")
        statement_id = bench.statement(segment_id, "Second")
        bench.statement(segment_id, "Third")
        if removed:
            do(
                events.RemoveStatement(matrix_id=bench.id, statement_id=statement_id),
                bench.cast.sol,
            )
        return then(bench, segment_id, statement_id)

    return given


def _with_variant(bench: Bench) -> dict[str, str]:
    statement_id = bench.statement(bench.segment("Banks"), "Prove figures")
    edit = {"matrix_id": bench.id, "statement_id": statement_id, "version": 1}
    do(events.EditStatement(**edit, text="Prove every figure"), bench.cast.sol)
    kept = do(events.EditStatement(**edit, text="Show sources"), bench.cast.mika)
    return {"statement_id": statement_id, "variant_id": kept[0].variant_id}


def _picked(bench: Bench) -> Input:
    known = _with_variant(bench)
    return events.PickVariant(matrix_id=bench.id, **known, seen=[known["variant_id"]])


def _reopened(bench: Bench) -> Input:
    known = _with_variant(bench)
    pick = events.PickVariant(matrix_id=bench.id, **known, seen=[])
    do(pick, bench.cast.sol)
    return events.ReopenVariants(
        matrix_id=bench.id,
        statement_id=known["statement_id"],
        text="Prove every figure",
        variant_ids=[known["variant_id"]],
        picked=known["variant_id"],
    )


def _contact(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    def given(bench: Bench) -> Input:
        added = do(_in("contacts", events.AddContact, name="Ida")(bench), bench.cast.sol)
        return then(bench, added[0].contact_id)

    return given


def _restored_contact(bench: Bench, contact_id: str) -> Input:
    about = {"matrix_id": bench.id, "contact_id": contact_id}
    do(events.RemoveContact(**about), bench.cast.sol)
    return events.RestoreContact(**about)


def _dismissed(then: Callable[[Bench, Fact], Input]) -> Callable[[Bench], Input]:
    """An input about a dismissal of Exa's."""

    def given(bench: Bench) -> Input:
        fact = do(_abbreviated(bench), bench.cast.exa)[0]
        return then(bench, fact)

    return given


def _abbreviated(bench: Bench) -> Input:
    bench.segment("CRM users")
    key = bench.finding(Code.ACRONYM).key
    return events.DismissFinding(matrix_id=bench.id, key=key, reason="Everybody says so here")


def _shown_again(bench: Bench, fact: Fact) -> Input:
    do(events.RestoreFinding(matrix_id=bench.id, key=fact.key), bench.cast.exa)
    return events.ReinstateDismissal(matrix_id=bench.id, dismissal_id=fact.dismissal_id)


def _axes_again(bench: Bench) -> Input:
    earlier = bench.map
    do(events.ChooseAxes(matrix_id=bench.id, preset="share-growth"), bench.cast.fara)
    return events.ReturnToAxes(matrix_id=bench.id, x_axis_id=earlier.x.id, y_axis_id=earlier.y.id)


def _again(
    first: Callable[[Bench], Input],
    second: Callable[[Bench, Input], Input],
    reinstate: Callable[[Bench, Fact, Input], Input],
) -> Callable[[Bench], Input]:
    """An input that lets the first of two answers hold again."""

    def given(bench: Bench) -> Input:
        earlier = first(bench)
        fact = do(earlier, bench.cast.exa)[0]
        do(second(bench, earlier), bench.cast.exa)
        return reinstate(bench, fact, earlier)

    return given


def _commented(
    then: Callable[[Bench, Fact], Input], *, first: str = ""
) -> Callable[[Bench], Input]:
    """An input about a thread that Exa began on a statement and Sol has answered.

    `first` names what Exa did to it before: removed it or resolved it.
    """

    def given(bench: Bench) -> Input:
        statement_id = bench.statement(bench.segment("Banks"), "Prove figures")
        fact = bench.comment("Which, @Sol?", by=bench.cast.exa, statement_id=statement_id)
        bench.reply(fact.thread_id, "All", by=bench.cast.sol)
        if first == "removed":
            do(
                events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id),
                bench.cast.exa,
            )
        if first == "resolved":
            do(events.ResolveThread(matrix_id=bench.id, thread_id=fact.thread_id), bench.cast.exa)
        return then(bench, fact)

    return given


def _word(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    """An input about a word for the second of three segments."""

    def given(bench: Bench) -> Input:
        added = do(_on(events.AddAlias, text="Towns", origin="Sales")(bench), bench.cast.sol)
        return then(bench, added[0].alias_id)

    return given


def _restored_word(bench: Bench, alias_id: str) -> Input:
    about = {"matrix_id": bench.id, "alias_id": alias_id}
    do(events.RemoveAlias(**about), bench.cast.sol)
    return events.RestoreAlias(**about)


def _full(bench: Bench, name: str, by: str) -> str:
    """Return a segment with something of everything in it."""
    actor = getattr(bench.cast, by)
    segment_id = bench.segment(name)
    about = {"matrix_id": bench.id, "segment_id": segment_id}
    for key, text in (("goals", "Grow"), ("goals", "Save"), ("definition", f"Who: {name}")):
        bench.statement(segment_id, f"{text} {name}", key=key, by=actor)
    do(
        events.StateMeasure(**about, dimension_id=bench.dimension["size"], low=len(name)),
        actor,
    )
    do(events.AnswerNotKnownYet(**about, dimension_id=bench.dimension["pains"]), actor)
    for person in ("Ida", f"Somebody of {name}"):
        contact = {"dimension_id": bench.dimension["contacts"], "name": person}
        do(events.AddContact(**about, **contact), actor)
    do(events.PlaceSegment(**about, x=3, y=len(name)), actor)
    do(events.AddAlias(**about, text=f"The {name}", origin="Sales"), actor)
    do(events.AgreePlacement(**about, x=4, y=len(name)), bench.cast.fara)
    rule = f'industry is "{name}"  # as agreed'
    do(events.SetSegmentRule(**about, rule=rule), bench.cast.exa)
    bench.comment(f"On {name}", segment_id=segment_id)
    return segment_id


def _merge(bench: Bench, **more: object) -> events.MergeSegments:
    """A merge of two full segments into a third, to which another rule refers."""
    banks, cities, schools = (
        _full(bench, name, by)
        for name, by in (("Banks", "sol"), ("Cities", "mika"), ("Schools", "sol"))
    )
    other = bench.segment("Others")
    rule = 'not in segment "Cities" and not in segment "Schools"'
    do(events.SetSegmentRule(matrix_id=bench.id, segment_id=other, rule=rule), bench.cast.exa)
    return events.MergeSegments(
        matrix_id=bench.id, into=banks, segment_ids=[schools, cities], **more
    )


def _unmerge(bench: Bench) -> Input:
    fact = do(_merge(bench, name="Public bodies"), bench.cast.fara)[0]
    return events.UnmergeSegments(matrix_id=bench.id, lineage_id=fact.lineage_id)


def _split(bench: Bench) -> events.SplitSegment:
    bench.segment("Newsrooms")
    segment_id = _full(bench, "Banks", "sol")
    chosen = [bench.cell(segment_id, key).statements[0].id for key in ("goals", "definition")]
    bench.comment("True?", statement_id=chosen[0])
    return events.SplitSegment(
        matrix_id=bench.id,
        segment_id=segment_id,
        parts=[
            {"name": "Big banks", "note": "over 1000", "statement_ids": chosen},
            {"name": "Small banks", "tier": "other"},
        ],
    )


def _rejoin(bench: Bench) -> Input:
    fact = do(_split(bench), bench.cast.fara)[0]
    return events.RejoinParts(matrix_id=bench.id, lineage_id=fact.lineage_id)


def _resplit(bench: Bench) -> Input:
    given = _rejoin(bench)
    do(given, bench.cast.fara)
    return events.ResplitSegment(matrix_id=bench.id, lineage_id=given.lineage_id)


def _asked(then: Callable[[Bench, Fact], Input], *, withdrawn: bool = False) -> Callable:
    """An input about a question that Exa asked of Sales."""

    def given(bench: Bench) -> Input:
        fact = do(ASK(bench), bench.cast.exa)[0]
        if withdrawn:
            about = {"matrix_id": bench.id, "question_id": fact.question_id}
            do(events.WithdrawQuestion(**about), bench.cast.exa)
        return then(bench, fact)

    return given


def _proposed(then: Callable[[Bench, Fact], Input]) -> Callable[[Bench], Input]:
    """An input about a statement that Exa proposed."""

    def given(bench: Bench) -> Input:
        return then(bench, do(PROPOSE(bench), bench.cast.exa)[0])

    return given


def _declined(then: Callable[[Bench, Fact], Input]) -> Callable[[Bench], Input]:
    """An input about a proposal that Exa declined."""

    def declined(bench: Bench, fact: Fact) -> Input:
        given = events.DeclineProposal(
            matrix_id=bench.id, proposal_id=fact.proposal_id, reason="Said already"
        )
        return then(bench, do(given, bench.cast.exa)[0])

    return _proposed(declined)


def _outcome_again(bench: Bench, fact: Fact) -> Input:
    reopen = events.ReopenProposal(matrix_id=bench.id, proposal_id=fact.proposal_id)
    do(reopen, bench.cast.exa)
    return events.ReinstateOutcome(matrix_id=bench.id, outcome_id=fact.outcome_id)


def _place(given: Input) -> dict[str, str]:
    return {
        "matrix_id": given.matrix_id,
        "segment_id": given.segment_id,
        "dimension_id": given.dimension_id,
    }


def _whole(given: Input) -> dict[str, str]:
    return {"matrix_id": given.matrix_id, "segment_id": given.segment_id}


def _in_review(then: Callable[[Bench], Input]) -> Callable[[Bench], Input]:
    """An input about a matrix in review."""

    def given(bench: Bench) -> Input:
        bench.segment("Banks")
        review(bench)
        return then(bench)

    return given


def _agreed(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    """An input about a segment of an agreed matrix."""

    def given(bench: Bench) -> Input:
        segment_id = bench.segment("Banks")
        agree(bench)
        return then(bench, segment_id)

    return given


def _reworded(
    then: Callable[[Bench, str], Input], *, challenged: bool = False
) -> Callable[[Bench], Input]:
    """An input about other words for the name of a segment."""

    def given(bench: Bench, segment_id: str) -> Input:
        fact = do(_reword(bench, segment_id), bench.cast.exa)[0]
        if challenged:
            do(_challenge(bench, fact.wording_id), bench.cast.exa)
        return then(bench, fact.wording_id)

    return _agreed(given)


def _reword(bench: Bench, segment_id: str) -> Input:
    return events.Reword(matrix_id=bench.id, segment_id=segment_id, part="name", text="The banks")


def _challenge(bench: Bench, wording_id: str) -> Input:
    about = {"matrix_id": bench.id, "wording_id": wording_id}
    return events.ChallengeWording(**about, reason="It leaves out insurers")


def _kept(then: Callable[[Bench, int], Input]) -> Callable[[Bench], Input]:
    """An input about a revision after which a segment was added."""

    def given(bench: Bench) -> Input:
        name = events.NameRevision(matrix_id=bench.id, name="First")
        number = do(name, bench.cast.fara)[0].number
        bench.segment("Banks")
        return then(bench, number)

    return given


def _whole_matrix(asked: type[Input], **more: object) -> Callable[[Bench], Input]:
    return lambda bench: asked(matrix_id=bench.id, **more)


def _to_draft(bench: Bench) -> Input:
    numbers = {"agreed_revision": None, "reviewed_revision": None}
    return events.ReturnToState(matrix_id=bench.id, state="draft", left=2, **numbers)


EDIT, SHAPE, DATA = Permission.EDIT_CELLS, Permission.SHAPE, Permission.DATA
COMMENT, STATES = Permission.COMMENT, Permission.STATES
STATE = _in("size", events.StateMeasure, low=5, high=8, unit="teams", date="2026-05-01")
NOT_KNOWN = _in("goals", events.AnswerNotKnownYet, owner="Ida", due="2026-07-01", method="Ask")
PLACE = _on(events.PlaceSegment, x=3, y=8, reason="They pay")
AGREE = _on(events.AgreePlacement, x=3, y=8, rationale="Audits", dissent="Sol: less")
ASK = _in("goals", events.AskQuestion, asked_department="Sales", note="Since when?")
PROPOSE = _in("goals", events.ProposeStatement, text="Prove figures")

CONFIRM = _on(events.ConfirmSegment, reason="Twelve of twelve said: that is us")


def _chartered(bench: Bench) -> Input:
    """Let there be something in the charter to agree to."""
    charter = events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels")
    do(charter, bench.cast.fara)
    return events.EndorseCharter(matrix_id=bench.id, missing="Who decides?")


def _endorsed(then: Callable[[Bench, Fact], Input], *, withdrawn: bool = False) -> Callable:
    """An input about what Exa said of the charter."""

    def given(bench: Bench) -> Input:
        fact = do(_chartered(bench), bench.cast.exa)[0]
        if withdrawn:
            do(events.WithdrawEndorsement(matrix_id=bench.id), bench.cast.exa)
        return then(bench, fact)

    return given


DEEDS: dict[str, Deed] = {
    "endorse_charter": Deed(COMMENT, _chartered, (events.CharterEndorsed,)),
    "withdraw_endorsement": Deed(
        COMMENT,
        _endorsed(lambda bench, _: events.WithdrawEndorsement(matrix_id=bench.id)),
        (events.EndorsementWithdrawn,),
    ),
    "reinstate_endorsement": Deed(
        COMMENT,
        _endorsed(
            lambda bench, fact: events.ReinstateEndorsement(
                matrix_id=bench.id, endorsement_id=fact.endorsement_id
            ),
            withdrawn=True,
        ),
        (events.CharterEndorsed,),
    ),
    "ask_for_review": Deed(
        STATES, _whole_matrix(events.AskForReview), (events.RevisionKept, events.StateSet)
    ),
    "return_to_draft": Deed(
        STATES, _in_review(_whole_matrix(events.ReturnToDraft)), (events.StateSet,)
    ),
    "mark_agreed": Deed(
        STATES,
        _in_review(_whole_matrix(events.MarkAgreed)),
        (events.RevisionKept, events.StateSet),
        once=True,  # the gate alone agrees anew: test_states.py
    ),
    "retire_matrix": Deed(STATES, _whole_matrix(events.RetireMatrix), (events.StateSet,)),
    "take_up_matrix": Deed(
        STATES,
        _after(
            _whole_matrix(events.RetireMatrix),
            lambda bench, _: events.TakeUpMatrix(matrix_id=bench.id),
        ),
        (events.StateSet,),
    ),
    "return_to_state": Deed(STATES, _in_review(_to_draft), (events.StateSet,)),
    "name_revision": Deed(
        STATES, _whole_matrix(events.NameRevision, name="First"), (events.RevisionKept,)
    ),
    "keep_revision": Deed(
        STATES,
        _kept(lambda bench, n: events.KeepRevision(matrix_id=bench.id, number=n, stands=False)),
        (events.RevisionKept,),
    ),
    "restore_revision": Deed(
        STATES,
        _kept(lambda bench, n: events.RestoreRevision(matrix_id=bench.id, number=n)),
        (events.RevisionKept, events.RevisionRestored),
    ),
    "reword": Deed(STATES, _agreed(_reword), (events.WordingAnnounced, events.SegmentRenamed)),
    "keep_wording": Deed(
        STATES,
        _reworded(
            lambda bench, ident: events.KeepWording(
                matrix_id=bench.id, wording_id=ident, stands=False
            )
        ),
        (events.WordingAnnounced,),
    ),
    "challenge_wording": Deed(
        COMMENT, _reworded(_challenge), (events.WordingChallenged, events.StateSet)
    ),
    "take_back_challenge": Deed(
        COMMENT,
        _reworded(
            lambda bench, ident: events.TakeBackChallenge(matrix_id=bench.id, wording_id=ident),
            challenged=True,
        ),
        (events.WordingChallenged,),
    ),
    "confirm_segment": Deed(SHAPE, CONFIRM, (events.SegmentConfirmed,)),
    "assume_segment": Deed(
        SHAPE,
        _after(CONFIRM, lambda _, given: events.AssumeSegment(**_whole(given))),
        (events.SegmentAssumed,),
    ),
    "reinstate_confirmation": Deed(
        SHAPE,
        _again(
            CONFIRM,
            lambda _, given: events.AssumeSegment(**_whole(given)),
            lambda _, fact, given: events.ReinstateConfirmation(
                **_whole(given), confirmation_id=fact.confirmation_id
            ),
        ),
        (events.SegmentConfirmed,),
    ),
    "ask_question": Deed(COMMENT, ASK, (events.QuestionAsked,)),
    "withdraw_question": Deed(
        COMMENT,
        _asked(
            lambda bench, fact: events.WithdrawQuestion(
                matrix_id=bench.id, question_id=fact.question_id
            )
        ),
        (events.QuestionWithdrawn,),
    ),
    "repeat_question": Deed(
        COMMENT,
        _asked(
            lambda bench, fact: events.RepeatQuestion(
                matrix_id=bench.id, question_id=fact.question_id
            ),
            withdrawn=True,
        ),
        (events.QuestionAsked,),
    ),
    "propose_statement": Deed(COMMENT, PROPOSE, (events.StatementProposed,)),
    "accept_proposal": Deed(
        EDIT,
        _proposed(
            lambda bench, fact: events.AcceptProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id, text="Prove every figure"
            )
        ),
        (events.StatementAdded, events.ProposalAccepted),
    ),
    "decline_proposal": Deed(
        EDIT,
        _proposed(
            lambda bench, fact: events.DeclineProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id, reason="Said already"
            )
        ),
        (events.ProposalDeclined,),
    ),
    "withdraw_proposal": Deed(
        COMMENT,
        _proposed(
            lambda bench, fact: events.WithdrawProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id
            )
        ),
        (events.ProposalWithdrawn,),
    ),
    "reopen_proposal": Deed(
        EDIT,
        _declined(
            lambda bench, fact: events.ReopenProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id
            )
        ),
        (events.ProposalReopened,),
    ),
    "reinstate_outcome": Deed(EDIT, _declined(_outcome_again), (events.ProposalDeclined,)),
    "add_alias": Deed(
        EDIT,
        _on(events.AddAlias, text="Towns", origin="Sales", language="en"),
        (events.AliasAdded,),
    ),
    "dismiss_finding": Deed(EDIT, _abbreviated, (events.FindingDismissed,)),
    "restore_finding": Deed(
        EDIT,
        _dismissed(lambda bench, fact: events.RestoreFinding(matrix_id=bench.id, key=fact.key)),
        (events.FindingRestored,),
    ),
    "reinstate_dismissal": Deed(EDIT, _dismissed(_shown_again), (events.FindingDismissed,)),
    "edit_alias": Deed(
        EDIT,
        _word(
            lambda bench, alias_id: events.EditAlias(
                matrix_id=bench.id, alias_id=alias_id, text="Boroughs", origin="Support"
            )
        ),
        (events.AliasEdited,),
    ),
    "remove_alias": Deed(
        EDIT,
        _word(lambda bench, alias_id: events.RemoveAlias(matrix_id=bench.id, alias_id=alias_id)),
        (events.AliasRemoved,),
    ),
    "restore_alias": Deed(EDIT, _word(_restored_word), (events.AliasRestored,)),
    "merge_segments": Deed(
        SHAPE, lambda bench: _merge(bench, name="Cities"), (events.SegmentsMerged,)
    ),
    "unmerge_segments": Deed(SHAPE, _unmerge, (events.SegmentsUnmerged,)),
    "split_segment": Deed(SHAPE, _split, (events.SegmentSplit,)),
    "rejoin_parts": Deed(SHAPE, _rejoin, (events.PartsRejoined,)),
    "resplit_segment": Deed(SHAPE, _resplit, (events.SegmentSplit,)),
    "add_contact": Deed(
        EDIT, _in("contacts", events.AddContact, name="Ida"), (events.ContactAdded,)
    ),
    "add_dimension": Deed(
        SHAPE,
        lambda bench: events.AddDimension(matrix_id=bench.id, name="Channels", position=2),
        (events.DimensionAdded,),
    ),
    "add_segment": Deed(
        SHAPE,
        lambda bench: events.AddSegment(matrix_id=bench.id, name="Banks", tier="primary"),
        (events.SegmentAdded,),
    ),
    "add_statement": Deed(
        EDIT, _in("goals", events.AddStatement, text="Grow"), (events.StatementAdded,)
    ),
    "agree_placement": Deed(SHAPE, AGREE, (events.PlacementAgreed,)),
    "annotate_segment": Deed(
        SHAPE, _on(events.AnnotateSegment, note="insurers"), (events.SegmentAnnotated,)
    ),
    "answer_not_known_yet": Deed(EDIT, NOT_KNOWN, (events.NotKnownYetAnswered,)),
    "choose_axes": Deed(
        SHAPE,
        lambda bench: events.ChooseAxes(matrix_id=bench.id, preset="share-growth"),
        (events.AxesChosen,),
    ),
    "clear_agreed_placement": Deed(
        SHAPE,
        _after(AGREE, lambda _, given: events.ClearAgreedPlacement(**_whole(given))),
        (events.AgreedPlacementCleared,),
    ),
    "edit_charter": Deed(
        SHAPE,
        lambda bench: events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels"),
        (events.CharterEdited,),
    ),
    "edit_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.EditComment(
                matrix_id=bench.id, comment_id=fact.comment_id, text="Which, @Mika?", version=1
            )
        ),
        (events.CommentEdited,),
    ),
    "edit_statement": Deed(
        EDIT,
        _said(
            lambda bench, _, statement_id: events.EditStatement(
                matrix_id=bench.id, statement_id=statement_id, text="Otherwise", version=1
            )
        ),
        (events.StatementEdited,),
    ),
    "hide_dimension": Deed(SHAPE, _down(events.HideDimension), (events.DimensionHidden,)),
    "import_sheet": Deed(
        SHAPE,
        lambda bench: events.ImportSheet(matrix_id=bench.id, text=SHEET),
        (events.SegmentAdded, events.StatementAdded, events.MeasureStated),
    ),
    "move_dimension": Deed(
        SHAPE, _down(events.MoveDimension, position=1), (events.DimensionMoved,)
    ),
    "move_segment": Deed(SHAPE, _on(events.MoveSegment, position=2), (events.SegmentMoved,)),
    "move_statement": Deed(
        EDIT,
        _said(
            lambda bench, segment_id, statement_id: events.MoveStatement(
                matrix_id=bench.id,
                statement_id=statement_id,
                segment_id=segment_id,
                dimension_id=bench.dimension["jobs"],
            )
        ),
        (events.StatementMoved,),
    ),
    "pick_variant": Deed(EDIT, _picked, (events.VariantPicked,)),
    "place_segment": Deed(EDIT, PLACE, (events.SegmentPlaced,)),
    "recolour_segment": Deed(
        SHAPE, _on(events.RecolourSegment, colour=8), (events.SegmentRecoloured,)
    ),
    "reinstate_agreed_placement": Deed(
        SHAPE,
        _again(
            AGREE,
            lambda _, given: replace(given, operation_id=new_id(), x=9),
            lambda _, fact, given: events.ReinstateAgreedPlacement(
                **_whole(given), placement_id=fact.placement_id
            ),
        ),
        (events.PlacementAgreed,),
    ),
    "reinstate_measure": Deed(
        EDIT,
        _again(
            STATE,
            lambda _, given: replace(given, operation_id=new_id(), high=9),
            lambda _, fact, given: events.ReinstateMeasure(
                **_place(given), measure_id=fact.measure_id
            ),
        ),
        (events.MeasureStated,),
    ),
    "reinstate_not_known_yet": Deed(
        EDIT,
        _again(
            NOT_KNOWN,
            lambda _, given: replace(given, operation_id=new_id(), owner="Sol"),
            lambda _, fact, given: events.ReinstateNotKnownYet(
                **_place(given), answer_id=fact.answer_id
            ),
        ),
        (events.NotKnownYetAnswered,),
    ),
    "remove_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id)
        ),
        (events.CommentRemoved,),
    ),
    "remove_contact": Deed(
        EDIT,
        _contact(
            lambda bench, contact_id: events.RemoveContact(
                matrix_id=bench.id, contact_id=contact_id
            )
        ),
        (events.ContactRemoved,),
    ),
    "remove_dimension": Deed(
        SHAPE,
        lambda bench: events.RemoveDimension(
            matrix_id=bench.id,
            dimension_id=do(
                events.AddDimension(matrix_id=bench.id, name="Channels", position=3),
                bench.cast.fara,
            )[0].dimension_id,
        ),
        (events.DimensionRemoved,),
    ),
    "remove_segment": Deed(SHAPE, _on(events.RemoveSegment), (events.SegmentRemoved,)),
    "remove_statement": Deed(
        EDIT,
        _said(
            lambda bench, _, statement_id: events.RemoveStatement(
                matrix_id=bench.id, statement_id=statement_id
            )
        ),
        (events.StatementRemoved,),
    ),
    "rename_dimension": Deed(
        SHAPE, _down(events.RenameDimension, name="Troubles"), (events.DimensionRenamed,)
    ),
    "rename_matrix": Deed(
        SHAPE,
        lambda bench: events.RenameMatrix(matrix_id=bench.id, name="Segments 2026"),
        (events.MatrixRenamed,),
    ),
    "rename_segment": Deed(SHAPE, _rename, (events.SegmentRenamed,)),
    "reopen_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ReopenThread(matrix_id=bench.id, thread_id=fact.thread_id),
            first="resolved",
        ),
        (events.ThreadReopened,),
    ),
    "reopen_variants": Deed(EDIT, _reopened, (events.VariantsReopened,)),
    "reply_in_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ReplyInThread(
                matrix_id=bench.id, thread_id=fact.thread_id, text="@Mika knows"
            )
        ),
        (events.ReplyAdded,),
    ),
    "resolve_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ResolveThread(matrix_id=bench.id, thread_id=fact.thread_id)
        ),
        (events.ThreadResolved,),
    ),
    "restore_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.RestoreComment(
                matrix_id=bench.id, comment_id=fact.comment_id
            ),
            first="removed",
        ),
        (events.CommentRestored,),
    ),
    "restore_contact": Deed(EDIT, _contact(_restored_contact), (events.ContactRestored,)),
    "restore_segment": Deed(
        SHAPE,
        _after(
            _on(events.RetireSegment),
            lambda _, given: events.RestoreSegment(**_whole(given)),
        ),
        (events.SegmentRestored,),
    ),
    "restore_statement": Deed(
        EDIT,
        _said(
            lambda bench, _, statement_id: events.RestoreStatement(
                matrix_id=bench.id, statement_id=statement_id
            ),
            removed=True,
        ),
        (events.StatementRestored,),
    ),
    "retire_segment": Deed(SHAPE, _on(events.RetireSegment), (events.SegmentRetired,)),
    "return_to_axes": Deed(SHAPE, _axes_again, (events.AxesChosen,)),
    "set_axis": Deed(
        SHAPE,
        lambda bench: events.SetAxis(
            matrix_id=bench.id, slot="x", name="Trust", question="How far do they trust us?"
        ),
        (events.AxesChosen,),
    ),
    "set_dimension_measure": Deed(
        DATA,
        lambda bench: events.SetDimensionMeasure(
            matrix_id=bench.id,
            dimension_id=bench.dimension["revenue"],
            measure='sum of amount for "invoice_paid" in the last 12 months',
            unit="EUR",
        ),
        (events.DimensionMeasureSet,),
    ),
    "set_segment_rule": Deed(
        DATA,
        _on(events.SetSegmentRule, rule='industry is "banking"'),
        (events.SegmentRuleSet,),
    ),
    "set_unit": Deed(
        DATA, lambda bench: events.SetUnit(matrix_id=bench.id, unit="account"), (events.UnitSet,)
    ),
    "show_dimension": Deed(
        SHAPE,
        _after(
            _down(events.HideDimension),
            lambda _, given: events.ShowDimension(
                matrix_id=given.matrix_id, dimension_id=given.dimension_id
            ),
        ),
        (events.DimensionShown,),
    ),
    "start_thread": Deed(
        COMMENT,
        _in("goals", events.StartThread, text="Who says so, @Fara?"),
        (events.ThreadStarted,),
    ),
    "state_measure": Deed(EDIT, STATE, (events.MeasureStated,)),
    "take_back_not_known_yet": Deed(
        EDIT,
        _after(NOT_KNOWN, lambda _, given: events.TakeBackNotKnownYet(**_place(given))),
        (events.NotKnownYetTakenBack,),
    ),
    "tier_segment": Deed(SHAPE, _on(events.TierSegment, tier="primary"), (events.SegmentTiered,)),
    "withdraw_measure": Deed(
        EDIT,
        _after(STATE, lambda _, given: events.WithdrawMeasure(**_place(given))),
        (events.MeasureWithdrawn,),
    ),
    "withdraw_placement": Deed(
        EDIT,
        _after(PLACE, lambda _, given: events.WithdrawPlacement(**_whole(given)), by="exa"),
        (events.PlacementWithdrawn,),
    ),
}
