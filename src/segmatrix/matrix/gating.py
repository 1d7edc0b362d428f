"""The gate to *agreed*: its conditions, which of them fail and why.

The room above fills a report in from people, sign-offs and objections; this room takes it as a
value and opens the gate only for a report about the revision that is being agreed.
"""

from dataclasses import dataclass

from segmatrix.matrix.errors import GateClosed


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold before a matrix is agreed.

    Attributes:
        key: What programs call it, such as `charter_decides`.
        words: What must hold, as a sentence.
        met: Whether it does.
        why: What stands in its way, a line each.
    """

    key: str
    words: str
    met: bool
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReport:
    """The conditions of one revision of a matrix, as they stood when somebody looked.

    Attributes:
        notes: What stands beside the sign-off without being a condition, a line each.
    """

    matrix_id: str
    revision: int
    conditions: tuple[Condition, ...]
    notes: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether every condition is met."""
        return not self.failing

    @property
    def failing(self) -> tuple[Condition, ...]:
        """The conditions that are not met, in order."""
        return tuple(condition for condition in self.conditions if not condition.met)


def refuse_unless_open(report: GateReport, matrix_id: str, revision: int) -> None:
    """Refuse a report about something else than this revision, and one that does not pass.

    Raises:
        GateClosed: With the failing conditions; with none of them for a report about another one.
    """
    if (report.matrix_id, report.revision) != (matrix_id, revision):
        raise GateClosed.stale(report.revision, revision)
    if not report.passes:
        raise GateClosed.failing(
            [
                {"key": condition.key, "words": condition.words, "why": list(condition.why)}
                for condition in report.failing
            ]
        )
