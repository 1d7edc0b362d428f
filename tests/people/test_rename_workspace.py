import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import queries
from segmatrix.people.actions import rename_workspace
from segmatrix.people.errors import RoleNeeded
from segmatrix.people.events import RenameWorkspace, WorkspaceRenamed
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def test_it_has_another_name_for_everybody(cast: Cast) -> None:
    facts = rename_workspace(ask(RenameWorkspace, name=" Harbourlight  AI "), actor=cast.exa)
    assert facts == [WorkspaceRenamed(workspace_id=HARBOURLIGHT, name="Harbourlight AI")]
    assert queries.workspace(HARBOURLIGHT, cast.sol).name == "Harbourlight AI"


def test_it_can_be_undone(cast: Cast) -> None:
    rename_workspace(ask(RenameWorkspace, name="Other", operation_id="one"), actor=cast.exa)
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    assert queries.workspace(HARBOURLIGHT, cast.sol).name == "Harbourlight Data"


def test_an_empty_name_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        rename_workspace(ask(RenameWorkspace, name=" "), actor=cast.exa)


def test_a_facilitator_may_not(cast: Cast) -> None:
    with pytest.raises(RoleNeeded, match="Owner"):
        rename_workspace(ask(RenameWorkspace, name="Other"), actor=cast.fara)


def test_for_otto_it_does_not_exist(cast: Cast) -> None:
    with pytest.raises(NotFound):
        rename_workspace(ask(RenameWorkspace, name="Otto was here"), actor=cast.otto)
