"""A link as people pass it on: an address, a picture for phones, a text to paste, a date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.base.errors import Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries
from segmatrix.people.errors import LinkOver, NoSuchLink
from segmatrix.people.queries import LinkView
from segmatrix.web.actors import actor_on
from segmatrix.web.calendars import Date, calendar_file
from segmatrix.web.guests.forms import DateForm


@dataclass(frozen=True, slots=True)
class Invitation:
    """What to send to people: where they come in, and a text that says so.

    Attributes:
        typing_address: Where the link's short code is typed.
    """

    address: str
    typing_address: str
    title: str
    text: str


def invitation(request: HttpRequest, link: LinkView, matrix_name: str) -> Invitation:
    """Return how a link is passed on, in the sender's language."""
    address = request.build_absolute_uri(reverse("guests:follow", args=[link.token]))
    typing_address = request.build_absolute_uri(reverse("guests:code"))
    title = _("What do you know of our customers? %(matrix)s") % {"matrix": matrix_name}
    lines = [
        _("Hello %(name)s,") % {"name": link.person_name} if link.person_name else _("Hello,"),
        "",
        _("we are drawing one picture of our customers: %(matrix)s.") % {"matrix": matrix_name},
        _("Please add what you know. You need no account."),
        "",
        address,
        "",
    ]
    if link.code:
        lines.append(
            _("Or open %(address)s and type the code %(code)s.")
            % {"address": typing_address, "code": link.code}
        )
    if link.person_name:
        lines.append(_("The link is yours alone; please do not pass it on."))
    if link.domains:
        ends = get_text_list([f"@{domain}" for domain in link.domains], _("or"))
        lines.append(_("It asks for your e-mail address, which ends in %(ends)s.") % {"ends": ends})
    if link.asks_password:
        lines.append(_("It asks for a password, too; you get that in another way."))
    until = date_format(link.expires_at, "DATE_FORMAT")
    lines.append(_("The link works until %(until)s.") % {"until": until})
    return Invitation(address, typing_address, title, "\n".join(lines))


def picture(address: str) -> SafeString:
    """Return an address as a QR code in SVG; black on white in both themes, as scanners want it."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, border=4, dark="#000", light="#fff", svgclass="qr", title=_("QR code")
    )
    return mark_safe(drawn)  # noqa: S308 -- drawn by segno from an address of ours


@never_cache
@require_GET
def calendar(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Return a date with the link as a calendar file, for a `day`, a `time` and `minutes`."""
    actor = actor_on(request, matrix_id)
    matrix, link = matrices.matrix(matrix_id, actor), queries.link(link_id, actor)
    if link.matrix_id != matrix_id:
        raise NoSuchLink
    if not link.usable:
        raise LinkOver(_("This link does not work any more."))
    form = DateForm(request.GET)
    if not form.is_valid():
        name, problems = next(iter(form.errors.items()))
        raise Invalid(f"{form.fields[name].label}: {problems[0]}", field=name)
    zone = ZoneInfo(queries.timezone_in(matrix_id, actor))
    said = form.cleaned_data
    begins = datetime.combine(said["day"], said["time"], tzinfo=zone)
    sent = invitation(request, link, matrix.name)
    date = Date(
        id=f"{link.id}-{said['day']:%Y%m%d}@{request.get_host()}",
        title=sent.title,
        text=sent.text,
        address=sent.address,
        begins=begins,
        ends=begins + timedelta(minutes=said["minutes"]),
        written=clock.now(),
    )
    response = HttpResponse(calendar_file(date), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="segmatrix.ics"'
    return response
