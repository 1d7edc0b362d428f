"""How evidence is told: grades as dots and in words, and the way back to the raw quote."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.evidence.grading import Badge
from segmatrix.evidence.queries import ObservationView
from segmatrix.evidence.terms import (
    GRADE_LABELS,
    LABELS,
    Basis,
    ObservationKind,
    SourceKind,
    Stance,
    Status,
)
from segmatrix.web.figures import figure

register = template.Library()

DOTS = 4  # the best grade


@register.simple_tag
def grade_dots(grade: int) -> SafeString:
    """Draw a grade as so many of four dots, beside words that say the same."""
    context = {"dots": [number < grade for number in range(DOTS)]}
    return mark_safe(render_to_string("segmatrix/evidence/_dots.html", context).strip())  # noqa: S308 -- rendered


@register.simple_tag
def badge_words(badge: Badge) -> str:
    """Say in a sentence or two what a claim rests on."""
    said = [str(GRADE_LABELS[badge.grade])]
    if badge.newest:
        said.append(_("newest from %(day)s") % {"day": date_format(badge.newest)})
    if badge.refutes:
        against = ngettext(
            "%(n)d finding speaks against it", "%(n)d findings speak against it", badge.refutes
        )
        said.append(against % {"n": badge.refutes})
    if badge.stale:
        said.append(_("out of date"))
    return "; ".join(said)


@register.filter
def grade_words(grade: int) -> str:
    """Say what a grade means."""
    return str(GRADE_LABELS[grade])


@register.filter
def basis_words(basis: int) -> str:
    """Say what a finding rests on."""
    return str(LABELS[Basis(basis)])


@register.filter
def source_kind_words(kind: str) -> str:
    """Say what kind of source it is."""
    return str(LABELS[SourceKind(kind)])


@register.filter
def stance_words(stance: str) -> str:
    """Say what a finding does to a claim."""
    return str(LABELS[Stance(stance)])


@register.filter
def status_words(status: str) -> str:
    """Say whether a finding counts."""
    return str(LABELS[Status(status)])


@register.filter
def gist(finding: ObservationView) -> str:
    """Return what a finding says: its words, and its number before them if it has one."""
    if finding.kind != ObservationKind.NUMBER or finding.value is None:
        return finding.text
    number = figure(finding.value, finding.unit)
    return f"{number} · {finding.text}" if finding.text else number


@register.simple_tag
def raw_quote(matrix_id: str, finding: ObservationView) -> str:
    """Return where a finding stands in its source: its place in the text, else its own page."""
    if finding.place is None:
        return reverse("evidence:finding", args=[matrix_id, finding.id])
    source = reverse("evidence:source", args=[matrix_id, finding.source_id])
    return f"{source}?block={finding.place.block}#block-{finding.place.block}"
