"""Checks that hold segments against each other."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.matrix.linting.findings import Code, Finding
from segmatrix.matrix.linting.similarity import cosine, spelled_alike, stems, weighted
from segmatrix.matrix.linting.tables import Column, Table

MOST_SEGMENTS = 6
NAMES_ALIKE = 0.88  # “Small banks” and “Smaller banks”, not “Risk modellers” and “Risk managers”
TEXTS_ALIKE = 0.6  # three words in four shared, if only two segments are defined
SHORTEST_COMPARED = 4  # words; fewer are alike by chance
TIMES_MORE = 3
ENOUGH = 6  # texts, from which on a segment counts as described


def too_many_segments(table: Table) -> Iterator[Finding]:
    """Find more segments than people keep in mind."""
    many = len(table.columns)
    if many > MOST_SEGMENTS:
        yield Finding(
            code=Code.TOO_MANY_SEGMENTS,
            reason=_("There are %(many)s segments; people keep about %(most)s in mind.")
            % {"many": many, "most": MOST_SEGMENTS},
            mend=_("Merge what is treated alike, or retire what nobody decides by."),
            rests_on=(str(many),),
        )


def look_alikes(table: Table) -> Iterator[Finding]:
    """Find pairs of segments that are called or defined nearly the same; told of the later one."""
    said = {
        column.id: definition.text if (definition := table.definition(column)) else ""
        for column in table.columns
    }
    weights = dict(zip(said, weighted(list(said.values())), strict=True))
    for one, other in combinations(table.columns, 2):
        if spelled_alike(one.name, other.name) >= NAMES_ALIKE:
            reason = _("Its name is nearly that of “%(other)s”.")
            yield _alike(one, other, reason, {one.id: one.name, other.id: other.name})
            continue
        enough = min(len(stems(said[each.id])) for each in (one, other)) >= SHORTEST_COMPARED
        if enough and cosine(weights[one.id], weights[other.id]) >= TEXTS_ALIKE:
            reason = _("It is defined in nearly the same words as “%(other)s”.")
            yield _alike(one, other, reason, {each.id: said[each.id] for each in (one, other)})


def _alike(one: Column, other: Column, reason: str, texts: Mapping[str, str]) -> Finding:
    """Return the finding about a pair, which is the same one whichever of them comes first."""
    return Finding(
        code=Code.LOOK_ALIKES,
        segment_id=other.id,
        reason=reason % {"other": one.name},
        mend=_("Say what tells the two apart, or merge them."),
        rests_on=tuple(part for pair in sorted(texts.items()) for part in pair),
    )


def uneven_detail(table: Table) -> Iterator[Finding]:
    """Find segments described in far fewer or far more texts than the others."""
    described = {
        column.id: sum(len(cell.said) for cell in table.of(column)) for column in table.columns
    }
    for column in table.columns:
        others = [count for ident, count in described.items() if ident != column.id]
        if not others:
            return
        own, usual = described[column.id], median(others)
        less = usual >= ENOUGH and own * TIMES_MORE <= usual
        more = own >= ENOUGH and own >= usual * TIMES_MORE
        if less or more:
            yield Finding(
                code=Code.UNEVEN_DETAIL,
                segment_id=column.id,
                reason=ngettext(
                    "It is described in %(own)s text, the others in about %(usual)s.",
                    "It is described in %(own)s texts, the others in about %(usual)s.",
                    own,
                )
                % {"own": own, "usual": round(usual)},
                mend=_("Ask those who know it best for the rest.")
                if less
                else _("Bring the others up to it, or keep what tells it apart."),
                rests_on=(column.id, str(own)),
            )
