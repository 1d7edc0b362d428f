"""A round table: a matrix with objections and signatures, in one line each."""

from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.matrix import events as matrix
from segmatrix.review import events, queries
from tests.review.panel import Panel


class RoundTable(Panel):
    """A matrix with the segment Banks, and people who object and sign."""

    def __init__(self, cast: Any) -> None:
        super().__init__(cast)
        self.banks = self.segment("Banks", tier="primary")

    def object(
        self, reason: str = "They buy differently", *, by: Actor | None = None, **about: str
    ) -> str:
        """Object, by default as Sol to the segment, and return the objection's id."""
        about = about or {"about_kind": "segment", "about_id": self.banks}
        actor = by or self.cast.sol
        return self.do(events.RaiseObjection, by=actor, reason=reason, **about).objection_id

    def answer(self, objection_id: str, text: str = "We split them", **more: Any) -> Any:
        return self.do(events.AnswerObjection, objection_id=objection_id, text=text, **more)

    def override(self, objection_id: str, reason: str = "We need one list", **more: Any) -> Any:
        return self.do(events.OverrideObjection, objection_id=objection_id, reason=reason, **more)

    def objection(self, objection_id: str, reader: Actor | None = None) -> queries.ObjectionForm:
        return queries.objection(self.id, objection_id, reader or self.cast.fara)

    @property
    def objections(self) -> tuple[queries.ObjectionView, ...]:
        return queries.objections(self.id, self.cast.vic)

    @property
    def signing(self) -> queries.SigningView:
        return queries.signing(self.id, self.cast.vic)

    def sponsor(self, actor: Actor | None = None) -> str:
        """Put Exa, by default, on the list as a sponsor."""
        return self.member(actor or self.cast.exa, sponsor=True)

    def sign(self, *, by: Actor | None = None, **more: Any) -> Any:
        about = {"revision": 1} | more
        return self.do(events.SignRevision, by=by or self.cast.exa, **about)

    def fill(self) -> None:
        """Answer every question about Banks, settle its place, and name a decision."""
        for row in self.table.rows:
            about = {"segment_id": self.banks, "dimension_id": row.dimension.id}
            self.do(matrix.AnswerNotKnownYet, **about)
        place = {"segment_id": self.banks, "x": 3, "y": 4}
        self.do(matrix.AgreePlacement, rationale="Most of them said so", **place)
        self.do(matrix.EditCharter, field="decisions", text="Which trial to build")

    def make_ready(self) -> None:
        """Leave nothing to do: in review, shown twice to a sponsor, who has signed."""
        self.fill()
        exa = self.sponsor()
        self.expose(exa, self.cast.exa)
        self.do(matrix.AskForReview)
        self.expose(exa, self.cast.exa, 2)
        self.sign(revision=2)

    def review(self, note: str = "Please read it", *people: str, **more: Any) -> str:
        """Ask people, by default Sol alone, to read and answer, and return the review's id."""
        asked = list(people) or [self.member(self.cast.sol)]
        about = {"due": "2099-01-31", "note": note, "stakeholder_ids": asked} | more
        return self.do(events.AskReviewers, **about).review_id

    def reply_to(self, review_id: str, answer: str, words: str = "", **more: Any) -> Any:
        about = {"review_id": review_id, "answer": answer, "words": words} | more
        return self.do(events.AnswerReview, by=about.pop("by", self.cast.sol), **about)

    @property
    def reviews(self) -> tuple[queries.ReviewView, ...]:
        return queries.reviews(self.id, self.cast.vic)

    @property
    def judged(self) -> dict[str, tuple[str, ...]]:
        """What is missing, by condition; conditions that are met are left out."""
        judgement = queries.judgement(self.id, self.cast.vic)
        return {
            verdict.key: tuple(each.words for each in verdict.missing)
            for verdict in judgement.verdicts
            if not verdict.met
        }

    def said(self) -> object:
        """Return all that people see of objections and signatures, without ids and times."""
        signing = self.signing
        signed = signing.signed and (signing.signed.author_name, signing.signed.words)
        asked = signing.requested and (signing.requested.author_name, signing.requested.words)
        turns = [
            (each.id, each.state, [(turn.kind, turn.text, turn.author_name) for turn in each.turns])
            for each in self.objections
        ]
        return sorted(turns), signed, asked
