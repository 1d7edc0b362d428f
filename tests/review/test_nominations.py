"""Who names whom, and in which wave."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.review import events
from segmatrix.review.saturating import Verdict
from tests.review.panel import Panel


def test_two_waves_dry_up(panel: Panel) -> None:
    exa = panel.person("Exa", sponsor=True)
    leaders = [panel.person(name, named_by=exa) for name in ("Sol", "Mika", "Pri")]
    leads = [panel.person(f"Lead {n}", named_by=leaders[n % 3]) for n in range(4)]
    assert {each.name: each.wave for each in panel.people.values()} == {
        "Exa": 0,
        **dict.fromkeys(("Sol", "Mika", "Pri"), 1),
        **dict.fromkeys((f"Lead {n}" for n in range(4)), 2),
    }
    assert panel.snowball.saturation.verdict is Verdict.GROWING
    last = panel.person("Ines", named_by=leads[0], disagrees=True)
    for lead in leads:
        for known in (leaders[0], leaders[1], leads[3]):
            if lead != known:
                panel.nominate(lead, known)
    snowball = panel.snowball
    assert snowball.saturation.verdict is Verdict.GROWING
    wave = snowball.waves[-1]
    assert (wave.number, wave.named, wave.new, wave.known) == (3, 4, 1, 9)
    panel.nominate(leads[1], leads[2])
    panel.nominate(leads[1], exa)
    assert panel.snowball.saturation.verdict is Verdict.DRYING
    panel.nominate(last, leaders[0])
    assert panel.snowball.saturation.verdict is Verdict.DRY


def test_a_disagreement_is_said_and_taken_back(panel: Panel) -> None:
    lena, tom = panel.person("Lena"), panel.person("Tom")
    panel.nominate(lena, tom)
    panel.nominate(lena, tom, disagrees=True)
    (found,) = panel.snowball.nominations
    assert (found.nominator_id, found.nominee_id, found.disagrees) == (lena, tom, True)
    assert found.introduces is False
    panel.do(events.WithdrawNomination, nominator_id=lena, nominee_id=tom)
    assert panel.snowball.nominations == ()


def test_nobody_names_themselves(panel: Panel) -> None:
    lena = panel.person("Lena")
    with pytest.raises(Invalid) as refusal:
        panel.nominate(lena, lena)
    assert refusal.value.field == "nominee_id"


def test_what_somebody_taken_off_the_list_said_does_not_count(panel: Panel) -> None:
    exa = panel.person("Exa")
    lena = panel.person("Lena", named_by=exa)
    panel.do(events.RemoveStakeholder, stakeholder_id=exa)
    assert panel.snowball.nominations == ()
    assert panel.people["Lena"].wave == 1
    panel.do(events.RestoreStakeholder, stakeholder_id=exa)
    assert [each.nominee_id for each in panel.snowball.nominations] == [lena]
