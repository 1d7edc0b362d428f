"""What somebody did, said, was shown and belongs to."""

from dataclasses import dataclass

from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Rule
from segmatrix.kit.rules.parsing.values import DURATIONS, ELAPSED
from tests.kit.rules.generating.events import Events
from tests.kit.rules.generating.times import FULL, counts, times


@dataclass(frozen=True)
class Happenings(Events):
    """Strategies for conditions that begin with a word of their own."""

    def happenings(self) -> list[st.SearchStrategy[Rule]]:
        event, window, either = self.events, self.windows(), st.booleans()
        length = self.durations(least=1)
        factors = st.none() | st.sampled_from([1, 2, 0.5, 1.5])
        return [
            st.builds(n.Did, event, st.none() | counts(), window, either),
            st.builds(n.FirstDid, event, window),
            st.builds(n.LastDid, event, window),
            st.builds(n.NthDid, event, st.integers(1, 4), window, either),
            st.builds(n.MoreOften, event, event, factors, window, either),
            _sequences(self),
            _rhythms(self),
            st.builds(n.Stopped, event, length, length),
            st.builds(n.Restarted, event, length, length),
            st.builds(
                n.Lifecycle,
                st.sampled_from(list(n.Phase)),
                event,
                st.sampled_from(DURATIONS),
            ),
            st.builds(n.HadSession, self.durations(units=ELAPSED), window),
        ]

    def voices(self) -> list[st.SearchStrategy[Rule]]:
        window, often = self.windows(), st.none() | counts()
        found: list[st.SearchStrategy[Rule]] = []
        if self.words.feedback:
            kinds = st.sampled_from(list(n.ScoreKind))
            found.append(st.builds(n.Gave, kinds, window))
            found.append(st.builds(n.Said, self.values(Type.TEXT), often, window))
        if self.words.themes:
            themes = st.sampled_from(self.words.themes)
            found.append(st.builds(n.RaisedTheme, themes, often, window))
        variants = [
            (name, variant)
            for name, own in self.words.experiments.items()
            for variant in (None, *own)
        ]
        if variants:
            saw = st.builds(
                lambda of, window: n.SawExperiment(*of, window), st.sampled_from(variants), window
            )
            found.append(saw)
        return found

    def memberships(self) -> list[st.SearchStrategy[Rule]]:
        """Where somebody of the unit at home belongs."""
        words, either = self.words, st.booleans()
        found: list[st.SearchStrategy[Rule]] = []
        if words.segments:
            found.append(st.builds(n.InSegment, st.sampled_from(words.segments), either))
        if words.lists:
            found.append(st.builds(n.InList, st.sampled_from(words.lists), either))
        clusters = [(name, study) for study, names in words.clusters.items() for name in names]
        if clusters:
            found.append(
                st.builds(
                    lambda of, negated: n.InCluster(*of, negated), st.sampled_from(clusters), either
                )
            )
        if words.stages:
            stages = st.sampled_from(words.stages)
            several = st.lists(stages, min_size=1, max_size=2).map(tuple)
            found.append(st.builds(n.InStage, several))
            found.append(st.builds(n.EnteredStage, stages, self.windows_until_now()))
        return found


@st.composite
def _sequences(draw: st.DrawFn, drawing: Events) -> n.Sequence:
    names = draw(st.lists(st.sampled_from(list(drawing.words.events)), min_size=2, max_size=3))
    steps = [drawing.event(name, tuple(names[:at])) for at, name in enumerate(names)]
    without = st.one_of(drawing.event(name, tuple(names)) for name in drawing.words.events)
    return n.Sequence(
        tuple(map(draw, steps)),
        draw(st.none() | without),
        draw(st.none() | drawing.durations(units=ELAPSED)),
        draw(drawing.windows()),
        draw(st.booleans()),
    )


@st.composite
def _rhythms(draw: st.DrawFn, drawing: Events) -> n.Rhythm:
    per = n.Duration(draw(st.integers(1, 3)), draw(st.sampled_from(DURATIONS)))
    last = draw(st.integers(2, 4))
    may_be_full = per.number == 1 and per.unit in FULL
    return n.Rhythm(
        draw(drawing.events),
        draw(times(highest=4)),
        per,
        draw(times(highest=last - 1)),
        last,
        may_be_full and draw(st.booleans()),
        draw(st.booleans()),
    )
