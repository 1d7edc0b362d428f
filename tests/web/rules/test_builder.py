"""The builder: every step changes the text, and as little of it as it can."""

import re
from html import unescape

import pytest
from lxml import html

from tests.web.rules.conftest import read

pytestmark = pytest.mark.django_db

TYPED = """plan is "pro"  # the paid one
and did "order" where amount > 5 at least 2 times in the last 30 days
and (seats > 10 or seats is unknown)"""


@pytest.fixture
def step(desk):
    """Take one step of the builder and return the text that it makes."""

    def take(op: str, text: str = TYPED, *, status: int = 200, **said: str) -> str:
        answer = desk("ana").send("build/", rule=text, op=op, **said)
        assert answer.status_code == status
        if status != 200:
            return read(answer)
        built = re.search(r"data-built>\n?(.*?)</textarea>", answer.text, re.DOTALL)
        return unescape(built.group(1))

    return take


def row(key: str, kind: str, **said: str) -> dict[str, str]:
    return {f"{key}:{name}": value for name, value in {"row": kind, **said}.items()}


def test_it_shows_the_same_tree(desk) -> None:
    shown = desk("ana").send("build/", rule=TYPED, op="")
    assert shown.text.count('class="rule-row"') == 4
    assert "Any of these holds" in read(shown)
    assert re.search(r'name="1:times"\s+class="[^"]*"\s+value="2"', shown.text)
    assert 'value="amount &gt; 5"' in shown.text


def test_a_number_changes_and_everything_else_stays_as_it_was_typed(step) -> None:
    said = row("1", "did", did="did", event="order", where="amount > 5", often="at least")
    said |= row("1", "did", times="3", of="", when="last", when_number="30", when_unit="day")
    assert step("change 1", **said) == TYPED.replace("2 times", "3 times")


def test_a_trait_gets_another_test(step) -> None:
    said = row("0", "trait", subject="plan", test="is one of ({})", value="pro, team")
    assert step("change 0", **said) == TYPED.replace('is "pro"', 'is one of ("pro", "team")')


def test_another_trait_takes_a_test_that_fits_it(step) -> None:
    said = row("0", "trait", subject="seats", test="contains {}", value="pro")
    assert step("change 0", **said).startswith("seats is known  # the paid one")


def test_conditions_are_added_removed_and_moved(step) -> None:
    assert step("add ", **{":what": "did"}).endswith('and did "login" in the last 30 days')
    assert step("add 2", **{"2:what": "trait"}).endswith("seats is unknown or plan is known)")
    assert step("remove 1") == "\n".join([TYPED.split("\n")[0], TYPED.split("\n")[2]])
    assert step("up 1").startswith('did "order"')
    assert step("add ", "", **{":what": "trait"}) == "plan is known"


def test_groups_are_joined_otherwise_made_and_dissolved(step) -> None:
    assert step("join 2", **{"2:join": "all", "2:number": "1"}).endswith("and seats is unknown)")
    some = step("join 2", **{"2:join": "some", "2:number": "9"})
    assert some.endswith("(at least 2 of (seats > 10, seats is unknown))")
    assert "(did" in step("group 1")
    assert step("ungroup 2").endswith("and seats > 10 and seats is unknown")
    assert step("negate 2").endswith("and not (seats > 10 or seats is unknown)")
    assert 'plan is not "pro"  #' in step("negate 0")


def test_a_sequence_is_a_row_that_grows_step_by_step(desk, step) -> None:
    rule = 'did "order" then "login"  # as ever'
    shown = desk("ana").send("build/", rule=rule, op="").text
    assert "of-sequence" in shown and "of-line" not in shown
    said = _posted(shown)
    grown = step("change ", rule, **said | {":step3_event": "order"})
    assert grown == 'did "order" then "login" then "order"  # as ever'
    kept_out = step("change ", rule, **said | {":without_event": "order"})
    assert kept_out == 'did "order" then "login" without "order" between  # as ever'
    soon = step("change ", rule, **said | {":within_number": "2", ":within_unit": "hour"})
    assert soon == 'did "order" then "login" within 2 hours  # as ever'
    said = _posted(desk("ana").send("build/", rule=grown, op="").text)
    assert step("change ", grown, **said | {":step1_event": ""}) == (
        'did "login" then "order"  # as ever'
    )


