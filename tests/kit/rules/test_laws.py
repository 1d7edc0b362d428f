"""Laws that hold for every rule: what is printed reads back, and equal meanings meet."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.checking import number_problems, problems
from segmatrix.kit.rules.documents import document, read
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.explaining import explain, explain_number
from segmatrix.kit.rules.fingerprints import fingerprint, normal
from segmatrix.kit.rules.nodes import And, AtLeastOf, Condition, Entity, Not, Or, Property, Rule
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.tokens import Kind, tokens
from segmatrix.kit.rules.words import PLURALS, RESERVED
from tests.kit.rules.generating import ODD_NAMES, numbers, rules

# A busy machine pauses at any time, which says nothing about a rule.
law = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

UNITS = st.sampled_from(list(Entity))
BY_UNIT = [st.tuples(st.just(unit), rules(unit=unit)) for unit in Entity]
ANY_RULE = st.one_of(*(rules(unit=unit) for unit in Entity))


@law
@given(ANY_RULE)
def test_the_text_of_a_rule_parses_back_to_the_same_tree(rule: Rule) -> None:
    again = parse(text(rule))
    assert again == rule
    assert document(again) == document(rule)
    assert text(again) == text(rule)


@law
@given(numbers())
def test_the_text_of_a_number_parses_back_to_the_same_tree(number) -> None:
    assert parse_number(text(number)) == number


@law
@given(ANY_RULE)
def test_each_part_stands_where_its_span_says(rule: Rule) -> None:
    written = text(rule)
    for part in parse(written).walk():
        if isinstance(part, Rule) and not _in_where(part):
            assert parse(written[part.span.start : part.span.end]) == part


def _in_where(part: Rule) -> bool:
    """Whether a part speaks of properties, whose text alone would speak of traits."""
    if isinstance(part, And | Or | Not):
        return any(map(_in_where, part.children()))
    return isinstance(part, Condition) and isinstance(part.subject, Property)


@law
@given(ANY_RULE)
def test_the_document_of_a_rule_reads_back_to_the_same_tree(rule: Rule) -> None:
    again = read(document(rule))
    assert again == rule
    assert document(again) == document(rule)


@law
@given(st.one_of(BY_UNIT))
def test_a_rule_over_known_names_and_fitting_types_has_no_problems(given_rule) -> None:
    unit, rule = given_rule
    assert problems(rule, ODD_NAMES.known(unit)) == ()


@law
@given(numbers())
def test_a_number_over_known_names_has_no_problems(number) -> None:
    assert number_problems(number, ODD_NAMES.known(Entity.PERSON)) == ()
    assert explain_number(number)


@law
@given(ANY_RULE, UNITS)
def test_every_rule_has_an_english_sentence(rule: Rule, unit: Entity) -> None:
    said = explain(rule, unit)
    assert said.startswith(("People", "Accounts", "All"))
    assert "None" not in said and "<" not in said


# --- fingerprints ---------------------------------------------------------------------------------


@law
@given(rules(depth=1), rules(depth=1), rules(depth=1))
def test_order_repeats_and_brackets_do_not_change_the_fingerprint(one, two, three) -> None:
    for kind in (And, Or):
        plain = fingerprint(kind((one, two, three)))
        assert fingerprint(kind((three, one, two))) == plain
        assert fingerprint(kind((one, two, one, three))) == plain
        assert fingerprint(kind((one, kind((two, three))))) == plain


@law
@given(rules(depth=1), rules(depth=1))
def test_negations_meet_wherever_they_are_written(one, two) -> None:
    assert fingerprint(Not(Not(one))) == fingerprint(one)
    assert fingerprint(Not(And((one, two)))) == fingerprint(Or((Not(one), Not(two))))
    assert fingerprint(Not(Or((one, two)))) == fingerprint(And((Not(one), Not(two))))
    assert fingerprint(Not(AtLeastOf(2, (one, two, one)))) == fingerprint(
        AtLeastOf(2, (Not(one), Not(one), Not(two)))
    )


@law
@given(rules(depth=1), rules(depth=1))
def test_at_least_one_or_all_of_several_are_or_and_and(one, two) -> None:
    assert fingerprint(AtLeastOf(1, (one, two))) == fingerprint(Or((one, two)))
    assert fingerprint(AtLeastOf(2, (one, two))) == fingerprint(And((two, one)))


@law
@given(ANY_RULE)
def test_the_normal_form_is_its_own_normal_form(rule: Rule) -> None:
    once = normal(rule)
    assert document(normal(once)) == document(once)
    assert not any(getattr(part, "negated", False) for part in once.walk())


@law
@given(rules())
def test_a_rule_and_its_negation_differ(rule: Rule) -> None:
    assert fingerprint(rule) != fingerprint(Not(rule))


# --- mistakes -------------------------------------------------------------------------------------

SLIPS = st.sampled_from(["drop", "swap", "repeat", "move", "cut", "replace"])


@law
@given(rules(depth=2), st.lists(SLIPS, min_size=1, max_size=2), st.data())
def test_a_slip_is_a_rule_or_an_error_with_its_place_and_never_a_crash(rule, slips, data) -> None:
    words = [token.written for token in tokens(text(rule)) if token.kind is not Kind.END]
    at = st.integers(0, len(words) - 1)
    for slip in slips:
        one, other = data.draw(at) % len(words), data.draw(at) % len(words)
        match slip:
            case "drop":
                words = [*words[:one], *words[one + 1 :]] or [""]
            case "swap":
                words[one], words[other] = words[other], words[one]
            case "repeat":
                words.insert(other, words[one])
            case "move":
                words.insert(other, words.pop(one))
            case "cut":
                words[one] = words[one][: len(words[one]) // 2]
            case "replace":
                words[one] = data.draw(st.sampled_from(STRAY))
    _reads_or_refuses(" ".join(words))


STRAY = ["step1.sku", "step9 . `a`", "0th", "3rd", "-1", "0", "1.5", '"', '""', "(", "%", "9" * 30]


@law
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_a_rule_or_an_error_with_its_place(written: str) -> None:
    _reads_or_refuses(written)


@law
@given(st.lists(st.sampled_from([*RESERVED, *PLURALS, *STRAY, "then", "of", "per", "is", '"a"'])))
def test_any_words_are_a_rule_or_an_error_with_its_place(words: list[str]) -> None:
    _reads_or_refuses(" ".join(words))


def _reads_or_refuses(written: str) -> None:
    try:
        rule = parse(written)
    except RuleError as error:
        assert 0 <= error.span.start <= error.span.end <= len(written)
        assert error.message.endswith(".") and error.code and error.hint
        assert error.message in error.shown(written)
        str(error).encode()
    else:
        assert parse(text(rule)) == rule
