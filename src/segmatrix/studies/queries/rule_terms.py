"""What rules of a matrix may name: its lists, and its stages, themes, clusters and scores."""

from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.datasets import queries as datasets
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.rule_terms import RuleTerms, renamed
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access, models
from segmatrix.studies.naming import RULE_TERMS_KEY, Named, NamedList
from segmatrix.studies.queries.definitions import segments_in
from segmatrix.studies.queries.lists import list_marks, lists_in
from segmatrix.studies.queries.sources import source_of
from segmatrix.studies.reading import reading


@dataclass(frozen=True, slots=True)
class RuleTermsVersionView:
    """A version of the rule terms: who wrote it and when; `text` with the names of now."""

    version: int
    text: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class RuleTermsView:
    """The stages, themes, clusters and scores of a matrix, as its page shows them.

    Attributes:
        version: Which version stands; 0 while nothing was ever written.
        versions: Those before it, the newest first.
        problems: What the chosen data cannot answer of it, none while no data is ready.
    """

    text: str
    version: int
    rule_terms: RuleTerms
    versions: tuple[RuleTermsVersionView, ...]
    problems: tuple[RuleError, ...]


def rule_terms(matrix_id: str, actor: Actor) -> RuleTermsView:
    """Return what rules of a matrix may name, for who may see persons: clusters hold ids."""
    access.persons(matrix_id, actor)
    rows = list(models.RuleTerms.objects.filter(matrix_id=matrix_id).order_by("-version"))
    views = [
        RuleTermsVersionView(row.version, text, row.set_by, row.set_at)
        for row, text in zip(rows, texts_now(rows), strict=True)
    ]
    here = RuleTerms.parse(views[0].text) if views else RuleTerms()
    return RuleTermsView(
        text=views[0].text if views else "",
        version=views[0].version if views else 0,
        rule_terms=here,
        versions=tuple(views[1:]),
        problems=_problems(matrix_id),
    )


def named_in(matrix_id: str) -> Named:
    """Return what rules of a matrix may name, with ids, for what evaluates them."""
    return _named(matrix_id, lists_in(matrix_id))


def names_in(matrix_id: str) -> Named:
    """Return what rules of a matrix may name, lists without what they hold."""
    rows = models.CustomerList.objects.filter(matrix_id=matrix_id, removed=False).order_by(
        "name", "pk"
    )
    lists = [NamedList(row.pk, row.name, row.content_id, ()) for row in rows]
    return _named(matrix_id, lists)


def name_marks(matrix_id: str) -> dict[str, str]:
    """Return the marks of what rules may name, as `Reading.rests_on` keeps them; two queries."""
    rows = models.RuleTerms.objects.filter(matrix_id=matrix_id).order_by("-version")
    newest = rows.values_list("version", flat=True).first()
    return list_marks(matrix_id) | ({} if newest is None else {RULE_TERMS_KEY: str(newest)})


def text_now(row: models.RuleTerms) -> str:
    """Return the text of a version, each segment in it called what it is called now."""
    return texts_now([row])[0]


def texts_now(rows: Iterable[models.RuleTerms]) -> list[str]:
    """Return the texts of versions of one matrix, as `text_now` does, in one go."""
    rows = list(rows)
    if not rows:
        return []
    called = _called(rows[0].matrix_id, {one for row in rows for one in row.segments.values()})
    return [_with_names(row, called) for row in rows]


def _called(matrix_id: str, idents: Set[str]) -> dict[str, str]:
    """Return what segments are called by id: merged ones as the whole, removed ones not at all."""
    missing = idents - {""}
    if not missing:
        return {}
    called = {each.id: each.name for each in matrices.definitions(matrix_id).segments}
    for ident in missing - called.keys():
        with suppress(NotFound):
            called[ident] = matrices.current(ident).name
    return called


def _with_names(row: models.RuleTerms, called: Mapping[str, str]) -> str:
    now = {name: called.get(ident, name) for name, ident in row.segments.items()}
    changed = {name: new for name, new in now.items() if new != name}
    return renamed(row.text, changed) if changed else row.text


def _named(matrix_id: str, lists: Iterable[NamedList]) -> Named:
    rows = models.RuleTerms.objects.filter(matrix_id=matrix_id).order_by("-version")
    row = rows.first()
    if row is None:
        return Named(tuple(lists))
    return Named(tuple(lists), RuleTerms.parse(text_now(row)), str(row.version))


def _problems(matrix_id: str) -> tuple[RuleError, ...]:
    source = source_of(matrix_id)
    if source is None or source.current is None:
        return ()
    wanted = matrices.definitions(matrix_id)
    ruled = [each for each in segments_in(wanted) if each.rule.strip()]
    catalog = datasets.catalog(source.dataset_id)
    amiss = reading(ruled, catalog, wanted.unit, names_in(matrix_id)).amiss
    return (*amiss.stages, *amiss.scores)
