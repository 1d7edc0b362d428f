"""What rules are drawn from: names with their types, and values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.checking import Known
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.plain import LIFETIME_VALUE


@dataclass(frozen=True)
class Vocabulary:
    """What rules are drawn from: names with their types, and values to compare with.

    Forms whose names are left out are not drawn. A trait `lifetime_value` is also drawn as
    `lifetime value`.

    Attributes:
        clusters: per study, the names of its clusters.
        experiments: per experiment, the names of its variants.
        feedback: whether there is feedback to ask for.
        scores: whether it is said what buyers are ranked by.
    """

    people: Mapping[str, Type]
    accounts: Mapping[str, Type]
    events: Mapping[str, Mapping[str, Type]]
    segments: Sequence[str] = ()
    lists: Sequence[str] = ()
    stages: Sequence[str] = ()
    clusters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    themes: Sequence[str] = ()
    experiments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    feedback: bool = False
    scores: bool = False
    texts: Sequence[str] = ("", "pro", "Pro", 'a "b"', "x\ny", "ü#`(")
    patterns: Sequence[str] = ("^p", "a.*b$", "[0-9]+", '"')
    numbers: Sequence[int | float] = (0, 1, 2, -3, 1.5, 10, 1e15, 0.000001)
    dates: Sequence[date] = (date(2026, 1, 31), date(2026, 5, 1), date(2026, 6, 15))
    instants: Sequence[datetime] = (
        datetime(2026, 5, 1, 8, tzinfo=UTC),
        datetime(2026, 6, 1, 23, 59, 59, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    )
    longest: int = 40
    percents: Sequence[int | float] = field(default=(1, 10, 12.5, 50, 100))

    @property
    def catalog(self) -> Catalog:
        """The catalog of data in which all of it is known."""
        return Catalog(
            people=self.people,
            accounts=self.accounts,
            events=self.events,
            has_feedback=self.feedback,
            has_exposures=bool(self.experiments),
            feedback=list(n.ScoreKind) if self.feedback else (),
            experiments=self.experiments,
        )

    def known(self, unit: Entity) -> Known:
        """What a rule of `unit` may name."""
        return Known(
            self.catalog,
            unit,
            self.segments,
            self.lists,
            stages=self.stages,
            themes=self.themes,
            clusters=self.clusters,
            has_scores=self.scores,
        )


_TYPES = {
    "plan": Type.TEXT,
    "seats": Type.NUMBER,
    "vip": Type.BOOLEAN,
    "signed_up": Type.DATE,
    "seen": Type.INSTANT,
    "tags": Type.LIST,
}
ODD_NAMES = Vocabulary(
    people={
        **_TYPES,
        "first name": Type.TEXT,
        "stage": Type.TEXT,
        "Did": Type.NUMBER,
        LIFETIME_VALUE: Type.NUMBER,
    },
    accounts={**_TYPES, "not": Type.TEXT, "a`b": Type.NUMBER, "größe": Type.NUMBER},
    events={"order": {**_TYPES, "not": Type.TEXT, "for": Type.NUMBER}, 'a "b"': {"n": Type.NUMBER}},
    segments=("Power users", 'The "best"'),
    lists=("Beta testers",),
    stages=("awareness", 'The "last"'),
    clusters={"Usage study": ("C1", "C2")},
    themes=("Billing",),
    experiments={"onboarding": ("A", "B"), 'The "second"': ("A",)},
    feedback=True,
    scores=True,
)
