"""What can be done to a matrix's numbers: their data, lists that rules name, and exports."""

from segmatrix.studies.actions.bases import set_axis_basis
from segmatrix.studies.actions.contradictions import (
    dismiss_contradiction,
    reinstate_contradiction_dismissal,
    restore_contradiction,
)
from segmatrix.studies.actions.exports import export_memberships
from segmatrix.studies.actions.lists import keep_list, receive_list, remove_list, restore_list
from segmatrix.studies.actions.rule_terms import bind_names, restore_rule_terms, set_rule_terms
from segmatrix.studies.actions.snapshots import keep_snapshot
from segmatrix.studies.actions.sources import choose_data

__all__ = [
    "bind_names",
    "choose_data",
    "dismiss_contradiction",
    "export_memberships",
    "keep_list",
    "keep_snapshot",
    "receive_list",
    "reinstate_contradiction_dismissal",
    "remove_list",
    "restore_contradiction",
    "restore_list",
    "restore_rule_terms",
    "set_axis_basis",
    "set_rule_terms",
]
