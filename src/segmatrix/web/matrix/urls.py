from django.urls import path

from segmatrix.web.matrix import (
    aliases,
    cells,
    charters,
    contacts,
    dimensions,
    glossaries,
    lineages,
    matrices,
    measures,
    merges,
    palettes,
    rules,
    scaffolds,
    segments,
    splits,
    statements,
    tables,
    undoing,
)

MATRIX = "m/<slug:matrix_id>/"
SEGMENT = MATRIX + "segments/<slug:segment_id>/"
DIMENSION = MATRIX + "dimensions/<slug:dimension_id>/"
CELL = MATRIX + "cells/<slug:segment_id>/<slug:dimension_id>/"
WORD = SEGMENT + "words/<slug:alias_id>/"
STATEMENT = MATRIX + "statements/<slug:statement_id>/"
TEMPLATES = "w/<slug:workspace_id>/templates/"
TEMPLATE = TEMPLATES + "<slug:scaffold_id>/"

app_name = "matrix"
urlpatterns = [
    path("w/<slug:workspace_id>/matrices/new/", matrices.create, name="create"),
    path(TEMPLATES, scaffolds.templates, name="templates"),
    path(TEMPLATE + "name/", scaffolds.rename, name="rename-template"),
    path(TEMPLATE + "remove/", scaffolds.remove, name="remove-template"),
    path(TEMPLATE + "restore/", scaffolds.restore, name="restore-template"),
    path(MATRIX + "template/", scaffolds.save, name="save-template"),
    path(MATRIX, matrices.overview, name="overview"),
    path(MATRIX + "name/", matrices.rename, name="rename"),
    path(MATRIX + "table/", tables.table, name="table"),
    path(MATRIX + "charter/", charters.charter, name="charter"),
    path(MATRIX + "unit/", charters.unit, name="unit"),
    path(MATRIX + "undo/", undoing.undo, name="undo"),
    path(MATRIX + "palette/", palettes.palette, name="palette"),
    path(MATRIX + "segments/", segments.add, name="segments"),
    path(SEGMENT, segments.segment, name="segment"),
    path(SEGMENT + "name/", segments.name, name="name-segment"),
    path(SEGMENT + "colour/", segments.recolour, name="recolour-segment"),
    path(SEGMENT + "tier/", segments.tier, name="tier-segment"),
    path(SEGMENT + "move/", segments.move, name="move-segment"),
    path(SEGMENT + "retire/", segments.retire, name="retire-segment"),
    path(SEGMENT + "restore/", segments.restore, name="restore-segment"),
    path(SEGMENT + "merge/", merges.merge, name="merge-segments"),
    path(SEGMENT + "split/", splits.split, name="split-segment"),
    path(SEGMENT + "words/", aliases.add, name="add-word"),
    path(WORD + "edit/", aliases.edit, name="edit-word"),
    path(WORD + "remove/", aliases.remove, name="remove-word"),
    path(WORD + "restore/", aliases.restore, name="restore-word"),
    path(MATRIX + "lineages/<slug:lineage_id>/take-back/", lineages.take_back, name="take-back"),
    path(MATRIX + "glossary/", glossaries.glossary, name="glossary"),
    path(SEGMENT + "rule/", rules.set_rule, name="set-rule"),
    path(SEGMENT + "rule/check/", rules.check, name="check-rule"),
    path(MATRIX + "dimensions/", dimensions.add, name="dimensions"),
    path(DIMENSION, dimensions.dimension, name="dimension"),
    path(DIMENSION + "name/", dimensions.name, name="name-dimension"),
    path(DIMENSION + "measure/", dimensions.measure, name="measure-dimension"),
    path(DIMENSION + "move/", dimensions.move, name="move-dimension"),
    path(DIMENSION + "hide/", dimensions.hide, name="hide-dimension"),
    path(DIMENSION + "show/", dimensions.show, name="show-dimension"),
    path(CELL, cells.cell, name="cell"),
    path(CELL + "statements/", statements.add, name="add-statement"),
    path(CELL + "not-known/", cells.not_known, name="not-known"),
    path(CELL + "not-known/take-back/", cells.take_back, name="take-back-not-known"),
    path(CELL + "measure/", measures.state, name="state-measure"),
    path(CELL + "measure/withdraw/", measures.withdraw, name="withdraw-measure"),
    path(CELL + "contacts/", contacts.add, name="add-contact"),
    path(CELL + "contacts/dismiss/", contacts.dismiss, name="dismiss-contact"),
    path(MATRIX + "contacts/<slug:contact_id>/remove/", contacts.remove, name="remove-contact"),
    path(STATEMENT, statements.statement, name="statement"),
    path(STATEMENT + "edit/", statements.edit, name="edit-statement"),
    path(STATEMENT + "move/", statements.move, name="move-statement"),
    path(STATEMENT + "remove/", statements.remove, name="remove-statement"),
    path(STATEMENT + "pick/", statements.pick, name="pick-variant"),
]
