"""Regular expressions of RE2, said in what other databases have.

Rules write RE2, whose meaning is small and fixed: characters, classes of ASCII, repetition, choice.
DuckDB, ClickHouse and BigQuery run it as it is. PostgreSQL, Spark and Snowflake read other
languages in which a dot, a `\\w` or a `$` means something else, so that each is spelled out here.
Repetition may be lazy or greedy: whether anything matches at all does not depend on it.
"""

import re
from dataclasses import dataclass, replace

from segmatrix.kit.engine.database.characters import (
    CONTROL,
    PERL,
    POSIX,
    SPECIAL,
    WORD,
    Ranges,
    bracketed,
    cases,
    character,
    joined,
    without,
)
from segmatrix.kit.rules.errors import RuleError

_REPEATED = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})")
_GROUP = re.compile(r"\(\?(?:P?<\w+>|(?P<flags>[imsU]*(?:-[imsU]+)?)(?P<end>[:)]))")
_CODE = re.compile(r"x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|([0-7]{1,3})")
_PROPERTY = re.compile(r"([pP])(?:\{(\^?)(\w+)\}|(\w))")
# Beyond so many characters a class is not written out in both cases.
_WIDEST = 1024
_QUOTED = re.compile(r"\\Q(.*?)(?:\\E|\Z)|\\.", re.DOTALL)
_CASE = re.compile(r"\(\?[msU]*i[imsU]*\)")
_LATER_CASE = re.compile(r"\(\?[msU-]*i")


@dataclass(frozen=True)
class Flavour:
    """A language of regular expressions, as far as it differs from others.

    Attributes:
        name: whose it is, for messages.
        end: matches at the end of the text only.
        ignoring_case: what stands before an expression that takes capital letters for small ones;
            None where the function is told.
        looks_around: whether it can look ahead and behind.
        properties: whether it knows classes such as `\\p{Greek}`.
        most: the highest number of repetitions.
    """

    name: str
    end: str
    ignoring_case: str | None
    looks_around: bool = True
    properties: bool = False
    most: int = 1000


JAVA = Flavour("Spark", r"\z", "(?iu)", properties=True)
POSTGRES = Flavour("PostgreSQL", "$", "(?i)", most=255)
SNOWFLAKE = Flavour("Snowflake", "$", None, looks_around=False)


@dataclass(frozen=True)
class _Flags:
    case: bool = False
    lines: bool = False
    dot_all: bool = False

    def changed(self, letters: str) -> "_Flags":
        on, _, off = letters.partition("-")
        given = dict.fromkeys(on, True) | dict.fromkeys(off, False)
        return replace(
            self,
            case=given.get("i", self.case),
            lines=given.get("m", self.lines),
            dot_all=given.get("s", self.dot_all),
        )


def translated(pattern: str, flavour: Flavour, *, ignoring_case: bool) -> tuple[str, bool]:
    """Return an expression that matches the same texts, and whether the whole ignores case.

    Args:
        pattern: a valid expression of RE2.
        flavour: the language to say it in.
        ignoring_case: whether letters match whatever their case.

    Raises:
        RuleError: if the language cannot say it.
    """
    plain = _QUOTED.sub(_unquoted, pattern)
    stated = _CASE.match(plain)
    beyond = plain[stated.end() :] if stated else plain
    whole = (ignoring_case or stated is not None) and not _LATER_CASE.search(beyond)
    writer = _Writer(plain, flavour, expand=not whole)
    written = writer.written(_Flags(case=ignoring_case))
    prefix = flavour.ignoring_case if whole and flavour.ignoring_case else ""
    return prefix + written, whole


