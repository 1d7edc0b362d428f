"""The four pairs of axes that are shipped, ready to place on."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.matrix.terms.kinds import Slot


@dataclass(frozen=True, slots=True)
class ShippedAxis:
    """One axis with its question and the sentences for its low end, middle and high end."""

    name: Promise
    question: Promise
    low: Promise
    middle: Promise
    high: Promise


@dataclass(frozen=True, slots=True)
class AxisPreset:
    """Two axes that belong together.

    Attributes:
        quadrants: What the four corners imply: top left, top right, bottom left, bottom right.
    """

    key: str
    name: Promise
    x: ShippedAxis
    y: ShippedAxis
    quadrants: tuple[Promise, Promise, Promise, Promise]

    def axis(self, slot: str) -> ShippedAxis:
        """Return the axis that runs across (`x`) or up (`y`)."""
        return self.x if slot == Slot.X else self.y


PRESETS: tuple[AxisPreset, ...] = (
    AxisPreset(
        "needs-value",
        _("Customer needs and value to us"),
        ShippedAxis(
            _("Customer needs"),
            _("How special is what they need from us?"),
            _("They need what nearly all customers need."),
            _("They share the basics and add some needs of their own."),
            _("They need things that hardly anybody else asks for."),
        ),
        ShippedAxis(
            _("Value to us"),
            _("What are they worth to us, in money and beyond it?"),
            _("We would hardly notice if they left."),
            _("They carry their share of our result."),
            _("Losing them would change our plans."),
        ),
        (_("Serve simply"), _("Tailor and grow"), _("Keep light"), _("Differentiate or refer")),
    ),
    AxisPreset(
        "frequency-recency",
        _("How often and how recently"),
        ShippedAxis(
            _("Frequency"),
            _("How often do they come to us?"),
            _("Once, or once in a long while."),
            _("Now and then, as the occasion arises."),
            _("So often that we are part of their routine."),
        ),
        ShippedAxis(
            _("Recency"),
            _("How recently did most of them last come?"),
            _("So long ago that we may have lost them."),
            _("Within their usual interval, but not lately."),
            _("In the last few days."),
        ),
        (_("Welcome and guide"), _("Keep close"), _("Let rest"), _("Win back")),
    ),
    AxisPreset(
        "severity-complexity",
        _("How bad and how hard"),
        ShippedAxis(
            _("Severity"),
            _("How badly does their main problem hurt them?"),
            _("It is a nuisance they live with."),
            _("It costs them time or money every month."),
            _("It stops their work or puts them at risk."),
        ),
        ShippedAxis(
            _("Complexity"),
            _("How hard is it for us to solve?"),
            _("We know the solution and could start tomorrow."),
            _("We know the way but must build parts of it."),
            _("Nobody has solved it yet, and it takes several teams."),
        ),
        (_("Leave for later"), _("Plan as a programme"), _("Fix in passing"), _("Solve at once")),
    ),
    AxisPreset(
        "share-growth",
        _("Share and growth"),
        ShippedAxis(
            _("Our share"),
            _("How much of what they spend on this comes to us?"),
            _("Most of them buy elsewhere."),
            _("We are one of two or three they use."),
            _("Nearly all of it comes to us."),
        ),
        ShippedAxis(
            _("Growth"),
            _("How fast is this group growing?"),
            _("It shrinks from year to year."),
            _("It stays as large as it was."),
            _("It grows faster than we can follow."),
        ),
        (_("Decide: build or leave"), _("Lead"), _("Spend little"), _("Keep what we have")),
    ),
)

PRESET_BY_KEY = {preset.key: preset for preset in PRESETS}
DEFAULT_PRESET = PRESETS[0].key
