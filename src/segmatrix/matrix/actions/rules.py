"""What can be done to the rule that defines a segment."""

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.matrix import access, events, ruling, terms, versioning
from segmatrix.matrix.models import Segment
from segmatrix.matrix.naming import written
from segmatrix.matrix.terms import Standing
from segmatrix.people.terms import Permission


@action
def set_segment_rule(given: events.SetSegmentRule, *, actor: Actor) -> None:
    """Define a segment by a rule, or by none.

    Refuses a text that is no rule (`errors.UnreadableRule`, with the place), one that leads back to
    its own segment, and one typed over an older rule. Records SegmentRuleSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.DATA)
    segment = access.segment(matrix, given.segment_id, typed=given.rule)
    versioning.refuse_if_stale(
        segment.rule_version,
        given.version,
        theirs=segment.rule,
        yours=given.rule,
        field="rule",
        who=lambda: access.last_author(matrix, f"segment:{segment.pk}:rule"),
    )
    rule, earlier = written(given.rule, field="rule", limit=terms.RULE_LENGTH), segment.rule
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
        inverse=events.SetSegmentRule(matrix_id=matrix.pk, segment_id=segment.pk, rule=earlier),
    )
