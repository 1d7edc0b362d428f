"""Counting wrong guesses of codes and passwords, as those of passwords at sign-in are counted."""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from segmatrix.base.errors import NotPermitted
from segmatrix.people.errors import NoSuchLink, WrongPassword

CODES, PASSWORDS = "guest_code", "guest_password"
"""What is counted; how many of each are let pass, `ACCOUNT_RATE_LIMITS` says."""


class TooManyGuesses(NotPermitted):
    """Too many wrong codes or passwords came from one place, or for one link."""

    code = "too_many_guesses"
    status = 429

    def __init__(self) -> None:
        super().__init__(_("Too many wrong attempts."), hint=_("Wait a few minutes and try again."))


@contextmanager
def counted(request: HttpRequest, what: str, key: str) -> Iterator[None]:
    """Let a guess be made inside the block, unless too many were wrong; count it if it is.

    Args:
        key: What is guessed: the link, or one word for all codes.
    """
    if not ratelimit.consume(request, action=what, key=key, dry_run=True):
        raise TooManyGuesses
    try:
        yield
    except (NoSuchLink, WrongPassword):
        ratelimit.consume(request, action=what, key=key)
        raise
