"""Everything that can be done to a matrix, by noun."""

from segmatrix.matrix.actions.agreed_placements import (
    agree_placement,
    clear_agreed_placement,
    reinstate_agreed_placement,
)
from segmatrix.matrix.actions.axes import choose_axes, return_to_axes, set_axis
from segmatrix.matrix.actions.cells import (
    answer_not_known_yet,
    reinstate_not_known_yet,
    take_back_not_known_yet,
)
from segmatrix.matrix.actions.charters import edit_charter
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
from segmatrix.matrix.actions.statements import (
    add_statement,
    edit_statement,
    move_statement,
    remove_statement,
    restore_statement,
)
from segmatrix.matrix.actions.variants import pick_variant, reopen_variants

__all__ = [
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
    "edit_charter",
    "edit_statement",
    "hide_dimension",
    "import_sheet",
    "move_dimension",
    "move_segment",
    "move_statement",
    "pick_variant",
    "place_segment",
    "recolour_segment",
    "reinstate_agreed_placement",
    "reinstate_matrix",
    "reinstate_measure",
    "reinstate_not_known_yet",
    "remove_contact",
    "remove_dimension",
    "remove_segment",
    "remove_statement",
    "rename_dimension",
    "rename_matrix",
    "rename_segment",
    "reopen_variants",
    "restore_contact",
    "restore_segment",
    "restore_statement",
    "retire_segment",
    "return_to_axes",
    "set_axis",
    "set_dimension_measure",
    "set_segment_rule",
    "set_unit",
    "show_dimension",
    "state_measure",
    "take_back_not_known_yet",
    "tier_segment",
    "withdraw_measure",
    "withdraw_placement",
]
