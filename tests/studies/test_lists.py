"""keep_list, remove_list, restore_list: ids that rules may name."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.people.terms import Permission
from segmatrix.studies import actions, events, queries
from segmatrix.studies.terms import LISTS_AT_MOST
from tests.cast import COLLEAGUES, who_may


@pytest.fixture
def bring(cast, counted):
    """Bring a list in, as Ana, and return its id."""

    def bring(text: str, name: str = "Beta testers", list_id: str = "", actor=None) -> str:
        (fact,) = actions.receive_list(
            text,
            matrix_id=counted.id,
            list_id=list_id or new_id(),
            name=name,
            operation_id=new_id(),
            actor=actor or cast.ana,
        )
        return fact.list_id

    return bring


@pytest.fixture
def remove(cast, counted):
    def remove(list_id: str) -> None:
        given = events.RemoveList(matrix_id=counted.id, list_id=list_id)
        actions.remove_list(given, actor=cast.ana)

    return remove


def newest(counted):
    return activity.since(f"matrix:{counted.id}", 0)[-1]


def undo_newest(counted, actor) -> None:
    stream = f"matrix:{counted.id}"
    target = activity.latest_undoable(stream, actor.member_id)
    undo(stream, target=target, operation_id=new_id(), actor=actor)


def test_a_rule_may_name_it(counted, bring, work) -> None:
    bring("u1\nu2\nnobody\n")
    beta = counted.segment("Beta", 'in list "Beta testers"')
    work()
    assert counted.number(beta).value == 2


def test_it_is_recorded_without_the_ids(counted, bring) -> None:
    bring("u1\nu2\n")
    entry = newest(counted)
    assert (entry.fact.kind, entry.fact.name, entry.fact.size) == ("ListKept", "Beta testers", 2)
    assert entry.actor_name == "Ana"
    assert "u1" not in str(entry.fact.to_json())


def test_others_see_it_with_how_many_the_data_knows(cast, counted, bring, work) -> None:
    bring("u1\nu2\nnobody\n")
    (before,) = queries.lists(counted.id, cast.exa)
    assert (before.name, before.size, before.known, before.kept_by) == (
        "Beta testers",
        3,
        None,
        "Ana",
    )
    work()
    (after,) = queries.lists(counted.id, cast.exa)
    assert after.known == 2


def test_replacing_it_counts_what_names_it_anew(cast, counted, bring, work) -> None:
    list_id = bring("u1\n")
    beta = counted.segment("Beta", 'in list "Beta testers"')
    work()
    bring("u1\nu2\nu3\n", list_id=list_id)
    assert counted.number(beta).stale == ("older than its rule",)
    assert queries.lists(counted.id, cast.ana)[0].known is None
    work()
    assert (counted.number(beta).value, counted.number(beta).stale) == (3, ())


def test_undo_brings_the_earlier_ids_back(cast, counted, bring, work) -> None:
    list_id = bring("u1\n")
    beta = counted.segment("Beta", 'in list "Beta testers"')
    bring("u1\nu2\n", list_id=list_id)
    undo_newest(counted, cast.ana)
    work()
    assert counted.number(beta).value == 1


def test_a_removed_one_leaves_words_in_place_of_a_number(
    cast, counted, bring, remove, work
) -> None:
    list_id = bring("u1\n")
    beta = counted.segment("Beta", 'in list "Beta testers"')
    remove(list_id)
    work()
    assert "Beta testers" in counted.number(beta).problem.message
    assert queries.lists(counted.id, cast.ana) == []
    undo_newest(counted, cast.ana)
    work()
    assert counted.number(beta).value == 1


def test_a_name_is_taken_once(cast, counted, bring, remove) -> None:
    first = bring("u1\n")
    with pytest.raises(Invalid, match="already"):
        bring("u2\n", name="beta TESTERS")
    remove(first)
    bring("u2\n")
    given = events.RestoreList(matrix_id=counted.id, list_id=first)
    with pytest.raises(Invalid, match="already"):
        actions.restore_list(given, actor=cast.ana)


def test_a_removed_one_is_not_replaced_unseen(bring, remove) -> None:
    list_id = bring("u1\n")
    remove(list_id)
    with pytest.raises(Changed):
        bring("u2\n", list_id=list_id)


def test_there_is_an_end_to_how_many(bring, monkeypatch) -> None:
    assert LISTS_AT_MOST >= 2
    monkeypatch.setattr("segmatrix.studies.actions.lists.LISTS_AT_MOST", 1)
    bring("u1\n")
    with pytest.raises(Invalid, match="at most 1"):
        bring("u1\n", name="Another")


def test_owners_and_analysts_alone_may(cast, counted, bring) -> None:
    for part in COLLEAGUES:
        actor = getattr(cast, part.key)
        if part.key in who_may(Permission.DATA):
            bring("u1\n", name=f"Of {part.name}", actor=actor)
            queries.lists(counted.id, actor)
        else:
            with pytest.raises(NotPermitted):
                bring("u1\n", name=f"Of {part.name}", actor=actor)
            with pytest.raises(NotPermitted):
                queries.lists(counted.id, actor)


def test_another_workspace_reaches_none_of_it(cast, counted, bring) -> None:
    list_id = bring("u1\n")
    with pytest.raises(NotFound):
        queries.lists(counted.id, cast.otto)
    with pytest.raises(NotFound):
        bring("u2\n", list_id=list_id, actor=cast.otto)


def test_what_is_refused_leaves_no_file(bring, home) -> None:
    bring("u1\n")
    with pytest.raises(Invalid):
        bring("u2\n")
    assert len(list((home / "lists").rglob("*.txt"))) == 1
