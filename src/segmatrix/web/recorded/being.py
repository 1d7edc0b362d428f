"""What is recorded of who people are, and of their being asked, told and shown."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from segmatrix.web.recorded.records import (
    AS_MATRIX,
    AS_WORKSPACE,
    HIDDEN,
    LEADERS,
    READERS,
    SERVER,
    YOU,
    Record,
)

DAY = 24 * 60 * 60  # seconds

WHO_YOU_ARE = (
    Record(
        _("Your account"),
        _(
            "E-mail address, password (only as a code that cannot be turned back), first day, last "
            "time you signed in."
        ),
        _("The address: you, and the owners of your workspaces. The rest: nobody in Segmatrix."),
        _("As long as the account."),
        _("You can change the password. No page deletes an account yet."),
        ("people.User", "account.EmailAddress", "account.EmailConfirmation"),
    ),
    Record(
        _("Your place in a workspace"),
        _(
            "Name, department, role, whether you are an analyst or a guest, when you came and when "
            "you left."
        ),
        _(
            "Everybody with an account in the workspace. Guests read the names of those alone who "
            "have said something in their matrix, or are asked in it."
        ),
        AS_WORKSPACE,
        _(
            "You change name and department. If an owner removes you, you have no way in any more; "
            "your name stays with what you said."
        ),
        ("people.Member", "people.MatrixRole"),
    ),
    Record(
        _("Links and invitations"),
        _(
            "Who made one; whose a personal link is and the address given with it; when a guest "
            "came, and the address that some links ask guests for."
        ),
        LEADERS,
        AS_WORKSPACE,
        _("Revoking a link ends it at once. Its line in the list stays."),
        ("people.Invitation", "people.Link", "people.Admission"),
    ),
    Record(
        _("Being signed in"),
        _("Which account this browser is, or which link a guest came by."),
        SERVER,
        format_lazy(
            _(
                "It is good for {days} days. After that it opens nothing and lies in the database "
                "until whoever runs the server clears it."
            ),
            days=settings.SESSION_COOKIE_AGE // DAY,
        ),
        _("Signing out, or leaving as a guest, deletes it."),
        ("sessions.Session",),
    ),
    Record(
        _("What your browser keeps"),
        _(
            "Light or dark, your time zone, which rows you folded, and words you typed that are "
            "not saved yet."
        ),
        _("Whoever uses this browser."),
        _(
            "Light or dark and the time zone for a year at most, folded rows until you unfold "
            "them, words until they are saved."
        ),
        _("Deleting the data of this site in the browser."),
    ),
)

BEING_ASKED = (
    Record(
        _("You as somebody to ask"),
        _(
            "Name, department, level, region, whether you are excused and why, who named you, whom "
            "you named and whom you disagree with, and who answers for you."
        ),
        READERS,
        AS_MATRIX,
        HIDDEN,
        ("review.Stakeholder", "review.Nomination", "review.Deputy"),
    ),
    Record(
        _("Your e-mail address as somebody to ask"),
        _("The address that somebody typed in for you. No history holds it."),
        LEADERS,
        AS_MATRIX,
        _("Facilitators and owners can empty the field."),
        ("review.Stakeholder",),
    ),
    Record(
        _("You as a contact"),
        _("Name and role of whom to ask about a segment: colleagues, and people outside."),
        READERS,
        AS_MATRIX,
        HIDDEN,
        ("matrix.Contact", "matrix.DismissedContact"),
    ),
    Record(
        _("What you told somebody"),
        _("Notes of interviews, and what somebody wrote down for you, with both names."),
        READERS,
        AS_MATRIX,
        _("You can decline what was written down for you. That you did is kept as well."),
        ("review.Interview", "review.Voice"),
    ),
    Record(
        _("What you were shown"),
        _(
            "Of people to ask, and of who answers for them: which revision they opened, when and "
            "on which page, and at which meeting they were. No other page that you open is "
            "recorded, nor what you search for."
        ),
        READERS,
        AS_MATRIX,
        _("A meeting can be removed from the page. What you opened yourself stays."),
        ("review.Exposure", "review.DeputyExposure", "review.Meeting", "review.Attendance"),
    ),
    Record(
        _("Questions and the plan"),
        _(
            "What you are asked and by whom, what you do by when, and from when to when you are "
            "away. Why you are away has no place here."
        ),
        READERS,
        AS_MATRIX,
        HIDDEN,
        ("matrix.Question", "review.Step", "review.Absence"),
    ),
    Record(
        _("Your notices"),
        _(
            "What others did that concerns you, whether you have read it, which mail told you of "
            "it, and how often you want mail."
        ),
        YOU,
        AS_WORKSPACE,
        _("You mark them as read. A comment that is removed takes its words out of them."),
        ("inbox.Notice", "inbox.Digest", "inbox.DigestChoice"),
    ),
    Record(
        _("That you are here"),
        _(
            "That you have a page of a matrix open, and in which cell you are writing. It is kept "
            "in no database."
        ),
        _(
            "Everybody who has a page of the matrix open. Guests read the names of those alone "
            "who have said something in it, or are asked in it."
        ),
        _("Until you close the page, and a minute longer at most."),
        _("Closing the page."),
    ),
)
