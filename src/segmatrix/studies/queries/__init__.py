"""What may be read of a matrix's numbers and of who is in its segments, by noun."""

from segmatrix.studies.counts import Combinations, Covered
from segmatrix.studies.live_sizes import LiveSize
from segmatrix.studies.memberships import Member, Part, Where
from segmatrix.studies.previews import Example, Examples, Moves, Preview, Shared
from segmatrix.studies.queries.bases import BasisView, bases, offered_bases
from segmatrix.studies.queries.contradictions import Beliefs, Dismissed, LeftOut, beliefs
from segmatrix.studies.queries.definitions import dimensions_in, segments_in
from segmatrix.studies.queries.drafts import (
    DIALECTS,
    Counted,
    examples,
    names,
    preview,
    sql,
    values,
)
from segmatrix.studies.queries.lists import ListView, lists
from segmatrix.studies.queries.members import (
    ExportableView,
    ExportView,
    MembersView,
    exportable,
    members,
    memberships,
)
from segmatrix.studies.queries.numbers import ComputedMeasure, computed
from segmatrix.studies.queries.reasons import Reasons, why
from segmatrix.studies.queries.rule_terms import (
    RuleTermsVersionView,
    RuleTermsView,
    named_in,
    rule_terms,
)
from segmatrix.studies.queries.sources import (
    SourceView,
    Use,
    matrices_by_dataset,
    source_of,
    uses,
)
from segmatrix.studies.queries.suggestions import (
    Ingredient,
    MeasuredAxis,
    Suggested,
    SuggestedPlacement,
    Suggestions,
    suggested,
)
from segmatrix.studies.queries.typed_rules import problems, size_of, unit
from segmatrix.studies.queries.who import Coverage, Overlap, WhoIsIn, WhoSegment, who_is_in

__all__ = [
    "DIALECTS",
    "BasisView",
    "Beliefs",
    "Combinations",
    "ComputedMeasure",
    "Counted",
    "Coverage",
    "Covered",
    "Dismissed",
    "Example",
    "Examples",
    "ExportView",
    "ExportableView",
    "Ingredient",
    "LeftOut",
    "ListView",
    "LiveSize",
    "MeasuredAxis",
    "Member",
    "MembersView",
    "Moves",
    "Overlap",
    "Part",
    "Preview",
    "Reasons",
    "RuleTermsVersionView",
    "RuleTermsView",
    "Shared",
    "SourceView",
    "Suggested",
    "SuggestedPlacement",
    "Suggestions",
    "Use",
    "Where",
    "WhoIsIn",
    "WhoSegment",
    "bases",
    "beliefs",
    "computed",
    "dimensions_in",
    "examples",
    "exportable",
    "lists",
    "matrices_by_dataset",
    "members",
    "memberships",
    "named_in",
    "names",
    "offered_bases",
    "preview",
    "problems",
    "rule_terms",
    "segments_in",
    "size_of",
    "source_of",
    "sql",
    "suggested",
    "unit",
    "uses",
    "values",
    "who_is_in",
    "why",
]
