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
from segmatrix.matrix.actions.contacts import add_contact, remove_contact, restore_contact
from segmatrix.matrix.actions.dimensions import (
    add_dimension,
    hide_dimension,
    move_dimension,
    remove_dimension,
    rename_dimension,
    set_dimension_measure,
    show_dimension,
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
from segmatrix.matrix.actions.placements import place_segment, withdraw_placement
from segmatrix.matrix.actions.rules import set_segment_rule
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
from segmatrix.matrix.actions.variants import pick_variant, reopen_variants

__all__ = [
    "add_alias",
    "add_contact",
    "add_dimension",
    "add_segment",
    "add_statement",
    "agree_placement",
    "annotate_segment",
    "answer_not_known_yet",
    "choose_axes",
    "clear_agreed_placement",
    "create_matrix",
    "discard_matrix",
    "dismiss_finding",
    "edit_alias",
    "edit_charter",
    "edit_comment",
    "edit_statement",
    "hide_dimension",
    "import_sheet",
    "merge_segments",
    "move_dimension",
    "move_segment",
    "move_statement",
    "pick_variant",
    "place_segment",
    "recolour_segment",
    "reinstate_agreed_placement",
    "reinstate_dismissal",
    "reinstate_matrix",
    "reinstate_measure",
    "reinstate_not_known_yet",
    "rejoin_parts",
    "remove_alias",
    "remove_comment",
    "remove_contact",
    "remove_dimension",
    "remove_segment",
    "remove_statement",
    "rename_dimension",
    "rename_matrix",
    "rename_segment",
    "reopen_thread",
    "reopen_variants",
    "reply_in_thread",
    "resolve_thread",
    "resplit_segment",
    "restore_alias",
    "restore_comment",
    "restore_contact",
    "restore_finding",
    "restore_segment",
    "restore_statement",
    "retire_segment",
    "return_to_axes",
    "set_axis",
    "set_dimension_measure",
    "set_segment_rule",
    "set_unit",
    "show_dimension",
    "split_segment",
    "start_thread",
    "state_measure",
    "take_back_not_known_yet",
    "tier_segment",
    "unmerge_segments",
    "withdraw_measure",
    "withdraw_placement",
]
