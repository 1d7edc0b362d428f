"""A workshop among colleagues: the shortest ways to plan it, go through it and look at it."""

from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.rounds.queries import SheetView, sheet
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.queries import WorkshopView
from tests.cast import Cast
from tests.rounds.circle import Circle

TAKING_PART = ("sol", "mika", "pri", "ana")
REFLECT = {
    "kind": "reflect",
    "title": "Think alone",
    "minutes": 10,
    "setting": {"prompts": [{"words": "What do they want?", "dimension": "goals"}]},
}
GROUP = {"kind": "group", "title": "Put together"}
VOTE = {"kind": "vote", "title": "Vote", "setting": {"budget": 5, "cap": 3}}
PLACE = {"kind": "place", "title": "Place", "setting": {"asks": ["place"]}}
DISCUSS = {"kind": "discuss", "title": "Discuss"}
AGREE = {"kind": "agree", "title": "Agree"}
WHOLE = (REFLECT, GROUP, VOTE, PLACE, DISCUSS, AGREE)


class Room(Circle):
    """A matrix with two segments, and the workshops in it, led by Fara, who answers nothing."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.workshop_id = ""

    def do(self, action: Any, asked: type[Any], who: str = "fara", **more: Any) -> list[Fact]:
        """Do something in the workshop and return the facts."""
        given = asked(matrix_id=self.id, workshop_id=self.workshop_id, **more)
        return list(action(given, actor=getattr(self.cast, who)))

    def planned(self, *phases: dict[str, Any], **more: Any) -> dict[str, Any]:
        """What a workshop is to be, as an input has it."""
        return {
            "matrix_id": self.id,
            "name": "Kick-off",
            "phases": list(phases or WHOLE),
            "people": [self.member(name) for name in (*TAKING_PART, "fara")],
            "abstaining": [self.member("fara")],
        } | more

    def drafted(self, *phases: dict[str, Any], **more: Any) -> str:
        """Plan a workshop, all that follows is about it, and return its id."""
        given = events.DraftWorkshop(**self.planned(*phases, **more))
        facts = actions.draft_workshop(given, actor=self.cast.fara)
        self.workshop_id = vars(facts[0])["workshop_id"]
        return self.workshop_id

    def begun(self, *phases: dict[str, Any], **more: Any) -> str:
        """Plan a workshop, begin it, and return its id."""
        self.drafted(*phases, **more)
        self.do(actions.begin_workshop, events.BeginWorkshop)
        return self.workshop_id

    @property
    def now(self) -> WorkshopView:
        """The workshop as Fara sees it."""
        return self.seen_by("fara")

    def seen_by(self, who: str) -> WorkshopView:
        return queries.workshop(self.id, self.workshop_id, getattr(self.cast, who))

    def forward(self, who: str = "fara") -> list[Fact]:
        """Step on from where the workshop is."""
        leaving = self.now.phase.id
        return self.do(actions.step_forward, events.StepForward, who, phase_id=leaving)

    def back(self, who: str = "fara") -> list[Fact]:
        """Step back from where the workshop is."""
        leaving = self.now.phase.id
        return self.do(actions.step_back, events.StepBack, who, phase_id=leaving)

    def ready(self, who: str, ready: bool = True) -> list[Fact]:
        """Somebody says that they are done, or not yet."""
        more = {"phase_id": self.now.phase.id, "member_id": self.member(who), "ready": ready}
        return self.do(actions.say_ready, events.SayReady, who, **more)

    def answer(self, who: str, value: Any, position: int = 0) -> list[Fact]:
        """Somebody answers a question of the present phase."""
        return list(self.give(self.now.phase.round_id, who, value, position))

    def write(self, who: str, *texts: str) -> list[Fact]:
        """Somebody writes thoughts in the present phase."""
        return self.answer(who, {"texts": list(texts)})

    def asked_of(self, who: str) -> SheetView:
        """What somebody is asked in the present phase."""
        return sheet(self.id, self.now.phase.round_id, getattr(self.cast, who))
