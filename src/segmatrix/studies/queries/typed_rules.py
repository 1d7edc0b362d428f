"""What the data says of a rule while somebody types it."""

from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.datasets import queries as datasets
from segmatrix.kit.rules.checking import problems as rule_problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Rule
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.studies import access, live_sizes
from segmatrix.studies.errors import NoDataChosen
from segmatrix.studies.live_sizes import LiveSize
from segmatrix.studies.naming import Segment, known
from segmatrix.studies.queries.definitions import segments_in
from segmatrix.studies.queries.rule_terms import named_in, names_in
from segmatrix.studies.queries.sources import source_of


def unit(matrix_id: str) -> str:
    """Return what the rules of a matrix decide about: person or account."""
    return matrices.definitions(matrix_id).unit


def problems(matrix_id: str, tree: Rule) -> tuple[RuleError, ...]:
    """Return what the chosen data cannot answer of a rule, none while no data is ready.

    Callers have checked that the actor may read the matrix.
    """
    source = source_of(matrix_id)
    if source is None or source.current is None:
        return ()
    wanted = matrices.definitions(matrix_id)
    catalog = datasets.catalog(source.dataset_id)
    names = known(catalog, wanted.unit, segments_in(wanted), names_in(matrix_id))
    return rule_problems(tree, names)


def size_of(rule: str, matrix_id: str, actor: Actor, *, segment_id: str = "") -> LiveSize:
    """Return how large a segment of this rule would be, for whoever is typing it.

    A newer question of the same person stops this one (Superseded), and so does the clock
    (TookTooLong).

    Args:
        rule: The rule as it stands, which may not be empty.
        matrix_id: Its matrix.
        actor: Who asks; they must be permitted to work with customer data.
        segment_id: The segment it is for, so that a rule that refers to it is a circle.
    """
    access.matrix(matrix_id, actor, may=Permission.DATA)
    if segment_id:
        matrices.segment(matrix_id, segment_id, actor)  # refuses what is not of this matrix
    source = source_of(matrix_id)
    if source is None or source.current is None:
        raise NoDataChosen
    wanted = matrices.definitions(matrix_id)
    names = {each.id: each.name for each in wanted.segments}
    asked = Segment(segment_id or new_id(), names.get(segment_id, new_id()), rule)
    others = [each for each in segments_in(wanted) if each.id != segment_id]
    with (
        live_sizes.asking(actor.member_id) as question,
        datasets.evaluator_of(source.dataset_id, import_id=source.current.id) as evaluator,
    ):
        return live_sizes.size(
            question,
            asked,
            others,
            unit=wanted.unit,
            timezone=source.current.timezone,
            evaluator=evaluator,
            as_of=source.current.as_of,
            named=named_in(matrix_id),
        )
