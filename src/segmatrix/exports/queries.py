"""A matrix as the book of which every file is made."""

from segmatrix.base.actor import Actor
from segmatrix.exports.binding import bind
from segmatrix.exports.books import Book
from segmatrix.matrix import queries as matrices
from segmatrix.review import queries as review
from segmatrix.studies import queries as studies


def book(matrix_id: str, actor: Actor, *, filled: bool = True) -> Book:
    """Return the book of a matrix as it stands, for somebody who may read it.

    Args:
        filled: Whether its cells go along; without them it is a form to fill in.
    """
    table = matrices.table(matrix_id, actor)
    voices = review.voices_in(matrix_id)
    return bind(table, studies.computed(matrix_id), voices, filled=filled)
