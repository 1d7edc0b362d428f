"""Logic, and what a rule can be."""

from dataclasses import dataclass
from typing import TypeAlias

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.happenings import (
    Did,
    FirstDid,
    HadSession,
    LastDid,
    Lifecycle,
    MoreOften,
    NthDid,
    Restarted,
    Rhythm,
    Sequence,
    Stopped,
)
from segmatrix.kit.rules.nodes.memberships import (
    EnteredStage,
    InCluster,
    InList,
    InSegment,
    InStage,
    OfAccount,
    OfPeople,
)
from segmatrix.kit.rules.nodes.subjects import Subject
from segmatrix.kit.rules.nodes.tests import Test
from segmatrix.kit.rules.nodes.voices import Gave, RaisedTheme, Said, SawExperiment


@dataclass(frozen=True, slots=True)
class Everyone(Node):
    """`everyone`."""


@dataclass(frozen=True, slots=True)
class And(Node):
    """`A and B and C`."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`A or B or C`."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not A`."""

    part: "Rule"


@dataclass(frozen=True, slots=True)
class AtLeastOf(Node):
    """`at least 2 of (A, B, C)`."""

    number: int
    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Condition(Node):
    """A subject held against a test; `negated` is exactly `not` of the positive form."""

    subject: Subject
    test: Test
    negated: bool = False


Rule: TypeAlias = (
    Everyone
    | And
    | Or
    | Not
    | AtLeastOf
    | Condition
    | Did
    | FirstDid
    | LastDid
    | NthDid
    | MoreOften
    | Sequence
    | Rhythm
    | Stopped
    | Restarted
    | Lifecycle
    | HadSession
    | Gave
    | Said
    | RaisedTheme
    | SawExperiment
    | InStage
    | EnteredStage
    | InSegment
    | InList
    | InCluster
    | OfPeople
    | OfAccount
)
