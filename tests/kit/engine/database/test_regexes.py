"""What RE2 matches is matched by what other databases are told instead."""

import re

import pytest
import re2
from hypothesis import assume, given
from hypothesis import strategies as st

from segmatrix.kit.engine.database.regexes import JAVA, POSTGRES, SNOWFLAKE, translated
from segmatrix.kit.rules.errors import RuleError

ATOMS = (
    *("a", "B", "k", ".", "^", "$", r"\d", r"\W", "[a-c]", "[^ab]", r"\b", "(a|b)", "(?:ab)"),
    *(r"\.", r"\n", "[[:alpha:]_-]", r"\Qa.\E", r"\x41", r"\x{e9}", "é", r"[\s\d]", "(?i:aB)"),
    *(r"\A", r"\z", r"\B", "&", "[&~-]", "#", r"[^\W]", "[]a]", "(?P<it>a)"),
)
FLAGS = ("(?i)", "(?s)", "(?m)", "(?-i)", "|")
TIMES = ("", "*", "+?", "{1,2}", "?")
TEXTS = ("", "a", "A", "ab", "aB\n", "b\na", "é", "É", "a.b", "K", "_", "1 2", "a&~", "#", "\r")

repeated = st.tuples(st.sampled_from(ATOMS), st.sampled_from(TIMES)).map("".join)
patterns = st.lists(repeated | st.sampled_from(FLAGS), min_size=1, max_size=4).map("".join)
QUIET = re2.Options()
QUIET.log_errors = False


@given(patterns, st.booleans())
def test_the_same_texts_match(pattern: str, ignoring_case: bool) -> None:
    try:
        meant = re2.compile(f"(?i){pattern}" if ignoring_case else pattern, QUIET)
    except re2.error:
        assume(False)
    try:
        written, _ = translated(pattern, JAVA, ignoring_case=ignoring_case)
    except RuleError:
        assume(False)  # a class of most characters, of which part ignores case

    # What Java calls `\z` and `(?iu)`, Python calls `\Z` and `(?i)`.
    said = re.compile(written.replace(r"\z", r"\Z").replace("(?iu)", "(?i)"))

    for text in TEXTS:
        assert bool(said.search(text)) == bool(meant.search(text)), (written, text)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("^[^@]+@acme[.]com$", r"^[^@]+@acme[.]com$"),
        ("(?i)refund", "(?i)refund"),
        (r"\d+?", "[0-9]+"),
        ("(?s)a.b", r"a([^\n]|\n)b"),
    ],
)
def test_what_is_simple_stays_readable(pattern: str, said: str) -> None:
    assert translated(pattern, POSTGRES, ignoring_case=False)[0] == said


@pytest.mark.parametrize(
    ("pattern", "flavour"),
    [(r"\pL", POSTGRES), ("a{300}", POSTGRES), (r"\B", SNOWFLAKE), ("(?m)^a", SNOWFLAKE)],
)
def test_what_cannot_be_said_is_refused(pattern: str, flavour: object) -> None:
    with pytest.raises(RuleError, match="has no regular expression"):
        translated(pattern, flavour, ignoring_case=False)  # type: ignore[arg-type]
