"""Findings to look for words among, and two ways to look: the scan and the index."""

import random
from datetime import timedelta

from django.db import connection

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.evidence.models import Observation, Source
from segmatrix.matrix.models import Matrix
from segmatrix.people import queries as people
from segmatrix.people.models import Department, Member, User, Workspace
from segmatrix.search.access import Reader, within
from segmatrix.search.asking import asked
from segmatrix.search.matching import Answers, Wanted
from segmatrix.search.nouns import NOUNS

RARELY = 0.005  # in how many of them the rare word is
SEVERAL = 0.0015  # in how many of them one is that is rare enough for the best to come first
VOCABULARY = 20_000
LENGTH = (8, 40)  # words of a finding


def begin() -> tuple[Matrix, User]:
    """Begin a workspace with one matrix and one member."""
    workspace = Workspace.objects.create(name="Bench", timezone="UTC")
    department = Department.objects.create(workspace=workspace, name="Bench")
    user = User.objects.create(email="bench@bench.test")
    Member.objects.create(
        workspace=workspace,
        user=user,
        name="Bench",
        department=department,
        role="owner",
        joined_at=clock.now(),
    )
    matrix = Matrix.objects.create(workspace=workspace, name="Bench", created_at=clock.now())
    return matrix, user


def reader_of(matrix: Matrix, user: User) -> Actor:
    """Return who reads, as every page of a matrix finds out first."""
    return people.reader_for(user, matrix.workspace_id, matrix_id=matrix.pk)


def fill(matrix: Matrix, actor: Actor, count: int) -> None:
    """Let there be so many findings, whose words are as unequally frequent as a language's."""
    chance = random.Random(4)
    vocabulary = [f"{chance.choice('bcdfglmnprst')}a{number:x}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    source = Source.objects.create(
        matrix=matrix,
        kind="tickets",
        title="Tickets",
        member_id=actor.member_id,
        author_name=actor.name,
        added_at=clock.now(),
    )
    begun = clock.now() - timedelta(days=365)
    rows = []
    for number in range(count):
        said = ["everyone", *chance.choices(vocabulary, weights, k=chance.randint(*LENGTH))]
        said += ["zebra"] * (chance.random() < RARELY) + ["yak"] * (chance.random() < SEVERAL)
        chance.shuffle(said)
        rows.append(
            Observation(
                source=source,
                kind="quote",
                text=" ".join(said),
                basis=2,
                member_id=actor.member_id,
                author_name=actor.name,
                added_at=begun + timedelta(seconds=number),
            )
        )
    Observation.objects.bulk_create(rows, batch_size=1_000)


def scan(matrix: Matrix, word: str) -> int:
    """Count the findings that hold a word by looking at each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM evidence_observation"
            " JOIN evidence_source ON evidence_source.id = evidence_observation.source_id"
            " WHERE evidence_source.matrix_id = %s AND evidence_observation.text LIKE %s",
            [matrix.pk, f"%{word}%"],
        )
        return cursor.fetchone()[0]


def ask(reader: Reader, typed: str) -> int:
    """Ask the index what a page asks: how many of each kind, and which come first."""
    sought = asked(typed)
    scopes = {kind: own for kind in NOUNS if (own := reader.scopes(kind))}
    answers = Answers(within(reader.matrix_id), scopes, sought)
    answers.refs({kind: Wanted.of(answers.totals[kind]) for kind in scopes})
    return sum(answers.totals.values())
