"""What walking through a guide keeps, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.guide_runs import GuideRun, Value, moved
from connect_tui.domain.guides import Breathe, Choice, Keep, Question, Scale, Step, WhichFeeling, WhichPerson
from connect_tui.domain.journal import EntryKind
from connect_tui.domain.me import about_me
from connect_tui.domain.people import Style
from connect_tui.domain.records import Mark
from connect_tui.services import check_ins, guides
from connect_tui.services.drafts import drafts
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.domain.people import Profile

HOSTILE = "[/mum] \x1b[31m{0} \u202eabc"
KEPT_HOSTILE = "[/mum] [31m{0} \u202eabc"

SHIPPED = (
    *("give", "common-ground", "together", "openness", "open-up", "attachment"),
    *("sincere", "listen", "care", "forgive", "make-time", "self"),
)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: StandingClock) -> Workspace:
    return Workspace(paths_in(tmp_path), clock)


def _said(step: Step, text: str) -> Value:
    match step:
        case WhichPerson():
            return "Maya"
        case WhichFeeling():
            return ("tender", "calm", "tender")
        case Choice():
            return step.options[0]
        case Scale():
            return step.steps
        case Breathe():
            return 12
        case _:
            return f"{step.id}: {text}"


def _walked(workspace: Workspace, practice: str, text: str = "well") -> GuideRun:
    """Answer every step, each kept and taken up again as after a crash."""
    guide = guides.guide_of(workspace, practice)
    run = guides.begin(workspace, practice)
    for step in guide.steps:
        assert guides.step_at(guide, run) == step
        run = moved(guide, guides.answer(workspace, run, step, _said(step, text)), 1)
        guides.keep_run(workspace, run)
        run = guides.begin(workspace, practice)
    return run


def _maya(workspace: Workspace) -> Profile:
    (maya,) = workspace.store.profiles().values()
    return maya


@pytest.mark.parametrize("practice", SHIPPED)
def test_every_answer_of_a_shipped_guide_lands_where_its_step_says(
    workspace: Workspace, practice: str
) -> None:
    guide = guides.guide_of(workspace, practice)
    run = _walked(workspace, practice, HOSTILE)
    entry, outcome = guides.finish(workspace, run, done=True)
    assert entry is not None
    assert (entry.kind, entry.practice, entry.day) == (EntryKind.GUIDE, practice, workspace.today())
    found = workspace.store.journal(workspace.today(), workspace.today())
    assert [(one.id, one.text, one.feelings) for one in found] == [(entry.id, entry.text, entry.feelings)]
    asks_whom = any(isinstance(step, WhichPerson) for step in guide.steps)
    assert [workspace.store.people()[one].name for one in entry.people] == ["Maya"] * asks_whom
    assert bool(entry.feelings) == any(isinstance(step, WhichFeeling) for step in guide.steps)
    about = about_me(workspace.store.me().values())
    for step in guide.steps:
        said = f"{step.id}: {KEPT_HOSTILE}"
        if isinstance(step, Question):
            assert said in entry.text
        places = {
            Keep.BOUNDARIES: [one.text for one in about.boundaries],
            Keep.GOALS: [one.text for one in about.goals],
            Keep.DARES: [one.text for one in about.dares],
            Keep.WANTS: [one.text for one in about.wants],
        }
        keep = getattr(step, "keep", Keep.JOURNAL)
        if keep in places:
            assert said in places[keep]
        elif keep is Keep.DETAILS:
            assert said in [one.text for one in _maya(workspace).details]
        elif keep is Keep.IN_COMMON:
            assert said in [one.text for one in _maya(workspace).in_common]
        elif keep is Keep.STYLE:
            assert _maya(workspace).style is Style.SECURE
        elif keep is Keep.MY_STYLE:
            assert about.style is Style.SECURE
        else:
            assert keep is Keep.JOURNAL
    record = workspace.store.check_in(workspace.today(), practice)
    assert record is not None
    assert (record.mark, record.people) == (Mark.DONE, entry.people)
    assert not guides.has_begun(workspace, practice)
    change = check_ins.undo(workspace)
    assert change == outcome.change._replace(keeps_draft=True)
    assert [one.text for one in drafts(workspace)] == [entry.text]
    assert workspace.store.journal(workspace.today(), workspace.today()) == []
    assert workspace.store.check_in(workspace.today(), practice) is None
    assert not any(one.is_open for one in workspace.store.me().values())
    assert workspace.store.people() == {}


def test_what_is_known_already_is_not_noted_twice(workspace: Workspace) -> None:
    for practice in ("listen", "forgive", "common-ground", "attachment"):
        for _ in range(2):
            guides.finish(workspace, _walked(workspace, practice), done=False)
    about = about_me(workspace.store.me().values())
    assert (len(about.boundaries), len(about.styles)) == (1, 1)
    assert len(_maya(workspace).details) == len({one.text for one in _maya(workspace).details})
    assert len(_maya(workspace).in_common) == 2


def test_several_lines_in_common_are_several_things(workspace: Workspace) -> None:
    run = guides.begin(workspace, "common-ground")
    guide = guides.guide_of(workspace, "common-ground")
    who, known = guide.steps[0], guide.steps[1]
    run = guides.answer(workspace, guides.answer(workspace, run, who, "Maya"), known, "Lyon\n\nthe sea\nLYON")
    guides.finish(workspace, run, done=False)
    assert [one.text for one in _maya(workspace).in_common] == ["Lyon", "the sea"]


def test_a_guide_is_taken_up_another_day_and_belongs_to_that(
    workspace: Workspace, clock: StandingClock
) -> None:
    guide = guides.guide_of(workspace, "listen")
    begun = guides.begin(workspace, "listen")
    run = moved(guide, guides.answer(workspace, begun, guide.steps[0], "Maya"), 3)
    guides.keep_run(workspace, run)
    clock.move(days=3)
    again = guides.begin(Workspace(workspace.paths, clock), "listen")
    assert (again.at, again.person_name, again.started) == (run.at, "Maya", begun.started)
    assert again.day == workspace.today()


def test_one_who_is_renamed_meanwhile_is_still_meant(workspace: Workspace) -> None:
    from connect_tui.services.people_changes import save_person

    check_ins.done(workspace, [], workspace.today(), people=["Maya"])
    maya = _maya(workspace)
    run = guides.begin(workspace, "listen", person_id=maya.id)
    guide = guides.guide_of(workspace, "listen")
    learned = next(one for one in guide.steps if words_keep(one) is Keep.DETAILS)
    run = guides.answer(workspace, run, learned, "She sings")
    save_person(workspace, maya, maya._replace(name="Maja"))
    entry, _ = guides.finish(workspace, run, done=True)
    assert entry is not None
    assert entry.people == (maya.id,)
    assert [(one.name, one.details[0].text) for one in workspace.store.profiles().values()] == [
        ("Maja", "She sings")
    ]


def words_keep(step: Step) -> Keep:
    keep: Keep = getattr(step, "keep", Keep.JOURNAL)
    return keep


def test_ones_boundaries_are_in_view_all_along_where_a_guide_keeps_them(workspace: Workspace) -> None:
    guides.finish(workspace, _walked(workspace, "give", "no more lending"), done=False)
    run, guide = guides.begin(workspace, "forgive"), guides.guide_of(workspace, "forgive")
    assert {guides.in_view(workspace, run, step) for step in guide.steps} == {("limit: no more lending",)}


def test_what_is_known_of_someone_is_in_view_once_they_are_chosen(workspace: Workspace) -> None:
    guides.finish(workspace, _walked(workspace, "listen", "plays the cello"), done=False)
    guide, run = guides.guide_of(workspace, "listen"), guides.begin(workspace, "listen")
    assert guides.in_view(workspace, run, guide.steps[2]) == ()
    run = guides.answer(workspace, run, guide.steps[0], "maya")
    assert guides.in_view(workspace, run, guide.steps[2]) == ("learned: plays the cello",)


def test_nothing_is_kept_of_a_guide_in_which_nothing_was_answered(workspace: Workspace) -> None:
    guides.keep_run(workspace, guides.begin(workspace, "self"))
    assert not guides.has_begun(workspace, "self")
    entry, outcome = guides.finish(workspace, guides.begin(workspace, "self"), done=False)
    assert (entry, outcome.changed) == (None, False)


def test_an_answer_taken_back_is_no_longer_kept(workspace: Workspace) -> None:
    guide, run = guides.guide_of(workspace, "self"), guides.begin(workspace, "self")
    run = guides.keep_run(workspace, guides.answer(workspace, run, guide.steps[0], "Here"))
    assert guides.begun_guides(workspace) == {"self"}
    guides.keep_run(workspace, guides.answer(workspace, run, guide.steps[0], ""))
    assert guides.begun_guides(workspace) == frozenset()


def test_a_practice_of_ones_own_has_a_plain_guide(tmp_path: Path, clock: StandingClock) -> None:
    paths = paths_in(tmp_path)
    paths.config.mkdir(parents=True)
    own = "practices:\n  - {id: letters, name: Write letters, pillar: heart}\n"
    paths.habits_file.write_text(own, encoding="utf-8")
    workspace = Workspace(paths, clock)
    entry, _ = guides.finish(workspace, _walked(workspace, "letters"), done=True)
    assert entry is not None
    assert "today: well" in entry.text


def test_a_practice_that_has_gone_is_refused_and_its_answers_stay(workspace: Workspace) -> None:
    guide, run = guides.guide_of(workspace, "self"), guides.begin(workspace, "self")
    run = guides.answer(workspace, run, guide.steps[0], "Here")
    guides.keep_run(workspace, run)
    workspace.paths.config.mkdir(parents=True)
    workspace.paths.habits_file.write_text("practices:\n  - id: listen\n", encoding="utf-8")
    workspace.follow_catalogue()
    with pytest.raises(WrongUse, match="no longer"):
        guides.finish(workspace, run, done=True)
    assert guides.has_begun(workspace, "self")


def test_the_check_in_is_with_whom_one_says(workspace: Workspace) -> None:
    run = _walked(workspace, "listen")
    entry, _ = guides.finish(workspace, run, done=True, people=["Ben"])
    record = workspace.store.check_in(workspace.today(), "listen")
    assert entry is not None
    assert record is not None
    names = {one.id: one.name for one in workspace.store.people().values()}
    assert [names[one] for one in record.people] == ["Ben"]
    assert [names[one] for one in entry.people] == ["Maya", "Ben"]
