"""What a form or script posted, taken as what it should be; anything else is refused."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.ids import is_id, new_id


def operation(request: HttpRequest) -> str:
    """Return the id of the write, so that one sent twice is carried out once."""
    return usable_operation(request.POST.get("operation", ""))


def usable_operation(sent: str) -> str:
    """Return the id that was sent for a write, or a fresh one for what is none.

    A browser that sends no usable id has its write carried out each time.
    """
    return sent if is_id(sent) else new_id()


def text(request: HttpRequest, name: str) -> str:
    """Return a text without the white space around it, and without NUL, which no database keeps."""
    return request.POST.get(name, "").replace("\0", "").strip()


def whole(request: HttpRequest, name: str) -> int | None:
    """Return a whole number, or None when the field is empty or missing."""
    sent = text(request, name)
    if not sent:
        return None
    try:
        return int(sent)
    except ValueError as error:
        raise Invalid(
            _("“%(sent)s” is not a whole number.") % {"sent": sent[:40]}, field=name
        ) from error


def usable_page(request: HttpRequest) -> int:
    """Return which page of a list the address asks for, the first where it asks for none."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else 1


def day(request: HttpRequest, name: str) -> str:
    """Return an ISO date as it was sent, or empty."""
    sent = text(request, name)
    if sent:
        try:
            date.fromisoformat(sent)
        except ValueError as error:
            raise Invalid(
                _("“%(sent)s” is not a day.") % {"sent": sent[:40]},
                hint=_("Write it as year-month-day, such as 2026-05-01."),
                field=name,
            ) from error
    return sent
