"""A place among the tokens of a rule, and what may be read from there.

The cursor remembers which keywords were looked for at the present token: when none fits, they are
what a misspelt word is compared with.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Span
from segmatrix.kit.rules.tokens import Kind, Token, number_with_commas, tokens

DEEPEST = 100


class Cursor:
    """Reads the tokens of one rule from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._index = 0
        self._depth = 0
        self._sought: dict[str, None] = {}

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self._tokens[self._index]

    def ahead(self, steps: int) -> Token:
        """Return a token further on; beyond the end, the end."""
        return self._tokens[min(self._index + steps, len(self._tokens) - 1)]

    def advance(self) -> Token:
        """Read one token of whatever kind."""
        token = self.token
        self._sought.clear()
        if token.kind is not Kind.END:
            self._index += 1
        return token

    def sees(self, phrase: str) -> bool:
        """Whether the keywords of `phrase` come next; reads nothing."""
        words = phrase.split()
        self._sought[words[0]] = None
        return all(self.ahead(step).keyword == word for step, word in enumerate(words))

    def accept(self, phrase: str) -> bool:
        """Read the keywords of `phrase` if all of them come next."""
        if not self.sees(phrase):
            return False
        for _ in phrase.split():
            self.advance()
        return True

    def accept_one(self, *phrases: str) -> str:
        """Read the first of `phrases` that comes next and return it, or nothing."""
        return next((phrase for phrase in phrases if self.accept(phrase)), "")

    def expect(self, phrase: str, *, hint: str = "", example: str = "") -> None:
        """Read the keywords of `phrase`.

        Raises:
            RuleError: if something else comes next.
        """
        for word in phrase.split():
            if not self.accept(word):
                raise self.unexpected(f"“{phrase}”", hint=hint, example=example)

    def take(self, *kinds: Kind) -> Token | None:
        """Read the next token if it is of one of `kinds`."""
        return self.advance() if self.token.kind in kinds else None

    def unexpected(
        self, expected: str, *, hint: str = "", example: str = "", known: Collection[str] = ()
    ) -> RuleError:
        """Return the error that something else was `expected` in place of the next token.

        A misspelt word is compared with the `known` ones and with all that were looked for here;
        where none is near, the `example` says how the form is written.
        """
        if commas := number_with_commas(self._text, self.start):
            return commas
        words = {*known, *self._sought} if self.token.kind is Kind.WORD else set()
        return RuleError.unexpected(
            expected,
            self.token.written,
            span=self.token.span,
            known=sorted(words - {self.token.keyword}),
            hint=hint or self._lost_quote(),
            otherwise=f"Write: {example}." if example else "",
        )

    def wrong(
        self, message: str, *, code: str, start: int, hint: str = "", suggestion: str = ""
    ) -> RuleError:
        """Return an error about what was read since `start`."""
        return RuleError(
            message, code=code, span=self.since(start), hint=hint, suggestion=suggestion
        )

    def wrong_here(self, message: str, *, hint: str) -> RuleError:
        """Return an error about the order of words, at the next token."""
        return RuleError(message, code="syntax", span=self.token.span, hint=hint)

    @property
    def start(self) -> int:
        """Where in the text the next token begins."""
        return self.token.span.start

    def since(self, start: int) -> Span:
        """Return the span from `start` to the end of the last token read."""
        end = self._tokens[self._index - 1].span.end if self._index else start
        return Span(start, max(start, end))

    def written(self, span: Span) -> str:
        """Return the text that stands at `span`."""
        return self._text[span.start : span.end]

    @contextmanager
    def deeper(self, levels: int = 1) -> Iterator[None]:
        """Count levels of nesting while inside.

        Raises:
            RuleError: beyond 100 levels, which no person reads and no stack should bear.
        """
        if self._depth + levels > DEEPEST:
            raise RuleError(
                f"The rule nests deeper than {DEEPEST} levels.",
                code="depth",
                span=self.token.span,
                hint='Give a part of it a name as a segment of its own and say: in segment "…".',
            )
        self._depth += levels
        yield
        self._depth -= levels

    def _lost_quote(self) -> str:
        """Say so when the token touches a text, as it does after a quote was lost or doubled."""
        before = self._tokens[max(0, self._index - 1)]
        touches = before.span.end == self.token.span.start
        if touches and before.kind is Kind.TEXT and self.token.kind in (Kind.WORD, Kind.NUMBER):
            return "It touches the text before it: is a quote missing or one too many?"
        return ""
