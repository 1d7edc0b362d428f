"""A worker process for the test that kills one: `python -m tests.inbox.killable begin|finish`.

Its mail server takes a digest and then stands still, for the test to kill the worker that waits.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

MAIL = Path(os.environ["SEGMATRIX_HOME"]) / "mail"
os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
os.environ["SEGMATRIX_MAIL_FOLDER"] = str(MAIL)
django.setup()

from django.conf import settings  # noqa: E402
from django.core.mail.backends.filebased import EmailBackend  # noqa: E402
from django.core.management import call_command  # noqa: E402

from segmatrix.base import clock  # noqa: E402
from segmatrix.inbox.models import Digest  # noqa: E402
from segmatrix.inbox.tasks import ask_for_digests  # noqa: E402
from segmatrix.jobs.actions import reclaim, work_off  # noqa: E402
from segmatrix.jobs.models import Job  # noqa: E402
from tests.cast import Cast  # noqa: E402
from tests.inbox.conftest import Office  # noqa: E402

MONDAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
TUESDAY = datetime(2026, 6, 2, 12, tzinfo=UTC)


class StandingStill(EmailBackend):
    """Takes the mail, says so and does not answer."""

    def send_messages(self, messages: list[object]) -> int:
        super().send_messages(messages)
        self.close()
        say("taken")
        sys.stdin.read()
        return len(messages)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def begin() -> None:
    call_command("migrate", verbosity=0)
    with clock.at(MONDAY):
        office = Office(Cast())
        office.comment("@Sol?", by=office.cast.pri)
    settings.EMAIL_BACKEND = "tests.inbox.killable.StandingStill"
    with clock.at(TUESDAY):
        ask_for_digests()
        work_off()


def finish() -> None:
    for hours in (1, 2, 24, 48):
        with clock.at(TUESDAY + timedelta(hours=hours)):
            reclaim()
            ask_for_digests()
            work_off()
    (digest,), (job,) = Digest.objects.all(), Job.objects.all()
    mails = sum(file.read_text().count("Message-ID:") for file in MAIL.iterdir())
    say(json.dumps({"mails": mails, "noted": bool(digest.sent_at), "job": job.state}))


if __name__ == "__main__":
    {"begin": begin, "finish": finish}[sys.argv[1]]()
