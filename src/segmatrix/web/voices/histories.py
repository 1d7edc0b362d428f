"""What happened to what is said in another's name, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.review import events
from segmatrix.review.terms import VoiceKind, VoiceState
from segmatrix.review.voicing import standing, words


def _voice(fact: events.WholeVoice) -> str:
    return words(
        VoiceKind(fact.manner),
        speaker=fact.speaker_name,
        by=fact.by_name,
        colleagues=fact.colleagues,
        department=fact.department,
    )


def _changed(fact: events.WholeVoice) -> str:
    if fact.manner == VoiceKind.TEAM:
        return _voice(fact)
    said = standing(VoiceState(fact.state), speaker=fact.speaker_name)
    return f"{said}: {fact.reason}" if fact.reason else said


def _deputy(fact: events.WholeDeputy) -> str:
    return f"{fact.for_name} → {fact.name}"


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.VoiceNoted: (_("noted how it was said"), _voice),
    events.VoiceChanged: (_("noted how that stands"), _changed),
    events.VoiceStruck: (_("struck out how it was said"), _voice),
    events.VoiceRestored: (_("noted again how it was said"), _voice),
    events.DeputyNamed: (_("named a deputy"), _deputy),
    events.DeputyTied: (_("gave the deputy a way in"), _deputy),
    events.DeputyRemoved: (_("took the deputy back"), _deputy),
    events.DeputyRestored: (_("named the deputy again"), _deputy),
}
