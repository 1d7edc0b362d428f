"""Everything that can be done to a matrix, by noun."""

from segmatrix.matrix.actions.agreed_placements import (
    agree_placement,
    clear_agreed_placement,
    reinstate_agreed_placement,
)
from segmatrix.matrix.actions.aliases import add_alias, edit_alias, remove_alias, restore_alias
from segmatrix.matrix.actions.axes import choose_axes, return_to_axes, set_axis
from segmatrix.matrix.actions.cells import (
    answer_not_known_yet,
    reinstate_not_known_yet,
    take_back_not_known_yet,
)
from segmatrix.matrix.actions.charters import edit_charter
from segmatrix.matrix.actions.comments import (
    edit_comment,
    remove_comment,
    reopen_thread,
    reply_in_thread,
    resolve_thread,
    restore_comment,
    start_thread,
)
from segmatrix.matrix.actions.confirmations import (
    assume_segment,
    confirm_segment,
    reinstate_confirmation,
)
from segmatrix.matrix.actions.contacts import (
    add_contact,
    dismiss_contact,
    reconsider_contact,
    remove_contact,
    restore_contact,
)
from segmatrix.matrix.actions.dimensions import (
    add_dimension,
    hide_dimension,
    move_dimension,
    remove_dimension,
    rename_dimension,
    set_dimension_measure,
    show_dimension,
)
from segmatrix.matrix.actions.endorsements import (
    endorse_charter,
    reinstate_endorsement,
    withdraw_endorsement,
)
from segmatrix.matrix.actions.findings import (
    dismiss_finding,
    reinstate_dismissal,
    restore_finding,
)
from segmatrix.matrix.actions.matrices import (
    create_matrix,
    discard_matrix,
    reinstate_matrix,
    rename_matrix,
    set_unit,
)
from segmatrix.matrix.actions.measures import (
    reinstate_measure,
    state_measure,
    withdraw_measure,
)
from segmatrix.matrix.actions.merges import merge_segments, unmerge_segments
from segmatrix.matrix.actions.personas import (
    add_persona,
    edit_persona,
    remove_persona,
    restore_persona,
)
from segmatrix.matrix.actions.placements import (
    place_segment,
    put_back_placements,
    take_over_placements,
    withdraw_placement,
)
from segmatrix.matrix.actions.proposals import (
    accept_proposal,
    decline_proposal,
    propose_statement,
    reinstate_outcome,
    reopen_proposal,
    withdraw_proposal,
)
from segmatrix.matrix.actions.pulses import close_pulse, list_groups, open_pulse
from segmatrix.matrix.actions.questions import ask_question, repeat_question, withdraw_question
from segmatrix.matrix.actions.quotes import quote_statement
from segmatrix.matrix.actions.restoring import restore_revision
from segmatrix.matrix.actions.revisions import keep_revision, name_revision
from segmatrix.matrix.actions.rules import set_segment_rule
from segmatrix.matrix.actions.scaffolds import (
    lay_out,
    remove_scaffold,
    rename_scaffold,
    restore_scaffold,
    save_scaffold,
)
from segmatrix.matrix.actions.segments import (
    add_segment,
    annotate_segment,
    move_segment,
    recolour_segment,
    remove_segment,
    rename_segment,
    restore_segment,
    retire_segment,
    tier_segment,
)
from segmatrix.matrix.actions.sheets import import_sheet
from segmatrix.matrix.actions.splits import rejoin_parts, resplit_segment, split_segment
from segmatrix.matrix.actions.statements import (
    add_statement,
    edit_statement,
    move_statement,
    remove_statement,
    restore_statement,
)
from segmatrix.matrix.actions.states import (
    ask_for_review,
    mark_agreed,
    retire_matrix,
    return_to_draft,
    return_to_state,
    take_up_matrix,
)
from segmatrix.matrix.actions.variants import pick_variant, reopen_variants
from segmatrix.matrix.actions.wordings import (
    challenge_wording,
    keep_wording,
    reword,
    take_back_challenge,
)

__all__ = [
    "accept_proposal",
    "add_alias",
    "add_contact",
    "add_dimension",
    "add_persona",
    "add_segment",
    "add_statement",
    "agree_placement",
    "annotate_segment",
    "answer_not_known_yet",
    "ask_for_review",
    "ask_question",
    "assume_segment",
    "challenge_wording",
    "choose_axes",
    "clear_agreed_placement",
    "close_pulse",
    "confirm_segment",
    "create_matrix",
    "decline_proposal",
    "discard_matrix",
    "dismiss_contact",
    "dismiss_finding",
    "edit_alias",
    "edit_charter",
    "edit_comment",
    "edit_persona",
    "edit_statement",
    "endorse_charter",
    "hide_dimension",
    "import_sheet",
    "keep_revision",
    "keep_wording",
    "lay_out",
    "list_groups",
    "mark_agreed",
    "merge_segments",
    "move_dimension",
    "move_segment",
    "move_statement",
    "name_revision",
    "open_pulse",
    "pick_variant",
    "place_segment",
    "propose_statement",
    "put_back_placements",
    "quote_statement",
    "recolour_segment",
    "reconsider_contact",
    "reinstate_agreed_placement",
    "reinstate_confirmation",
    "reinstate_dismissal",
    "reinstate_endorsement",
    "reinstate_matrix",
    "reinstate_measure",
    "reinstate_not_known_yet",
    "reinstate_outcome",
    "rejoin_parts",
    "remove_alias",
    "remove_comment",
    "remove_contact",
    "remove_dimension",
    "remove_persona",
    "remove_scaffold",
    "remove_segment",
    "remove_statement",
    "rename_dimension",
    "rename_matrix",
    "rename_scaffold",
    "rename_segment",
    "reopen_proposal",
    "reopen_thread",
    "reopen_variants",
    "repeat_question",
    "reply_in_thread",
    "resolve_thread",
    "resplit_segment",
    "restore_alias",
    "restore_comment",
    "restore_contact",
    "restore_finding",
    "restore_persona",
    "restore_revision",
    "restore_scaffold",
    "restore_segment",
    "restore_statement",
    "retire_matrix",
    "retire_segment",
    "return_to_axes",
    "return_to_draft",
    "return_to_state",
    "reword",
    "save_scaffold",
    "set_axis",
    "set_dimension_measure",
    "set_segment_rule",
    "set_unit",
    "show_dimension",
    "split_segment",
    "start_thread",
    "state_measure",
    "take_back_challenge",
    "take_back_not_known_yet",
    "take_over_placements",
    "take_up_matrix",
    "tier_segment",
    "unmerge_segments",
    "withdraw_endorsement",
    "withdraw_measure",
    "withdraw_placement",
    "withdraw_proposal",
    "withdraw_question",
]
