"""The pattern page: every part of a page in every state, drawn from sample values."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Span
from segmatrix.matrix.terms import LABELS, PALETTE, Kind, Tier
from segmatrix.web.matrix.rule_checks import Mistake, RuleCheck
from segmatrix.web.pattern_samples import PEOPLE, sample_bar, sample_overlap, sample_sheet
from segmatrix.web.who import upsetting

SURFACES = ("paper", "sheet", "sunken", "accent-soft", "draft-soft", "bad-soft", "good-soft")
INKS = ("ink", "ink-2", "ink-3", "accent", "draft", "bad", "good")
ICONS = (
    "overview",
    "matrix",
    "map",
    "charter",
    "people",
    "rounds",
    "evidence",
    "data",
    "decisions",
    "trend",
    "help",
    "search",
    "plus",
    "more",
    "close",
    "check",
    "warning",
    "undo",
    "link",
    "light",
    "dark",
    "system",
    "left",
    "right",
    "up",
    "down",
    "chevron",
    "edit",
    "remove",
    "history",
    "drag",
    "focus",
    "compare",
    "rule",
    "hide",
    "download",
    "upload",
    "sign-out",
    "keyboard",
    "note",
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As people say it."))
    note = forms.CharField(label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2}))
    tier = forms.ChoiceField(
        label=gettext_lazy("How much it matters"), choices=[(tier, LABELS[tier]) for tier in Tier]
    )
    certain = forms.BooleanField(label=gettext_lazy("I am sure of it"))
    kind = forms.ChoiceField(
        label=gettext_lazy("What its cells hold"),
        choices=[(kind, LABELS[kind]) for kind in Kind],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(label=gettext_lazy("A file"))


@login_not_required
@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    sheet = sample_sheet()
    context = {
        "here": "patterns",
        "may": ["edit-cells", "shape", "data"],
        "surfaces": SURFACES,
        "inks": INKS,
        "icons": ICONS,
        "palette": PALETTE,
        "people": PEOPLE,
        "sheet": sheet,
        "places": dict.fromkeys((segment.id for segment in sheet.columns), _("place disputed")),
        "sheet_matrix_id": sheet.matrix.id,
        "form": SampleForm(initial={"tier": Tier.PRIMARY}, auto_id="sample-%s"),
        "wrong": SampleForm({"tier": "huge"}, auto_id="wrong-%s"),
        "rule_check": _rule_check(),
        "bar": sample_bar(),
        "picture": upsetting.draw(sample_overlap(sheet)),
        "toast_words": _("Removed the statement."),
        "bad_words": _("Ben changed this since."),
        "bad_hint": _("Edit it anew if you still want it otherwise."),
        "empty_title": _("No segments yet"),
        "empty_sentence": _("A segment is a broad group of customers with shared needs."),
        "empty_example": _("For example: Risk modellers, who must defend every figure."),
        "empty_label": _("Add the first segment"),
    }
    return render(request, "segmatrix/patterns/page.html", context)


def _rule_check() -> RuleCheck:
    rule = 'plann is "pro" and did "login" in the last 30 days'
    error = RuleError(
        _("The data has no trait “plann”."),
        code="unknown_trait",
        span=Span(0, 5),
        hint=_("Did you mean “plan”?"),
        suggestion="plan",
    )
    english = _("People whose plan is “pro” and who did “login” in the last 30 days.")
    return RuleCheck(rule, english, (Mistake.of(error, rule),))
