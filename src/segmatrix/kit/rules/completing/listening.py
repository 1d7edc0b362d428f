"""What the grammar takes at the end of an unfinished rule: the parser is overheard while it looks.

A cursor reads the words that are there. Whatever is looked for where they end may come next, and
what the parser says it expected there tells which sort of name it would have read.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import CountTest, Entity, Order, ScoreKind
from segmatrix.kit.rules.parsing.comparisons import IS_TESTS
from segmatrix.kit.rules.parsing.conditions import TESTS
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.starts import rule
from segmatrix.kit.rules.parsing.values import DURATIONS, STEP
from segmatrix.kit.rules.parsing.windows import WINDOWS
from segmatrix.kit.rules.tokens import Kind, Token, tokens

_IN_QUOTES = re.compile("“([^”]+)”")
_FIRST_TEST = next(iter(TESTS))
_TEST_WORDS = frozenset(
    word
    for words in (*TESTS, *IS_TESTS, "not unknown any all none contain start end match true false")
    for word in words.split()
)
_LAST_OF_TESTS = {"known", "unknown", "true", "false"}
_LAST_WINDOW = list(WINDOWS)[-1]
_TOO_LATE = {"without", "within", "per", "more often"}
_BEFORE_WINDOWS = {*CountTest, "on", "then", "without", "within", "per", "for", "more often"}
# Looked for word by word only to tell a trait of a reserved name from a form that is begun.
_OPENINGS = frozenset(opening.split()[0] for opening in (*TESTS, *Order))
_CONNECTIVES = ("and", "or", "not", "(", ",")


@dataclass(frozen=True)
class Heard:
    """What may come next.

    Attributes:
        phrases: keywords, in the order in which they were looked for.
        expected: what else, in the parser's words: `a trait`, `the name of an event in quotes`.
        subject: the name that is being held against something, if that is so.
        subject_event: the event of which it is a property; None for a trait.
        of_account: whether it is a trait of a person's account.
        event: the event whose properties are asked for there; None outside of `where`.
        unit: whom the rule speaks of there.
        before: the word that stands before.
        begins_test: whether no value follows the subject yet, so that its type tells what may.
        steps: the events of the earlier steps, where a property of a sequence is compared.
        step_event: the event of the step whose property is asked for, if that is so.
    """

    phrases: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    subject: Token | None = None
    subject_event: str | None = None
    of_account: bool = False
    event: str | None = None
    unit: Entity = Entity.PERSON
    before: Token | None = None
    begins_test: bool = False
    steps: tuple[str, ...] = ()
    step_event: str | None = None


def heard(text: str, unit: Entity) -> Heard | None:
    """Return what may follow a text that is a rule so far, None where it is none.

    Behind a mistake the rest is listened to from the last connective on.

    Args:
        unit: what the rule is about.
    """
    try:
        words = tokens(text)[:-1]
    except RuleError:
        return None
    ear = _listen(text)
    if not ear.reached and (start := _last_connective(words)) is not None:
        ear = _listen(" " * start + text[start:])
    subject = _subject(words, ear.tested_at)
    ahead = _ahead(words)
    if not ear.reached and not ahead:
        return None
    return Heard(
        phrases=(*ahead, *ear.offered(len(text))),
        expected=tuple(ear.expected),
        subject=None if subject is None else words[subject],
        subject_event=None if subject is None else _surroundings(words[:subject], unit)[1],
        of_account=subject is not None and subject > 0 and words[subject - 1].keyword == ".",
        event=_surroundings(words, unit)[1],
        unit=_surroundings(words, unit)[0],
        before=words[-1] if words else None,
        begins_test=subject is not None and all(map(_opens_test, words[subject + 1 :])),
        steps=_earlier_steps(words),
        step_event=_step_event(words),
    )


@dataclass
class _Notes:
    """What was overheard."""

    phrases: dict[str, None] = field(default_factory=dict)
    expected: dict[str, None] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    tested_at: int | None = None
    reached: bool = False

    def offered(self, end: int) -> list[str]:
        """Return what may indeed stand at the end, without what was looked for to refuse it."""
        left_out = _OPENINGS - self.told
        if self.tested_at == end:
            left_out = left_out - {*TESTS, *Order}
        if self.phrases.keys() >= _TOO_LATE and _LAST_WINDOW not in self.phrases:
            left_out = left_out | _BEFORE_WINDOWS
        return [phrase for phrase in self.phrases if phrase not in left_out]


class _Ear(Cursor):
    """Reads like any cursor and notes what is looked for at the end."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.notes = _Notes()
        self._deaf = False

    def sees(self, phrase: str) -> bool:
        """Note what is missing of a phrase that the end cuts off."""
        if phrase == _FIRST_TEST:
            self.notes.tested_at = self.start
        words = phrase.split()
        for step, word in enumerate(words):
            token = self.ahead(step)
            if token.kind is Kind.END:
                self._note(" ".join(words[step:]))
                break
            if token.keyword != word:
                break
        return super().sees(phrase)

    def expect(self, phrase: str, *, hint: str = "", example: str = "") -> None:
        """Note the rest of the phrase as one."""
        words = phrase.split()
        missing = next(
            (step for step in range(len(words)) if self.ahead(step).kind is Kind.END), None
        )
        if missing is not None:
            self._note(" ".join(words[missing:]))
            self._deaf = True
        super().expect(phrase, hint=hint, example=example)
        self._deaf = False

    def unexpected(self, expected: str, **more: Any) -> RuleError:
        """Note what else was expected at the end."""
        if self.token.kind is Kind.END and not self._deaf:
            self.notes.reached = True
            said = expected.split(" after “")[0]
            self.notes.expected[said] = None
            for phrase in _IN_QUOTES.findall(said):
                self._note(phrase)
                self.notes.told.add(phrase)
        return super().unexpected(expected, **more)

    def _note(self, phrase: str) -> None:
        self.notes.reached = True
        # Behind the last window, what stands before windows is looked for only to refuse it.
        too_late = _LAST_WINDOW in self.notes.phrases and phrase in _BEFORE_WINDOWS
        if not self._deaf and not too_late:
            self.notes.phrases[phrase] = None


