"""Traits and numbers as rows."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.words import named
from segmatrix.web.rules.controls import Control, Said, Vocabulary
from segmatrix.web.rules.trait_tests import controls_of_test, text_of_test


class TraitRow:
    """What is known of somebody, such as `plan is "pro"`."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if not isinstance(node.subject, n.Trait):
            return None
        unit = Entity.ACCOUNT if node.subject.of_account else words.unit
        kind = words.type_of(node.subject.name, unit)
        if kind is None:
            return None
        frequent = words.values(node.subject.name, unit) if kind in (Type.TEXT, Type.LIST) else ()
        tests = controls_of_test(node, kind, tuple(frequent))
        chosen = text(node.subject)
        subject = Control("subject", _("Trait"), "select", chosen, self._traits(words))
        return None if tests is None else [subject, *tests]

    def text(self, said: Said, words: Vocabulary) -> str:
        subject = said.get("subject", "")
        condition = parse(f"{subject} is known")
        assert isinstance(condition, n.Condition)
        trait: Any = condition.subject
        unit = Entity.ACCOUNT if trait.of_account else words.unit
        kind = words.type_of(trait.name, unit) or Type.TEXT
        return f"{subject} {text_of_test(said, kind, words.today)}"

    def _traits(self, words: Vocabulary) -> Sequence[tuple[str, str]]:
        assert words.known is not None
        catalog = words.known.catalog
        found = [(named(name), name) for name in catalog.traits(words.unit)]
        if words.unit is Entity.PERSON:
            found += [
                (text(n.Trait(name, True)), _("account: %(name)s") % {"name": name})
                for name in catalog.accounts
            ]
        return found


class NumberRow:
    """A number of what somebody did, such as `number of "order" >= 3`."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if isinstance(node.subject, n.Trait | n.Property):
            return None
        tests = controls_of_test(node, Type.NUMBER)
        subject = Control("subject", _("Number"), "line", text(node.subject))
        return None if tests is None else [subject, *tests]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"{said.get('subject', '')} {text_of_test(said, Type.NUMBER, words.today)}"
