"""The forms about a matrix. What fits a field, the room decides; forms ask for it and keep it."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from segmatrix.matrix.queries import (
    DimensionView,
    MatrixView,
    ScaffoldView,
    SegmentView,
    StatedMeasureView,
)
from segmatrix.matrix.terms import LABELS, Kind, Over, Tier, Unit
from segmatrix.web.forms import OperationForm

KINDS = (
    (Kind.STATEMENTS, _("Statements: several short points, each with its author")),
    (Kind.TEXT, _("Text: one paragraph")),
    (Kind.MEASURE, _("Number: stated by people or computed from data")),
    (Kind.PEOPLE, _("People: whom to ask")),
)


class MeasureForm(OperationForm):
    """A value or a range with its unit, day and source."""

    low = forms.FloatField(label=_("Value, or from"))
    high = forms.FloatField(label=_("To"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False)
    date = forms.DateField(
        label=_("On which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=_("Where it comes from"),
        required=False,
        help_text=_("A report, a system, a person."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, stated: StatedMeasureView | None, unit: str) -> "MeasureForm":
        """Return the form as it begins: with the number that stands, or empty with the unit."""
        if stated is None:
            return cls(initial={"unit": unit, "version": 0}, auto_id="measure-%s")
        initial = {
            "low": f"{stated.low:g}",
            "high": "" if stated.high == stated.low else f"{stated.high:g}",
            "unit": stated.unit or unit,
            "date": stated.date,
            "source": stated.source,
            "version": stated.version,
        }
        return cls(initial=initial, auto_id="measure-%s")


class UnitForm(OperationForm):
    """What the rules of a matrix decide about."""

    unit = forms.ChoiceField(
        label=_("What a customer is to you"),
        choices=(
            (Unit.ACCOUNT, _("An account: a company or household, with people in it")),
            (Unit.PERSON, _("A person")),
        ),
        initial=Unit.ACCOUNT,
        widget=forms.RadioSelect,
        help_text=_("Sizes count these. It can be changed on the page of the charter."),
    )


class MatrixForm(UnitForm):
    """A new matrix."""

    name = forms.CharField(
        label=_("Name of the matrix"), help_text=_("Such as “Customer segments 2026”.")
    )


class NewMatrixForm(MatrixForm):
    """A new matrix that begins with the built-in rows, a template, or like another matrix.

    `like` is empty, `TEMPLATE` and a template's id, or a matrix' id.
    """

    TEMPLATE = "template-"

    like = forms.ChoiceField(label=_("Begin with"), required=False)
    filled = forms.BooleanField(
        label=_("Copy what its cells say, too"),
        required=False,
        help_text=_("Rules, comments and evidence stay where they are."),
    )

    def __init__(
        self,
        others: Iterable[MatrixView],
        templates: Iterable[ScaffoldView],
        *given: object,
        **more: object,
    ) -> None:
        super().__init__(*given, **more)
        kept = [(f"{self.TEMPLATE}{each.id}", each.name) for each in templates]
        begun = [(each.id, each.name) for each in others]
        groups = [(_("Templates"), kept), (_("Like another matrix"), begun)]
        self.fields["like"].choices = [
            ("", _("The eight questions about every segment")),
            *((label, choices) for label, choices in groups if choices),
        ]


class ScaffoldForm(OperationForm):
    """A template to keep."""

    name = forms.CharField(
        label=_("Name of the template"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    columns = forms.BooleanField(
        label=_("Keep the names of the segments, too"),
        required=False,
        help_text=_("With how much they matter and their colours."),
    )


class SegmentForm(OperationForm):
    """A segment's name and the short line under it."""

    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    note = forms.CharField(
        label=_("Short line"),
        required=False,
        help_text=_("Who they are in three or four words, such as “insurers, banks”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, segment: SegmentView) -> "SegmentForm":
        """Return the form as it begins for a segment that stands."""
        initial = {"name": segment.name, "note": segment.note, "version": segment.version}
        return cls(initial=initial, auto_id="segment-form-%s")


class NewSegmentForm(SegmentForm):
    """A segment to add."""

    tier = forms.ChoiceField(
        label=_("How much it matters"),
        choices=[(tier, LABELS[tier]) for tier in Tier],
        initial=Tier.SECONDARY,
    )


class RuleForm(OperationForm):
    """A segment's definition in the language of rules."""

    rule = forms.CharField(
        label=_("Rule"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 5, "class": "rule", "spellcheck": "false", "autocapitalize": "off"}
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, segment: SegmentView) -> "RuleForm":
        """Return the form as it begins: with the rule that stands."""
        initial = {"rule": segment.rule, "version": segment.rule_version}
        return cls(initial=initial, auto_id="rule-form-%s")


class DimensionForm(OperationForm):
    """A row's name."""

    name = forms.CharField(label=_("Name"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, dimension: DimensionView) -> "DimensionForm":
        """Return the form as it begins for a row that stands."""
        initial = {"name": dimension.name, "version": dimension.version}
        return cls(initial=initial, auto_id="dimension-form-%s")


class DimensionMeasureForm(OperationForm):
    """How the numbers of a row come out of the data."""

    measure = forms.CharField(
        label=_("Amount"),
        required=False,
        help_text=_('In the language of rules, such as: sum of amount for "order"'),
        widget=forms.TextInput(attrs={"class": "rule", "spellcheck": "false"}),
    )
    over = forms.ChoiceField(
        label=_("Of all customers in the segment, the"),
        choices=[(over, LABELS[over]) for over in Over],
    )
    unit = forms.CharField(label=_("Unit"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over_row(cls, dimension: DimensionView) -> "DimensionMeasureForm":
        """Return the form as it begins for a row that stands."""
        initial = {
            "measure": dimension.measure,
            "over": dimension.over,
            "unit": dimension.unit,
            "version": dimension.version,
        }
        return cls(initial=initial, auto_id="measure-form-%s")


class NewDimensionForm(OperationForm):
    """A row to add."""

    name = forms.CharField(label=_("Name"))
    question = forms.CharField(
        label=_("Question"),
        required=False,
        help_text=_("Its empty cells ask it."),
    )
    kind = forms.ChoiceField(
        label=_("What its cells hold"),
        choices=KINDS,
        initial=Kind.STATEMENTS,
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(label=_("Unit of the number"), required=False)


class CharterForm(OperationForm):
    """One answer of the charter."""

    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
