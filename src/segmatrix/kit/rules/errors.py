"""What is wrong with a rule: said in words, at a place in its text, with what to do next.

The sentences are built here, so that parser, checker and rule file refuse in one voice. An error
knows the span of the text that it concerns; `located` turns that into line and column, `shown`
draws the line with a mark under the span. A door that knows more about where the text stands (the
file, the segment) gives the error a `Place`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from segmatrix.kit.rules.nodes import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule stands: in which file, segment, stage or measure; lines count from 1."""

    file: str = ""
    segment: str = ""
    line: int = 0
    column: int = 0
    measure: str = ""
    stage: str = ""

    def __str__(self) -> str:
        parts = (
            self.file,
            f"segment “{self.segment}”" if self.segment else "",
            f"stage “{self.stage}”" if self.stage else "",
            f"measure “{self.measure}”" if self.measure else "",
            f"line {self.line}, column {self.column}" if self.line else "",
        )
        return ", ".join(part for part in parts if part)


class RuleError(Exception):
    """A rule that cannot be understood, or that asks for what the data does not have.

    Attributes:
        code: which kind of error, a stable word for programs.
        message: what is wrong, one sentence.
        span: the characters of the rule's text that it concerns.
        hint: what to do next, or empty.
        suggestion: text that may stand in place of the span, or empty.
        place: where the rule stands, if it was read from a file or belongs to a segment.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        span: Span = NOWHERE,
        hint: str = "",
        suggestion: str = "",
        place: Place | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.span = span
        self.hint = hint
        self.suggestion = suggestion
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place and str(self.place) else ""
        return f"{where}{self.message} {self.hint}".strip()

    @property
    def errors(self) -> "tuple[RuleError, ...]":
        """Every error there is to report; one alone reports itself."""
        return (self,)

    def located(self, text: str) -> tuple[int, int]:
        """Return line and column in `text`, both counted from 1, at which the error begins."""
        before = text[: self.span.start]
        return before.count("\n") + 1, self.span.start - (before.rfind("\n") + 1) + 1

    def shown(self, text: str) -> str:
        """Return the line of `text` with the span underlined, then the message and the hint."""
        line, column = self.located(text)
        written = text.split("\n")[line - 1]
        length = self.span.end - self.span.start
        lines = [*marked(written, column - 1, length), self.message, self.hint]
        return "\n".join(lines if self.hint else lines[:-1])

    def fixed(self, text: str) -> str:
        """Return `text` with the suggestion in place of the span, if there is one."""
        if not self.suggestion:
            return text
        return text[: self.span.start] + self.suggestion + text[self.span.end :]

    def at(self, place: Place) -> "RuleError":
        """Return the same error, standing at `place`."""
        return RuleError(
            self.message,
            code=self.code,
            span=self.span,
            hint=self.hint,
            suggestion=self.suggestion,
            place=place,
        )

    @classmethod
    def unexpected(
        cls,
        expected: str,
        found: str,
        *,
        span: Span,
        known: Collection[str] = (),
        hint: str = "",
        otherwise: str = "",
    ) -> "RuleError":
        """Refuse what stands at `span`, where one of the words `known` might have been meant.

        Args:
            hint: what to do, where that is certain; a word that is near is not offered then.
            otherwise: what to do where no word is near.
        """
        meant = nearest(found, known)
        return cls(
            f"Expected {expected}, found {_found(found)}.",
            code="syntax",
            span=span,
            hint=hint or _did_you_mean(meant) or otherwise or _way_on(found),
            suggestion="" if hint else meant,
        )

    @classmethod
    def unknown(
        cls,
        what: str,
        name: str,
        known: Iterable[str],
        *,
        span: Span,
        where: str = "",
        written: Callable[[str], str] = str,
        hint: str = "",
    ) -> "RuleError":
        """Refuse a name that nothing bears, offering the nearest that something does.

        Args:
            what: the kind of thing, with its article: `a trait`.
            known: the names of such things.
            where: where they were looked for: `of people`.
            written: writes a suggested name as a rule does.
            hint: what to do when there are no names to offer.
        """
        names = sorted(known)
        meant = nearest(name, names)
        return cls(
            f"“{name}” is not {what}{' ' if where else ''}{where}.",
            code="unknown-name",
            span=span,
            hint=_did_you_mean(meant) or _offered(names) or hint,
            suggestion=written(meant) if meant else "",
        )

    @classmethod
    def mismatch(
        cls, subject: str, kind: str, need: str, *, span: Span, hint: str = "", suggestion: str = ""
    ) -> "RuleError":
        """Refuse to hold a thing of one type against a thing of another."""
        return cls(
            f"{subject} is {kind} and cannot {need}.",
            code="type",
            span=span,
            hint=hint,
            suggestion=suggestion,
        )

    @classmethod
    def circle(cls, path: Sequence[str], *, span: Span) -> "RuleError":
        """Refuse segments that are defined by each other."""
        way = " → ".join(f"“{name}”" for name in path)
        return cls(
            f"These segments are defined by each other in a circle: {way}.",
            code="circle",
            span=span,
            hint="Say in one of them what it means without the others.",
        )


class RuleErrors(RuleError):
    """Several errors at once; it speaks with the voice of the first."""

    def __init__(self, errors: Sequence[RuleError]) -> None:
        first = errors[0]
        super().__init__(
            first.message,
            code=first.code,
            span=first.span,
            hint=first.hint,
            suggestion=first.suggestion,
            place=first.place,
        )
        self._errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self._errors)

    @property
    def errors(self) -> tuple[RuleError, ...]:
        """Every error there is to report, in the order of the text."""
        return self._errors


def raise_all(errors: Sequence[RuleError]) -> None:
    """Raise what is wrong: nothing, the one error, or all of them together."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise RuleErrors(errors)


