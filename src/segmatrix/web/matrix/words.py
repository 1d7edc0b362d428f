"""The words for a segment as its drawer shows them, each with the form that puts it otherwise."""

from dataclasses import dataclass

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries
from segmatrix.matrix.queries import WordView
from segmatrix.matrix.terms import AliasKind
from segmatrix.web.forms import OperationForm


def language_name(code: str) -> str:
    """Return what a language is called in the reader's own, or its code where that is not known."""
    known = LANG_INFO.get(code.casefold(), {})
    return _(known["name"]) if "name" in known else code


def _languages() -> list[tuple[str, str]]:
    codes = [code for code, known in LANG_INFO.items() if "name" in known]
    named = sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
    return [("", _("Not said")), *named]


class WordForm(OperationForm):
    """A word for a segment, with where it comes from."""

    text = forms.CharField(
        label=gettext_lazy("Word"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    origin = forms.CharField(
        label=gettext_lazy("Who says so"),
        required=False,
        help_text=gettext_lazy("A team, a document. Left empty: your department."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=_languages)

    @classmethod
    def over(cls, word: WordView) -> "WordForm":
        """Return the form as it begins for a word that stands."""
        initial = {"text": word.word, "origin": word.origin, "language": word.language}
        form = cls(initial=initial, auto_id=f"word-{word.alias_id}-%s")
        choices = form.fields["language"].choices
        if word.language and word.language not in dict(choices):
            form.fields["language"].choices = [*choices, (word.language, word.language)]
        return form


@dataclass(frozen=True, slots=True)
class WordLine:
    """One word: what the drawer shows of it.

    Attributes:
        form: What puts it otherwise; nothing for a name that the segment had, which is kept.
        language: The name of its language, or empty.
        open: Whether the form is shown, because what it holds was refused.
    """

    word: WordView
    form: WordForm | None
    language: str
    open: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All words for a segment beside its name, those taken off it, and the form for a new one."""

    lines: tuple[WordLine, ...]
    removed: tuple[WordView, ...]
    form: WordForm
    open: bool


def words_for(
    matrix_id: str, segment_id: str, actor: Actor, *, refused: tuple[str, WordForm] | None = None
) -> Words:
    """Return the words for a segment.

    Args:
        refused: A form that was refused with the id of the alias it is about, empty for a new word.
    """
    about, form = refused or ("", None)
    lines = []
    for word in queries.aliases(matrix_id, segment_id, actor):
        kept = word.kind != AliasKind.WORD
        mine = form if about == word.alias_id else None
        lines.append(
            WordLine(
                word=word,
                form=None if kept else mine or WordForm.over(word),
                language=language_name(word.language) if word.language else "",
                open=mine is not None,
            )
        )
    new = form if form is not None and not about else None
    return Words(
        lines=tuple(lines),
        removed=queries.removed_aliases(matrix_id, segment_id, actor),
        form=new or WordForm(auto_id="new-word-%s"),
        open=new is not None,
    )