def test_a_rhythm_is_a_row(desk, step) -> None:
    rule = 'did "login" at least 1 time per week in at least 3 of the last 4 weeks'
    shown = desk("ana").send("build/", rule=rule, op="").text
    said = _posted(shown) | {":times_number": "2", ":periods_test": "exactly", ":full": "1"}
    assert step("change ", rule, **said) == (
        'did "login" at least 2 times per week in exactly 3 of the last 4 full weeks'
    )


@pytest.mark.parametrize("what", ["sequence", "rhythm"])
def test_a_course_of_things_is_begun_with_what_the_data_has(step, what) -> None:
    begun = step("add ", "", **{":what": what})
    assert begun.startswith('did "login"')


def test_what_no_row_says_is_a_line_of_rule_text(desk, step) -> None:
    rule = 'entered stage "buying" in the last 3 days'
    shown = desk("ana").send("build/", rule=rule, op="")
    assert f">{rule}</textarea>" in unescape(shown.text)
    changed = step("change ", rule, **{":row": "line", ":rule": rule.replace("3", "4")})
    assert changed == rule.replace("3", "4")


@pytest.mark.parametrize(
    "rule",
    [
        "everyone",
        'plan is not one of ("a", "b, c") and plan contains "x" ignoring case',
        "seats is in the top 10% and not seats is between 1 and 2",
        'number of "order" in the last 7 full days >= 3',
        'sum of amount for "order" this month is unknown',
        'first did "order" today or last did "order" since 2026-05-01',
        'did not "order" on between 2 and 5 days ever',
        'did "order" for the 3rd time last month',
        'is returning by "order" per week',
        'stopped "login" for 14 days after doing it in the 30 days before',
        'restarted "login" in the last 14 days after 30 days without',
        "had a session longer than 10 minutes today",
        'did "order" where amount > 5 then "order" where amount = step1.amount then "login"',
        'did not "login" then "order" where (amount > 5 and amount < 9) '
        'without "login" where amount is unknown between within 3 days this week',
        'did "login" at least 2 times per week in at least 3 of the last 4 full weeks',
        'did not "login" exactly 1 time per 3 days in at most 2 of the last 3 periods',
        'did "order" where amount > 5 more often than "login" in the last 30 days',
        'did "order" at least 2 times as often as "login" where amount is known',
        'not (plan is "x") and at least 1 of (everyone, seats = -1.5)',
        "account (user_id is known)",
    ],
)
def test_every_rule_is_shown_and_a_row_that_is_not_changed_changes_nothing(
    desk, step, rule
) -> None:
    shown = desk("ana").send("build/", rule=rule, op="").text
    for key in re.findall(r'name="([\d-]*):row"', shown):
        assert step(f"change {key}", rule, **_posted(shown)) == rule


def _posted(shown: str) -> dict[str, str]:
    """Return what a browser would send of the rows that are shown."""
    said: dict[str, str] = {}
    for field in html.fromstring(f"<div>{shown}</div>").xpath("//*[@name]"):
        name = field.get("name")
        if field.tag == "select":
            said[name] = next(
                (one.get("value") for one in field if one.get("selected") is not None), ""
            )
        elif field.tag == "textarea":
            said[name] = field.text_content()
        elif field.get("type") != "checkbox" or field.get("checked") is not None:
            said[name] = field.get("value", "")
    return said


def test_a_row_that_says_no_rule_is_told_so_and_the_text_stays(step) -> None:
    said = row("1", "did", did="did", event="order", where="amount >", when="ever")
    words = step("change 1", status=422, **said)
    assert "Expected" in words


def test_a_part_that_is_gone_is_refused(step) -> None:
    assert "not there any more" in step("remove 9", status=422)
    assert "no such step" in step("explode 1", status=422)
    assert "no such part" in step("remove x", status=422)


def test_a_text_that_cannot_be_read_is_not_built_on(desk) -> None:
    shown = read(desk("ana").send("build/", rule="plan is", op=""))
    assert "cannot be read yet" in shown
    assert "plan is</textarea>" in shown


def test_nothing_is_saved_by_building(counted, desk, growing, step) -> None:
    step("remove 0")
    assert "the paid one" in desk("vic").get().text
