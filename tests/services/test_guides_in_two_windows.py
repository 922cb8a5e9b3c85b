"""One guide in two windows: the answers of both are kept, and a walk is finished once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.guides import Keep, Question
from connect_tui.exchange.guides.words import keep_of
from connect_tui.services import guides
from connect_tui.services.drafts import drafts
from connect_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from connect_tui.domain.guide_runs import GuideRun, Value
    from tests.living import StandingClock


def _said_in(run: GuideRun) -> list[Value]:
    return [one.value for one in run.answers]


def test_two_windows_in_one_guide_keep_the_answers_of_both(
    workspace: Workspace, clock: StandingClock
) -> None:
    other, guide = Workspace(workspace.paths, clock), guides.guide_of(workspace, "listen")
    who, (first, second) = guide.steps[0], [one for one in guide.steps if isinstance(one, Question)][:2]
    here = guides.begin(workspace, "listen")
    clock.move(seconds=1)
    there = guides.begin(other, "listen")
    here = guides.keep_run(workspace, guides.answer(workspace, here, who, "Maya"))
    there = guides.keep_run(other, guides.answer(other, there, first, "There"))
    assert (there.person_name, there.started) == ("Maya", here.started)
    there = guides.keep_run(other, guides.answer(other, there, second, "There as well"))
    here = guides.keep_run(workspace, guides.answer(workspace, here, first, "Here"))
    there = guides.keep_run(other, guides.answer(other, there, second, ""))
    assert _said_in(guides.begin(workspace, "listen")) == _said_in(there) == ["Maya", "Here"]
    guides.keep_run(other, guides.answer(other, there, second, "There again"))
    entry, _ = guides.finish(workspace, here, done=False)
    assert entry is not None
    assert "There again" in entry.text


def test_a_walk_another_window_finished_does_not_come_back_and_loses_no_words(
    workspace: Workspace, clock: StandingClock
) -> None:
    other, guide = Workspace(workspace.paths, clock), guides.guide_of(workspace, "listen")
    learned = next(one for one in guide.steps if keep_of(one) is Keep.DETAILS)
    run = guides.answer(workspace, guides.begin(workspace, "listen"), guide.steps[0], "Maya")
    there = guides.keep_run(other, guides.answer(workspace, run, learned, "She is well"))
    first, _ = guides.finish(workspace, guides.begin(workspace, "listen"), done=True)
    assert first is not None
    assert (guides.keep_run(other, there), guides.has_begun(other, "listen")) == (there, False)
    assert guides.finish(other, there, done=True) == (first, guides.finish(other, there, done=True)[1])
    there = guides.keep_run(other, guides.answer(other, there, learned, "She sings"))
    assert not guides.has_begun(workspace, "listen")
    assert ["She sings" in one.text for one in drafts(workspace)] == [True]
    begun = guides.begin(workspace, "listen")
    assert begun.is_empty
    entry, outcome = guides.finish(other, there, done=True)
    assert entry is not None
    assert (entry.id, outcome.changed, drafts(workspace)) == (first.id, True, ())
    assert entry.text.startswith(first.text)
    assert entry.text.count("She sings") == 1
    assert workspace.store.journal(workspace.today(), workspace.today()) == [entry]
    (maya,) = workspace.store.profiles().values()
    assert [one.text for one in maya.details] == ["She is well", "She sings"]
    guides.keep_run(workspace, guides.answer(workspace, begun, learned, "A new walk"))
    assert _said_in(guides.begin(other, "listen")) == ["A new walk"]


def test_a_walk_begun_anew_stays_beside_the_one_that_another_window_still_has(
    workspace: Workspace, clock: StandingClock
) -> None:
    other, guide = Workspace(workspace.paths, clock), guides.guide_of(workspace, "self")
    old = guides.keep_run(other, guides.answer(other, guides.begin(other, "self"), guide.steps[0], "Old"))
    new = guides.begin_anew(workspace, "self")
    old = guides.keep_run(other, guides.answer(other, old, guide.steps[1], "Still here"))
    assert not guides.has_begun(workspace, "self")
    guides.keep_run(workspace, guides.answer(workspace, new, guide.steps[0], "New"))
    guides.keep_run(other, old)
    assert _said_in(guides.begin(workspace, "self")) == ["New"]
    entry, _ = guides.finish(other, old, done=False)
    assert entry is not None
    assert "Old" in entry.text
    assert "Still here" in entry.text
    assert [one.run is not None for one in drafts(workspace)] == [True]
