"""What the data side of each axis of a matrix is made of."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.datasets import queries as datasets
from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.studies import access
from segmatrix.studies.basing import Basis
from segmatrix.studies.models import AxisBasis
from segmatrix.studies.queries.sources import source_of


@dataclass(frozen=True, slots=True)
class BasisView:
    """What an axis may be made of, for who chooses it.

    Attributes:
        basis: What it is made of now.
        events: The events that the data have; none while no data is ready.
        properties: The properties with texts, each with the event that carries it.
        rows: The rows that hold numbers.
    """

    matrix: matrices.MatrixView
    axis: matrices.AxisView
    basis: Basis
    events: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    rows: tuple[matrices.DimensionView, ...]


def bases(matrix_id: str) -> dict[str, Basis]:
    """Return what the axes that the map has are made of, by axis id.

    Callers have checked that the actor may read the matrix.
    """
    rows = AxisBasis.objects.filter(matrix_id=matrix_id, axis__current=True)
    return {row.pk: Basis.from_json(row.basis) for row in rows}


def offered_bases(matrix_id: str, actor: Actor) -> tuple[BasisView, BasisView]:
    """Return what the two axes of the map may be made of, for who works with customer data."""
    matrix = access.matrix(matrix_id, actor, may=Permission.DATA)
    found = bases(matrix_id)
    source = source_of(matrix_id)
    ready = source is not None and source.current is not None
    catalog = datasets.catalog(source.dataset_id) if source and ready else Catalog()
    rows = matrices.definitions(matrix_id).measures
    across, up = (
        BasisView(
            matrix=matrix,
            axis=axis,
            basis=found.get(axis.id, Basis()),
            events=tuple(sorted(catalog.events)),
            properties=tuple(_texts(catalog)),
            rows=rows,
        )
        for axis in matrices.axes(matrix_id)
    )
    return across, up


def _texts(catalog: Catalog) -> list[tuple[str, str]]:
    return [
        (event, name)
        for event, carried in sorted(catalog.events.items())
        for name, kind in sorted(carried.items())
        if kind == Type.TEXT and name != "user_id"
    ]
