"""Checks of the words: what an outsider of the team would stumble over."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from segmatrix.matrix.linting.findings import Code, Finding
from segmatrix.matrix.linting.tables import Column, Table
from segmatrix.matrix.terms import KNOWN_ACRONYMS, SOLUTION_WORDS

LONGEST = 140
# Capitals in a row, with digits or an ampersand among them, a plural's s, or with dots between.
ACRONYM = re.compile(r"\b(?:(?:[^\W\d_]\.){2,}|[^\W_][^\W_&]*(?:&[^\W_]+)*)")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_ACRONYM = 6


def acronyms(table: Table) -> Iterator[Finding]:
    """Find abbreviations in a name or definition that it does not spell out."""
    for column in table.columns:
        said = table.definition(column)
        spelled = f"{column.name} {said.text}" if said else column.name
        if found := unexplained(column.name, spelled):
            yield _acronyms(column, found, column.name)
        if said and (found := unexplained(said.text, spelled)):
            cell = next(cell for cell in table.of(column) if said in cell.said)
            yield _acronyms(column, found, said.text, cell.row.id, said.id)


def unexplained(text: str, spelled: str) -> list[str]:
    """Return the abbreviations of a text that no words of `spelled` begin with the letters of."""
    words = WORD.findall(text)
    if len(words) > 1 and all(word.isupper() for word in words):
        return []  # written in capitals altogether
    initials = _initials(spelled)
    return [
        word
        for word in dict.fromkeys(ACRONYM.findall(text))
        if _is_acronym(word) and not any(_letters(word) in each for each in initials)
    ]


def _is_acronym(word: str) -> bool:
    letters = _letters(word)
    bare = word.removesuffix("s").replace(".", "").replace("&", "")
    return (
        2 <= len(letters) <= LONGEST_ACRONYM
        and sum(letter.isupper() for letter in bare) >= 2
        and not any(letter.islower() for letter in bare)
        and bare not in KNOWN_ACRONYMS
    )


def _letters(word: str) -> str:
    return "".join(letter for letter in word.removesuffix("s") if letter.isalnum()).casefold()


def _initials(text: str) -> tuple[str, ...]:
    """Return the first letters of a text's words: of all, and of those that are not small."""
    words = [word for word in WORD.findall(text) if not word.isupper()]
    large = [word for word in words if len(word) > 3]
    return tuple("".join(word[0] for word in each).casefold() for each in (words, large))


def _acronyms(
    column: Column, found: list[str], text: str, dimension_id: str = "", statement_id: str = ""
) -> Finding:
    return Finding(
        code=Code.ACRONYM,
        segment_id=column.id,
        dimension_id=dimension_id,
        statement_id=statement_id,
        reason=_("Not everybody knows what %(words)s stands for.") % {"words": ", ".join(found)},
        mend=_("Write it out, at least the first time."),
        rests_on=(statement_id or column.id, text),
    )


def solutions_in_jobs(table: Table) -> Iterator[Finding]:
    """Find jobs that name what we would sell instead of what the customer must get done."""
    solutions = {word.casefold() for word in str(SOLUTION_WORDS).split()}
    for cell in table.cells:
        for said in cell.said if cell.row.key == "jobs" else ():
            named = [word for word in WORD.findall(said.text) if word.casefold() in solutions]
            if named:
                yield Finding(
                    code=Code.SOLUTION_IN_JOB,
                    segment_id=cell.column.id,
                    dimension_id=cell.row.id,
                    statement_id=said.id,
                    reason=_("“%(words)s” is a solution, and a job is there without it.")
                    % {"words": "”, “".join(dict.fromkeys(named))},
                    mend=_("Say what they must get done, whichever tool they use."),
                    rests_on=(said.id, said.text),
                )


def long_statements(table: Table) -> Iterator[Finding]:
    """Find texts that are longer than a glance."""
    for cell in table.cells:
        for said in cell.said:
            if len(said.text) > LONGEST:
                yield Finding(
                    code=Code.LONG_STATEMENT,
                    segment_id=cell.column.id,
                    dimension_id=cell.row.id,
                    statement_id=said.id,
                    reason=_("It is %(length)s characters long; %(most)s can be read at a glance.")
                    % {"length": len(said.text), "most": LONGEST},
                    mend=_("Say it shorter, or in two statements."),
                    rests_on=(said.id, said.text),
                )
