"""The words of this room as data: kinds of source, what an observation rests on, and for how long.

On screen an observation is a "finding".
"""

from enum import IntEnum, StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SourceKind(StrEnum):
    """Where evidence comes from."""

    INTERVIEW = "interview"
    USABILITY = "usability"
    FIELD_STUDY = "field_study"
    TICKETS = "tickets"
    REVIEWS = "reviews"
    SURVEY = "survey"
    CRM = "crm"
    ANALYTICS = "analytics"
    MARKET_RESEARCH = "market_research"
    SOCIAL = "social"
    SEGMENTATION = "segmentation"
    DOCUMENT = "document"
    OPINION = "opinion"
    TEST = "test"
    TRANSACTIONS = "transactions"


class Basis(IntEnum):
    """What an observation rests on; the number is the grade it gives by itself."""

    OPINION = 1
    QUALITATIVE = 2
    BEHAVIOURAL = 3
    TEST = 4


class ObservationKind(StrEnum):
    """What was taken from a source: somebody's words, a number, or a record of what happened."""

    QUOTE = "quote"
    NUMBER = "number"
    RECORD = "record"


class Status(StrEnum):
    """Whether an observation counts. Only an accepted one does."""

    AWAITING = "awaiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Stance(StrEnum):
    """What an observation does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class TargetKind(StrEnum):
    """What an observation can be linked to.

    A MEASURE is the stated number of a cell; a PLACEMENT is where one member, or the group, puts a
    segment; a PERSONA is somebody imagined of a segment.
    """

    STATEMENT = "statement"
    MEASURE = "measure"
    PLACEMENT = "placement"
    SEGMENT = "segment"
    PERSONA = "persona"


BASIS_OF = {
    SourceKind.INTERVIEW: Basis.QUALITATIVE,
    SourceKind.USABILITY: Basis.QUALITATIVE,
    SourceKind.FIELD_STUDY: Basis.QUALITATIVE,
    SourceKind.TICKETS: Basis.QUALITATIVE,
    SourceKind.REVIEWS: Basis.QUALITATIVE,
    SourceKind.SURVEY: Basis.QUALITATIVE,
    SourceKind.CRM: Basis.BEHAVIOURAL,
    SourceKind.ANALYTICS: Basis.BEHAVIOURAL,
    SourceKind.MARKET_RESEARCH: Basis.QUALITATIVE,
    SourceKind.SOCIAL: Basis.QUALITATIVE,
    SourceKind.SEGMENTATION: Basis.QUALITATIVE,
    SourceKind.DOCUMENT: Basis.QUALITATIVE,
    SourceKind.OPINION: Basis.OPINION,
    SourceKind.TEST: Basis.TEST,
    SourceKind.TRANSACTIONS: Basis.TEST,
}
"""What an observation from such a source rests on unless somebody says otherwise."""

DAYS_BY_KEY = {"size": 90, "revenue": 90, "pains": 180, "jobs": 365}
"""For how many days evidence of a built-in dimension holds; of any other it holds for ever."""

AGREED = "agreed"
"""Stands for the member in the id of a placement that is the group's."""

LABELS: dict[StrEnum | Basis, Promise] = {
    SourceKind.INTERVIEW: _("Interview"),
    SourceKind.USABILITY: _("Usability study"),
    SourceKind.FIELD_STUDY: _("Field study"),
    SourceKind.TICKETS: _("Support tickets"),
    SourceKind.REVIEWS: _("Reviews"),
    SourceKind.SURVEY: _("Survey"),
    SourceKind.CRM: _("CRM"),
    SourceKind.ANALYTICS: _("Product analytics"),
    SourceKind.MARKET_RESEARCH: _("Market research"),
    SourceKind.SOCIAL: _("Social mentions"),
    SourceKind.SEGMENTATION: _("Earlier segmentation"),
    SourceKind.DOCUMENT: _("Document"),
    SourceKind.OPINION: _("A colleague's word"),
    SourceKind.TEST: _("Test"),
    SourceKind.TRANSACTIONS: _("Transactions"),
    Basis.OPINION: _("Opinion of a colleague"),
    Basis.QUALITATIVE: _("What customers say"),
    Basis.BEHAVIOURAL: _("What customers do"),
    Basis.TEST: _("Test, or transactions at scale"),
    ObservationKind.QUOTE: _("Quote"),
    ObservationKind.NUMBER: _("Number"),
    ObservationKind.RECORD: _("Record"),
    Status.AWAITING: _("To look at"),
    Status.ACCEPTED: _("Accepted"),
    Status.DECLINED: _("Declined"),
    Stance.SUPPORTS: _("Supports"),
    Stance.REFUTES: _("Speaks against"),
    Stance.CONTEXT: _("Background"),
}

GRADE_LABELS: dict[int, Promise] = {
    0: _("Assumption: nothing supports it yet"),
    1: _("A colleague says so"),
    2: _("One source says so"),
    3: _("Seen in what customers do, or said by two independent sources"),
    4: _("Tested, or seen in transactions at scale"),
}

TITLE_LENGTH = 200
PERSON_LENGTH = 200
CHANNEL_LENGTH = 100
URL_LENGTH = 2_000
NOTE_LENGTH = 5_000
TEXT_LENGTH = 10_000
UNIT_LENGTH = 40
CUSTOMER_LENGTH = 500
LINK_NOTE_LENGTH = 1_000
FILE_NAME_LENGTH = 200

AT_ONCE = 500
"""Observations that one action reviews or links."""

RECORDS_AT_ONCE = 5_000
"""Rows of a table that one action makes observations of."""

DOCUMENT_SIZE = 50 * 2**20
"""Bytes of an imported document."""

DAYS_AT_MOST = 36_500
"""The longest time that evidence can be set to hold."""
