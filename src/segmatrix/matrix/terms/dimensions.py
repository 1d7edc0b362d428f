"""The rows that every matrix begins with: the table's, and those of each segment's profile."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.matrix.terms.kinds import Kind


@dataclass(frozen=True, slots=True)
class BuiltInDimension:
    """A row that every matrix begins with.

    Attributes:
        key: What code and imports know it by.
        words: Other headings, in lower case, under which people's own sheets carry it.
    """

    key: str
    name: Promise
    kind: Kind
    question: Promise
    words: tuple[str, ...] = ()


DIMENSIONS: tuple[BuiltInDimension, ...] = (
    BuiltInDimension(
        "definition",
        _("Definition"),
        Kind.TEXT,
        _("Who is this group? Say it so that a new colleague would recognise one."),
        ("description", "who they are", "who are they", "who is it", "profile", "summary"),
    ),
    BuiltInDimension(
        "size",
        _("Size"),
        Kind.MEASURE,
        _("How many customers belong to it?"),
        ("number of customers", "customers", "count", "how many"),
    ),
    BuiltInDimension(
        "revenue",
        _("Revenue"),
        Kind.MEASURE,
        _("How much do they pay us in a year?"),
        ("annual revenue", "sales", "turnover", "arr", "income"),
    ),
    BuiltInDimension(
        "goals",
        _("Main goals"),
        Kind.STATEMENTS,
        _("What do they want to achieve in the long run?"),
        ("goals", "goal", "objectives", "aims", "main goal"),
    ),
    BuiltInDimension(
        "jobs",
        _("Jobs to be done"),
        Kind.STATEMENTS,
        _("What must they get done, whichever tool they use?"),
        ("jobs", "jobs-to-be-done", "jtbd", "tasks", "job to be done"),
    ),
    BuiltInDimension(
        "differences",
        _("How they differ"),
        Kind.TEXT,
        _("What sets them apart from every other group here?"),
        ("differences", "differentiators", "what sets them apart", "difference"),
    ),
    BuiltInDimension(
        "pains",
        _("Pain points"),
        Kind.STATEMENTS,
        _("What slows them down, worries them or makes them leave?"),
        ("pains", "pain", "problems", "frustrations", "challenges"),
    ),
    BuiltInDimension(
        "contacts",
        _("Key contacts"),
        Kind.PEOPLE,
        _("Whom do we ask when we want to know more about them?"),
        ("contacts", "contact", "owners", "experts", "who knows them"),
    ),
)

PROFILE: tuple[BuiltInDimension, ...] = (
    BuiltInDimension(
        "outcomes",
        _("Outcomes sought"),
        Kind.STATEMENTS,
        _("What do they hope to have in the end?"),
    ),
    BuiltInDimension(
        "obstacles",
        _("Obstacles"),
        Kind.STATEMENTS,
        _("What keeps them from getting there?"),
    ),
    BuiltInDimension(
        "alternatives",
        _("Alternatives considered"),
        Kind.STATEMENTS,
        _("What else do they consider, doing nothing included?"),
    ),
    BuiltInDimension(
        "choosing",
        _("What would make them choose us"),
        Kind.STATEMENTS,
        _("What would make them choose us?"),
    ),
)
"""The questions of a segment's profile: rows that are hidden until somebody wants them shown.

Their cells are open all the same: they are read and filled on the page of the segment's insights.
"""

PROFILE_KEYS = frozenset(dimension.key for dimension in PROFILE)

NOT_KNOWN_WORDS = ("?", "not known yet", "not known", "unknown", "tbd", "don't know", "n/k")
"""What people write into a sheet's cell, in lower case, when they do not know yet."""

DIMENSION_BY_KEY = {dimension.key: dimension for dimension in (*DIMENSIONS, *PROFILE)}
