"""One segment of the example after the other: its cells, its numbers, and its place on the map."""

from collections.abc import Mapping
from datetime import timedelta

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.demo.story import Chapter, Do, Estimate, Story
from segmatrix.matrix import actions, events

_SPOKEN_OF = timedelta(days=7)  # numbers speak of the week before the example is built


def begin_segment(
    act: Do,
    story: Story,
    matrix_id: str,
    dimensions: Mapping[str, str],
    chapter: Chapter,
    actors: Mapping[str, Actor],
) -> None:
    """Write what one chapter of the story tells: a segment, its cells and its place.

    Args:
        act: Lets a colleague act, as the build does.
        story: What the chapter is of.
        matrix_id: The matrix.
        dimensions: The ids of its rows by their keys.
        chapter: What is told.
        actors: The colleagues by the story's keys.
    """
    facilitator = story.with_role("facilitator").key
    column = {"name": chapter.name, "note": chapter.note, "tier": chapter.tier}
    adding = events.AddSegment(matrix_id=matrix_id, **column)
    (added,) = act(actions.add_segment, adding, facilitator)
    about = {"matrix_id": matrix_id, "segment_id": vars(added)["segment_id"]}
    ruling = events.SetSegmentRule(**about, rule=chapter.rule)
    act(actions.set_segment_rule, ruling, story.analyst.key)
    for key, who, text in chapter.texts:
        said = events.AddStatement(**about, dimension_id=dimensions[key], text=text)
        act(actions.add_statement, said, who)
    for estimate in chapter.stated:
        unit = story.measures[estimate.dimension]["unit"]
        _state(act, about | {"dimension_id": dimensions[estimate.dimension]}, estimate, unit)
    cell = about | {"dimension_id": dimensions["contacts"]}
    if chapter.contacts is None:
        act(actions.answer_not_known_yet, events.AnswerNotKnownYet(**cell), facilitator)
    for who in chapter.contacts or ():
        naming = events.AddContact(**cell, member_id=actors[who].member_id)
        act(actions.add_contact, naming, who)
    _place(act, about, chapter, facilitator)


def _state(act: Do, cell: Mapping[str, str], estimate: Estimate, unit: str) -> None:
    stating = events.StateMeasure(
        **cell,
        low=estimate.low,
        high=estimate.high,
        unit=unit,
        date=(clock.now() - _SPOKEN_OF).date().isoformat(),
        source=estimate.source,
    )
    act(actions.state_measure, stating, estimate.colleague)


def _place(act: Do, about: Mapping[str, str], chapter: Chapter, facilitator: str) -> None:
    """Put the segment where each colleague sees it, and where the group settled on, if it did."""
    for opinion in chapter.opinions:
        here = {"x": opinion.x, "y": opinion.y, "reason": opinion.reason}
        act(actions.place_segment, events.PlaceSegment(**about, **here), opinion.colleague)
    if settled := chapter.settled:
        agreeing = events.AgreePlacement(
            **about,
            x=settled.x,
            y=settled.y,
            rationale=settled.rationale,
            dissent=settled.dissent,
            potential=settled.potential,
        )
        act(actions.agree_placement, agreeing, facilitator)
