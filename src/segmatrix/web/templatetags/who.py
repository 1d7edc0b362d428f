"""The words and values of the pages about who is in."""

from datetime import UTC, datetime

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.kit.engine.proving import Finding, Kind
from segmatrix.web.templatetags.data import cell
from segmatrix.web.who.telling import customers

register = template.Library()

HEADINGS = {
    Kind.ALL: gettext_lazy("All of these:"),
    Kind.ANY: gettext_lazy("Any of these:"),
    Kind.SOME: gettext_lazy("At least some of these:"),
    Kind.NOT: gettext_lazy("Not:"),
    Kind.CONDITION: gettext_lazy("A condition:"),
    Kind.SEGMENT: gettext_lazy("In segment “%(name)s”:"),
    Kind.STAGE: gettext_lazy("In stage “%(name)s”:"),
    Kind.PEOPLE: gettext_lazy("Its people:"),
    Kind.PERSON: gettext_lazy("%(name)s:"),
    Kind.ACCOUNT: gettext_lazy("The account %(name)s:"),
}

register.filter("customers", customers)


@register.filter
def percent(share: float) -> str:
    """Return a share (0 to 1) as a length in a drawing, whatever the language."""
    return f"{share * 100:.2f}%"


@register.filter
def heading(finding: Finding) -> str:
    """Return what stands over the parts of a finding."""
    return str(HEADINGS[finding.kind]) % {"name": finding.name}


@register.filter
def found_value(value: object) -> str:
    """Return a value that a condition looked at; a missing one is called so."""
    return _("missing") if value is None else cell(value)


@register.filter
def in_utc(naive: datetime) -> datetime:
    """Return an instant of the data with its zone, which is UTC."""
    return naive.replace(tzinfo=UTC)
