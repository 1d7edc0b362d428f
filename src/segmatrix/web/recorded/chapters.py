"""What is recorded about people, as one table: who sees it, for how long, and what ends it.

The page draws this and adds nothing to it. Each line names the tables of the database that it
speaks of, and a test finds every table that says who somebody is: none may be left out here.
"""

from django.utils.translation import gettext_lazy as _

from segmatrix.web.recorded.being import BEING_ASKED, WHO_YOU_ARE
from segmatrix.web.recorded.keeping import CUSTOMERS, THE_SERVER
from segmatrix.web.recorded.records import Chapter
from segmatrix.web.recorded.saying import ALONE, IN_THE_OPEN

CHAPTERS = (
    Chapter("you", _("Who you are"), WHO_YOU_ARE),
    Chapter("open", _("What you say in the open"), IN_THE_OPEN),
    Chapter("alone", _("What you answer alone"), ALONE),
    Chapter("asked", _("Being asked, told and shown"), BEING_ASKED),
    Chapter("customers", _("Customers"), CUSTOMERS),
    Chapter("server", _("The server"), THE_SERVER),
)
