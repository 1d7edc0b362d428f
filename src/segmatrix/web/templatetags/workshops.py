"""What templates say of workshops: phases, how long they last, what stepping back loses."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.web.workshops.calls import address
from segmatrix.web.workshops.histories import WHERETO
from segmatrix.workshops.losing import Losing, Loss
from segmatrix.workshops.queries import UnderWay
from segmatrix.workshops.terms import KIND_LABELS, KIND_MEANINGS, PhaseKind

register = template.Library()

HOUR, DAY = 60, 24 * 60


@register.filter
def phase_label(kind: str) -> str:
    """Return what is done in a phase, in a word or two."""
    return str(KIND_LABELS[PhaseKind(kind)])


@register.filter
def phase_meaning(kind: str) -> str:
    """Return what is done in a phase, in a sentence."""
    return str(KIND_MEANINGS[PhaseKind(kind)])


@register.filter
def lasting(minutes: int) -> str:
    """Return so many minutes in the largest unit that tells them without a rest."""
    if minutes % DAY == 0:
        days = minutes // DAY
        return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
    if minutes % HOUR == 0:
        hours = minutes // HOUR
        return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}


@register.filter
def called_to(workshop: UnderWay, matrix_id: str) -> str:
    """Return the address that everybody in a workshop is asked to look at."""
    return address(matrix_id, workshop)


@register.filter
def whereto(workshop: UnderWay) -> str:
    """Return what the page is called that everybody in a workshop is asked to look at."""
    return str(WHERETO[workshop.to])


@register.filter
def in_unit(minutes: int | None) -> dict[str, str]:
    """Return the `number` and the `unit`, in minutes, that tell so many minutes without a rest."""
    if not minutes:
        return {"number": "", "unit": "1"}
    unit = next(each for each in (DAY, HOUR, 1) if minutes % each == 0)
    return {"number": str(minutes // unit), "unit": str(unit)}


@register.filter
def and_one_more(prompts: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the questions of a phase with an empty one to fill in."""
    return [*prompts, {"words": "", "dimension": ""}]


@register.filter
def loss_words(losing: Losing) -> str:
    """Return what stepping back loses, in a sentence."""
    number = {"number": losing.number}
    match losing.loss:
        case Loss.SEEN:
            return (
                ngettext(
                    "What %(number)s person answered has been seen; it is hidden again, and "
                    "whoever answers now knows it.",
                    "What %(number)s people answered has been seen; it is hidden again, and "
                    "whoever answers now knows it.",
                    losing.number,
                )
                % number
            )
        case Loss.TOLD_APART:
            return _(
                "No names are told. But what somebody changes or adds now is new when it is shown "
                "again, and where few do, others may tell whose it is."
            )
        case Loss.ASIDE:
            return (
                ngettext(
                    "What %(number)s person answered here is put aside, and is here again when you "
                    "come back.",
                    "What %(number)s people answered here is put aside, and is here again when you "
                    "come back.",
                    losing.number,
                )
                % number
            )
        case Loss.OFF_MAP:
            return _("What they placed leaves the map until it is shown again.")
        case Loss.LIFTED:
            return (
                ngettext(
                    "%(number)s note leaves the board; it comes back into its group.",
                    "%(number)s notes leave the board; they come back into their groups.",
                    losing.number,
                )
                % number
            )
        case Loss.KEPT:
            return _("What was put into the matrix stays there.")
