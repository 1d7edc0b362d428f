"""What can be done to data sources; `access` decides who may, `advancing` what follows what."""

from segmatrix.datasets.actions.imports import (
    cancel_import,
    fail_import,
    finish_import,
    start_import,
)
from segmatrix.datasets.actions.mappings import confirm_mapping, propose_mapping
from segmatrix.datasets.actions.sources import remove_dataset, rename_dataset, restore_dataset
from segmatrix.datasets.actions.uploads import Receipt, arrivals, receive_files, upload_files

__all__ = [
    "Receipt",
    "arrivals",
    "cancel_import",
    "confirm_mapping",
    "fail_import",
    "finish_import",
    "propose_mapping",
    "receive_files",
    "remove_dataset",
    "rename_dataset",
    "restore_dataset",
    "start_import",
    "upload_files",
]
