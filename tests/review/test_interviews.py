"""What people to ask said stands in sources of evidence."""

import pytest

from segmatrix.base.errors import NotFound
from segmatrix.evidence import queries as evidence
from segmatrix.evidence.events import AddSource, RemoveSource
from segmatrix.review import events, queries
from tests.review.panel import Panel


def test_notes_become_a_source_of_their_person(panel: Panel) -> None:
    sol = panel.cast.sol
    lena = panel.person("Lena", department="Operations")
    about = {"title": "Talk with Lena", "date": "2026-03-02", "note": "Storms first."}
    panel.do(events.AddInterview, stakeholder_id=lena, by=sol, **about)
    (source,) = queries.interviews(panel.id, panel.cast.vic)[lena]
    assert source == evidence.sources(panel.id, panel.cast.vic)[0]
    assert (source.kind, source.collector, source.department) == ("interview", "Sol", "Operations")
    panel.do(RemoveSource, source_id=source.id)
    assert queries.interviews(panel.id, panel.cast.vic)[lena] == ()


def test_a_source_of_another_matrix_is_none_here(panel: Panel) -> None:
    other = Panel(panel.cast, "Partners")
    source = other.do(AddSource, title="Talk")
    with pytest.raises(NotFound):
        panel.do(events.LinkInterview, stakeholder_id=panel.person(), source_id=source.source_id)
