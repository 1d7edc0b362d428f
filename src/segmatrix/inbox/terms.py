"""The words of this room: kinds of notice with their sentences, and how often mail comes."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoticeKind(StrEnum):
    """What somebody did that concerns a member."""

    MENTIONED = "mentioned"
    REPLIED = "replied"
    COMMENTED = "commented"
    RESOLVED = "resolved"
    REWORDED = "reworded"
    VARIANT_KEPT = "variant_kept"
    REMOVED = "removed"


SENTENCES: dict[NoticeKind, Promise] = {
    NoticeKind.MENTIONED: _("%(who)s mentioned you"),
    NoticeKind.REPLIED: _("%(who)s answered where you commented"),
    NoticeKind.COMMENTED: _("%(who)s commented on what you put here"),
    NoticeKind.RESOLVED: _("%(who)s settled comments that you began"),
    NoticeKind.REWORDED: _("%(who)s reworded your statement"),
    NoticeKind.VARIANT_KEPT: _("%(who)s wrote another text for your statement"),
    NoticeKind.REMOVED: _("%(who)s removed your statement"),
}


class Every(StrEnum):
    """How often a member wants what is unread by mail."""

    DAY = "day"
    WEEK = "week"
    NEVER = "never"


EVERY_LABELS: dict[Every, Promise] = {
    Every.DAY: _("Every day"),
    Every.WEEK: _("Every week, on Monday"),
    Every.NEVER: _("Never"),
}

DIGEST_JOB = "send_digest"
