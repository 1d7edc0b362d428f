"""What can be done to the rule that defines a segment."""

from functools import partial

from segmatrix.activity.actions import action, record
from segmatrix.base import versions
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, ruling, terms
from segmatrix.matrix.models import Alias, Matrix, Segment
from segmatrix.matrix.terms import AliasKind, Standing
from segmatrix.people.terms import Permission


@action
def set_segment_rule(given: events.SetSegmentRule, *, actor: Actor) -> None:
    """Define a segment by a rule, or by none.

    A rule that an undo brings back refers to segments by what they are called now. Refuses a text
    that is no rule (`errors.UnreadableRule`, with the place), one that leads back to its own
    segment, one typed over an older rule, and to take back one that was changed since.
    Records SegmentRuleSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.DATA)
    segment = access.segment(matrix, given.segment_id, typed=given.rule)
    who = partial(access.rule_author, matrix, segment.pk)
    versions.refuse_if_stale(
        segment.rule_version,
        given.version,
        theirs=segment.rule,
        yours=given.rule,
        field="rule",
        who=who,
    )
    versions.refuse_if_overtaken(segment.rule, given.instead_of, field="rule", who=who)
    rule, earlier = written(given.rule, field="rule", limit=terms.RULE_LENGTH), segment.rule
    if rule and given.instead_of is not None:
        rule = _by_names_of_today(rule, matrix)
    if rule == earlier:
        return
    if rule:
        ruling.refuse_unless_rule(rule)
        rows = Segment.objects.filter(matrix=matrix, standing=Standing.CURRENT)
        ruling.refuse_circle(segment.name, rule, dict(rows.values_list("name", "rule")))
    segment.rule = rule
    segment.rule_version += 1
    segment.save(update_fields=["rule", "rule_version"])
    record(
        events.SegmentRuleSet(
            matrix_id=matrix.pk, segment_id=segment.pk, rule=rule, version=segment.rule_version
        ),
        inverse=events.SetSegmentRule(
            matrix_id=matrix.pk, segment_id=segment.pk, rule=earlier, instead_of=rule
        ),
    )


def _by_names_of_today(rule: str, matrix: Matrix) -> str:
    """Return a rule in which segments that were renamed or merged since have their new names."""
    shown = Segment.objects.filter(matrix=matrix, standing=Standing.CURRENT)
    names = Alias.objects.filter(matrix=matrix, removed=False, segment__in=shown)
    for name in ruling.names_in(rule) - set(shown.values_list("name", flat=True)):
        earlier = names.filter(text=name).exclude(kind=AliasKind.WORD)
        bearers = set(earlier.values_list("segment__name", flat=True))
        if len(bearers) == 1:
            rule = ruling.renamed(rule, name, bearers.pop())
    return rule
