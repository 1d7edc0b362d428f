"""What the accounts of Harbourlight Data are called to, and how each calling behaves.

What is believable here was chosen, not measured: the shares of callings, the rates of events a year
and the prices are the example's own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Calling:
    """How the accounts of one hidden kind look and behave.

    Attributes:
        share: Their part of all accounts.
        industries: What they state as industry, with weights.
        plans: The plans they are on, with weights.
        people: The mean number of people beyond the first.
        events: Events a year for each kind of event an account of this calling causes.
        price: The median of their yearly payments in euros, 0 for those who never pay.
        satisfaction: The centre of their 0-10 recommendation score.
    """

    name: str
    share: float
    industries: dict[str, float]
    plans: dict[str, float]
    people: float
    events: dict[str, float]
    price: float
    satisfaction: float


CALLINGS = [
    Calling(
        "Risk modellers",
        0.131,
        {"insurance": 0.6, "banking": 0.36, "consulting": 0.04},
        {"enterprise": 0.55, "team": 0.45},
        4.0,
        {
            "portfolio_priced": 14,
            "method_page_viewed": 9,
            "series_fetched": 16,
            "report_exported": 6,
        },
        9_200,
        7.9,
    ),
    Calling(
        "City resilience teams",
        0.096,
        {"local government": 0.94, "utilities": 0.06},
        {"team": 0.8, "starter": 0.2},
        2.0,
        {"map_shared": 7, "report_exported": 5, "licence_asked": 1.2},
        6_100,
        7.1,
    ),
    Calling(
        "Research groups",
        0.262,
        {"university": 0.7, "research institute": 0.3},
        {"starter": 0.55, "open": 0.45},
        2.5,
        {"series_fetched": 34, "method_page_viewed": 5, "citation_registered": 1.5},
        820,
        8.3,
    ),
    Calling(
        "Consultancies",
        0.079,
        {"consulting": 0.9, "engineering": 0.1},
        {"team": 0.6, "starter": 0.4},
        1.5,
        {"project_opened": 5, "report_exported": 8, "portfolio_priced": 0.6},
        3_600,
        6.8,
    ),
    Calling(
        "Newsroom data desks",
        0.022,
        {"media": 1.0},
        {"starter": 0.7, "team": 0.3},
        1.0,
        {"chart_embedded": 18, "map_shared": 4},
        1_700,
        6.2,
    ),
    Calling(
        "Classroom users",
        0.33,
        {"school": 0.72, "university": 0.28},
        {"open": 1.0},
        0.6,
        {"lesson_opened": 11, "map_shared": 0.5},
        0,
        8.0,
    ),
    Calling(
        "Passing by",
        0.08,
        {"retail": 0.4, "utilities": 0.3, "engineering": 0.3},
        {"open": 0.8, "starter": 0.2},
        0.3,
        {"map_shared": 0.4, "report_exported": 0.3},
        0,
        6.0,
    ),
]

COMMON_EVENTS = {"login": 20.0}
SIDELINES = 0.2  # the share of accounts that also do what another calling does, if less of it
SIDELINE_RATE = 0.45  # how much of it
