"""From whom to ask to what is agreed, and what becomes of it when somebody edits it after all.

One story in chapters, each standing on what the ones before it left behind. What other tests show
in a browser is done through the forms here; colleagues' open pages are where it is seen.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand
from tests.browser.office import Matrix, Office
from tests.browser.pages import Table

BANKS = "Risk modellers"
REVIEWERS = {
    "exa": ("Exa Moreau", "Leadership"),
    "sol": ("Sol Vega", "Sales"),
    "mika": ("Mika Brandt", "Marketing"),
    "pri": ("Pri Nair", "Product"),
    "ana": ("Ana Costa", "Operations"),
}
SILENT = "Nora Vance"
WAVES = (
    ("Exa Moreau", ("Sol Vega", "Mika Brandt", SILENT)),
    ("Sol Vega", ("Pri Nair",)),
    ("Mika Brandt", ("Ana Costa",)),
)
AT_LAST = (("Pri Nair", "Sol Vega"), ("Ana Costa", "Exa Moreau"))
PAGES = ("", "table/", "map/?show=everyone", "charter/", "gate/", "people/", "evidence/", "digest/")

ComeIn = Callable[..., Page]
Hands = dict[str, Hand]


@pytest.fixture
def matrix(office: Office) -> Matrix:
    """A matrix with one segment, of which everything is said that has to be."""
    for who in ("exa", "pri", "ana"):
        office.let_in(who, *REVIEWERS[who])
    matrix = office.matrix(BANKS)
    fara = Hand(office.visitors["fara"], matrix)
    fara.in_cell(BANKS, "Definition", "statements", text="Insurers and banks that price risk")
    fara.in_cell(BANKS, "Main goals", "statements", text="Prove every figure")
    fara.in_cell(BANKS, "Jobs to be done", "statements", text="Price a portfolio")
    fara.fill(BANKS)
    fara.post("charter/", field="decisions", text="Which trial to build", version="0")
    return matrix


def test_from_whom_to_ask_to_what_is_agreed_and_beyond(
    office: Office, matrix: Matrix, come_in: ComeIn
) -> None:
    hands = {who: Hand(office.visitors[who], matrix) for who in ("fara", *REVIEWERS)}
    fara = hands["fara"]
    gate, sol = come_in("fara", f"{matrix.address}gate/"), come_in("sol", matrix.table)

    names_dry_up_in_two_waves(fara, come_in("fara", f"{matrix.address}people/names/"))
    five_read_two_revisions(hands, gate)
    an_objection_stands_in_the_way(hands, gate)
    one_never_answers_and_is_excused(fara, gate)
    the_sponsor_signs(fara, gate, come_in("exa", f"{matrix.address}gate/"))
    it_is_agreed(gate, sol, hands["sol"])
    other_words_are_announced(fara, sol)
    another_meaning_is_a_draft_beside_what_was_agreed(fara, sol)


def names_dry_up_in_two_waves(fara: Hand, page: Page) -> None:
    """The sponsor names leaders, they name others, and those name nobody new."""
    fara.ask_for("Exa Moreau", level="executive", sponsor="on")
    for by, named in WAVES:
        for name in named:
            level = "executive" if name == SILENT else "lead"
            fara.ask_for(name, named_by=by, level=level)
    page.reload()
    expect(page.locator(".lead")).not_to_contain_text("dried up")
    for who, whom in AT_LAST:
        fara.names(who, whom)
    page.reload()
    expect(page.locator(".lead")).to_contain_text("new names have dried up")
    expect(page.locator(".graph .node")).to_have_count(len(REVIEWERS) + 1)


def five_read_two_revisions(hands: Hands, gate: Page) -> None:
    """Whoever opens a revision was shown it; all five answer, one of them objects."""
    fara = hands["fara"]
    answers = dict.fromkeys(REVIEWERS, "fine") | {"pri": "comments"}
    asked_to_read(hands, answers)
    fara.post("state/review/", name="After the interviews")
    answers["mika"] = "objects"
    asked_to_read(hands, answers)
    shown = condition(gate, "exposures")
    expect(shown).to_contain_text(SILENT)
    for name, _ in REVIEWERS.values():
        expect(shown).not_to_contain_text(name)


def asked_to_read(hands: Hands, answers: dict[str, str]) -> None:
    fara = hands["fara"]
    everybody = [fara.person(name) for name, _ in REVIEWERS.values()]
    fara.post("reviews/add/", person=everybody, due="2099-01-31", note="Two new definitions")
    for who, answer in answers.items():
        hands[who].read()
        review = re.findall(r"reviews/(\w+)/", hands[who].read("reviews/"))
        newest = next(each for each in review if each not in ("ask", "add"))
        hands[who].post(f"reviews/{newest}/answer/", answer=answer, words="They buy differently")


def an_objection_stands_in_the_way(hands: Hands, gate: Page) -> None:
    """Nothing can be agreed until who objected withdraws it, having had an answer."""
    objections = condition(gate, "objections")
    expect(objections).to_contain_text("Mika Brandt objects")
    expect(gate.locator("#agree")).to_have_count(0)
    listed = re.search(r"objections/(?!raise)(\w+)/", hands["fara"].read("objections/"))
    assert listed
    hands["fara"].post(f"objections/{listed[1]}/answer/", text="We split them in May")
    expect(objections).to_contain_text("is answered, and not withdrawn")
    hands["mika"].post(f"objections/{listed[1]}/withdraw/", text="Then it is settled")
    expect(objections).to_have_class(re.compile(r"\bmet\b"))


def one_never_answers_and_is_excused(fara: Hand, gate: Page) -> None:
    """An executive whom nobody waits for any more: the reason is listed beside the sign-off."""
    expect(gate.locator(".gate-notes")).to_have_count(0)
    fara.post(f"people/{fara.person(SILENT)}/excuse/", reason="declined")
    expect(condition(gate, "exposures")).to_have_class(re.compile(r"\bmet\b"))
    expect(gate.locator(".gate-notes")).to_contain_text(f"{SILENT} is excused")


def the_sponsor_signs(fara: Hand, gate: Page, exa: Page) -> None:
    """Asked for it, the sponsor signs what she read; then nothing is left."""
    fara.post("gate/signing/request/", note="Two pages, five minutes")
    exa.locator("#open-signing").click()
    exa.locator("#drawer").get_by_label("In your words").fill("This is who we serve")
    exa.locator("#drawer").get_by_role("button", name="Sign revision 2").click()
    expect(gate.locator(".signed-line")).to_contain_text("Exa Moreau")


def it_is_agreed(gate: Page, sol: Page, reader: Hand) -> None:
    """DRAFT goes from every page, the open ones too."""
    expect(sol.locator("#band")).to_contain_text("Draft 2, in review")
    for path in PAGES:
        assert "Draft 2" in reader.read(path), path
    gate.locator("#agree").click()
    expect(gate.locator("h1 + p")).to_have_text("Revision 2 is agreed.")
    expect(gate.locator(".gate-notes")).to_contain_text(f"{SILENT} is excused")
    expect(sol.locator("#band")).to_be_hidden()
    expect(sol.locator("#matrix-state")).to_have_text("Agreed revision 2")
    for path in PAGES:
        assert "Draft" not in reader.read(path), path


def other_words_are_announced(fara: Hand, sol: Page) -> None:
    """A facilitator puts it in other words: it stays agreed, and everybody is told."""
    fara.post(f"segments/{fara.segment(BANKS)}/name/", **named("Risk teams"), wording_only="yes")
    expect(Table(sol).head("Risk teams")).to_be_visible()
    expect(sol.locator("#matrix-state")).to_have_text("Agreed revision 2")
    expect(sol.locator("#band")).to_contain_text("1 name or definition has other words since")
    sol.get_by_role("link", name="Read or challenge them").click()
    expect(sol.locator(".wording")).to_contain_text("Fara Lind says that it means the same")
    sol.go_back()


def another_meaning_is_a_draft_beside_what_was_agreed(fara: Hand, sol: Page) -> None:
    """A material edit begins a draft; what was agreed is read at its own address as it was."""
    fara.post(f"segments/{fara.segment('Risk teams')}/name/", **named("Insurers alone", "2"))
    expect(sol.locator("#band")).to_contain_text("Draft 3")
    expect(Table(sol).head("Insurers alone")).to_be_visible()
    sol.locator("#band").get_by_role("link", name="Agreed revision 2").click()
    expect(sol.locator(".band")).to_contain_text("Nothing here can be changed")
    expect(sol.locator("main")).to_contain_text("Risk")
    expect(sol.locator("main")).not_to_contain_text("Insurers alone")


def condition(gate: Page, key: str) -> Locator:
    """Return one condition of the gate."""
    return gate.locator(f"#gate-{key}")


def named(name: str, version: str = "1") -> dict[str, str]:
    return {"name": name, "note": "", "version": version}
