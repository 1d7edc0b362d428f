"""What is recorded of customers, and what the server itself keeps."""

from django.utils.translation import gettext_lazy as _

from segmatrix.web.recorded.records import (
    AS_MATRIX,
    AS_WORKSPACE,
    DATA_WORKERS,
    NOTHING_ENDS_IT,
    SERVER,
    Record,
)

CUSTOMERS = (
    Record(
        _("Files of customer data"),
        _(
            "The files as they were given, and what was read from them: people, accounts, events, "
            "feedback."
        ),
        DATA_WORKERS,
        AS_WORKSPACE,
        _(
            "Removing a data source hides it and keeps its files, so that it can come back. No "
            "page erases customers yet."
        ),
    ),
    Record(
        _("Lists of customers"),
        _("Which customers are in which segment or on which list, and who brought a list in."),
        _(
            "Owners, and whoever is marked as analyst. Everybody who may read the matrix sees how "
            "many are in a segment."
        ),
        AS_MATRIX,
        _("Removing a list hides it. No page erases customers yet."),
        ("studies.CustomerList", "studies.RuleTerms"),
    ),
    Record(
        _("What customers said"),
        _(
            "Quotes, and rows of tickets, reviews and surveys, with the id of the customer where "
            "there is one."
        ),
        _(
            "Quotes: everybody who may read the matrix, guests included. Rows of tables: owners, "
            "analysts, and whoever brought the table in. Ids: owners and analysts."
        ),
        AS_MATRIX,
        _("What is removed counts no more, and stays so that it can come back."),
        ("evidence.Observation",),
    ),
)

THE_SERVER = (
    Record(
        _("Mail"),
        _(
            "What is sent to you: a way to a new password, a digest of your notices. A server that "
            "sends no mail writes it into its log or a folder."
        ),
        _("You, and whoever runs the servers on its way."),
        _("As long as they keep it."),
        _("You choose in your inbox how often a digest comes, or never."),
    ),
    Record(
        _("Long work"),
        _("Who asked for an import, a count or a digest, and how it ended."),
        _("Whoever may see what it is about."),
        AS_WORKSPACE,
        NOTHING_ENDS_IT,
        ("jobs.Job",),
    ),
    Record(
        _("The log of the server"),
        _(
            "When something goes wrong or is refused: the time, the address of the page and the "
            "technical reason. The pages you open otherwise are not written down, nor is the "
            "secret of a link. When you sign in or type a code, your network address is kept for "
            "some minutes, to stop whoever guesses."
        ),
        SERVER,
        _("As long as whoever runs the server keeps it. A server in front of it may log more."),
        _("Ask whoever runs the server."),
    ),
)
