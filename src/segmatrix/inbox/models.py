from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.inbox.terms import Every


class Digest(models.Model):
    """One mail to one member about what was unread, reserved before it is sent.

    Without `sent_at` nobody knows whether it went out: its worker was killed. It is not sent again.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    member_id = models.CharField(max_length=16)
    day = models.DateField()
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member_id", "day"], name="one_digest_per_member_and_period"
            )
        ]


class Notice(models.Model):
    """One thing that somebody did which concerns one member.

    The fact is `number` in the matrix's stream, part of `operation_id`. `text` is the comment's or
    statement's words; those of a comment follow its edits and go with its removal. `withdrawn` says
    that what it tells was taken back; such a notice shows only if it was read before. `digest` is
    the mail that listed it.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace_id = models.CharField(max_length=16)
    member_id = models.CharField(max_length=16)
    matrix_id = models.CharField(max_length=16)
    number = models.PositiveBigIntegerField()
    operation_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    statement_id = models.CharField(max_length=16, blank=True)
    thread_id = models.CharField(max_length=16, blank=True)
    comment_id = models.CharField(max_length=16, blank=True)
    question_id = models.CharField(max_length=16, blank=True)
    proposal_id = models.CharField(max_length=16, blank=True)
    objection_id = models.CharField(max_length=16, blank=True)
    review_id = models.CharField(max_length=16, blank=True)
    step_id = models.CharField(max_length=16, blank=True)
    round_id = models.CharField(max_length=16, blank=True)
    workshop_id = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)
    digest = models.ForeignKey(Digest, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix_id", "number", "member_id"], name="one_notice_per_fact_and_member"
            )
        ]
        indexes = [
            models.Index(fields=["member_id", "-at"], name="notices_of_a_member"),
            models.Index(
                fields=["member_id", "at"],
                condition=Q(read_at=None, withdrawn=False),
                name="unread_notices",
            ),
            models.Index(fields=["matrix_id", "operation_id"], name="notices_of_an_operation"),
            models.Index(fields=["comment_id"], name="notices_of_a_comment"),
            models.Index(fields=["question_id"], name="notices_of_a_question"),
        ]


class DigestChoice(models.Model):
    """How often a member wants mail; nobody who has not chosen has a row."""

    member_id = models.CharField(max_length=16, primary_key=True)
    every = models.CharField(max_length=10, default=Every.DAY)
