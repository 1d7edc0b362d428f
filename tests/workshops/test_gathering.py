"""Notes that say the same are suggested as groups: from their letters, and never moved by it."""

from itertools import combinations

from segmatrix.workshops.gathering import suggestions

TOGETHER = (
    (
        "Invoices are late",
        "They get their invoices too late",
        "Late invoices every quarter",
        "Invoicing is late and wrong",
    ),
    ("Login fails on mobile phones", "Cannot log in from a phone", "Mobile login keeps failing"),
    (
        "Auditors ask for proof every quarter",
        "They need proof for the audit",
        "Audit proof takes days to collect",
        "Collecting audit evidence takes days",
    ),
    (
        "Our pricing is hard to understand",
        "Nobody understands the pricing page",
        "Prices are confusing",
    ),
    (
        "Onboarding takes weeks",
        "It takes weeks until a new customer is onboarded",
        "New customers wait weeks for onboarding",
    ),
    ("Support answers slowly", "Slow answers from support", "They wait for support"),
    (
        "They want reports as spreadsheets",
        "Export of reports to a spreadsheet",
        "Exporting reports is missing",
    ),
    (
        "No public API",
        "They want an API to connect their own tools",
        "API access for their tools",
    ),
)
ALONE = (
    "They decide in committees",
    "Data must stay in the country",
    "The owner does the books at night",
    "Big customers negotiate everything",
    "Insurers merge a lot these years",
    "They compare us with spreadsheets",
    "Customers wait for our roadmap",
    "Seasonal peaks in December",
    "They take days off in August",
    "New regulation every quarter",
    "Phones are not allowed on the trading floor",
    "They need to trust the numbers",
    "Customers ask for a discount",
    "They answer to a regulator",
)
ALL = [*(text for group in TOGETHER for text in group), *ALONE]
TEXTS = {str(number): text for number, text in enumerate(ALL)}


def found(free=None, aside=()):
    chosen = TEXTS if free is None else free
    return [each.note_ids for each in suggestions(TEXTS, chosen, aside)]


def test_on_forty_notes_it_finds_what_its_threshold_was_chosen_by():
    belong = {frozenset(pair) for group in TOGETHER for pair in combinations(group, 2)}
    put = {
        frozenset(pair)
        for ids in found()
        for pair in combinations([TEXTS[each] for each in ids], 2)
    }
    assert round(len(put & belong) / len(belong), 2) == 0.80
    assert round(len(put & belong) / len(put), 2) == 0.77


def test_no_note_is_suggested_twice_and_none_alone():
    suggested = [each for ids in found() for each in ids]
    assert len(suggested) == len(set(suggested))
    assert all(len(ids) > 1 for ids in found())


def test_what_is_grouped_by_hand_is_left_where_it_is_and_changes_nothing_for_the_others():
    first, *others = found()
    assert found(free=set(TEXTS) - set(first)) == others


def test_what_was_set_aside_is_not_suggested_again_nor_a_part_of_it():
    texts = {"a": "Late invoices", "b": "Invoices are late", "c": "Invoices come late", "d": "No"}
    [whole] = suggestions(texts, texts, ())
    assert set(whole.note_ids) == {"a", "b", "c"}
    assert suggestions(texts, texts, [whole.note_ids]) == ()
    assert suggestions(texts, ("a", "b", "d"), [whole.note_ids]) == ()
    assert len(suggestions(texts, texts, [("a", "b")])) == 1


def test_one_note_or_none_suggests_nothing():
    assert suggestions({}, (), ()) == ()
    assert suggestions({"a": "They wait"}, ("a",), ()) == ()


def test_notes_in_the_same_words_are_suggested_together():
    [found] = suggestions({"a": "Go", "b": "No proof", "c": "Go"}, ("a", "b", "c"), ())
    assert set(found.note_ids) == {"a", "c"}
