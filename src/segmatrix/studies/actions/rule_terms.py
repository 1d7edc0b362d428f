"""The rule terms of a matrix: which stages, themes, clusters and scores its rules may name."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.rule_terms import RuleTerms
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access, events, models
from segmatrix.studies.errors import UnreadableRuleTerms
from segmatrix.studies.queries.rule_terms import text_now
from segmatrix.studies.terms import RULE_TERMS_LENGTH


@action
def set_rule_terms(given: events.SetRuleTerms, *, actor: Actor) -> None:
    """Define what rules of a matrix may name. Records RuleTermsSet, upon which all is counted anew.

    Refuses who may not work with customer data, a text that cannot be read (`UnreadableRuleTerms`,
    with the places), and one typed over an older version than stands. What the data cannot answer
    is no reason: it is told where it is used.
    """
    matrix = access.persons(given.matrix_id, actor)
    text = given.text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    stands = _newest(matrix.id)
    standing = text_now(stands) if stands else ""
    if text == standing:
        return
    version = stands.version if stands else 0
    if given.version not in (None, version):
        assert stands is not None
        raise Changed(
            _("%(name)s changed this while you were writing.") % {"name": stands.set_by},
            hint=_("Both texts are here: save yours again to replace the other."),
            field="text",
            theirs=standing,
            yours=text,
            version=version,
        )
    _refuse_unreadable(text)
    # Who typed while a segment was renamed still means that segment.
    meant = (stands.segments if stands else {}) | _ids_by_name(matrix.id)
    segments = {name: meant.get(name, "") for name in sorted(RuleTerms.parse(text).segments)}
    _keep(matrix.id, version, text, segments, actor)


@action
def restore_rule_terms(given: events.RestoreRuleTerms, *, actor: Actor) -> None:
    """Let an earlier version stand again, as a new one. Records RuleTermsSet.

    Refuses who may not work with customer data, and a version that there is not.
    """
    matrix = access.persons(given.matrix_id, actor)
    stands = _newest(matrix.id)
    wanted = models.RuleTerms.objects.filter(matrix_id=matrix.id, version=given.version).first()
    if stands is None or (wanted is None and given.version != 0):
        raise NotFound(_("There is no such version here."))
    if wanted is None:
        if stands.text:
            _keep(matrix.id, stands.version, "", {}, actor)
    elif text_now(wanted) != text_now(stands):
        _keep(matrix.id, stands.version, wanted.text, wanted.segments, actor)


def bind_names(matrix_id: str) -> None:
    """Note in every version which segment is meant by a name that none had when it was written."""
    rows = models.RuleTerms.objects.filter(matrix_id=matrix_id).defer("text")
    unbound = [row for row in rows if "" in row.segments.values()]
    if not unbound:
        return
    ids = _ids_by_name(matrix_id)
    for row in unbound:
        row.segments = {name: ident or ids.get(name, "") for name, ident in row.segments.items()}
        row.save(update_fields=["segments"])


def _ids_by_name(matrix_id: str) -> dict[str, str]:
    return {each.name: each.id for each in matrices.definitions(matrix_id).segments}


def _newest(matrix_id: str) -> models.RuleTerms | None:
    return models.RuleTerms.objects.filter(matrix_id=matrix_id).order_by("-version").first()


def _keep(matrix_id: str, before: int, text: str, segments: dict[str, str], actor: Actor) -> None:
    kept = models.RuleTerms.objects.create(
        matrix_id=matrix_id,
        version=before + 1,
        text=text,
        segments=segments,
        set_by=actor.name,
        set_at=clock.now(),
    )
    record(
        events.RuleTermsSet(matrix_id=matrix_id, version=kept.version),
        inverse=events.RestoreRuleTerms(matrix_id=matrix_id, version=before),
    )


def _refuse_unreadable(text: str) -> None:
    if len(text) > RULE_TERMS_LENGTH:
        raise Invalid(
            _("This text has more than %(limit)s characters.") % {"limit": RULE_TERMS_LENGTH},
            hint=_("Long lists of ids belong among the lists."),
            field="text",
        )
    try:
        RuleTerms.parse(text)
    except RuleError as error:
        raise UnreadableRuleTerms(error) from error
