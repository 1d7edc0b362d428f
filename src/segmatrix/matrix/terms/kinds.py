"""The kinds and states that things of a matrix can have, and what people read for them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """How far a matrix has come: being written, being read by everybody, agreed, no longer used."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    AGREED = "agreed"
    RETIRED = "retired"


class Unit(StrEnum):
    """What a rule of the matrix decides about, and what a size counts."""

    PERSON = "person"
    ACCOUNT = "account"


class Tier(StrEnum):
    """How much a segment matters; the table shows tiers in this order."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OTHER = "other"


class Kind(StrEnum):
    """What the cells of a dimension hold: one text, many statements, a number, or people."""

    TEXT = "text"
    STATEMENTS = "statements"
    MEASURE = "measure"
    PEOPLE = "people"


class Over(StrEnum):
    """How a measure's values of single customers become one number of a segment."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


class Standing(StrEnum):
    """Whether a segment or dimension is in the table.

    CURRENT: in the table. ASIDE: a retired segment or hidden dimension, kept with all in it.
    REMOVED: its adding was undone while it was empty. MERGED: a segment whose things went along to
    another one, of which it is a part now.
    """

    CURRENT = "current"
    ASIDE = "aside"
    REMOVED = "removed"
    MERGED = "merged"


class AliasKind(StrEnum):
    """How a segment came by another word: somebody's own, or what it or a part of it was called."""

    WORD = "word"
    EARLIER_NAME = "earlier_name"
    MERGED_NAME = "merged_name"


class LineageKind(StrEnum):
    """What became of segments: several became one, or one became several."""

    MERGE = "merge"
    SPLIT = "split"


class Slot(StrEnum):
    """The direction an axis runs in: across or up."""

    X = "x"
    Y = "y"


class AnchorKind(StrEnum):
    """What a thread of comments hangs on."""

    STATEMENT = "statement"
    CELL = "cell"
    PLACEMENT = "placement"
    SEGMENT = "segment"
    MATRIX = "matrix"


class OutcomeKind(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """What of an agreed segment may be put in other words without agreeing anew."""

    NAME = "name"
    DEFINITION = "definition"


LABELS: dict[StrEnum, Promise] = {
    State.DRAFT: _("Draft"),
    State.IN_REVIEW: _("In review"),
    State.AGREED: _("Agreed"),
    State.RETIRED: _("Retired"),
    Part.NAME: _("Name"),
    Part.DEFINITION: _("Definition"),
    Unit.PERSON: _("People"),
    Unit.ACCOUNT: _("Accounts"),
    Tier.PRIMARY: _("Primary"),
    Tier.SECONDARY: _("Secondary"),
    Tier.OTHER: _("Other"),
    Kind.TEXT: _("Text"),
    Kind.STATEMENTS: _("Statements"),
    Kind.MEASURE: _("Number"),
    Kind.PEOPLE: _("People"),
    Over.SUM: _("Sum"),
    Over.MEAN: _("Average"),
    Over.MEDIAN: _("Median"),
    OutcomeKind.ACCEPTED: _("Accepted"),
    OutcomeKind.DECLINED: _("Declined"),
    OutcomeKind.WITHDRAWN: _("Taken back"),
    LineageKind.MERGE: _("merging"),
    LineageKind.SPLIT: _("splitting"),
    AliasKind.WORD: _("A team's own word"),
    AliasKind.EARLIER_NAME: _("Earlier name"),
    AliasKind.MERGED_NAME: _("Name of a segment merged into this one"),
}
