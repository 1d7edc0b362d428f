"""Keeping an interview: one source, and what the speaker said as quotes about a segment."""

import re

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.evidence import access, events
from segmatrix.evidence.actions.links import link_observations
from segmatrix.evidence.actions.observations import add_observation
from segmatrix.evidence.actions.sources import add_source
from segmatrix.evidence.terms import LINK_NOTE_LENGTH, Stance, TargetKind


@action
def record_interview(given: events.RecordInterview, *, actor: Actor) -> None:
    """Keep an interview as a source with a quote for each paragraph that was said.

    Each quote is background of the segment, with the question that it answers beside it. All or
    nothing, and undone as one. Refuses one in which nothing was said, and what `add_source`,
    `add_observation` and `link_observations` refuse.
    Records SourceAdded, and ObservationAdded and ObservationLinked for each quote.
    """
    matrix = access.editable(given.matrix_id, actor)
    quotes = [
        (answer["question"], paragraph)
        for answer in given.answers
        for paragraph in paragraphs(answer["text"])
    ]
    if not quotes:
        raise Invalid(
            _("Nothing is written here yet."),
            hint=_("Type what they said under at least one question."),
            field="answers",
        )
    source = events.AddSource(
        matrix_id=matrix.id,
        title=given.title,
        kind=given.kind,
        date=given.date,
        collector=given.collector or actor.name,
    )
    source_id = add_source(source, actor=actor)[0].source_id
    for question, text in quotes:
        quote = events.AddObservation(matrix_id=matrix.id, source_id=source_id, text=text)
        (added,) = add_observation(quote, actor=actor)
        link = events.LinkObservations(
            matrix_id=matrix.id,
            observation_ids=[added.observation_id],
            target_kind=TargetKind.SEGMENT,
            target_id=given.segment_id,
            stance=Stance.CONTEXT,
            note=question[:LINK_NOTE_LENGTH],
        )
        link_observations(link, actor=actor)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which blank lines divide."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r", "")) if part.strip()]
