"""A digest as the mail that carries it: text and HTML from templates, in the server's language."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator

from segmatrix.inbox import access
from segmatrix.inbox.models import Digest, Notice
from segmatrix.inbox.queries import NoticeView, digest_every, views
from segmatrix.people.queries import Addressee

LISTED = 50
"""Notices in one mail; the others are counted."""

EXCERPT = 200
"""Characters of what somebody wrote."""


@dataclass(frozen=True, slots=True)
class Item:
    """One notice in a mail: what somebody did, and the beginning of the words, on one line.

    Attributes:
        address: Where to read on; empty where nobody has said how this server is reached.
    """

    sentence: str
    excerpt: str
    address: str


def letter(digest: Digest, addressee: Addressee) -> EmailMultiAlternatives:
    """Return the mail of a digest that was begun, with a Message-ID that is the digest's own."""
    with translation.override(settings.LANGUAGE_CODE):
        context = _context(digest, addressee)
        subject = render_to_string("segmatrix/inbox/digest-subject.txt", context)
        mail = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body=render_to_string("segmatrix/inbox/digest.txt", context),
            to=[addressee.email],
            headers={
                "Message-ID": f"<{digest.pk}@digest.segmatrix>",
                "Auto-Submitted": "auto-generated",
            },
        )
        html = render_to_string("segmatrix/inbox/digest.html", context)
        mail.attach_alternative(html, "text/html")
        return mail


def _context(digest: Digest, addressee: Addressee) -> dict[str, Any]:
    actor = addressee.actor
    rows = Notice.objects.filter(digest=digest).order_by("matrix_id", "at", "number")
    told = views(rows, actor)
    inbox = _inbox_address(addressee.actor.workspace_id)
    unread = access.shown(actor).filter(access.UNREAD).count()
    return {
        "addressee": addressee,
        "count": len(told),
        "groups": _by_matrix(told[:LISTED], inbox),
        "unlisted": len(told[LISTED:]),
        "older": max(0, unread - len(told)),
        "every": digest_every(actor),
        "address": inbox,
        "language": settings.LANGUAGE_CODE,
    }


def _by_matrix(told: tuple[NoticeView, ...], inbox: str) -> list[tuple[str, list[Item]]]:
    together = groupby(told, key=attrgetter("matrix_id", "matrix_name"))
    return [(name, [_item(notice, inbox) for notice in notices]) for (_, name), notices in together]


def _item(notice: NoticeView, inbox: str) -> Item:
    excerpt = Truncator(" ".join(notice.text.split())).chars(EXCERPT)
    return Item(notice.sentence, excerpt, inbox and f"{inbox}notices/{notice.id}/")


def _inbox_address(workspace_id: str) -> str:
    """Return the address of an inbox for a mail; empty unless it was said how to reach this server.

    The pages stand above this room, which knows their addresses by name only.
    """
    if not settings.SITE_ADDRESS:
        return ""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("inbox:page", args=[workspace_id])
