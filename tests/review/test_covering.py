"""Who is missing among the people to ask."""

import pytest

from segmatrix.review.covering import Asked, Gap, Group, Lack, Side, coverage

EVERY_LEVEL = [Asked("", level, "", True) for level in ("executive", "head", "lead", "specialist")]


def asked(department: str = "", level: str = "", region: str = "", *, out: bool = False) -> Asked:
    return Asked(department, level, region, waited_for=not out)


CASES = {
    "nobody is asked at all": (Side.DEPARTMENT, [], ["Sales"], []),
    "a department of the workspace is left out": (
        Side.DEPARTMENT,
        [asked("Sales")],
        ["Product", "Sales"],
        [Gap(Side.DEPARTMENT, Lack.NOBODY, ("Product",))],
    ),
    "capitals make no other department": (Side.DEPARTMENT, [asked("sales")], ["Sales"], []),
    "all of a department are excused": (
        Side.DEPARTMENT,
        [asked("Sales", out=True), asked("Product")],
        [],
        [Gap(Side.DEPARTMENT, Lack.EXCUSED, ("Sales",))],
    ),
    "one of two is excused": (Side.DEPARTMENT, [asked("Sales", out=True), asked("Sales")], [], []),
    "a level is left out": (
        Side.LEVEL,
        [asked(level="lead"), asked(level="head"), asked(level="executive")],
        [],
        [Gap(Side.LEVEL, Lack.NOBODY, ("specialist",))],
    ),
    "of nobody the level is said": (
        Side.LEVEL,
        [asked(), asked()],
        [],
        [Gap(Side.LEVEL, Lack.UNSAID, count=2)],
    ),
    "all sit in one region": (
        Side.REGION,
        [asked(region="EMEA"), asked(region="emea")],
        [],
        [Gap(Side.REGION, Lack.ONE, ("EMEA",))],
    ),
    "of one the region is not said": (
        Side.REGION,
        [asked(region="EMEA"), asked(region="APAC"), asked()],
        [],
        [Gap(Side.REGION, Lack.UNSAID, count=1)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_gaps(case: str) -> None:
    side, people, departments, gaps = CASES[case]
    found = coverage(people, departments).gaps
    assert [gap for gap in found if gap.side is side] == gaps


def test_everybody_is_counted_once_on_every_side() -> None:
    people = [*EVERY_LEVEL, asked("Sales", "lead", "EMEA", out=True)]
    found = coverage(people, ["Product", "Sales"]).groups
    assert found[Side.DEPARTMENT] == (
        Group("Product", 0, 0),
        Group("Sales", 1, 1),
        Group("", 4, 0),
    )
    for groups in found.values():
        assert sum(group.asked for group in groups) == len(people)
