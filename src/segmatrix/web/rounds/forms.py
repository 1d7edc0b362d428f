"""The form in which a round is planned."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import Kind as CellKind
from segmatrix.people.queries import MemberView
from segmatrix.rounds.terms import (
    IDENTITY_LABELS,
    NAME_LENGTH,
    PROFILE_LABELS,
    QUESTION_LENGTH,
    Identity,
    Kind,
)
from segmatrix.web.forms import OperationForm

KEEP, PRIMARY = "keep", "primary"
OF_SEGMENTS = {
    "place": (Kind.PLACE, gettext_lazy("Where does it stand on the map?")),
    KEEP: (Kind.RATE, gettext_lazy("Should we keep this segment?")),
    PRIMARY: (Kind.RATE, gettext_lazy("Should it be one of our primary segments?")),
    "tier": (Kind.TIER, gettext_lazy("Which tier does it belong to?")),
    "fate": (Kind.FATE, gettext_lazy("Keep it, merge it or drop it?")),
}
"""What can be asked of every segment: the kind of question, and its words."""

GROUPS = (gettext_lazy("Facing customers"), gettext_lazy("Building"), gettext_lazy("Leading"))
END_OF_DAY = "17:00"


class RoundForm(OperationForm):
    """What a round asks, of whom, and what it promises.

    Args:
        table: The matrix as it stands.
        people: Who may be asked.
        me: The reader's id, who may lead without answering.
        again: What an earlier round left open, by key, if this one follows it.
    """

    name = forms.CharField(label=gettext_lazy("What is it called?"), max_length=NAME_LENGTH)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Ask of each segment"),
        choices=[(key, words) for key, (_kind, words) in OF_SEGMENTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    segments = forms.MultipleChoiceField(
        label=gettext_lazy("Which segments"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rows = forms.MultipleChoiceField(
        label=gettext_lazy("Agree or disagree with what is said of them in"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    again = forms.MultipleChoiceField(
        label=gettext_lazy("Ask again"), widget=forms.CheckboxSelectMultiple, required=False
    )
    free = forms.CharField(
        label=gettext_lazy("Questions to answer in own words, one in a line"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    ranking = forms.CharField(
        label=gettext_lazy("A question to answer by putting things in order"),
        max_length=QUESTION_LENGTH,
        required=False,
    )
    options = forms.CharField(
        label=gettext_lazy("The things to put in order, one in a line"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Whom"), widget=forms.CheckboxSelectMultiple, required=False
    )
    abstain = forms.BooleanField(
        label=gettext_lazy("I lead it and answer nothing myself"), required=False
    )
    day = forms.CharField(
        label=gettext_lazy("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
        help_text=gettext_lazy("Left empty, it ends when you reveal it."),
    )
    time = forms.CharField(
        label=gettext_lazy("At"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        required=False,
        initial=END_OF_DAY,
    )
    zone = forms.CharField(
        label=gettext_lazy("By the clocks of"),
        max_length=64,
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )
    identity = forms.ChoiceField(
        label=gettext_lazy("Names"),
        choices=[(each.value, IDENTITY_LABELS[each]) for each in Identity],
        widget=forms.RadioSelect,
        initial=Identity.ANONYMOUS.value,
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("When is something agreed?"),
        choices=[(each.value, PROFILE_LABELS[each]) for each in Profile],
        widget=forms.RadioSelect,
        initial=Profile.NEAR.value,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        table: matrices.MatrixTable,
        people: Sequence[MemberView],
        me: str,
        again: Mapping[str, str],
        *arguments: Any,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self._table, self._me, self._again = table, me, again
        self._departments = sorted({each.department for each in people if each.department})
        self._choose("segments", [(each.id, each.name) for each in table.segments])
        rows = [row.dimension for row in table.rows if row.dimension.kind == CellKind.STATEMENTS]
        self._choose("rows", [(each.id, each.name) for each in rows])
        self._choose("people", [(each.id, _named(each)) for each in people])
        self._choose("again", list(again.items()))
        groups = [("", _("by itself")), *((str(group), str(group)) for group in GROUPS)]
        taken_together = self.initial.get("groups", {})
        for number, department in enumerate(self._departments):
            self.fields[f"group_{number}"] = forms.ChoiceField(
                label=department,
                choices=groups,
                required=False,
                initial=taken_together.get(department, ""),
            )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    @property
    def groups(self) -> list[forms.BoundField]:
        """The fields that put departments into groups."""
        return [self[f"group_{number}"] for number in range(len(self._departments))]

    def plan(self, asked_again: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        """Return what was filled in as the fields of an input (`rounds.events.DraftRound`).

        Args:
            asked_again: The questions of the earlier round, by key.
        """
        said = self.cleaned_data
        day, me = said["day"], self._me
        people = [*said["people"], *([me] if said["abstain"] else [])]
        return {
            "name": said["name"],
            "questions": [*(asked_again[key] for key in said["again"]), *self._questions()],
            "people": list(dict.fromkeys(people)),
            "abstaining": [me] if said["abstain"] else [],
            "profile": said["profile"],
            "identity": said["identity"],
            "groups": {
                department: said[f"group_{number}"]
                for number, department in enumerate(self._departments)
                if said[f"group_{number}"]
            },
            "closes": f"{day}T{said['time'] or END_OF_DAY}" if day else "",
            "zone": said["zone"],
        }

    def _questions(self) -> list[dict[str, Any]]:
        said = self.cleaned_data
        asked: list[dict[str, Any]] = [
            {"kind": kind.value, "about_id": segment, "words": str(words)}
            for key, (kind, words) in OF_SEGMENTS.items()
            if key in said["kinds"]
            for segment in said["segments"]
        ]
        asked += [
            {"kind": Kind.STATEMENT.value, "about_id": statement.id}
            for row in self._table.rows
            if row.dimension.id in said["rows"]
            for cell in row.cells
            if cell.segment_id in said["segments"]
            for statement in cell.statements
        ]
        asked += [{"kind": Kind.FREE.value, "words": line} for line in _lines(said["free"])]
        if said["ranking"]:
            options = _lines(said["options"])
            asked.append({"kind": "rank", "words": said["ranking"], "options": options})
        return asked


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _named(person: MemberView) -> str:
    return f"{person.name}, {person.department}" if person.department else person.name


def filled(
    questions: Iterable[Any], table: matrices.MatrixTable, again: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the form shows of the questions of a round that was planned with it."""
    ours = [each for each in questions if key_of(each) not in again]
    row_of = {
        statement.id: row.dimension.id
        for row in table.rows
        for cell in row.cells
        for statement in cell.statements
    }
    asked = [(each.kind, each.words) for each in ours]
    ranking = next((each for each in ours if each.kind is Kind.RANK), None)
    of_segments = [each.about_id for each in ours if each.kind in _KINDS]
    statements = [each.about_id for each in ours if each.kind is Kind.STATEMENT]
    whose = {cell.segment_id for row in table.rows for cell in row.cells if _says(cell, statements)}
    return {
        "kinds": [key for key, (kind, words) in OF_SEGMENTS.items() if (kind, words) in asked],
        "segments": list({*of_segments, *whose}),
        "rows": list({row_of[each] for each in statements if each in row_of}),
        "again": [key for key in map(key_of, questions) if key in again],
        "free": "\n".join(each.words for each in ours if each.kind is Kind.FREE),
        "ranking": ranking.words if ranking else "",
        "options": "\n".join(each["text"] for each in ranking.frame["options"]) if ranking else "",
    }


def when(closes: datetime | None, zone: ZoneInfo) -> dict[str, str]:
    """Return what the form shows of the instant at which a round closes."""
    if closes is None:
        return {"day": "", "time": END_OF_DAY, "zone": zone.key}
    there = closes.astimezone(zone)
    return {"day": f"{there:%Y-%m-%d}", "time": f"{there:%H:%M}", "zone": zone.key}


def key_of(question: Any) -> str:
    """Return what stands for a question of an earlier round in the form."""
    return f"{question.kind.value}:{question.about_id}:{question.words}"


_KINDS = {kind for kind, _words in OF_SEGMENTS.values()}


def _says(cell: matrices.CellView, statements: list[str]) -> bool:
    return any(statement.id in statements for statement in cell.statements)
