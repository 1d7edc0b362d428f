"""The words about plans, and the steps of each route, as data."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Route(StrEnum):
    """The way a group takes to its matrix."""

    DRAFT_FIRST = "draft_first"
    WORKSHOP_FIRST = "workshop_first"
    BRING_YOUR_OWN = "bring_your_own"


class Pace(StrEnum):
    """How long the way takes."""

    ONE_DAY = "one_day"
    TWO_WEEKS = "two_weeks"
    SIX_WEEKS = "six_weeks"
    TWELVE_WEEKS = "twelve_weeks"


class Place(StrEnum):
    """The page on which a step is done; NOWHERE for what is done outside."""

    NOWHERE = ""
    CHARTER = "charter"
    PULSE = "pulse"
    PEOPLE = "people"
    GUESTS = "guests"
    GUIDE = "guide"
    EVIDENCE = "evidence"
    DISCOVERY = "discovery"
    TABLE = "table"
    MAP = "map"
    DIGEST = "digest"
    IMPORT = "import"
    CLARITY = "clarity"
    REVIEWS = "reviews"
    OBJECTIONS = "objections"
    GATE = "gate"


ROUTE_LABELS: dict[Route, Promise] = {
    Route.DRAFT_FIRST: _("Draft first"),
    Route.WORKSHOP_FIRST: _("Workshop first"),
    Route.BRING_YOUR_OWN: _("Bring your own"),
}

ROUTE_MEANINGS: dict[Route, Promise] = {
    Route.DRAFT_FIRST: _("A small group interviews and drafts, then shows, asks and amends."),
    Route.WORKSHOP_FIRST: _("Everybody defines and places the segments together, then reviews."),
    Route.BRING_YOUR_OWN: _("A matrix that exists comes in, is checked and agreed."),
}

PACE_LABELS: dict[Pace, Promise] = {
    Pace.ONE_DAY: _("In one day"),
    Pace.TWO_WEEKS: _("In two weeks"),
    Pace.SIX_WEEKS: _("In six weeks"),
    Pace.TWELVE_WEEKS: _("In twelve weeks"),
}

PACE_WEEKS: dict[Pace, int] = {
    Pace.ONE_DAY: 0,
    Pace.TWO_WEEKS: 2,
    Pace.SIX_WEEKS: 6,
    Pace.TWELVE_WEEKS: 12,
}
"""How many weeks a pace takes; 0 for a part of one day."""

PLACE_LABELS: dict[Place, Promise] = {
    Place.NOWHERE: _("Outside of here"),
    Place.CHARTER: _("Charter"),
    Place.PULSE: _("Pulse"),
    Place.PEOPLE: _("People to ask"),
    Place.GUESTS: _("Guests"),
    Place.GUIDE: _("Interview guide"),
    Place.EVIDENCE: _("Evidence"),
    Place.DISCOVERY: _("Still to find out"),
    Place.TABLE: _("Matrix"),
    Place.MAP: _("Map"),
    Place.DIGEST: _("Digest to hand out"),
    Place.IMPORT: _("Bring in a table"),
    Place.CLARITY: _("What could be clearer"),
    Place.REVIEWS: _("Reviews"),
    Place.OBJECTIONS: _("Objections"),
    Place.GATE: _("Agreement"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a route, as it is proposed.

    Attributes:
        name: What is to be done.
        place: Where.
        share: How much of the time has passed when it is due, above 0 and up to 1.
    """

    name: Promise
    place: Place
    share: float


_REVIEW = (
    Stage(_("Ask people to read the draft and answer"), Place.REVIEWS, 0.75),
    Stage(_("Answer objections and amend"), Place.OBJECTIONS, 0.85),
    Stage(_("Show the amended draft once more"), Place.REVIEWS, 0.95),
    Stage(_("Sign and agree"), Place.GATE, 1),
)

STAGES: dict[Route, tuple[Stage, ...]] = {
    Route.DRAFT_FIRST: (
        Stage(_("Agree on the charter with the leads of the teams"), Place.CHARTER, 0.06),
        Stage(_("Ask everybody for our main customer groups"), Place.PULSE, 0.1),
        Stage(_("Find the people to ask, one advocate for each department"), Place.PEOPLE, 0.15),
        Stage(_("Interview them by the guide"), Place.GUIDE, 0.35),
        Stage(_("Say what nobody knows yet, and who finds it out"), Place.DISCOVERY, 0.4),
        Stage(_("Draft the assumed segments"), Place.TABLE, 0.5),
        Stage(_("Hand out the digest on two pages"), Place.DIGEST, 0.55),
        Stage(_("Place the segments on the map"), Place.MAP, 0.65),
        *_REVIEW,
    ),
    Route.WORKSHOP_FIRST: (
        Stage(_("Agree on the charter with the leads of the teams"), Place.CHARTER, 0.1),
        Stage(_("Find 8 to 15 people for the workshop"), Place.PEOPLE, 0.2),
        Stage(_("Invite them"), Place.GUESTS, 0.25),
        Stage(_("Ask everybody for our main customer groups"), Place.PULSE, 0.35),
        Stage(_("Workshop: define and name the segments"), Place.TABLE, 0.5),
        Stage(_("Workshop: place them on the map and settle"), Place.MAP, 0.6),
        Stage(_("Write down what the workshop found"), Place.TABLE, 0.7),
        *_REVIEW,
    ),
    Route.BRING_YOUR_OWN: (
        Stage(_("Agree on the charter with the leads of the teams"), Place.CHARTER, 0.1),
        Stage(_("Bring in the matrix that exists"), Place.IMPORT, 0.2),
        Stage(_("Clear up what a reader may stumble over"), Place.CLARITY, 0.35),
        Stage(_("Say what nobody knows yet, and who finds it out"), Place.DISCOVERY, 0.45),
        Stage(_("Find the people to ask"), Place.PEOPLE, 0.55),
        Stage(_("Place the segments on the map"), Place.MAP, 0.65),
        *_REVIEW,
    ),
}

MORNING = time(9)
EVENING = time(17)
"""Between these a plan of one day is done, and at the later a day of a longer plan ends."""

QUARTER = timedelta(minutes=15)
"""Times of a plan of one day are proposed to this."""

STEP_LENGTH = 200
STEPS_AT_MOST = 100
"""Characters of what a step is called, and steps of one plan that stand."""

ABSENCES_AT_MOST = 500
"""Absences of one matrix that stand."""

SOON = timedelta(hours=24)
"""How long before a step is due somebody is told so."""

FORGOTTEN = timedelta(days=30)
"""How long after it was due nobody is told of a step any more."""
