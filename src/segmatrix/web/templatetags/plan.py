"""How times of a plan are told, and where a step is done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template

from segmatrix.base.zoning import label, shows_alike
from segmatrix.review.queries import AbsenceView, StepView
from segmatrix.review.terms import PLACE_LABELS
from segmatrix.web.plan.places import address_of

register = template.Library()


@register.filter
def zone_label(zone: ZoneInfo, at: datetime) -> str:
    """Return what a zone is called at an instant: its place, and how far from UTC it then is."""
    return label(zone, at)


@register.filter
def elsewhere(step: StepView, zone: ZoneInfo) -> bool:
    """Say whether clocks in the reader's zone show another time than was typed for a step."""
    return not shows_alike(step.due, step.zone, zone)


@register.filter
def days_elsewhere(absence: AbsenceView, zone: ZoneInfo) -> bool:
    """Say whether the days of an absence begin at another time than in the reader's zone."""
    return absence.zone.key != zone.key


@register.simple_tag(takes_context=True)
def done_at(context: template.Context, step: StepView) -> str:
    """Return the address of the page on which a step is done, empty if the reader has none."""
    return address_of(step.place, context["matrix"].id, context["may"])


@register.filter
def place_label(step: StepView) -> str:
    """Return what the page is called on which a step is done."""
    return str(PLACE_LABELS[step.place])
