"""Where a matrix's numbers come from, and which matrices use which data."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.datasets import queries as datasets
from segmatrix.matrix import queries as matrices
from segmatrix.studies.models import Source


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a matrix's numbers come from."""

    dataset_id: str
    name: str
    current: datasets.ImportView | None


@dataclass(frozen=True, slots=True)
class Use:
    """A matrix of the workspace, and whether its segments are counted in the data in question."""

    matrix_id: str
    name: str
    chosen: bool
    other: str


def source_of(matrix_id: str) -> SourceView | None:
    """Return the data that a matrix's segments are counted in, if any is chosen and still there."""
    row = Source.objects.filter(matrix_id=matrix_id).first()
    if row is None:
        return None
    found = datasets.sources([row.dataset_id]).get(row.dataset_id)
    return found and SourceView(found.id, found.name, found.current)


def uses(dataset_id: str, actor: Actor) -> list[Use]:
    """Return the matrices of the actor's workspace, each with the data it is counted in."""
    found = matrices.matrices(actor.workspace_id, actor)
    rows = Source.objects.filter(matrix_id__in=[each.id for each in found])
    chosen = dict(rows.values_list("matrix_id", "dataset_id"))
    names = {ident: each.name for ident, each in datasets.sources(list(chosen.values())).items()}
    return [_use(each, chosen.get(each.id, ""), dataset_id, names) for each in found]


def matrices_by_dataset(actor: Actor) -> dict[str, list[str]]:
    """Return the names of the matrices that are counted in each data source, by its id."""
    names = {each.id: each.name for each in matrices.matrices(actor.workspace_id, actor)}
    found: dict[str, list[str]] = {}
    for row in Source.objects.filter(matrix_id__in=names):
        found.setdefault(row.dataset_id, []).append(names[row.matrix_id])
    return found


def _use(matrix: matrices.MatrixView, chosen: str, dataset_id: str, names: dict[str, str]) -> Use:
    here = chosen == dataset_id
    return Use(matrix.id, matrix.name, here, "" if here else names.get(chosen, ""))
