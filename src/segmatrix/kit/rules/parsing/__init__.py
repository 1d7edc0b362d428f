"""From the text of a rule to its tree.

The grammar is an allow-list: what does not stand here is refused, with the place and what was
expected there. Keywords have no case and no plural; `TEXT`, `NUMBER`, `WHOLE`, `ORDINAL`, `DATE`,
`INSTANT` and `NAME` are tokens (see tokens.py). `not` binds tightest, then `and`, then `or`.

    rule       = all { "or" all }
    all        = one { "and" one }
    one        = { "not" } ( "(" rule ")" | condition )
    condition  = "everyone"
               | "at" "least" WHOLE "of" "(" rule { "," rule } ")"
               | trait test
               | number test
               | did | turn | coming | voice | membership | people

    trait      = [ "account" "." ] NAME
    number     = ( "sum" | "average" | "minimum" | "maximum" | "median" ) "of" NAME for
               | "number" "of" "distinct" NAME for
               | "number" "of" event [window]
               | kind | "average" kind [window]
               | ( "recency" | "frequency" | "monetary" ) "score" | "lifetime" "value"
    for        = "for" event [window]
    kind       = "nps" | "csat" | "ces"

    did        = "did" ["not"] event
                 ( [count] [window]
                 | "for the" ORDINAL "time" [window]
                 | ( "more often than" | "at least" NUMBER "times as often as" ) event [window]
                 | "then" event { "then" event } ["without" event "between"]
                   ["within" elapsed] [window]
                 | bound "times" "per" ( unit | duration )
                   "in" bound "of the last" WHOLE ["full"] ( unit | "periods" ) )
    turn       = ( "first" | "last" ) "did" event [window]
    coming     = "stopped" event "for" duration "after doing it in the" duration "before"
               | "restarted" event "in the last" duration "after" duration "without"
               | "is" ( "new" | "returning" | "resurrecting" | "dormant" ) "by" event "per" unit
               | "had a session longer than" elapsed [window]
    voice      = "gave" kind [window]
               | ( "said" | "raised theme" ) TEXT [count] [window]
               | "saw" ( "experiment" | "variant" TEXT "of" ) TEXT [window]
    membership = ["not"] "in" ( ( "segment" | "list" ) TEXT | "cluster" TEXT "of" TEXT )
               | "stage" ( ( "is" | "=" ) TEXT | "is one of" "(" TEXT { "," TEXT } ")" )
               | "entered stage" TEXT [window]            -- a window that lasts until now
    people     = ( "any" | "every" | "no" ) "person" "(" rule ")"
               | "at" "least" ( WHOLE "people" | NUMBER "%" "of" "people" ) "(" rule ")"
               | "account" "(" rule ")"

    event      = TEXT [ "where" ( property | "(" properties ")" ) ]
    properties = property joined by "and", "or", "not" and brackets like a rule
    property   = NAME test                                 -- no top or bottom
               | NAME ( "is" | "is not" | "=" | "!=" ) "stepN" "." NAME
                                       -- N an earlier step; any step of it inside "without"

    test       = ( "is" | "is not" | "=" | "!=" ) value [ "ignoring case" ]
               | "is" [ "not" ] "one of" values [ "ignoring case" ]
               | "is" ( "known" | "unknown" )
               | ( "contains" | "starts with" | "ends with" | "matches"
                 | "does not" ( "contain" | "start with" | "end with" | "match" ) )
                 TEXT [ "ignoring case" ]
               | ( ">=" | "<=" | ">" | "<"
                 | "is" ( "at least" | "at most" | "more than" | "less than" ) ) NUMBER
               | "is between" ( NUMBER "and" NUMBER | moment "and" moment )
               | "is in the" ( "top" | "bottom" ) NUMBER "%"
               | "is" ( "before" | "after" | "on" ) moment
               | "is in the" ( "last" | "next" ) duration
               | "is" ( "more than" | "less than" ) duration "ago"
               | "has" ( value | ( "any of" | "all of" | "none of" ) values )
    value      = TEXT | NUMBER | "true" | "false" | moment
    values     = "(" value { "," value } ")"
    moment     = DATE | INSTANT

    count      = bound "times" | "on" bound ( "days" | "weeks" | "months" )
    bound      = ( "at least" | "at most" | "exactly" | "more than" | "fewer than" ) WHOLE
               | "between" WHOLE "and" WHOLE
    window     = "in the last" ( duration | WHOLE "full" ( "days" | "weeks" | "months" | "years" ) )
               | "between" ( moment "and" moment | WHOLE "and" WHOLE unit "ago" )
               | ( "since" | "before" ) moment
               | "today" | ( "this" | "last" ) ( "week" | "month" | "quarter" | "year" )
               | ( "more than" | "less than" ) duration "ago"
               | "ever"
    duration   = WHOLE unit
    elapsed    = WHOLE ( "minutes" | "hours" | "days" | "weeks" )
    unit       = "minutes" | "hours" | "days" | "weeks" | "months" | "years"

The unit after the periods of a rhythm is the unit after `per`, `full` only with one day, week,
month or year; any length may be called a period.

Brackets and `not`s nest 100 deep at most.
"""

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Duration, Rule, Subject
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.starts import number, rule
from segmatrix.kit.rules.parsing.values import duration
from segmatrix.kit.rules.tokens import Kind

__all__ = ["parse", "parse_duration", "parse_number"]


def parse(text: str) -> Rule:
    """Return the tree of a rule.

    >>> parse('plan is "pro"')
    Condition(subject=Trait(name='plan', of_account=False), \
test=Is(value='pro', ignoring_case=False), negated=False)

    Raises:
        RuleError: with the span of what is wrong.
    """
    cursor = Cursor(text)
    if cursor.token.kind is Kind.END:
        raise cursor.unexpected("a condition", hint="“everyone” is the rule that holds for all.")
    found = rule(cursor)
    _expect_the_end(cursor, "“and”, “or” or the end of the rule")
    return found


def parse_number(text: str) -> Subject:
    """Return the tree of a number that stands alone: `sum of amount for "order"`, `nps`, a trait.

    Raises:
        RuleError: with the span of what is wrong.
    """
    cursor = Cursor(text)
    found = number(cursor)
    _expect_the_end(cursor, "the end of the number")
    return found


def parse_duration(text: str) -> Duration:
    """Return a length of time that stands alone: `365 days`.

    Raises:
        RuleError: with the span of what is wrong.
    """
    cursor = Cursor(text)
    found = duration(cursor, least=1)
    _expect_the_end(cursor, "the end of the length of time")
    return found


def _expect_the_end(cursor: Cursor, expected: str) -> None:
    if cursor.token.kind is Kind.END:
        return
    if cursor.token.keyword == ")":
        raise RuleError(
            "This bracket closes nothing.",
            code="bracket",
            span=cursor.token.span,
            hint="Take it out, or open it with “(” where the part in brackets begins.",
        )
    raise cursor.unexpected(expected)
