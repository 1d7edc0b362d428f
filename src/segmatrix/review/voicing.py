"""Saying by whose hand, and for whom, something was said. Pure telling."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.review.terms import VoiceKind, VoiceState


def words(
    kind: VoiceKind, *, speaker: str, by: str, colleagues: int = 0, department: str = ""
) -> str:
    """Say how something came to be said.

    Args:
        kind: In which way.
        speaker: Whose view it is; empty for a team's.
        by: Whose hand it came by.
        colleagues: For how many others, for a team's.
        department: Where they work, for a team's; may be empty.
    """
    match kind:
        case VoiceKind.SCRIBE:
            return _("said by %(speaker)s, written by %(by)s") % {"speaker": speaker, "by": by}
        case VoiceKind.DEPUTY:
            return _("%(by)s for %(speaker)s") % {"speaker": speaker, "by": by}
        case VoiceKind.TEAM if department:
            return ngettext(
                "%(by)s for %(count)d colleague in %(department)s",
                "%(by)s for %(count)d colleagues in %(department)s",
                colleagues,
            ) % {"by": by, "count": colleagues, "department": department}
        case VoiceKind.TEAM:
            return ngettext(
                "%(by)s for %(count)d colleague", "%(by)s for %(count)d colleagues", colleagues
            ) % {"by": by, "count": colleagues}


def standing(state: VoiceState, *, speaker: str) -> str:
    """Say whether whoever is said to have said it agrees; empty where nobody has to."""
    match state:
        case VoiceState.WAITING:
            return _("not confirmed yet")
        case VoiceState.CONFIRMED:
            return _("confirmed by %(speaker)s") % {"speaker": speaker}
        case VoiceState.DECLINED:
            return _("%(speaker)s did not say that") % {"speaker": speaker}
        case VoiceState.PLAIN:
            return ""
