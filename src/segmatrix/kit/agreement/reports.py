"""All that is said of the ratings of one round."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from segmatrix.kit.agreement.alignment import Alignment, alignment, round_alignment
from segmatrix.kit.agreement.departments import DepartmentShare, department_share
from segmatrix.kit.agreement.faultlines import FaultLine, department_medians, fault_lines
from segmatrix.kit.agreement.ratings import Item, Ratings
from segmatrix.kit.agreement.spreads import Spread, spread
from segmatrix.kit.agreement.suppressing import SMALLEST_GROUP
from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.kit.agreement.verdicts import extrapolated, verdict


@dataclass(frozen=True, slots=True)
class ItemReport:
    """What is said of one item.

    Attributes:
        item: The segment and axis.
        n: How many rated it.
        spread: How the ratings lie; None of fewer than two.
        verdict: What the profile says; None where it says nothing.
        extrapolated: Whether the verdict rests on limits beyond the published ones.
        alignment: The item's index; None of fewer than two ratings.
    """

    item: Item
    n: int
    spread: Spread | None
    verdict: Verdict | None
    extrapolated: bool
    alignment: float | None


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the round: how many people it has there, and its medians that are shown."""

    n: int
    medians: Mapping[Item, Fraction | None]


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """What is said of a round; departments of which nothing is shown are only named."""

    profile: Profile
    participants: int
    k: int
    items: tuple[ItemReport, ...]
    alignment: Alignment
    department_share: DepartmentShare
    fault_lines: tuple[FaultLine, ...]
    departments: Mapping[str, Department]
    suppressed: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values, unrounded."""
        return {
            "profile": self.profile.value,
            "participants": self.participants,
            "k": self.k,
            "items": [_item_as_json(each) for each in self.items],
            "alignment": {
                "index": self.alignment.index,
                "low": self.alignment.low,
                "high": self.alignment.high,
                "draws": self.alignment.draws,
            },
            "department_share": {
                "value": self.department_share.value,
                "expected": self.department_share.expected,
                "p": self.department_share.p,
                "permutations": self.department_share.permutations,
            },
            "fault_lines": [
                {
                    "segment": line.item.segment,
                    "axis": line.item.axis,
                    "departments": list(line.departments),
                    "medians": [float(median) for median in line.medians],
                    "gap": float(line.gap),
                }
                for line in self.fault_lines
            ],
            "departments": {
                name: {"n": department.n, "medians": _by_segment(department.medians)}
                for name, department in self.departments.items()
            },
            "suppressed": list(self.suppressed),
        }


def report(
    ratings: Ratings,
    profile: Profile,
    *,
    k: int = SMALLEST_GROUP,
    anonymous: bool = True,
    seed: int = 0,
) -> AgreementReport:
    """Return all that is said of a round.

    Args:
        ratings: Its ratings.
        profile: Any but `consent`, which has no ratings.
        k: The smallest department whose medians are shown.
        anonymous: Whether what is left could give away what is not shown.
        seed: What draws and permutations begin with.
    """
    medians = department_medians(ratings, k=k, anonymous=anonymous)
    shown = {
        name: Department(ratings.departments.count(name), _of_department(name, medians))
        for name in dict.fromkeys(ratings.departments)
        if any(found.get(name) is not None for found in medians.values())
    }
    unseen = [
        name
        for name in dict.fromkeys(ratings.departments)
        if any(name in found and found[name] is None for found in medians.values())
    ]
    return AgreementReport(
        profile=profile,
        participants=len(ratings.participants),
        k=k,
        items=tuple(
            _item(item, ratings.values(column), profile)
            for column, item in enumerate(ratings.items)
        ),
        alignment=round_alignment(ratings, seed=seed),
        department_share=department_share(ratings, seed=seed),
        fault_lines=tuple(fault_lines(medians)),
        departments=shown,
        suppressed=tuple(unseen),
    )


def _item(item: Item, values: list[int], profile: Profile) -> ItemReport:
    return ItemReport(
        item=item,
        n=len(values),
        spread=spread(values),
        verdict=verdict(values, profile),
        extrapolated=extrapolated(len(values), profile),
        alignment=alignment(values),
    )


def _of_department(
    name: str, medians: Mapping[Item, Mapping[str, Fraction | None]]
) -> dict[Item, Fraction | None]:
    return {item: found[name] for item, found in medians.items() if name in found}


def _item_as_json(each: ItemReport) -> dict[str, Any]:
    quantiles = ("median", "p25", "p75", "p30", "p70", "di")
    return {
        "segment": each.item.segment,
        "axis": each.item.axis,
        "n": each.n,
        **{
            name: None if each.spread is None else float(getattr(each.spread, name))
            for name in quantiles
        },
        "verdict": each.verdict and each.verdict.value,
        "extrapolated": each.extrapolated,
        "alignment": each.alignment,
    }


def _by_segment(medians: Mapping[Item, Fraction | None]) -> dict[str, dict[str, float | None]]:
    found: dict[str, dict[str, float | None]] = {}
    for item, median in medians.items():
        place = found.setdefault(item.segment, {})
        place[item.axis] = None if median is None else float(median)
    return found