def _listen(text: str) -> _Notes:
    ear = _Ear(text)
    try:
        rule(ear)
        ear.unexpected("“and”, “or”")
    except RuleError:
        pass  # an unfinished rule ends in a mistake; what was noted before it is what is wanted
    notes = ear.notes
    if notes.phrases and not notes.expected and notes.phrases.keys() <= _OPENINGS:
        # A name like a word of the language was taken for that word before its test was read.
        notes.phrases = dict.fromkeys([*TESTS, *Order])
        notes.tested_at = len(text)
    return notes


def _last_connective(words: list[Token]) -> int | None:
    """Return where the text after the last connective begins."""
    found = [word.span.end for word in words if word.keyword in _CONNECTIVES]
    return found[-1] if found else None


def _subject(words: list[Token], tested_at: int | None) -> int | None:
    """Return the place of the name before the test that is being read."""
    if tested_at is None:
        return None
    before = [at for at, word in enumerate(words) if word.span.end <= tested_at]
    if not before or words[before[-1]].kind not in (Kind.WORD, Kind.NAME):
        return None
    since = words[before[-1] + 1 :]
    brackets = [word.keyword for word in since if word.keyword in ("(", ")")]
    goes_on = brackets.count(")") <= brackets.count("(") and all(map(_is_of_test, since))
    return before[-1] if goes_on else None


def _ahead(words: list[Token]) -> tuple[str, ...]:
    """Return what tells one form from another before the parser comes to where it stands.

    A score behind `average`, a unit behind `more than 14`, `full` behind `in the last 7`, `times`
    behind `between 2 and 5` and behind `at least 0.5`.
    """
    before = [word.keyword for word in words[-4:]]
    testing = len(words) > 4 and words[-5].keyword == "is"
    if before[-1:] == ["average"]:
        return tuple(ScoreKind)
    if before[-3:] in (["more", "than", ""], ["less", "than", ""]):
        return DURATIONS
    if not testing and before[-2:] == ["last", ""]:
        return ("full",)
    if before == ["at", "least", "", "time"] and isinstance(words[-2].value, float):
        return ("as often as",)
    counts = before == ["between", "", "and", ""] or (
        before[1:] == ["at", "least", ""] and before[0] in ("", ")", "known", "unknown", "case")
    )
    return ("time",) if counts and not testing else ()


def _earlier_steps(words: list[Token]) -> tuple[str, ...]:
    """Return the events of the sequence that is being written, those before the last one named."""
    steps: list[str] = []
    for before, word in pairwise(words):
        if before.keyword == "did":
            steps = []
        if word.kind is Kind.TEXT and before.keyword in ("did", "not", "then", "without"):
            steps.append(str(word.value))
    return tuple(steps[:-1])


def _step_event(words: list[Token]) -> str | None:
    """Return the event of the step that `step1.` names at the end, None if there is no such."""
    named = STEP.fullmatch(words[-2].keyword) if len(words) > 1 else None
    if named is None or words[-1].keyword != ".":
        return None
    return dict(enumerate(_earlier_steps(words), start=1)).get(int(named.group(1)))


def _opens_test(word: Token) -> bool:
    """Whether a test goes on behind a word."""
    return bool(word.keyword) and word.keyword not in _LAST_OF_TESTS


def _is_of_test(word: Token) -> bool:
    """Whether a word may stand in a test, and does not begin another condition."""
    return word.kind not in (Kind.WORD, Kind.NAME) or word.keyword in _TEST_WORDS


def _surroundings(words: list[Token], unit: Entity) -> tuple[Entity, str | None]:
    """Return whom a rule speaks of behind some words, and of which event's properties."""
    opened: list[tuple[Entity, str | None]] = [(unit, None)]
    for at, word in enumerate(words):
        if word.keyword == "(":
            opened.append(_opening(words[:at], opened[-1]))
        elif word.keyword == ")" and len(opened) > 1:
            opened.pop()
    if words and words[-1].keyword == "where" and len(words) > 1:
        return opened[-1][0], str(words[-2].value)
    return opened[-1]


def _opening(before: list[Token], around: tuple[Entity, str | None]) -> tuple[Entity, str | None]:
    """Return what a bracket speaks of, by the words before it."""
    word = before[-1].keyword if before else ""
    if word == "where" and len(before) > 1:
        return around[0], str(before[-2].value)
    if word == "person":
        return Entity.PERSON, None
    if word == "account":
        return Entity.ACCOUNT, None
    return around
