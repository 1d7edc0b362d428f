"""What can be done to a comment, and to the thread that it is in."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.base.inputs import said
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.mentioning import mentioned, pieces
from segmatrix.matrix.models import Comment, Matrix, Thread
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission


@action
def start_thread(given: events.StartThread, *, actor: Actor) -> None:
    """Say the first comment on a statement, cell, placement, segment or the whole matrix.

    Refuses an empty or overlong text, and what is not there (any more) to be commented on.
    Records ThreadStarted.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    text = said(given.text, field="text", limit=terms.COMMENT_LENGTH)
    anchor = Anchor(
        segment_id=given.segment_id,
        dimension_id=given.dimension_id,
        statement_id=given.statement_id,
        placed_by=given.placed_by,
    )
    hung = access.anchored(matrix, anchor, typed=given.text)
    thread = Thread.objects.create(matrix=matrix, **hung, started_at=clock.now())
    comment = _say(thread, text, actor, position=0)
    record(
        events.ThreadStarted(**_whole(comment)),
        inverse=events.RemoveComment(matrix_id=matrix.pk, comment_id=comment.pk),
    )


@action
def reply_in_thread(given: events.ReplyInThread, *, actor: Actor) -> None:
    """Answer in a thread, whatever became of the thing that it hangs on.

    Refuses an empty or overlong text, and a thread that was taken back. Records ReplyAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    thread = access.thread(matrix, given.thread_id, typed=given.text)
    text = said(given.text, field="text", limit=terms.COMMENT_LENGTH)
    comment = _say(thread, text, actor, position=Comment.objects.filter(thread=thread).count())
    record(
        events.ReplyAdded(**_whole(comment)),
        inverse=events.RemoveComment(matrix_id=matrix.pk, comment_id=comment.pk),
    )


@action
def edit_comment(given: events.EditComment, *, actor: Actor) -> None:
    """Word one's own comment otherwise, and with it whom it mentions.

    Refuses somebody else's comment, an empty or overlong text, and one typed over an older text
    than stands (from another window). Records CommentEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    comment = access.comment(matrix, given.comment_id, typed=given.text)
    if comment.member_id != actor.member_id:
        raise NotPermitted(
            _("Only %(name)s can reword this comment.") % {"name": comment.author_name},
            hint=_("Answer it in a comment of your own."),
            yours=given.text,
        )
    versions.refuse_if_stale(
        comment.version,
        given.version,
        theirs=comment.text,
        yours=given.text,
        field="text",
        who=lambda: comment.author_name,
    )
    text, earlier = said(given.text, field="text", limit=terms.COMMENT_LENGTH), comment.text
    if text == earlier:
        return
    comment.text, comment.mentions = text, _mentions(text, matrix.pk, actor)
    comment.version += 1
    comment.save(update_fields=["text", "mentions", "version"])
    record(
        events.CommentEdited(**_whole(comment)),
        inverse=events.EditComment(matrix_id=matrix.pk, comment_id=comment.pk, text=earlier),
    )


@action
def remove_comment(given: events.RemoveComment, *, actor: Actor) -> None:
    """Take a comment out of its thread; the author and whoever facilitates may.

    Refuses one removed already. Records CommentRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    comment = access.comment(matrix, given.comment_id)
    _refuse_unless_theirs(matrix, comment, actor)
    comment.removed = True
    comment.save(update_fields=["removed"])
    record(
        events.CommentRemoved(**_anchor(comment.thread), comment_id=comment.pk),
        inverse=events.RestoreComment(matrix_id=matrix.pk, comment_id=comment.pk),
    )


@action
def restore_comment(given: events.RestoreComment, *, actor: Actor) -> None:
    """Put a removed comment back; the author and whoever facilitates may.

    Refuses one that stands. Records CommentRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    comment = access.comment(matrix, given.comment_id, removed=True)
    _refuse_unless_theirs(matrix, comment, actor)
    comment.removed = False
    comment.save(update_fields=["removed"])
    record(
        events.CommentRestored(**_whole(comment)),
        inverse=events.RemoveComment(matrix_id=matrix.pk, comment_id=comment.pk),
    )


@action
def resolve_thread(given: events.ResolveThread, *, actor: Actor) -> None:
    """Say that a thread is settled.

    Refuses one that is, naming who settled it. Records ThreadResolved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    thread = access.thread(matrix, given.thread_id)
    if thread.resolved_at:
        name = thread.resolved_by_name
        raise Changed(_("%(name)s has settled this already.") % {"name": name}, by=name)
    thread.resolved_at = clock.now()
    thread.resolved_by, thread.resolved_by_name = actor.member_id, actor.name
    thread.save(update_fields=["resolved_at", "resolved_by", "resolved_by_name"])
    record(
        events.ThreadResolved(**_anchor(thread), text=_first_text(thread)),
        inverse=events.ReopenThread(matrix_id=matrix.pk, thread_id=thread.pk),
    )


@action
def reopen_thread(given: events.ReopenThread, *, actor: Actor) -> None:
    """Open a settled thread again.

    Refuses one that is open. Records ThreadReopened.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    thread = access.thread(matrix, given.thread_id)
    if not thread.resolved_at:
        name = access.last_author(matrix, f"thread:{thread.pk}:resolved")
        raise Changed(_("This is open already."), by=name)
    thread.resolved_at, thread.resolved_by, thread.resolved_by_name = None, "", ""
    thread.save(update_fields=["resolved_at", "resolved_by", "resolved_by_name"])
    record(
        events.ThreadReopened(**_anchor(thread), text=_first_text(thread)),
        inverse=events.ResolveThread(matrix_id=matrix.pk, thread_id=thread.pk),
    )


def _say(thread: Thread, text: str, actor: Actor, *, position: int) -> Comment:
    return Comment.objects.create(
        thread=thread,
        position=position,
        text=text,
        mentions=_mentions(text, thread.matrix_id, actor),
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        said_at=clock.now(),
    )


def _mentions(text: str, matrix_id: str, actor: Actor) -> list[str]:
    """Return the ids of those in the matrix whom a text mentions.

    A guest mentions whom they have met there, so that trying names tells nothing of who else is in.
    """
    if "@" not in text:
        return []
    names = {each.id: each.name for each in people.participants(matrix_id, actor)}
    if people.participant(actor.member_id, matrix_id, actor).guest:
        names = {each: names[each] for each in access.heard(matrix_id) & names.keys()}
    return mentioned(pieces(text, names))


def _refuse_unless_theirs(matrix: Matrix, comment: Comment, actor: Actor) -> None:
    if comment.member_id != actor.member_id:
        people.require(actor, Permission.FACILITATE, matrix.pk)


def _first_text(thread: Thread) -> str:
    standing = Comment.objects.filter(thread=thread, removed=False).order_by("position")
    return standing.values_list("text", flat=True)[0]


def _anchor(thread: Thread) -> dict[str, str]:
    at = thread.statement or thread
    return {
        "matrix_id": thread.matrix_id,
        "thread_id": thread.pk,
        "segment_id": at.segment_id or "",
        "dimension_id": at.dimension_id or "",
        "statement_id": thread.statement_id or "",
        "placed_by": thread.placed_by,
    }


def _whole(comment: Comment) -> dict[str, object]:
    return _anchor(comment.thread) | {
        "comment_id": comment.pk,
        "text": comment.text,
        "mentions": comment.mentions,
        "position": comment.position,
        "version": comment.version,
        "member_id": comment.member_id,
        "author_name": comment.author_name,
        "department": comment.department,
    }
