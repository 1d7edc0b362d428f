"""That the proofs of a segment's members bear out what evaluating says of them."""

from collections.abc import Iterator
from datetime import datetime

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.proving import Finding, Kind, Whys
from segmatrix.kit.engine.reference import values
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.rulefile import Rules

SHOWN = 3


def assert_proven(data: CustomerData, rules: Rules, as_of: datetime) -> None:
    """Hold the proofs of a member and of another, of each segment, against the evaluation."""
    result, whys = evaluate(data, rules, as_of), Whys(data, rules, as_of, most=SHOWN)
    calendar = Calendar.at(as_of, rules.timezone)
    for name in rules.by_name:
        members, unsure = result.members(name), result.unsure(name)
        others = [one for one in result.ids.to_pylist() if one not in members]
        for ident in (*members[-1:], *others[-1:]):
            proof = whys.why(name, ident)
            assert proof.member == (ident in members), (name, ident)
            assert proof.finding.unsure == (ident in unsure), (name, ident)
            assert proof.finding.decides
            for finding in walked(proof.finding):
                assert_sound(finding)
                if finding.kind is Kind.CONDITION:
                    assert_told(finding, calendar)


def walked(finding: Finding) -> Iterator[Finding]:
    yield finding
    for part in finding.parts:
        yield from walked(part)


def assert_sound(finding: Finding) -> None:
    """Hold a finding against its own parts: those that decide say enough."""
    deciding = [part for part in finding.parts if part.decides]
    assert finding.decides or not deciding
    if finding.evidence is not None:
        rows = finding.evidence.rows
        assert len(rows) == min(SHOWN, finding.evidence.total)
        assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)
    if not finding.decides:
        return
    match finding.kind:
        case Kind.ALL | Kind.ANY:
            alone = finding.holds is (finding.kind is Kind.ANY)
            assert all(part.holds is finding.holds for part in deciding)
            assert deciding if alone else len(deciding) == len(finding.parts)
        case Kind.SOME:
            assert all(part.holds is finding.holds for part in deciding)
        case Kind.NOT:
            assert finding.parts[0].holds is not finding.holds


def assert_told(finding: Finding, calendar: Calendar) -> None:
    """Hold the answer to a condition against the value that is told."""
    match parse(finding.text):
        case n.Condition(test=n.IsInTop()):
            return
        case n.Condition(_, test, negated):
            (value,) = (found.value for found in finding.found)
            assert values.tested(value, test, calendar).holds is (finding.holds is not negated)
        case n.Did(_, count, _, negated):
            (number,) = (found.value for found in finding.found)
            assert isinstance(number, int) and finding.evidence is not None
            assert values.count_test(count)(number) is (finding.holds is not negated)
            if count is None or count.distinct is None:
                assert finding.evidence.total == number
        case n.FirstDid(_, window) | n.LastDid(_, window):
            (at,) = (found.value for found in finding.found)
            inside = isinstance(at, datetime) and at in calendar.window(window)
            assert inside is finding.holds
