"""What templates say again and again: icons, a segment's mark, fields, initials, numbers."""

from datetime import datetime, timedelta

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.ids import new_id
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.web.figures import figure, percentage

register = template.Library()

register.filter("figure", figure)
register.filter("percentage", percentage)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a symbol of the sprite beside words that say the same, hence hidden from readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("segmatrix/icons.svg"),
        name,
    )


@register.simple_tag
def mark(shape: str, colour: int) -> SafeString:
    """Draw a segment's shape in its colour."""
    return format_html(
        '<svg class="mark segment-colour-{}" aria-hidden="true"><use href="{}#shape-{}"/></svg>',
        colour,
        static("segmatrix/icons.svg"),
        shape,
    )


@register.filter
def initials(name: str) -> str:
    """Return what an avatar shows: the first letters of the first and last word.

    A guest's mark is in brackets and no part of the name.
    """
    words = [word for word in name.partition("(")[0].split() if word[0].isalnum()]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


@register.inclusion_tag("segmatrix/components/field.html")
def field(bound: BoundField, *, optional: bool = False) -> dict[str, object]:
    """Render a form's field with its label, help and errors, joined for screen readers.

    Args:
        bound: The field of a form.
        optional: Say so beside the label.
    """
    described = []
    if bound.help_text:
        described.append(f"{bound.auto_id}-help")
    if bound.errors:
        described.append(f"{bound.auto_id}-error")
    attributes = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    kind = getattr(bound.field.widget, "input_type", "")
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attributes),
        "optional": optional,
        "several": bound.use_fieldset,
        "tick": kind == "checkbox" and not bound.use_fieldset,
    }


@register.filter
def somebody(name: str) -> str:
    """Return who placed a segment, or that nobody is told."""
    return name or _("Somebody in a round without names")


@register.filter
def hundredths(share: float) -> str:
    """Return a share (0 to 1) as a number of percent for a drawing, whatever the language."""
    return f"{share * 100:.1f}"


@register.filter
def tier_label(tier: str) -> str:
    """Return what a tier is called on screen."""
    return str(LABELS[Tier(tier)])


@register.simple_tag
def posts(name: str, *ids: str) -> SafeString:
    """Return the attributes of a form that writes to an address, with a script or without.

    With one, what the write changed is put in its places; a form that was refused comes back into
    the drawer.
    """
    address = reverse(name, args=ids)
    return format_html(
        'method="post" action="{}" hx-post="{}" hx-target="#drawer" hx-swap="innerHTML"',
        address,
        address,
    )


@register.inclusion_tag("segmatrix/components/write-fields.html", takes_context=True)
def write_fields(context: template.Context) -> dict[str, object]:
    """Render what every form that writes carries: its token, its id, and where to go back to."""
    return {
        "csrf_token": context.get("csrf_token"),
        "operation": new_id(),
        "next": context.get("next", ""),
    }


@register.filter
def ago(then: datetime) -> str:
    """Return how long ago something was, in one unit; less than a minute is now."""
    if clock.now() - then < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(then, clock.now(), depth=1)}
