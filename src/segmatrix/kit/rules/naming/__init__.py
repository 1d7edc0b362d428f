"""What each kind of node needs of the data: that its names exist, and fit the unit and the type.

Each kind of node that names something has one entry in CHECKS.
"""

from collections.abc import Callable, Iterator, Mapping

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming import conditions, events, memberships, traits, voices
from segmatrix.kit.rules.naming.known import Known, Seen
from segmatrix.kit.rules.nodes import (
    Amount,
    AverageScore,
    Condition,
    EnteredStage,
    EventPattern,
    Gave,
    InCluster,
    InList,
    InSegment,
    InStage,
    LatestScore,
    LifetimeValue,
    Node,
    OfAccount,
    OfPeople,
    Property,
    RaisedTheme,
    RfmScore,
    Said,
    SawExperiment,
    StepProperty,
    Trait,
)

__all__ = ["CHECKS", "Known", "Seen"]

CHECKS: Mapping[type[Node], Callable[[Seen], Iterator[RuleError]]] = {
    OfPeople: memberships.of_people,
    OfAccount: memberships.of_account,
    InSegment: memberships.in_segment,
    InList: memberships.in_list,
    InCluster: memberships.in_cluster,
    InStage: memberships.in_stage,
    EnteredStage: memberships.entered_stage,
    Trait: traits.trait,
    LifetimeValue: traits.lifetime_value,
    EventPattern: events.event,
    Property: events.event_property,
    StepProperty: events.step_property,
    Amount: events.amount,
    Condition: conditions.condition,
    LatestScore: voices.feedback,
    AverageScore: voices.feedback,
    Gave: voices.feedback,
    Said: voices.feedback,
    RaisedTheme: voices.theme,
    SawExperiment: voices.experiment,
    RfmScore: voices.score,
}
