"""What time alone changes: until when a result stays true, and who comes or goes then."""

from segmatrix.kit.engine.changing.changes import Change, changes, next_change, next_changes

__all__ = ["Change", "changes", "next_change", "next_changes"]
