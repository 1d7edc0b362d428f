"""What a thread of comments may hang on, from a single statement to the whole matrix."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.matrix.terms import AnchorKind

_KINDS = {
    (): AnchorKind.MATRIX,
    ("segment_id",): AnchorKind.SEGMENT,
    ("segment_id", "dimension_id"): AnchorKind.CELL,
    ("segment_id", "placed_by"): AnchorKind.PLACEMENT,
    ("statement_id",): AnchorKind.STATEMENT,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """The thing itself and not its place, so that a thread goes where a statement goes.

    Attributes:
        segment_id: A segment; with `dimension_id` a cell, with `placed_by` the placement of that
            member.
        statement_id: A statement, wherever it stands. All empty means the whole matrix.
    """

    segment_id: str = ""
    dimension_id: str = ""
    statement_id: str = ""
    placed_by: str = ""

    @property
    def kind(self) -> AnchorKind:
        """What it is.

        Raises:
            Invalid: No one thing has these ids.
        """
        given = tuple(
            name
            for name in ("segment_id", "dimension_id", "statement_id", "placed_by")
            if getattr(self, name)
        )
        if given not in _KINDS:
            raise Invalid(
                _("There is no one thing that this comment would be about."),
                hint=_("Choose a statement, a cell, a placement, a segment or the whole matrix."),
            )
        return _KINDS[given]
