"""Other words for a segment: brought in, put otherwise, taken off and put back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.segments import show_segment
from segmatrix.web.matrix.words import WordForm
from segmatrix.web.refusals import beside
from segmatrix.web.writing import carry_out, written


@require_POST
def add(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Keep somebody's own word for a segment."""
    actor = actor_on(request, matrix_id)
    form = WordForm(request.POST, auto_id="new-word-%s")
    if form.is_valid():
        said = form.cleaned_data
        given = events.AddAlias(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            segment_id=segment_id,
            text=said["text"],
            origin=said["origin"],
            language=said["language"],
        )
        with beside(form):
            return written(request, matrix_id, actions.add_alias(given, actor=actor), actor)
    return show_segment(request, actor, matrix_id, segment_id, refused_word=("", form))


@require_POST
def edit(request: HttpRequest, matrix_id: str, segment_id: str, alias_id: str) -> HttpResponse:
    """Put a word, its origin or its language otherwise."""
    actor = actor_on(request, matrix_id)
    word = next(
        (
            each
            for each in queries.aliases(matrix_id, segment_id, actor)
            if each.alias_id == alias_id
        ),
        None,
    )
    begun = WordForm.over(word) if word else WordForm()
    form = WordForm(request.POST, auto_id=f"word-{alias_id}-%s")
    form.fields["language"].choices = begun.fields["language"].choices
    if form.is_valid():
        said = form.cleaned_data
        given = events.EditAlias(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            alias_id=alias_id,
            text=said["text"],
            origin=said["origin"],
            language=said["language"],
        )
        with beside(form):
            return written(request, matrix_id, actions.edit_alias(given, actor=actor), actor)
    return show_segment(request, actor, matrix_id, segment_id, refused_word=(alias_id, form))


@require_POST
def remove(request: HttpRequest, matrix_id: str, segment_id: str, alias_id: str) -> HttpResponse:
    """Take a word off a segment, with a way back."""
    words, about = _("Took the word off; it can be put back."), {"alias_id": alias_id}
    return carry_out(request, matrix_id, actions.remove_alias, events.RemoveAlias, about, words)


@require_POST
def restore(request: HttpRequest, matrix_id: str, segment_id: str, alias_id: str) -> HttpResponse:
    """Let a word that was taken off stand for its segment again."""
    about = {"alias_id": alias_id}
    return carry_out(request, matrix_id, actions.restore_alias, events.RestoreAlias, about)
