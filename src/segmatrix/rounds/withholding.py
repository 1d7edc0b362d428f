"""By which departments the answers of a round may be told apart.

In an anonymous round departments too small to be seen in the answers to any question are taken
together before anything is reckoned, so that no number tells who belongs to which of them. A
question in which no department at all is seen has no part in that: were one to vanish everywhere
because a single person of it answered there, its vanishing would tell whose the answer is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from segmatrix.kit.agreement.suppressing import suppressed
from segmatrix.rounds.outcomes import Promise, Told

TOGETHER = "\0"
"""Stands for the departments that are taken together; no department can be called so."""


def without_names(told: Iterable[Told], promise: Promise) -> list[tuple[str, list[Told]]]:
    """Return the answers person by person, with the department that numbers may be made of.

    People are put in the order of what they answered, since what is drawn by chance depends on it.
    """
    given = _grouped(told, promise)
    unseen = _too_small(given, promise.smallest) if promise.anonymous else frozenset()
    people: dict[str, list[Told]] = {}
    for answer in given:
        people.setdefault(answer.person, []).append(answer)
    found = [
        (TOGETHER if answers[0].department in unseen else answers[0].department, answers)
        for answers in people.values()
    ]
    return sorted(
        found, key=lambda each: (each[0], [(one.question_id, str(one.value)) for one in each[1]])
    )


def hidden(told: Iterable[Told], promise: Promise) -> frozenset[str]:
    """Return the departments, or groups of them, that are taken together."""
    return _too_small(_grouped(told, promise), promise.smallest)


def compared(told: Iterable[Told], promise: Promise) -> frozenset[str]:
    """Return the questions in whose answers departments may be compared: all, with names."""
    sizes = _sizes(_grouped(told, promise))
    return frozenset(_left_out(sizes, promise.smallest) if promise.anonymous else sizes)


def _grouped(told: Iterable[Told], promise: Promise) -> list[Told]:
    return [
        replace(each, department=promise.groups.get(each.department, each.department))
        for each in told
    ]


def _too_small(told: Iterable[Told], smallest: int) -> frozenset[str]:
    """Return the departments that are too small to be seen in the answers to any question."""
    return frozenset().union(*_left_out(_sizes(told), smallest).values())


def _sizes(told: Iterable[Told]) -> dict[str, Counter[str]]:
    """Return how many people of each department answered each question."""
    sizes: dict[str, Counter[str]] = {}
    for answer in told:
        sizes.setdefault(answer.question_id, Counter())[answer.department] += 1
    return sizes


def _left_out(sizes: Mapping[str, Counter[str]], smallest: int) -> dict[str, frozenset[str]]:
    """Return which departments are not seen in the answers to a question, if any of them are.

    Where none is seen in any question, that is all of them in every one.
    """
    found = {question: suppressed(each, smallest) for question, each in sizes.items()}
    some_seen = {
        question: unseen for question, unseen in found.items() if len(unseen) < len(sizes[question])
    }
    return some_seen or found
