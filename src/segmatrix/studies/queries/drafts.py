"""A rule while it is written, held against the chosen data, for who may work with customer data."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.datasets import queries as datasets
from segmatrix.kit.data.frequent import frequent_values
from segmatrix.kit.engine.database import DIALECTS
from segmatrix.kit.engine.database.querying import queries as sql_queries
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.completing import Holder
from segmatrix.kit.rules.naming import Known
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.studies import access, live_sizes
from segmatrix.studies.errors import NoDataChosen
from segmatrix.studies.naming import Segment, known
from segmatrix.studies.previews import Draft, Examples, Preview
from segmatrix.studies.queries.definitions import segments_in
from segmatrix.studies.queries.rule_terms import named_in, names_in
from segmatrix.studies.queries.sources import SourceView, source_of


@dataclass(frozen=True, slots=True)
class Counted:
    """Which data a preview was counted in."""

    name: str
    as_of: datetime
    timezone: str
    imported_at: datetime


def names(matrix_id: str, actor: Actor, *, segment_id: str = "") -> Known | None:
    """Return what a rule of the matrix may name, None while no data is ready.

    Args:
        segment_id: The segment whose rule it is, which it may not name.
    """
    access.matrix(matrix_id, actor, may=Permission.DATA)
    source = source_of(matrix_id)
    if source is None or source.current is None:
        return None
    wanted = matrices.definitions(matrix_id)
    others = [each for each in segments_in(wanted) if each.id != segment_id]
    catalog = datasets.catalog(source.dataset_id)
    return known(catalog, wanted.unit, others, names_in(matrix_id))


def values(matrix_id: str, actor: Actor, holder: Holder) -> list[str]:
    """Return the values that a trait or property has most often in the chosen data."""
    with _evaluator(matrix_id, actor) as (evaluator, _source):
        return frequent_values(evaluator.data, holder.name, unit=holder.unit, event=holder.event)


def preview(rule: str, matrix_id: str, actor: Actor, segment_id: str) -> tuple[Preview, Counted]:
    """Return what a rule would make of its segment, for whoever is typing it.

    A newer question of the same person stops this one (Superseded), and so does the clock
    (TookTooLong).
    """
    with (
        live_sizes.asking(actor.member_id) as question,
        _evaluator(matrix_id, actor) as (evaluator, source),
    ):
        draft = _draft(rule, matrix_id, segment_id, source)
        with live_sizes.counting(question, evaluator):
            found = draft.read(evaluator.data).preview(evaluator)
    return found, _counted(source)


def examples(rule: str, matrix_id: str, actor: Actor, segment_id: str) -> Examples:
    """Return some of those who would come into a segment or leave it, for who may see persons.

    What stops a preview stops this one as well; neither stops the other.
    """
    access.persons(matrix_id, actor)
    with (
        live_sizes.asking(f"{actor.member_id} examples") as question,
        _evaluator(matrix_id, actor) as (evaluator, source),
        live_sizes.counting(question, evaluator),
    ):
        return _draft(rule, matrix_id, segment_id, source).read(evaluator.data).examples(evaluator)


def sql(rule: str, matrix_id: str, actor: Actor, segment_id: str, dialect: str) -> str:
    """Return the query that selects who a rule finds, in one of `DIALECTS`.

    Raises:
        RuleError: The rule asks for what there is not, or for what the dialect cannot say.
    """
    if dialect not in DIALECTS:
        raise Invalid(_("There is no such dialect."), hint=_("Choose one of the list."))
    with _evaluator(matrix_id, actor) as (evaluator, source):
        draft = _draft(rule, matrix_id, segment_id, source)
        read = draft.read(evaluator.data)
        if (problem := read.read.problems.get(segment_id)) is not None:
            raise Invalid(problem.message, hint=problem.hint, field="rule")
        needed = {each.name for each in read.read.needed_by(draft.segment)}
        rules: Rules = read.rules
        kept = tuple(each for each in rules.segments if each.name in needed)
        return sql_queries(
            replace(rules, segments=kept), draft.as_of, data=evaluator.data, dialect=dialect
        )[draft.segment.name]


@contextmanager
def _evaluator(matrix_id: str, actor: Actor) -> Iterator[tuple[Evaluator, SourceView]]:
    access.matrix(matrix_id, actor, may=Permission.DATA)
    source = source_of(matrix_id)
    if source is None or source.current is None:
        raise NoDataChosen
    with datasets.evaluator_of(source.dataset_id, import_id=source.current.id) as evaluator:
        yield evaluator, source


def _draft(rule: str, matrix_id: str, segment_id: str, source: SourceView) -> Draft:
    """Return a rule with what stands around it, if its segment is in the table of the matrix."""
    assert source.current is not None
    wanted = matrices.definitions(matrix_id)
    here = next((each for each in wanted.segments if each.id == segment_id), None)
    if here is None:
        raise NotFound(_("There is no such segment."))
    return Draft(
        segment=Segment(here.id, here.name, rule),
        saved=here.rule,
        others=[each for each in segments_in(wanted) if each.id != segment_id],
        unit=wanted.unit,
        timezone=source.current.timezone,
        as_of=source.current.as_of,
        named=named_in(matrix_id),
    )


def _counted(source: SourceView) -> Counted:
    assert source.current is not None
    current = source.current
    return Counted(source.name, current.as_of, current.timezone, current.finished_at)
