"""What the page "What is recorded about you" says, held against what the application records.

A table that says who somebody is has a field that is called so: a member's id, a name beside it, an
address. Each such table of each room, and of what the application is built on, must be spoken of.
"""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from segmatrix.activity.actions import ACTIONS
from segmatrix.web.recorded.chapters import CHAPTERS
from segmatrix.web.recorded.records import Record

SAYS_WHO = re.compile(
    r"""(^|_)
    ( member | person | people | user | actor | author | by | who | names | email | address
    | department | mentions | speaker | asker | asked | deputy | substitute
    | stakeholder | nominator | nominee | invitee | participant )
    (_(id|name|department))?$""",
    re.VERBOSE,
)
"""What a field is called that says who somebody is."""

SAYS_IT_WITHIN = {"activity.Stream", "search.Entry", "sessions.Session"}
"""Tables that say it within a field that is called otherwise."""

SPOKEN_OF = {table for chapter in CHAPTERS for each in chapter.records for table in each.tables}


def of_whom(table: type[Model]) -> list[str]:
    """Return the fields of a table that say who somebody is."""
    return [field.name for field in table._meta.local_fields if SAYS_WHO.search(field.name)]


TELLING = [table for table in apps.get_models(include_auto_created=True) if of_whom(table)]


@pytest.mark.parametrize("table", TELLING, ids=lambda table: table._meta.label)
def test_a_table_that_says_who_somebody_is_is_spoken_of(table: type[Model]) -> None:
    assert table._meta.label in SPOKEN_OF, f"say in web/recorded who sees its {of_whom(table)}"


def test_no_table_is_spoken_of_that_says_of_nobody_who_they_are() -> None:
    """So that a line goes when its table does, and the words above keep finding all of them."""
    assert SPOKEN_OF - {table._meta.label for table in TELLING} == SAYS_IT_WITHIN


def test_every_line_says_who_sees_it_for_how_long_and_what_ends_it() -> None:
    for record in records():
        for words in (record.what, record.holds, record.seen, record.kept, record.ends):
            assert str(words).endswith(".") or words is record.what, record.what


def test_no_two_lines_are_called_the_same() -> None:
    called = [str(record.what) for record in records()]
    assert len(called) == len(set(called))


def test_being_signed_in_lasts_as_long_as_it_says() -> None:
    (line,) = (record for record in records() if record.tables == ("sessions.Session",))
    assert f"for {settings.SESSION_COOKIE_AGE // (24 * 60 * 60)} days" in str(line.kept)


def test_nobody_can_be_erased_yet_as_it_says() -> None:
    """Whoever writes the action that erases somebody says on the page what it takes away."""
    assert [name for name in ACTIONS if re.match("Erase|Redact|Forget", name)] == []


def records() -> list[Record]:
    return [record for chapter in CHAPTERS for record in chapter.records]
