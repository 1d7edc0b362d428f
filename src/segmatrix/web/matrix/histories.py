"""Who changed this: recorded facts as lines that people read, newest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.activity.queries import Entry
from segmatrix.matrix import events
from segmatrix.matrix.terms import LABELS, PAINT_BY_NUMBER, Tier
from segmatrix.web.drafting import histories as drafting
from segmatrix.web.evidence import histories as evidence
from segmatrix.web.figures import figure
from segmatrix.web.gate import histories as gate
from segmatrix.web.plan import histories as plan
from segmatrix.web.revisions import histories as revisions
from segmatrix.web.rounds import histories as rounds
from segmatrix.web.stakeholders import histories as stakeholders
from segmatrix.web.suggestions import histories as suggestions
from segmatrix.web.voices import histories as voices

MOST = 50


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: who did what, when, and the text it left."""

    who: str
    department: str
    did: Promise
    text: str
    at: datetime


Told = tuple[Promise, Callable[[Fact], str]]


def _nothing(fact: Fact) -> str:
    return ""


def _field(name: str) -> Callable[[Fact], str]:
    return lambda fact: getattr(fact, name)


def _names(field: str) -> Callable[[Fact], str]:
    return lambda fact: ", ".join(each["name"] for each in getattr(fact, field))


def _stated(fact: events.MeasureStated) -> str:
    if fact.low == fact.high:
        return figure(fact.low, fact.unit)
    return f"{figure(fact.low)}–{figure(fact.high, fact.unit)}"


TOLD: dict[type[Fact], Told] = {
    events.StatementAdded: (_("wrote"), _field("text")),
    events.StatementEdited: (_("reworded it"), _field("text")),
    events.StatementMoved: (_("moved it"), _nothing),
    events.StatementRemoved: (_("removed it"), _nothing),
    events.StatementRestored: (_("put it back"), _field("text")),
    events.StatementVariantKept: (_("wrote at the same time"), _field("text")),
    events.VariantPicked: (_("picked"), _field("text")),
    events.VariantsReopened: (_("took the choice back"), _field("text")),
    events.MeasureStated: (_("stated"), _stated),
    events.MeasureWithdrawn: (_("took the number back"), _nothing),
    events.NotKnownYetAnswered: (_("answered “not known yet”"), _field("owner")),
    events.NotKnownYetTakenBack: (_("asked the question again"), _nothing),
    events.ContactAdded: (_("named"), _field("name")),
    events.ContactRemoved: (_("took a contact off"), _nothing),
    events.ContactRestored: (_("put back"), _field("name")),
    events.ContactDismissed: (_("need not ask"), _field("name")),
    events.ContactReconsidered: (_("may ask after all"), _field("name")),
    events.PersonaAdded: (_("imagined"), _field("name")),
    events.PersonaEdited: (_("described anew"), _field("name")),
    events.PersonaRemoved: (_("put away"), _field("name")),
    events.PersonaRestored: (_("brought back"), _field("name")),
    events.ThreadStarted: (_("commented"), _field("text")),
    events.ReplyAdded: (_("answered"), _field("text")),
    events.CommentEdited: (_("reworded the comment"), _field("text")),
    events.CommentRemoved: (_("removed a comment"), _nothing),
    events.CommentRestored: (_("put the comment back"), _field("text")),
    events.ThreadResolved: (_("settled the comments"), _field("text")),
    events.ThreadReopened: (_("opened the comments again"), _field("text")),
    events.FindingDismissed: (_("said it is fine as it is"), _field("reason")),
    events.FindingRestored: (_("had it looked at again"), _nothing),
    events.SegmentAdded: (_("added the segment"), _field("name")),
    events.SegmentRenamed: (_("named it"), _field("name")),
    events.SegmentAnnotated: (_("wrote under the name"), _field("note")),
    events.SegmentRecoloured: (
        _("gave it a colour"),
        lambda fact: str(PAINT_BY_NUMBER[fact.colour].name),
    ),
    events.SegmentMoved: (_("moved it"), _nothing),
    events.SegmentTiered: (_("changed its tier"), lambda fact: str(LABELS[Tier(fact.tier)])),
    events.SegmentRetired: (_("retired it"), _nothing),
    events.SegmentRestored: (_("put it back"), _nothing),
    events.SegmentRemoved: (_("took it out again"), _nothing),
    events.SegmentRuleSet: (_("set the rule"), _field("rule")),
    events.AliasAdded: (_("brought in the word"), _field("text")),
    events.AliasEdited: (_("put the word otherwise"), _field("text")),
    events.AliasRemoved: (_("took a word off"), _nothing),
    events.AliasRestored: (_("put the word back"), _field("text")),
    events.SegmentsMerged: (_("merged into it"), _names("merged")),
    events.SegmentsUnmerged: (_("took the merging back of"), _names("parts")),
    events.SegmentSplit: (_("split off"), _names("parts")),
    events.PartsRejoined: (_("joined again"), _names("parts")),
    events.DimensionAdded: (_("added the row"), _field("name")),
    events.DimensionRenamed: (_("named it"), _field("name")),
    events.DimensionMeasureSet: (_("set how it is computed"), _field("measure")),
    events.DimensionMoved: (_("moved it"), _nothing),
    events.DimensionHidden: (_("hid it"), _nothing),
    events.DimensionShown: (_("put it back"), _nothing),
    events.DimensionRemoved: (_("took it out again"), _nothing),
    events.CharterEdited: (_("wrote"), _field("text")),
    events.MatrixRenamed: (_("named the matrix"), _field("name")),
    events.UnitSet: (_("changed what a customer is"), _nothing),
    events.SegmentPlaced: (_("placed it on the map"), _nothing),
    events.PlacementWithdrawn: (_("took a placement back"), _nothing),
    events.PlacementAgreed: (_("settled it on the map"), _nothing),
    events.AgreedPlacementCleared: (_("opened it on the map again"), _nothing),
    events.AxesChosen: (_("chose the axes"), _nothing),
    events.AxisSet: (_("worded an axis"), _field("name")),
    **drafting.TOLD,
    **revisions.TOLD,
    **evidence.TOLD,
    **gate.TOLD,
    **plan.TOLD,
    **rounds.TOLD,
    **stakeholders.TOLD,
    **suggestions.TOLD,
    **voices.TOLD,
}


def lines(entries: Iterable[Entry]) -> list[HistoryLine]:
    """Return what happened as lines, in the order given and at most `MOST`."""
    found = (_line(entry) for entry in entries if type(entry.fact) in TOLD)
    return list(islice(found, MOST))


def told(facts: Iterable[Fact]) -> tuple[str, str]:
    """Return what the first of some facts did, and the first text that any of them carries."""
    known = [(fact, *TOLD[type(fact)]) for fact in facts if type(fact) in TOLD]
    words = str(known[0][1]) if known else _("changed something")
    return str(words), next(filter(None, (text_of(fact) for fact, _words, text_of in known)), "")


def _line(entry: Entry) -> HistoryLine:
    words, text_of = TOLD[type(entry.fact)]
    return HistoryLine(entry.actor_name, entry.department, words, text_of(entry.fact), entry.at)
