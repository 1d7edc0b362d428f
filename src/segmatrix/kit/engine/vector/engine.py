"""The fast path: membership of everybody at once, in arrays of numbers and sets of bits."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.asking import Leaf
from segmatrix.kit.engine.bitsets import BitSet, at_least
from segmatrix.kit.engine.measures import Numbers
from segmatrix.kit.engine.membership import Universe
from segmatrix.kit.engine.quantifying import any_at_home, of_account, of_home, of_people
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.engine.vector.answering import answer, note
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.holdings import Holdings, Homes
from segmatrix.kit.engine.vector.populations import Population
from segmatrix.kit.engine.vector.scene import Scene
from segmatrix.kit.engine.vector.testing import Bits
from segmatrix.kit.engine.vector.valuing import values
from segmatrix.kit.engine.watching import checkpoint
from segmatrix.kit.rules.fingerprints import normal
from segmatrix.kit.rules.nodes import (
    Condition,
    Entity,
    IsKnown,
    OfPeople,
    Subject,
    Trait,
)


class VectorEngine:
    """Answers leaves about customer data held as arrays; a truth is a set of numbers.

    Truths are about all numbers that there are, whoever of them is known. Engines of one customer
    base share what each of them finds out.
    """

    def __init__(self, holdings: Holdings, calendar: Calendar) -> None:
        self._holdings = holdings
        self._calendar = calendar
        self._seen_at = holdings.turn, calendar.as_of, calendar.zone.key
        self._found: dict[int, Verdict[BitSet]] = {}
        self._noted: dict[int, tuple[tuple[str, int], Entity, Any]] = {}
        self._forms: dict[int, tuple[Leaf, int, Any]] = {}
        self._logic: dict[Entity, Logic[BitSet]] = {}

    @property
    def calendar(self) -> Calendar:
        """The instant, and the zone."""
        return self._calendar

    def logic(self, unit: Entity) -> Logic[BitSet]:
        """Return how truths of a unit are combined."""
        if unit not in self._logic:
            self._logic[unit] = Logic(BitSet.every(self._population(unit).size), at_least)
        return self._logic[unit]

    # --- leaves ---------------------------------------------------------------------------------

    def prepare(self, leaves: Iterable[tuple[Entity, Leaf]]) -> None:
        """Take note of leaves, so that those about one event are answered together."""
        for unit, leaf in leaves:
            number, form = self._holdings.forms.planned(unit, leaf)
            self._forms[id(leaf)] = leaf, number, form
            if number not in self._noted and self._kept(number) is None:
                rows = note(self._of(unit), form)
                event = self._holdings.forms.event(number, form)
                self._noted[number] = (event, rows), unit, form

    @classmethod
    def answer_noted(cls, engines: Sequence["VectorEngine"]) -> None:
        """Answer what engines of one customer base took note of, each leaf at all instants.

        What one instant needs of a leaf is at hand for the next. The shorter windows come first:
        one is answered upon what is known of those within it.

        Args:
            engines: in order of time, so that windows move on little by little.
        """
        longest: dict[int, tuple[str, int]] = {}
        for engine in engines:
            for number, (rows, _, _) in engine._noted.items():
                longest[number] = max(rows, longest.get(number, rows))
        noted = [(engine, engine._noted) for engine in engines]
        for engine in engines:
            engine._noted = {}
        try:
            for number in sorted(longest, key=longest.__getitem__):
                for engine, leaves in noted:
                    if number in leaves:
                        _, unit, form = leaves[number]
                        engine._answer(unit, number, form)
        finally:
            for engine in engines:
                engine._holdings.answered()

    def answer(self, unit: Entity, leaf: Leaf) -> Verdict[BitSet]:
        """Return the verdict on a leaf that is not negated; with it, those noted are answered."""
        if self._noted:
            self.answer_noted([self])
        return self._answer(unit, *self._form(unit, leaf))

    def _answer(self, unit: Entity, number: int, form: Any) -> Verdict[BitSet]:
        if number not in self._found:
            self._found[number] = self._holdings.desk.sets.get(
                (self._seen_at, number),
                lambda: self.logic(unit).answer(form, lambda leaf: self._leaf(unit, leaf)),
            )
        return self._found[number]

    def _kept(self, number: int) -> Verdict[BitSet] | None:
        kept: Verdict[BitSet] | None = self._holdings.desk.sets.seen((self._seen_at, number))
        return kept

    def _form(self, unit: Entity, leaf: Leaf) -> tuple[int, Any]:
        """Return the number of a leaf, and its normal form; the same object is not asked twice."""
        seen = self._forms.get(id(leaf))
        if seen is None:
            seen = self._forms[id(leaf)] = leaf, *self._holdings.forms.of(unit, leaf)
        return seen[1:]

    def _leaf(self, unit: Entity, leaf: Any) -> Verdict[BitSet]:
        checkpoint()
        match leaf:
            case Condition(Trait(name, of_account=True), test):
                verdict = self._leaf(Entity.ACCOUNT, Condition(Trait(name), test))
                at_home = self.of_account(verdict)
                return Verdict.known(at_home.holds) if isinstance(test, IsKnown) else at_home
        return answer(self._of(unit), leaf)

    def numbers(self, unit: Entity, subject: Subject) -> Numbers:
        """Return everybody's value of a number, in the order of `universe(unit).ids`."""
        found = values(self._of(unit), normal(subject)).of_everybody(self._population(unit).size)
        number = len(self._population(unit).entities)
        numbers = found.numbers.values[:number].copy()
        if found.numbers.missing is not None:
            numbers[found.numbers.missing[:number]] = np.nan
        doubts = np.zeros(number, np.bool_) if found.doubts is None else found.doubts[:number]
        return Numbers(numbers, doubts)

    # --- memberships and quantifiers ------------------------------------------------------------

    def among(self, unit: Entity, idents: Collection[str]) -> BitSet:
        """Return who is one of some ids, merged ones being one."""
        population = self._population(unit)
        there = population.entities.numbers(self._holdings.data.canonical(idents, unit))
        return BitSet.at(there, population.size)

    def of_people(self, quantified: OfPeople, verdict: Verdict[BitSet]) -> Verdict[BitSet]:
        """Return for which accounts enough people fulfil a rule."""
        people = self._bools(Entity.PERSON, verdict)
        return of_people(quantified, people, self._at, self._accounts).each(BitSet.of)

    def of_account(self, verdict: Verdict[BitSet]) -> Verdict[BitSet]:
        """Return for which people their account fulfils a rule."""
        return of_account(self._bools(Entity.ACCOUNT, verdict), self._at).each(BitSet.of)

    def any_of_people(self, truth: BitSet) -> BitSet:
        """Return for which accounts something is true of any of their people."""
        people = truth.bools(self._population(Entity.PERSON).size)
        return BitSet.of(any_at_home(people, self._at, self._accounts))

    def of_their_account(self, truth: BitSet) -> BitSet:
        """Return for which people something is true of their account; without one it is not."""
        return BitSet.of(of_home(truth.bools(self._accounts), self._at, False))

    def without_account(self) -> BitSet:
        """Return which people have no account."""
        return BitSet.of(self._at < 0)

    def _bools(self, unit: Entity, verdict: Verdict[BitSet]) -> Verdict[Bits]:
        size = self._population(unit).size
        return verdict.each(lambda truth: truth.bools(size))

    # --- time -----------------------------------------------------------------------------------

    def earlier(self, instant: datetime) -> "VectorEngine":
        """Return the same customer base as it was seen at an earlier instant."""
        return VectorEngine(self._holdings, replace(self._calendar, as_of=instant))

    def carried(self, unit: Entity, truth: BitSet, earlier: "VectorEngine") -> BitSet:
        """Return, of an earlier engine's truth, the same for those known now; new ones are not."""
        return truth & earlier._population(unit).bits

    # --- everybody ------------------------------------------------------------------------------

    def universe(self, unit: Entity) -> Universe:
        """Return everybody of a unit, and who of them is known."""
        population = self._population(unit)
        return Universe(population.entities.ids, population.bits)

    def bits(self, unit: Entity, truth: BitSet) -> BitSet:
        """Return a truth as the set of places in `universe(unit).ids` where it holds."""
        return truth

    def _of(self, unit: Entity) -> Scene:
        return self._about_people if unit is Entity.PERSON else self._about_accounts

    @cached_property
    def _about_people(self) -> Scene:
        population = self._population(Entity.PERSON)
        return Scene(self._holdings, self._calendar, Entity.PERSON, population, None)

    @cached_property
    def _about_accounts(self) -> Scene:
        population = self._population(Entity.ACCOUNT)
        return Scene(self._holdings, self._calendar, Entity.ACCOUNT, population, self._homes)

    def _population(self, unit: Entity) -> Population:
        return self._people_known if unit is Entity.PERSON else self._accounts_known

    @cached_property
    def _people_known(self) -> Population:
        return self._holdings.population(Entity.PERSON, self._calendar)

    @cached_property
    def _accounts_known(self) -> Population:
        return self._holdings.population(Entity.ACCOUNT, self._calendar)

    @cached_property
    def _homes(self) -> Homes:
        return self._holdings.homes(self._people_known, self._accounts_known, self._calendar)

    @property
    def _at(self) -> Numbers32:
        return self._homes.accounts

    @property
    def _accounts(self) -> int:
        return self._accounts_known.size
