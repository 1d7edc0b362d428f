"""Segments of the example closer up: their profiles and personas, read from profiles.yaml."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.evidence import actions as evidence
from segmatrix.evidence import queries
from segmatrix.evidence.events import ChooseQuote, LinkObservations
from segmatrix.evidence.targets import Target
from segmatrix.matrix import actions, events
from segmatrix.matrix.queries import MatrixTable


def look_closer(act: Do, told: MatrixTable, reader: Actor) -> None:
    """Answer what the profiles of some segments ask, and imagine a persona of each.

    Args:
        act: Lets a colleague act, as the build does.
        told: The matrix with its segments; what is told of others is left out.
        reader: Who looks findings up.
    """
    read = yaml.safe_load(files("segmatrix.demo").joinpath("profiles.yaml").read_text("utf-8"))
    noted = queries.observations(told.matrix.id, reader).observations
    findings = {each.text: each.id for each in noted}
    segments = {segment.name: segment.id for segment in told.segments}
    rows = {row.dimension.key: row.dimension.id for row in told.profile}
    for each in read:
        if each["segment"] not in segments:
            continue
        about = {"matrix_id": told.matrix.id, "segment_id": segments[each["segment"]]}
        for key, answers in each["answers"].items():
            for who, text, *why in answers:
                said = events.AddStatement(**about, dimension_id=rows[key], text=text)
                (added,) = act(actions.add_statement, said, who)
                target = Target.statement(vars(added)["statement_id"])
                _link(act, told.matrix.id, target, [findings.get(words, "") for words in why], who)
        for persona in each["personas"]:
            _imagine(act, about, persona, findings)


def _imagine(
    act: Do, about: Mapping[str, str], told: Mapping[str, Any], findings: Mapping[str, str]
) -> None:
    who, described = told["who"], {key: told[key] for key in ("name", "role", "goals")}
    (added,) = act(actions.add_persona, events.AddPersona(**about, **described), who)
    persona_id = vars(added)["persona_id"]
    known = [findings[words] for words in told["findings"] if words in findings]
    _link(act, about["matrix_id"], Target.persona(persona_id), known, who)
    if known:
        speaks = ChooseQuote(
            matrix_id=about["matrix_id"], persona_id=persona_id, observation_id=known[0]
        )
        act(evidence.choose_quote, speaks, who)


def _link(act: Do, matrix_id: str, target: Target, findings: list[str], who: str) -> None:
    known = list(filter(None, findings))
    if known:
        link = LinkObservations(
            matrix_id=matrix_id,
            observation_ids=known,
            target_kind=target.kind,
            target_id=target.id,
        )
        act(evidence.link_observations, link, who)
