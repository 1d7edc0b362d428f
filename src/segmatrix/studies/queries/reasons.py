"""Why a customer is in a segment or is not, for who may see persons."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.datasets import queries as datasets
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.engine.proving import Proof
from segmatrix.kit.engine.proving import why as prove
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access
from segmatrix.studies.errors import NoDataChosen, NotCounted
from segmatrix.studies.queries.definitions import segments_in
from segmatrix.studies.queries.rule_terms import named_in
from segmatrix.studies.queries.sources import SourceView, source_of
from segmatrix.studies.reading import reading


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a customer is in a segment or is not.

    Attributes:
        segments: All that have a rule, so that one can ask about another.
        timezone: The IANA zone in which the data's days begin.
    """

    matrix: matrices.MatrixView
    segment: matrices.SegmentView
    segments: tuple[matrices.SegmentView, ...]
    source: SourceView
    timezone: str
    proof: Proof


def why(matrix_id: str, segment_id: str, ident: str, actor: Actor) -> Reasons:
    """Take a segment's rule apart for one customer, by the rule and the data as they stand now.

    Refuses who may not work with customer data, a segment or an id that there is not, and a rule
    that the data cannot answer.
    """
    matrix = access.persons(matrix_id, actor)
    shown = matrices.segments(matrix_id, actor)
    segment = next((each for each in shown if each.id == segment_id), None)
    if segment is None:
        raise NotFound(_("There is no such segment."))
    source = source_of(matrix_id)
    if source is None or source.current is None:
        raise NoDataChosen
    with datasets.data_of(source.dataset_id, import_id=source.current.id) as data:
        wanted = matrices.definitions(matrix_id)
        ruled = [each for each in segments_in(wanted) if each.rule.strip()]
        read = reading(ruled, data.catalog, wanted.unit, named_in(matrix_id))
        asked = next((each for each in ruled if each.id == segment_id), None)
        if asked is None:
            raise NotCounted
        if problem := read.problems.get(segment_id):
            raise Invalid(problem.message, hint=problem.hint)
        rules = read.rules(source.current.timezone)
        try:
            proof = prove(data, rules, asked.name, ident, source.current.as_of)
        except DataError as unknown:
            raise NotFound(_("Nobody in the data has this id.")) from unknown
    return Reasons(
        matrix=matrix,
        segment=segment,
        segments=tuple(each for each in shown if each.rule.strip()),
        source=source,
        timezone=source.current.timezone,
        proof=proof,
    )
