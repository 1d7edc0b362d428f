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
    ASKED = "asked"
    ASKED_FOR_ABSENT = "asked_for_absent"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    ACCEPTED_REWORDED = "accepted_reworded"
    DECLINED = "declined"
    OBJECTED = "objected"
    OBJECTION_ANSWERED = "objection_answered"
    OBJECTION_OVERRIDDEN = "objection_overridden"
    OBJECTION_SETTLED = "objection_settled"
    REVIEW_ASKED = "review_asked"
    REVIEW_REMINDED = "review_reminded"
    REVIEW_FOR_ABSENT = "review_for_absent"
    SIGNING_ASKED = "signing_asked"
    WORDING = "wording"
    STEP_DUE = "step_due"
    STEP_LATE = "step_late"
    VOICE_NOTED = "voice_noted"
    VOICE_CONFIRMED = "voice_confirmed"
    VOICE_DECLINED = "voice_declined"
    ROUND_OPENED = "round_opened"
    ROUND_REMINDED = "round_reminded"
    ROUND_REVEALED = "round_revealed"
    WORKSHOP_BEGUN = "workshop_begun"
    WORKSHOP_GOES_ON = "workshop_goes_on"
    WORKSHOP_ENDED = "workshop_ended"


SENTENCES: dict[NoticeKind, Promise] = {
    NoticeKind.MENTIONED: _("%(who)s mentioned you"),
    NoticeKind.REPLIED: _("%(who)s answered where you commented"),
    NoticeKind.COMMENTED: _("%(who)s commented on what you put here"),
    NoticeKind.RESOLVED: _("%(who)s settled comments that you began"),
    NoticeKind.REWORDED: _("%(who)s reworded your statement"),
    NoticeKind.VARIANT_KEPT: _("%(who)s wrote another text for your statement"),
    NoticeKind.REMOVED: _("%(who)s removed your statement"),
    NoticeKind.ASKED: _("%(who)s asks you about a segment"),
    NoticeKind.ASKED_FOR_ABSENT: _("%(who)s asks somebody you stand in for about a segment"),
    NoticeKind.ANSWERED: _("%(who)s answered what you asked"),
    NoticeKind.ACCEPTED: _("%(who)s accepted what you proposed"),
    NoticeKind.ACCEPTED_REWORDED: _("%(who)s accepted what you proposed, in other words"),
    NoticeKind.DECLINED: _("%(who)s declined what you proposed"),
    NoticeKind.OBJECTED: _("%(who)s objects to your statement"),
    NoticeKind.OBJECTION_ANSWERED: _("%(who)s answered your objection"),
    NoticeKind.OBJECTION_OVERRIDDEN: _("%(who)s overrode your objection"),
    NoticeKind.OBJECTION_SETTLED: _("%(who)s withdrew the objection that you answered"),
    NoticeKind.REVIEW_ASKED: _("%(who)s asks you to read a revision and answer"),
    NoticeKind.REVIEW_REMINDED: _("%(who)s reminds you to read a revision and answer"),
    NoticeKind.REVIEW_FOR_ABSENT: _("%(who)s waits for an answer of somebody you stand in for"),
    NoticeKind.SIGNING_ASKED: _("%(who)s asks you to sign a revision"),
    NoticeKind.WORDING: _("%(who)s put what you were shown in other words"),
    NoticeKind.STEP_DUE: _("In the plan by %(who)s this is due from you soon"),
    NoticeKind.STEP_LATE: _("In the plan by %(who)s this was due from you"),
    NoticeKind.VOICE_NOTED: _("%(who)s wrote down what you said; please confirm it"),
    NoticeKind.VOICE_CONFIRMED: _("%(who)s confirmed what you wrote down for them"),
    NoticeKind.VOICE_DECLINED: _("%(who)s did not say what you wrote down for them"),
    NoticeKind.ROUND_OPENED: _("%(who)s asks you to answer some questions alone"),
    NoticeKind.ROUND_REMINDED: _("%(who)s reminds all who have not answered everything"),
    NoticeKind.ROUND_REVEALED: _("%(who)s shows what everybody answered"),
    NoticeKind.WORKSHOP_BEGUN: _("%(who)s began a workshop; please come in"),
    NoticeKind.WORKSHOP_GOES_ON: _("%(who)s went on to the next phase of a workshop"),
    NoticeKind.WORKSHOP_ENDED: _("%(who)s ended a workshop; see what came of it"),
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
