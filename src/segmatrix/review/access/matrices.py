from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission


def matrix(
    matrix_id: str, actor: Actor, *, may: Permission = Permission.READ
) -> matrices.MatrixHead:
    """Return a matrix that exists for the actor, who must be permitted `may` in it."""
    found = matrices.head(matrix_id, actor)
    people.require(actor, may, matrix_id)
    return found
