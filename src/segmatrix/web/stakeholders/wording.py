"""What waves, gaps and exposures say, in sentences."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.review.covering import Gap, Lack, Side
from segmatrix.review.saturating import Saturation, Verdict
from segmatrix.review.terms import LEVEL_LABELS, Level


def saturation_words(found: Saturation) -> str:
    """Say in a sentence or two whether asking on would still bring new names."""
    wave = found.wave
    if wave is None:
        return _(
            "Nobody has named anybody yet. Ask the sponsor first, who names leaders; each of these "
            "names three or four leads, and whom they disagree with."
        )
    numbers = {"new": wave.new, "named": wave.named}
    if found.verdict is Verdict.EARLY:
        return ngettext(
            "%(answered)d of %(asked)d person in the last wave has named somebody: too early to "
            "tell whether new names dry up.",
            "%(answered)d of %(asked)d people in the last wave have named somebody: too early to "
            "tell whether new names dry up.",
            wave.asked,
        ) % {"answered": wave.answered, "asked": wave.asked}
    if found.verdict is Verdict.DRY:
        return ngettext(
            "The last wave named %(named)d person, who was known already: new names have dried up.",
            "The last wave named %(named)d people, all known already: new names have dried up.",
            wave.named,
        ) % {"named": wave.named}
    said = ngettext(
        "The last wave named %(new)d new person of %(named)d",
        "The last wave named %(new)d new people of %(named)d",
        wave.new,
    )
    if found.verdict is Verdict.DRYING:
        return _("%(said)s: new names are drying up.") % {"said": said % numbers}
    return _("%(said)s: asking on still brings new names.") % {"said": said % numbers}


def gap_words(gap: Gap) -> str:
    """Say in a sentence who is missing."""
    names = [level_label(name) if gap.side is Side.LEVEL else name for name in gap.names]
    values = {"names": get_text_list(names, _("or")), "count": gap.count}
    match gap.side, gap.lack:
        case _side, Lack.UNSAID:
            return _unsaid(gap.side, gap.count)
        case Side.LEVEL, Lack.NOBODY:
            return _("Nobody is asked at this level: %(names)s.") % values
        case _side, Lack.NOBODY:
            return _("Nobody is asked from %(names)s.") % values
        case _side, Lack.EXCUSED:
            return _("Everybody asked from this one is excused: %(names)s.") % values
    return _("Everybody is from %(names)s: is nobody elsewhere concerned?") % values


def level_label(level: str) -> str:
    """Return what a level is called on screen."""
    return str(LEVEL_LABELS[Level(level)])


def _unsaid(side: Side, count: int) -> str:
    values = {"count": count}
    match side:
        case Side.DEPARTMENT:
            return (
                ngettext(
                    "Of %(count)d person the department is not said.",
                    "Of %(count)d people the department is not said.",
                    count,
                )
                % values
            )
        case Side.LEVEL:
            return (
                ngettext(
                    "Of %(count)d person the level is not said.",
                    "Of %(count)d people the level is not said.",
                    count,
                )
                % values
            )
    return (
        ngettext(
            "Of %(count)d person the region is not said.",
            "Of %(count)d people the region is not said.",
            count,
        )
        % values
    )