_WIDEST_SHOWN = 100
_SHOWN_BEFORE = 40


def marked(line: str, start: int, length: int) -> tuple[str, str]:
    """Return a line as every terminal can print it, and a mark to put under a part of it.

    Of a long line, what stands around the start of that part; `…` stands where it is cut.

    Args:
        line: what is written.
        start: where the part begins, counted from 0.
        length: of how many characters it is.
    """
    first = max(0, start - _SHOWN_BEFORE) if len(line) > _WIDEST_SHOWN else 0
    last = first + _WIDEST_SHOWN
    cut_before, cut_after = "…" * (first > 0), "…" * (last < len(line))
    written = f"{cut_before}{_showable(line[first:last])}{cut_after}"
    place = start - first + len(cut_before)
    return written, " " * place + "^" * max(1, min(length, len(written) - place))


def _showable(line: str) -> str:
    """Return a line without what a terminal would act on, each character in its place."""
    return "".join(one if one.isprintable() else " " for one in line)


_MUCH_ALIKE = 0.6


def nearest(name: str, known: Iterable[str], *, alike: float = _MUCH_ALIKE) -> str:
    """Return the known name most like `name`, or nothing when none is `alike` (0 to 1)."""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=alike)
    return by_folded[close[0]] if close else ""


_MOST_OFFERED = 8
_MOST_COUNTED = 100


def _did_you_mean(name: str) -> str:
    return f"Did you mean “{name}”?" if name else ""


def _offered(names: Sequence[str]) -> str:
    if not names or len(names) > _MOST_COUNTED:
        return ""
    some = ", ".join(f"“{name}”" for name in names[:_MOST_OFFERED])
    more = len(names) - _MOST_OFFERED
    return f"There are {some}{f' and {more} more' if more > 0 else ''}."


_LONGEST_SHOWN = 60


def shortened(words: str) -> str:
    """Return words as a message can hold them: a long text is cut."""
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _found(found: str) -> str:
    if not found:
        return "the end of the rule"
    return shortened(found) if found[0] in '"`' else f"“{shortened(found)}”"


def _way_on(found: str) -> str:
    if not found:
        return "The rule ends too early: write what is missing."
    return f"Take {_found(found)} out, or write what is missing before it."
