"""How people to ask are told: their level, what they were shown, parts of a whole."""

from collections.abc import Collection, Mapping

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.review.queries import ExposureView, StakeholderView
from segmatrix.review.terms import EXCUSE_LABELS, SHOWN_LABELS, Excuse, Shown
from segmatrix.web.stakeholders.wording import level_label

register = template.Library()

register.filter("level_label", level_label)


@register.filter
def of(values: Mapping[str, str], key: str) -> str:
    """Return what a mapping holds, empty text where it holds nothing."""
    return values.get(key, "")


@register.filter
def excuse_label(person: StakeholderView) -> str:
    """Say why nobody waits for a person's answer."""
    if person.excuse == Excuse.REPLACED:
        return _("Replaced by %(name)s") % {"name": person.replacement}
    return str(EXCUSE_LABELS[Excuse(person.excuse)])


@register.filter
def shown_label(exposure: ExposureView) -> str:
    """Say how somebody, or who answers for them, was shown a revision."""
    words = exposure.meeting or str(SHOWN_LABELS[Shown(exposure.shown)])
    if not exposure.deputy:
        return words
    return _("%(words)s (%(name)s, as deputy)") % {"words": words, "name": exposure.deputy}


@register.filter
def revisions(seen: Collection[int]) -> str:
    """Say which revisions somebody was shown."""
    if not seen:
        return _("nothing yet")
    return ngettext("revision %(numbers)s", "revisions %(numbers)s", len(seen)) % {
        "numbers": get_text_list([str(number) for number in sorted(seen)], _("and"))
    }


@register.filter
def shown_count(people: Collection[StakeholderView]) -> str:
    """Say of how many of those we wait for something was shown to, empty where there are none."""
    waited_for = [person for person in people if not person.excuse]
    if not waited_for:
        return ""
    shown = sum(bool(person.exposed) for person in waited_for)
    return _("%(shown)d of %(all)d") % {"shown": shown, "all": len(waited_for)}


@register.filter
def part_of(count: int, most: int) -> str:
    """Return a count as a share of the largest one, as a width."""
    return f"{100 * count / most:.1f}%" if most else "0%"
