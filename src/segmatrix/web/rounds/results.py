"""What a round came to, in sentences and small pictures, with the numbers behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.agreement.faultlines import FaultLine
from segmatrix.kit.agreement.reports import ItemReport
from segmatrix.kit.agreement.terms import ENOUGH_RATERS, Verdict
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.rounds.outcomes import Tally
from segmatrix.rounds.queries import QuestionView, ResultView
from segmatrix.rounds.terms import FATE_LABELS, VOTE_LABELS, Fate, Kind, Vote
from segmatrix.web.rounds.ballots import OptionShown, options_shown
from segmatrix.web.rounds.departments import (
    WIDE,
    Promised,
    Row,
    department_name,
    departments,
    fault_line,
    gap_words,
    rows,
)
from segmatrix.web.rounds.strips import Strip, strip
from segmatrix.web.templatetags.rounds import step

WORTH_TWENTY_MINUTES = 3
VERDICTS: dict[Verdict | None, str] = {
    Verdict.AGREED: "good",
    Verdict.KEEP: "good",
    Verdict.DROP: "good",
    Verdict.OPEN: "draft",
    Verdict.CONTESTED: "bad",
    Verdict.TOO_FEW: "",
}
"""How each verdict is marked."""


@dataclass(frozen=True, slots=True)
class AxisShown:
    """One axis of a question: its name and ends, the sentence, the picture, and the numbers.

    Attributes:
        verdict: What the rule of the round says of this axis, empty where it says nothing.
        apart: Which two departments lie farthest apart, or that none do, in a sentence.
        rows: The departments that are shown, each on a line.
    """

    name: str
    low: str
    high: str
    verdict: str
    sentence: str
    picture: Strip
    report: ItemReport
    apart: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question with what it came to."""

    question: QuestionView
    tally: Tally
    verdict: str
    mark: str
    axes: tuple[AxisShown, ...]
    counts: tuple[tuple[str, int], ...]
    order: tuple[str, ...]
    options: tuple[OptionShown, ...]
    sentence: str
    reasons: tuple[Any, ...]

    @property
    def thoughts(self) -> list[tuple[str, str]]:
        """What was written freely, with its author's name if it is told.

        It stands in the order of what it says, so that nothing tells what one person wrote.
        """
        return sorted(
            (text, answer.name)
            for answer in self.tally.answers
            for text in (answer.value or {}).get("texts", ())
        )


def told(result: ResultView) -> dict[str, Any]:
    """Return what the page of results shows."""
    lines = result.outcome.fault_lines
    shown = [question_shown(*pair, result.round, lines) for pair in result.questions]
    by_id = {each.question.id: each for each in shown}
    first = [by_id[each.id] for each, _tally in result.discuss[:WORTH_TWENTY_MINUTES]]
    report = result.outcome.report
    return {
        "result": result,
        "shown": shown,
        "first": first,
        "alignment": report.alignment if report else None,
        "share": report.department_share if report else None,
        "unseen": [department_name(name) for name in result.outcome.unseen],
        "lines": _lines(result),
        "settled": sum(tally.settled for _question, tally in result.questions),
    }


def question_shown(
    question: QuestionView, tally: Tally, promised: Promised, lines: Sequence[FaultLine]
) -> QuestionShown:
    """Return one question with what it came to.

    Args:
        question: The question.
        tally: What the answers to it come to.
        promised: What its round promised about departments.
        lines: The fault lines of its round, the widest first.
    """
    found = departments(tally, promised)
    return QuestionShown(
        question=question,
        tally=tally,
        verdict=verdict_words(tally.verdict),
        mark=VERDICTS.get(tally.verdict, ""),
        axes=tuple(
            _axis(
                question,
                name,
                tally,
                line=fault_line(line for line in lines if line.item == report.item),
                rows=rows(found, name),
            )
            for name, report in tally.axes.items()
        ),
        counts=_counts(question, tally),
        order=_order(question, tally),
        options=options_shown(question, tally) if tally.dots else (),
        sentence=_of_statement(tally),
        reasons=tuple(answer for answer in tally.answers if answer.reason),
    )


