"""Deeds of statements, their variants and how clear they are."""

from collections.abc import Callable

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix import events
from segmatrix.matrix.linting import Code
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import EDIT, Deed, do, in_cell


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


DEEDS: dict[str, Deed] = {
    "add_statement": Deed(
        EDIT, in_cell("goals", events.AddStatement, text="Grow"), (events.StatementAdded,)
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
    "remove_statement": Deed(
        EDIT,
        _said(
            lambda bench, _, statement_id: events.RemoveStatement(
                matrix_id=bench.id, statement_id=statement_id
            )
        ),
        (events.StatementRemoved,),
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
    "pick_variant": Deed(EDIT, _picked, (events.VariantPicked,)),
    "reopen_variants": Deed(EDIT, _reopened, (events.VariantsReopened,)),
    "dismiss_finding": Deed(EDIT, _abbreviated, (events.FindingDismissed,)),
    "restore_finding": Deed(
        EDIT,
        _dismissed(lambda bench, fact: events.RestoreFinding(matrix_id=bench.id, key=fact.key)),
        (events.FindingRestored,),
    ),
    "reinstate_dismissal": Deed(EDIT, _dismissed(_shown_again), (events.FindingDismissed,)),
}