class _Writer:
    """Reads an expression from left to right and writes it anew."""

    def __init__(self, pattern: str, flavour: Flavour, *, expand: bool) -> None:
        self.pattern = pattern
        self.flavour = flavour
        self.expand = expand
        self.place = 0

    def written(self, flags: _Flags) -> str:
        """Write up to the end of the group that is being read, or of the expression."""
        parts: list[str] = []
        while self.place < len(self.pattern) and self.pattern[self.place] != ")":
            if self.pattern[self.place] == "|":
                self.place += 1
                parts.append("|")
            elif (group := _GROUP.match(self.pattern, self.place)) and group["end"] == ")":
                self.place = group.end()
                flags = flags.changed(group["flags"])
            else:
                parts.append(self._repeated(self._atom(flags)))
        return "".join(parts)

    def _repeated(self, atom: str) -> str:
        found = _REPEATED.match(self.pattern, self.place)
        if found is None:
            return atom
        self.place = found.end()
        if self.pattern.startswith("?", self.place):
            self.place += 1
        if max(map(int, re.findall(r"\d+", found[0])), default=0) > self.flavour.most:
            raise self._refusal(found[0])
        bound = atom in ("^", self.flavour.end) or atom.startswith("(?")
        return f"({atom}){found[0]}" if bound else atom + found[0]

    def _atom(self, flags: _Flags) -> str:
        letter = self.pattern[self.place]
        if letter == "(":
            return self._group(flags)
        if letter == "[":
            return self._class(flags)
        if letter == "\\":
            return self._escaped(flags)
        self.place += 1
        match letter:
            case ".":
                return r"([^\n]|\n)" if flags.dot_all else r"[^\n]"
            case "^":
                return self._looking(r"(?<![^\n])") if flags.lines else "^"
            case "$":
                return self._looking(r"(?![^\n])") if flags.lines else self.flavour.end
        return self._letter(ord(letter), flags)

    def _group(self, flags: _Flags) -> str:
        found = _GROUP.match(self.pattern, self.place)
        self.place = found.end() if found else self.place + 1
        inner = self.written(flags.changed((found and found["flags"]) or ""))
        self.place += 1
        return f"({inner})"

    def _escaped(self, flags: _Flags) -> str:
        letter = self.pattern[self.place + 1]
        if letter in "bBAzC":
            self.place += 2
            return self._position(letter)
        if letter in "pP":
            return self._property()
        return self._set(self._one_or_several(), flags)

    def _position(self, letter: str) -> str:
        word = bracketed(WORD)
        match letter:
            case "A":
                return "^"
            case "z":
                return self.flavour.end
            case "b" if not self.flavour.looks_around:
                return r"\b"
            case "b":
                return f"((?<={word})(?!{word})|(?<!{word})(?={word}))"
            case "B":
                return self._looking(f"((?<={word})(?={word})|(?<!{word})(?!{word}))")
        raise self._refusal(r"\C")

    def _looking(self, written: str) -> str:
        if not self.flavour.looks_around:
            raise self._refusal(self.pattern)
        return written

    def _property(self) -> str:
        found = _PROPERTY.match(self.pattern, self.place + 1)
        assert found is not None, "the expression is one of RE2"
        self.place = found.end()
        if not self.flavour.properties:
            raise self._refusal(f"\\{found[0]}")
        name = found[3] or found[4]
        negated = (found[1] == "P") != bool(found[2])
        script = name if len(name) <= 2 else f"Is{name}"
        return f"\\{'P' if negated else 'p'}{{{script}}}"

    def _class(self, flags: _Flags) -> str:
        """Write a class such as `[^a-z\\d]`."""
        self.place += 1
        negated = self.pattern.startswith("^", self.place)
        self.place += negated
        found: list[tuple[int, int]] = []
        first = True
        while first or self.pattern[self.place] != "]":
            first = False
            found += self._member()
        self.place += 1
        ranges = joined(found)
        if flags.case and self.expand:
            ranges = self._both_cases(ranges)
        return bracketed(without(ranges) if negated else ranges)

    def _member(self) -> Ranges:
        if self.pattern.startswith("[:", self.place):
            end = self.pattern.find(":]", self.place)
            name = self.pattern[self.place + 2 : end].removeprefix("^")
            if end >= 0 and name in POSIX:
                negated = self.pattern[self.place + 2] == "^"
                self.place = end + 2
                return without(POSIX[name]) if negated else POSIX[name]
        low = self._one_or_several()
        if self.pattern[self.place] != "-" or self.pattern[self.place + 1] == "]":
            return low
        self.place += 1
        ((high, _),) = self._one_or_several()
        return ((low[0][0], high),)

    def _one_or_several(self) -> Ranges:
        """Read one character, or an escape that stands for several."""
        letter = self.pattern[self.place]
        if letter != "\\":
            self.place += 1
            return ((ord(letter), ord(letter)),)
        letter = self.pattern[self.place + 1]
        if letter in "pP":
            raise self._refusal(self.pattern)
        if found := _CODE.match(self.pattern, self.place + 1):
            self.place = found.end()
            code = int(found[3], 8) if found[3] else int(found[1] or found[2], 16)
            return ((code, code),)
        self.place += 2
        if letter.lower() in PERL:
            ranges = PERL[letter.lower()]
            return without(ranges) if letter.isupper() else ranges
        code = CONTROL.get(letter, ord(letter))
        return ((code, code),)

    def _set(self, ranges: Ranges, flags: _Flags) -> str:
        ((low, high), *more) = ranges
        return self._letter(low, flags) if low == high and not more else bracketed(ranges)

    def _letter(self, code: int, flags: _Flags) -> str:
        if flags.case and self.expand and len(cases(code)) > 1:
            return bracketed(joined((one, one) for one in cases(code)))
        return character(code)

    def _both_cases(self, ranges: Ranges) -> Ranges:
        if sum(high - low for low, high in ranges) > _WIDEST:
            raise self._refusal(self.pattern)
        codes = (code for low, high in ranges for code in range(low, high + 1))
        return joined((one, one) for code in codes for one in cases(code))

    def _refusal(self, part: str) -> RuleError:
        return RuleError(
            f"{self.flavour.name} has no regular expression for “{part}”.",
            code="dialect",
            hint="Say it with simpler characters and classes.",
        )


def _unquoted(found: re.Match[str]) -> str:
    """Return `\\Q...\\E` as characters that stand for themselves, any other escape as it is."""
    quoted = found[1]
    if quoted is None:
        return found[0]
    return "".join(f"\\{one}" if one in SPECIAL else one for one in quoted)