def verdict_words(verdict: Verdict | None) -> str:
    """Return what a verdict is called on screen, empty where there is none."""
    if verdict is None:
        return ""
    return {
        Verdict.AGREED: _("Agreed"),
        Verdict.OPEN: _("Not settled"),
        Verdict.CONTESTED: _("They disagree"),
        Verdict.TOO_FEW: _("Too few answers"),
        Verdict.KEEP: _("Keep"),
        Verdict.DROP: _("Drop"),
    }[verdict]


def _axis(
    question: QuestionView,
    name: str,
    tally: Tally,
    line: FaultLine | None,
    rows: tuple[Row, ...],
) -> AxisShown:
    words: Mapping[str, str] = question.frame.get(name, {})
    report = tally.axes[name]
    values = [answer.value[name] for answer in tally.answers if answer.value]
    return AxisShown(
        name=words.get("name", ""),
        low=words.get("low", ""),
        high=words.get("high", ""),
        verdict=verdict_words(report.verdict),
        sentence=_sentence(report),
        picture=strip(values, report),
        report=report,
        apart=gap_words(line, rows),
        rows=rows,
    )


def _sentence(report: ItemReport) -> str:
    """Return how the answers lie, first of all in words."""
    if report.spread is None or report.verdict is Verdict.TOO_FEW:
        return _("%(n)s answers; %(enough)s are needed to say more.") % {
            "n": report.n,
            "enough": ENOUGH_RATERS,
        }
    numbers = {
        "n": report.n,
        "low": step(report.spread.p25),
        "high": step(report.spread.p75),
        "middle": step(report.spread.median),
    }
    if report.verdict is Verdict.CONTESTED:
        return _("They disagree: half of %(n)s answers lie between %(low)s and %(high)s.") % numbers
    if report.verdict is Verdict.AGREED:
        return _("They agree on about %(middle)s, in %(n)s answers.") % numbers
    return _("Half of %(n)s answers lie between %(low)s and %(high)s.") % numbers


def _counts(question: QuestionView, tally: Tally) -> tuple[tuple[str, int], ...]:
    labels: Mapping[str, Any] = {
        Kind.TIER: {tier.value: LABELS[tier] for tier in Tier},
        Kind.FATE: {fate.value: FATE_LABELS[fate] for fate in Fate},
        Kind.STATEMENT: {vote.value: VOTE_LABELS[vote] for vote in Vote},
    }.get(question.kind, {})
    return tuple((str(labels[choice]), times) for choice, times in tally.counts.items())


def _order(question: QuestionView, tally: Tally) -> tuple[str, ...]:
    texts = {option["id"]: option["text"] for option in question.frame.get("options", [])}
    return tuple(texts[option] for option, _place in tally.order)


def _of_statement(tally: Tally) -> str:
    said = tally.statement
    if said is None:
        return ""
    if said.agrees:
        return _("More agree than chance would have it.")
    if said.disagrees:
        return _("More disagree than chance would have it.")
    return _("It is open whether most agree.")


@dataclass(frozen=True, slots=True)
class LineShown:
    """Two departments whose middle answers to one question lie apart."""

    about: str
    axis: str
    one: str
    other: str
    gap: str


def _lines(result: ResultView) -> list[LineShown]:
    questions = {question.id: question for question, _tally in result.questions}
    wide = [line for line in result.outcome.fault_lines if line.gap >= WIDE]
    return [_line(line, questions[line.item.segment]) for line in wide[:8]]


def _line(line: FaultLine, question: QuestionView) -> LineShown:
    one, other = (
        _("%(name)s: about %(step)s") % {"name": department_name(name), "step": step(median)}
        for name, median in zip(line.departments, line.medians, strict=True)
    )
    axis = question.frame.get(line.item.axis, {}).get("name", "") or question.words
    return LineShown(about=question.about, axis=axis, one=one, other=other, gap=step(line.gap))
