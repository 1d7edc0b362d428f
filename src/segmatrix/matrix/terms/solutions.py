"""Words that tell a solution from a job, and abbreviations that need no explaining."""

from django.utils.translation import gettext_lazy as _

SOLUTION_WORDS = _(
    "ai api app apps button buttons chatbot crm dashboard dashboards erp feature features "
    "integration integrations login module modules notification notifications platform platforms "
    "plugin plugins portal saas software spreadsheet spreadsheets sso toolbar tool tools ui "
    "website widget widgets"
)
"""What a job would not name, apart by blanks; a translation names those of its language."""

KNOWN_ACRONYMS = frozenset(
    {"EU", "UK", "US", "USA", "UN", "UAE", "TV", "OK", "PC", "DIY", "II", "III", "IV", "VI", "VII"}
)
"""What everybody reads without asking: places, a few household words, Roman numbers."""
