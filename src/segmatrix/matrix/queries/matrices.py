"""Matrices as pages read them."""

from dataclasses import dataclass, replace
from typing import Self

from segmatrix.activity.queries import last_number, last_numbers
from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.queries.charters import CharterView, charter_of
from segmatrix.matrix.terms import State
from segmatrix.people.terms import Permission


@dataclass(frozen=True, slots=True)
class MatrixHead:
    """What a matrix is, for the rooms that keep something about it.

    Attributes:
        unit: What its rules decide about: person or account.
        version: Counts its names.
    """

    id: str
    workspace_id: str
    name: str
    state: str
    revision: int
    unit: str
    version: int


@dataclass(frozen=True, slots=True)
class MatrixView(MatrixHead):
    """A matrix as its members see it.

    Attributes:
        number: The newest number of its stream; what this view shows is true up to it.
        agreed_revision: The revision that was agreed last, if any.
        reviewed_revision: The revision that was kept when review was last asked for, if any.
        rewordings: How many names and definitions of an agreed matrix have other words that may be
            challenged now; 0 in lists.
    """

    charter: CharterView
    number: int
    agreed_revision: int | None = None
    reviewed_revision: int | None = None
    rewordings: int = 0

    @classmethod
    def of(cls, row: Matrix, charter: CharterView, number: int) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            workspace_id=row.workspace_id,
            name=row.name,
            state=row.state,
            revision=row.revision,
            unit=row.unit,
            version=row.version,
            charter=charter,
            number=number,
            agreed_revision=row.agreed_revision,
            reviewed_revision=row.reviewed_revision,
        )


def head(matrix_id: str, actor: Actor, *, may: Permission = Permission.READ) -> MatrixHead:
    """Return a matrix of the actor's workspace, who must be permitted `may` in it, by itself."""
    row = access.matrix(matrix_id, actor, may=may)
    return MatrixHead(
        row.pk, row.workspace_id, row.name, row.state, row.revision, row.unit, row.version
    )


def matrix(matrix_id: str, actor: Actor) -> MatrixView:
    """Return a matrix of the actor's workspace."""
    return view_of(access.matrix(matrix_id, actor))


def matrices(workspace_id: str, actor: Actor) -> list[MatrixView]:
    """Return the matrices of the actor's workspace, newest first."""
    rows = access.matrices(workspace_id, actor)
    charters = charter_of(rows)
    numbers = last_numbers([row.stream for row in rows])
    return [MatrixView.of(row, charters[row.pk], numbers.get(row.stream, 0)) for row in rows]


def view_of(row: Matrix) -> MatrixView:
    """Return the view of a matrix that the actor may read.

    The number is read before the rest, so that what is shown is at least as new as it says.
    """
    number = last_number(row.stream)
    view = MatrixView.of(row, charter_of([row])[row.pk], number)
    if row.state != State.AGREED:
        return view
    return replace(view, rewordings=access.open_wordings(row).count())
