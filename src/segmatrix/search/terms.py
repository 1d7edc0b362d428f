"""The words of this room as data: what kinds of text are found, and how many at once."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a text is, in the order in which a page lists what was found."""

    SEGMENT = "segment"
    WORD = "word"
    DIMENSION = "dimension"
    DEFINITION = "definition"
    STATEMENT = "statement"
    PERSONA = "persona"
    CONTACT = "contact"
    CHARTER = "charter"
    COMMENT = "comment"
    PROPOSAL = "proposal"
    VARIANT = "variant"
    QUESTION = "question"
    NOT_KNOWN = "not-known"
    REASON = "reason"
    OBJECTION = "objection"
    REVISION = "revision"
    ROUND = "round"
    WORKSHOP = "workshop"
    STEP = "step"
    PERSON = "person"
    FINDING = "finding"
    SOURCE = "source"
    PASSAGE = "passage"
    TEMPLATE = "template"


LABELS = {
    Kind.SEGMENT: _("Segments"),
    Kind.WORD: _("Words for segments"),
    Kind.DIMENSION: _("Rows"),
    Kind.DEFINITION: _("Definitions"),
    Kind.STATEMENT: _("Statements"),
    Kind.PERSONA: _("Personas"),
    Kind.CONTACT: _("Key contacts"),
    Kind.CHARTER: _("Charter"),
    Kind.COMMENT: _("Comments"),
    Kind.PROPOSAL: _("Proposed statements"),
    Kind.VARIANT: _("Other texts of statements"),
    Kind.QUESTION: _("Questions asked"),
    Kind.NOT_KNOWN: _("Still to find out"),
    Kind.REASON: _("Reasons on the map"),
    Kind.OBJECTION: _("Objections"),
    Kind.REVISION: _("Revisions"),
    Kind.ROUND: _("Rounds"),
    Kind.WORKSHOP: _("Workshops"),
    Kind.STEP: _("Steps of the plan"),
    Kind.PERSON: _("People to ask"),
    Kind.FINDING: _("Findings"),
    Kind.SOURCE: _("Sources"),
    Kind.PASSAGE: _("Passages in documents"),
    Kind.TEMPLATE: _("Templates"),
}

RANKED = 100
"""How many texts of one kind are put in order by how well they answer; of more, the newest come."""

FEW = 500
"""Of how many answers at most the index is asked which they are, before it is asked how many."""

SHOWN = 5
"""Texts of one kind on a page about all kinds."""

PAGE = 20
"""Texts on a page about one kind."""

QUERY_LENGTH = 200
"""Characters of what somebody looks for; the rest is left out, and that is said."""

QUERY_TERMS = 12
"""Words and phrases of what somebody looks for, likewise."""
