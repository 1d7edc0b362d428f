"""The form in which a round is planned."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import Kind as CellKind
from segmatrix.people.queries import MemberView
from segmatrix.rounds.terms import (
    IDENTITY_LABELS,
    MOST_PEOPLE,
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

ROWS, FREE, RANKING = "rows", "free", "ranking"
PARTS = {key: words for key, (_kind, words) in OF_SEGMENTS.items()} | {
    ROWS: gettext_lazy("Do you agree with what is said of it?"),
    FREE: gettext_lazy("Questions to answer in own words"),
    RANKING: gettext_lazy("Putting things in order"),
}
"""What a round is made of; each part can be for some departments only."""

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
    quorum = forms.IntegerField(
        label=gettext_lazy("How many must answer"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=gettext_lazy("Left empty, half of those who are asked."),
    )
    open_door = forms.BooleanField(
        label=gettext_lazy("Others may come in while it is open"), required=False
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
        self._offer_groups()
        for part, words in PARTS.items():
            self.fields[f"for_{part}"] = forms.MultipleChoiceField(
                label=words,
                choices=[(each, each) for each in self._departments],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def _offer_groups(self) -> None:
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

    @property
    def expertise(self) -> list[forms.BoundField]:
        """The fields that say which departments a part of the round is for; none says all."""
        return [self[f"for_{part}"] for part in PARTS] if self._departments else []

    @property
    def says_more(self) -> bool:
        """Whether something is filled in that seldom is."""
        return self._says("quorum", "open_door")

    @property
    def asks_some_only(self) -> bool:
        """Whether a part of the round is for some departments."""
        return self._says(*(f"for_{part}" for part in PARTS))

    def _says(self, *names: str) -> bool:
        return any(self[name].value() or self[name].errors for name in names)

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
            "quorum": said["quorum"],
            "open_door": said["open_door"],
        }

    def _questions(self) -> list[dict[str, Any]]:
        asked = (*self._of_segments(), *self._of_statements(), *self._in_own_words())
        return [each | {"departments": self.cleaned_data[f"for_{part}"]} for part, each in asked]

    def _of_segments(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for part, (kind, words) in OF_SEGMENTS.items():
            if part in self.cleaned_data["kinds"]:
                for segment in self.cleaned_data["segments"]:
                    yield (
                        part,
                        {"kind": kind.value, "about_id": segment, "words": str(words)},
                    )

    def _of_statements(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in self._table.rows:
            for cell in row.cells if row.dimension.id in self.cleaned_data["rows"] else ():
                if cell.segment_id in self.cleaned_data["segments"]:
                    for statement in cell.statements:
                        yield ROWS, {"kind": Kind.STATEMENT.value, "about_id": statement.id}

    def _in_own_words(self) -> Iterator[tuple[str, dict[str, Any]]]:
        said = self.cleaned_data
        for line in _lines(said["free"]):
            yield FREE, {"kind": Kind.FREE.value, "words": line}
        if said["ranking"]:
            ranked = {"words": said["ranking"], "options": _lines(said["options"])}
            yield RANKING, {"kind": Kind.RANK.value, **ranked}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _named(person: MemberView) -> str:
    return f"{person.name}, {person.department}" if person.department else person.name
