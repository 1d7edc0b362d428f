"""What became of what somebody said, as they read it."""

from collections.abc import Iterator

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixTable, ProposalView, Sought, ThreadView
from segmatrix.review.queries.objections import objections_to
from segmatrix.review.receipting import Receipt, Settled, of_objection, of_proposal, of_thread
from segmatrix.review.terms import Said


def receipts(matrix_id: str, actor: Actor) -> tuple[Receipt, ...]:
    """Return what became of the actor's proposals, objections and newest comments, newest first.

    In a number of queries that does not grow with them.
    """
    table = matrices.table(matrix_id, actor)
    found = [
        *_of_proposals(table, actor),
        *_of_objections(table, actor),
        *_of_comments(matrix_id, actor),
    ]
    return tuple(sorted(found, key=lambda receipt: receipt.at, reverse=True))


def _of_proposals(table: MatrixTable, actor: Actor) -> Iterator[Receipt]:
    matrix_id = table.matrix.id
    cells = (cell for row in table.open_rows for cell in row.cells)
    texts = {statement.id: statement.text for cell in cells for statement in cell.statements}
    folded = matrices.folded_statements(matrix_id)
    for each in matrices.proposals_by(matrix_id, actor):
        about = f"{each.segment_name}, {each.dimension_name}"
        became = of_proposal(_settled(each), each.text, texts, folded)
        yield Receipt(Said.PROPOSAL, each.id, about, each.text, each.at, *became)


def _settled(proposal: ProposalView) -> Settled | None:
    decided = proposal.outcome
    if decided is None:
        return None
    return Settled(decided.by_name, decided.statement_id, decided.reason)


def _of_objections(table: MatrixTable, actor: Actor) -> Iterator[Receipt]:
    for each in objections_to(table, actor):
        if each.member_id == actor.member_id:
            newest, raised = each.newest, each.raised
            became = of_objection(each.state, newest.author_name, newest.text)
            yield Receipt(
                Said.OBJECTION, each.id, each.about.label, raised.text, raised.at, *became
            )


def _of_comments(matrix_id: str, actor: Actor) -> Iterator[Receipt]:
    for thread in matrices.threads(matrix_id, Sought(mine=True), actor).threads:
        standing = [each for each in thread.comments if not each.removed]
        own = [each.member_id == actor.member_id for each in standing]
        last = len(own) - 1 - own[::-1].index(True)
        became = of_thread(thread.resolved_by_name, len(own) - 1 - last)
        mine = standing[last]
        yield Receipt(Said.COMMENT, thread.id, _about(thread), mine.text, mine.at, *became)


def _about(thread: ThreadView) -> str:
    anchor = thread.anchor
    parts = (anchor.segment_name, anchor.dimension_name, anchor.placed_by_name)
    return ", ".join(part for part in parts if part)
