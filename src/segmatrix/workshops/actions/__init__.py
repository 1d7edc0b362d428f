"""What can be done in workshops, by noun."""

from segmatrix.workshops.actions.agreements import (
    keep_agreement,
    reopen_agreement,
    settle_fate,
    settle_place,
    settle_tier,
)
from segmatrix.workshops.actions.groups import (
    adopt_suggestion,
    dissolve_group,
    group_notes,
    move_note,
    name_group,
    set_suggestion_aside,
    take_suggestion_up,
    ungroup_notes,
)
from segmatrix.workshops.actions.outcomes import (
    decline_card,
    keep_card,
    make_card_segment,
    mark_card,
    merge_card,
)
from segmatrix.workshops.actions.participants import join_workshop, say_ready
from segmatrix.workshops.actions.steps import (
    begin_workshop,
    call_everybody,
    give_time,
    step_back,
    step_forward,
)
from segmatrix.workshops.actions.talk_notes import write_talk_notes
from segmatrix.workshops.actions.talks import (
    finish_talk,
    give_talk_time,
    go_on_talking,
    move_talk,
    put_back_talk,
    take_up_talk,
)
from segmatrix.workshops.actions.workshops import (
    change_workshop,
    discard_workshop,
    draft_workshop,
    reinstate_workshop,
)

__all__ = [
    "adopt_suggestion",
    "begin_workshop",
    "call_everybody",
    "change_workshop",
    "decline_card",
    "discard_workshop",
    "dissolve_group",
    "draft_workshop",
    "finish_talk",
    "give_talk_time",
    "give_time",
    "go_on_talking",
    "group_notes",
    "join_workshop",
    "keep_agreement",
    "keep_card",
    "make_card_segment",
    "mark_card",
    "merge_card",
    "move_note",
    "move_talk",
    "name_group",
    "put_back_talk",
    "reinstate_workshop",
    "reopen_agreement",
    "say_ready",
    "set_suggestion_aside",
    "settle_fate",
    "settle_place",
    "settle_tier",
    "step_back",
    "step_forward",
    "take_suggestion_up",
    "take_up_talk",
    "ungroup_notes",
    "write_talk_notes",
]
