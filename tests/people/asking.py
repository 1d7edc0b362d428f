"""Requests of Harbourlight Data, shortened for tests."""

from typing import Any, TypeVar

from segmatrix.people.events import WorkspaceInput
from tests.cast import HARBOURLIGHT

Asked = TypeVar("Asked", bound=WorkspaceInput)


def ask(kind: type[Asked], **values: Any) -> Asked:
    """Return a request of that kind of Harbourlight Data."""
    return kind(workspace_id=HARBOURLIGHT, **values)
