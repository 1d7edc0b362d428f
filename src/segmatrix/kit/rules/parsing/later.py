"""Forms of the language that are not evaluated yet: their names, and what can be written now."""

from typing import NamedTuple

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Span


class Form(NamedTuple):
    """A form as a refusal names it, and what to write instead."""

    name: str
    instead: str

    def refused(self, span: Span, hint: str = "") -> RuleError:
        """Return the refusal, with one more hint if there is one."""
        return RuleError.later(self.name, span=span, hint=f"{self.instead} {hint}".strip())


_FEEDBACK = "Feedback counts once it is a trait or an event in the data."
_STOPPED = 'Write for now: did "…" before 2026-05-01 and did not "…" in the last 14 days.'
_STAGES = 'Make the stage a segment and write: in segment "…".'
_EXPERIMENTS = 'If seeing it is an event in the data, write: did "…".'
_OFTEN = 'Write for now how often each was done: did "…" at least 3 times.'

# By the word that begins a condition.
STARTS: dict[str, Form] = {
    "ces": Form("“ces”", _FEEDBACK),
    "csat": Form("“csat”", _FEEDBACK),
    "entered": Form("“entered stage”", _STAGES),
    "frequency": Form(
        "“frequency score”", 'Write for now: number of "…" in the last 365 days is in the top 20%.'
    ),
    "gave": Form("“gave”", _FEEDBACK),
    "had": Form("“had a session”", 'Write for now: did "…" in the last 7 days.'),
    "is": Form(
        "“is new, returning, resurrecting or dormant by”",
        'Write for now: first did "…" in the last 7 days.',
    ),
    "lifetime": Form("“lifetime value”", 'Write for now: sum of amount for "…" >= 100.'),
    "monetary": Form("“monetary score”", 'Write for now: sum of amount for "…" is in the top 20%.'),
    "nps": Form("“nps”", _FEEDBACK),
    "raised": Form("“raised theme”", _FEEDBACK),
    "recency": Form("“recency score”", 'Write for now: last did "…" in the last 30 days.'),
    "restarted": Form(
        "“restarted”", 'Write for now: did "…" before 2026-05-01 and did "…" in the last 14 days.'
    ),
    "said": Form("“said”", _FEEDBACK),
    "saw": Form("“saw”", _EXPERIMENTS),
    "stage": Form("“stage is”", _STAGES),
    "stopped": Form("“stopped”", _STOPPED),
}

# By the words that go on after an event.
AFTER_EVENTS: dict[str, Form] = {
    "then": Form("“did … then …”", 'Write for now, in any order: did "…" and did "…".'),
    "for the": Form("“for the 3rd time”", 'Write for now: did "…" at least 3 times.'),
    "more often than": Form("“more often than”", _OFTEN),
    "per": Form(
        "“per week in at least 3 of the last 4 weeks”",
        'Write for now: did "…" on at least 3 weeks in the last 4 weeks.',
    ),
    "as often as": Form("“2 times as often as”", _OFTEN),
}

CLUSTER = Form("“in cluster”", 'Make the cluster a list and write: in list "…".')
OTHER_STEP = Form("A property of another step", "Compare a property of the event with a value.")


def average_of(score: str) -> Form:
    """Return the average of a score of feedback."""
    return Form(f"“average {score}”", _FEEDBACK)


def value_of_step(written: str) -> Form:
    """Return a value that is taken from an earlier step: `step1.sku`."""
    return Form(f"“{written}”, a value of an earlier step,", "Write the value itself.")
