"""Every row of docs/practices.md carried out, and every key and command that it names."""

from __future__ import annotations

import re
import shlex
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.cli.app import main
from connect_tui.cli.parser import build_parser
from connect_tui.config.keys import KEY_ACTIONS
from connect_tui.domain.guides import Breathe, Choice, Question, WhichPerson
from connect_tui.domain.journal import EntryKind
from connect_tui.domain.me import MeKind
from connect_tui.domain.people import Circle, GoingThrough, Remembered, Style
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.plans import Plan
from connect_tui.domain.practices import PillarId
from connect_tui.domain.progress import State
from connect_tui.domain.reaching_out import Why
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Quota
from connect_tui.exchange.me.words import STYLE_MAY_HELP
from connect_tui.exchange.people.words import STYLE_TIPS
from connect_tui.services import guides
from connect_tui.services.feelings import feel, feelings_over
from connect_tui.services.journal import Writing, write_entry
from connect_tui.services.me import add, mark_done, set_style
from connect_tui.services.people import in_touch_with, person_page
from connect_tui.services.people_changes import log_contact
from connect_tui.services.plans import add_plan, keep_plan, plan_ideas
from connect_tui.services.reaching_out import suggestion_today, suggestions
from connect_tui.services.retrospect import overview, period_of
from tests.services.practised import TODAY, Life, days_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.services.workspace import Workspace
    from tests.living import StandingClock

DOC = (Path(__file__).parents[2] / "docs" / "practices.md").read_text(encoding="utf-8")
SATURDAY = TODAY + timedelta(days=6)


@pytest.fixture
def life(workspace: Workspace, clock: StandingClock) -> Life:
    return Life(workspace, clock)


def give(life: Life) -> None:
    entry = life.walk(
        "give",
        {"kindness": "Lent me her car", "plan": "Her bike, an hour", "limit": "No Sundays"},
        person="Maya",
    )
    assert "Her bike, an hour" in entry.text
    assert entry.people == (life.profile("Maya").id,)
    assert life.record("give").people == entry.people
    assert [one.text for one in life.me.boundaries] == ["No Sundays"]


def common_ground(life: Life) -> None:
    life.walk("common-ground", {"known": "the choir", "found": "old maps"}, person="Maya")
    maya = life.profile("Maya")
    assert [one.text for one in maya.in_common] == ["the choir", "old maps"]
    add_plan(life.workspace, Plan("", "Tea", (maya.id,), TODAY + timedelta(days=1)))
    assert "\nIn common: old maps; the choir\n" in life.popup("plans-today")


def together(life: Life) -> None:
    life.walk("together", {"what": "Run by the river"}, person="Tom")
    tom = life.profile("Tom").id
    plan, _ = add_plan(
        life.workspace, Plan("", "Running", (tom,), TODAY, repeat=Quota(2), practices=("together",))
    )
    day = life.days_later(1)
    keep_plan(life.workspace, plan.id, day)
    record = life.record("together", day)
    assert (record.mark, record.people) == (Mark.DONE, (tom,))


def openness(life: Life) -> None:
    noor = life.person("Noor")
    log_contact(life.workspace, (), TODAY, person_ids=[noor])
    stand = in_touch_with(life.workspace)[noor]
    assert (life.profile("Noor").circle, stand.due) == (Circle.WIDER, False)
    entry = life.walk("openness", {"noticed": "Asked good questions"}, person="Noor")
    assert "Asked good questions" in entry.text
    life.days_later(100)
    assert [one.person for one in suggestions(life.workspace)] == [noor]


def open_up(life: Life) -> None:
    opener = next(step for step in life.guide("open-up").steps if step.id == "opener")
    assert isinstance(opener, Choice)
    entry = life.walk(
        "open-up",
        {"opener": opener.options[-1], "words": "I am afraid of it"},
        person="Maya",
        feelings=("afraid",),
    )
    assert (entry.feelings, life.record("open-up").people) == (("afraid",), (life.profile("Maya").id,))
    assert opener.options[-1] in entry.text


def attachment(life: Life) -> None:
    five = {"trust", "opening-up", "closeness", "conflict", "affection-anger"}
    assert five < {step.id for step in life.guide("attachment").steps}
    assert "not a diagnosis" in life.guide("attachment").intro
    life.walk("attachment", {"style": "anxious", "their-style": "avoidant"}, person="Maya")
    assert (life.me.style, life.profile("Maya").style) == (Style.ANXIOUS, Style.AVOIDANT)
    assert STYLE_MAY_HELP[life.me.style]
    assert STYLE_TIPS[life.profile("Maya").style]
    set_style(life.workspace, Style.SECURE)
    assert life.me.style is Style.SECURE


def sincere(life: Life) -> None:
    assert len(life.coming("sincere", days=1)) == 1
    life.done("sincere", TODAY, "How he explained it", "Tom")
    assert (life.row("sincere").note, life.row("sincere").people) == ("How he explained it", ("Tom",))
    assert life.coming("sincere", days=1) == []


def listen(life: Life) -> None:
    steps = {step.id: step for step in life.guide("listen").steps}
    run = guides.begin(life.workspace, "listen")
    for step, said in (("person", "Maya"), ("intention", "What worries her")):
        run = guides.answer(life.workspace, run, steps[step], said)
    guides.keep_run(life.workspace, run)
    later = Life(type(life.workspace)(life.workspace.paths, life.clock), life.clock)
    run = guides.begin(later.workspace, "listen")
    run = guides.answer(later.workspace, run, steps["learned"], "She may move away")
    entry, _ = guides.finish(later.workspace, run, done=True)
    assert entry is not None
    assert "What worries her" in entry.text
    assert [one.text for one in later.profile("Maya").details] == ["She may move away"]


def care(life: Life) -> None:
    said = {"position": "Nights at work", "why": "The new boss", "wish": "Soup", "about-them": "I miss her"}
    entry = life.walk("care", said, person="Maya", feelings=("tender",))
    assert all(one in entry.text for one in said.values())
    assert entry.feelings == ("tender",)
    assert any(isinstance(step, Breathe) for step in life.guide("care").steps)


def forgive(life: Life) -> None:
    steps = life.guide("forgive").steps
    assert not any(isinstance(step, WhichPerson) for step in steps)
    add(life.workspace, MeKind.BOUNDARY, "I leave when I am shouted at")
    life.clock.move(seconds=1)
    run = guides.begin(life.workspace, "forgive")
    assert all("I leave when I am shouted at" in guides.in_view(life.workspace, run, one) for one in steps)
    entry = life.walk("forgive", {"what": "The quarrel", "boundary": "Not at dinner"})
    assert entry.people == ()
    assert [one.text for one in life.me.boundaries] == ["I leave when I am shouted at", "Not at dinner"]


def make_time(life: Life) -> None:
    maya = life.person("Maya", circle=Circle.INNER)
    log_contact(life.workspace, (), days_before(20), person_ids=[maya])
    assert in_touch_with(life.workspace)[maya].last == days_before(20)
    found = suggestion_today(life.workspace)
    assert found is not None
    assert found.person == maya
    add_plan(life.workspace, Plan("", "An evening", (maya,), SATURDAY, at=time(19)))
    assert life.popup("plans").startswith("An evening with Maya\nOn Saturday at 19:00")


def self_(life: Life) -> None:
    said = {"hope": "To be heard", "goal": "Call home each week", "dare": "Say hello first"}
    entry = life.walk("self", said)
    assert "To be heard" in entry.text
    assert [one.text for one in (*life.me.goals, *life.me.dares)] == [
        "Call home each week",
        "Say hello first",
    ]
    assert [one.text for one in life.me.wants] == ["To be heard"]
    assert life.popup("goals").startswith("Your goal: Call home each week")
    mark_done(life.workspace, life.me.goals[0].id)
    assert life.me.goals[0].done == TODAY
    add(life.workspace, MeKind.WANT, "To laugh more")
    note, _ = write_entry(life.workspace, Writing(TODAY, "A long walk alone", practice="self"))
    assert [one.kind for one in life.workspace.store.journal(TODAY, TODAY)].count(EntryKind.NOTE) == 1
    assert note.practice == "self"


def pillar(pillar_id: PillarId, *numbers: int) -> Callable[[Life], None]:
    def carried_out(life: Life) -> None:
        there = [one for one in life.workspace.practices if one.pillar is pillar_id]
        assert tuple(one.number for one in there) == numbers
        life.done(there[-1].id)
        view = overview(life.workspace, period_of(life.workspace, PeriodUnit.WEEK, TODAY), cells=7)
        assert [one.pillar for one in view.pillars if one.done] == [pillar_id]

    return carried_out


def hand(life: Life) -> None:
    pillar(PillarId.HAND, 1, 3, 7, 11)(life)
    for days in (4, 3, 2):
        life.done("sincere", days_before(days))
    before = life.row("sincere", days_before(2))
    for day in (days_before(1), TODAY):
        life.rest("sincere", day)
    after = life.row("sincere")
    assert (after.standing.current, after.standing.strength) == (
        before.standing.current,
        before.standing.strength,
    )


def active_listening(life: Life) -> None:
    maya = life.person("Maya", details=(Remembered("her exam is in June", TODAY),), circle=Circle.INNER)
    log_contact(life.workspace, (), days_before(30), person_ids=[maya])
    page = person_page(life.workspace, maya)
    assert page is not None
    assert [one.text for one in page.remember] == ["her exam is in June"]
    life.days_later(1)
    assert "Worth remembering: her exam is in June" in life.popup("reach-out")


def go_deeper(life: Life) -> None:
    opener = next(step for step in life.guide("open-up").steps if step.id == "opener")
    assert isinstance(opener, Choice)
    depths = [one.partition(".")[0] for one in opener.options]
    assert depths == sorted(depths, key=["Light", "Closer", "Deep"].index)
    assert {depths.count(one) for one in ("Light", "Closer", "Deep")} == {3}
    assert any(isinstance(one, Question) and one.id == "words" for one in life.guide("open-up").steps)


def show_emotions(life: Life) -> None:
    feel(life.workspace, ["sad"], strengths=[("sad", 3)], line="The letter", people=["Maya"])
    life.done("open-up")
    life.days_later(30)
    feel(life.workspace, ["cheerful", "angry"])
    view = feelings_over(life.workspace, period_of(life.workspace, PeriodUnit.ALL, life.workspace.today()))
    assert [one.family.id for one in view.feelings] == ["glad", "sad", "angry"]
    assert [(one.name, one.families[0].id) for one in view.people] == [("Maya", "sad")]
    assert [(one.id, one.families[0].id) for one in view.practices] == [("open-up", "sad")]


def be_there(life: Life) -> None:
    maya = life.person("Maya", going_through=GoingThrough("her father is ill", days_before(4), every=3))
    first = suggestions(life.workspace)[0]
    assert (first.person, first.why) == (maya, Why.GOING_THROUGH)
    assert life.popup("check-on").startswith("See how Maya is doing\nGoing through: her father is ill.")


def quality_time(life: Life) -> None:
    maya = life.person(
        "Maya", in_common=(Remembered("old maps", TODAY),), details=(Remembered("loves pottery", TODAY),)
    )
    offered = plan_ideas(life.workspace, [maya])
    assert offered[:2] == ("Something with: old maps", "Something with: pottery")
    plan, _ = add_plan(life.workspace, Plan("", offered[2], (maya,), TODAY))
    keep_plan(life.workspace, plan.id, TODAY)
    assert in_touch_with(life.workspace)[maya].last == TODAY


def it_takes_time(life: Life) -> None:
    for days in range(800, 774, -1):
        life.done("listen", days_before(days))
    grown = [life.row("listen", days_before(days)).standing.strength for days in (800, 788, 775)]
    assert grown == sorted(grown)
    assert grown[0] < 0.1 < 0.7 < grown[2]
    missed = life.row("listen", days_before(774))
    assert missed.state is State.MISSED
    assert missed.standing.strength > 0.9 * grown[2]
    assert period_of(life.workspace, PeriodUnit.ALL, TODAY).start == days_before(800)


ROWS: dict[str, Callable[[Life], None]] = {
    "give": give,
    "common-ground": common_ground,
    "together": together,
    "openness": openness,
    "open-up": open_up,
    "attachment": attachment,
    "sincere": sincere,
    "listen": listen,
    "care": care,
    "forgive": forgive,
    "make-time": make_time,
    "self": self_,
    "mind": pillar(PillarId.MIND, 2, 6, 8, 12),
    "heart": pillar(PillarId.HEART, 4, 5, 9, 10),
    "hand": hand,
    "active-listening": active_listening,
    "go-deeper": go_deeper,
    "show-emotions": show_emotions,
    "be-there": be_there,
    "quality-time": quality_time,
    "it-takes-time": it_takes_time,
}
"""Each row of the page by its anchor, and what carries it out."""


@pytest.mark.parametrize("row", ROWS)
def test_each_row_can_be_carried_out(life: Life, row: str) -> None:
    ROWS[row](life)


def test_the_page_has_these_rows_and_each_says_where_it_is_done() -> None:
    parts = re.split(r'<a id="([a-z-]+)"></a>\n', DOC)
    assert parts[1::2] == list(ROWS)
    for text in parts[2::2]:
        assert text.startswith("### ")
        assert re.search(r"^- .*`connect-tui [a-z]", text, re.MULTILINE)


def test_every_key_on_the_page_is_one_of_the_app() -> None:
    known = {key for action in KEY_ACTIONS for key in action.keys} | {"?"}
    named = set(re.findall(r"<kbd>(.+?)</kbd>", DOC))
    assert len(named) > 10
    assert named <= known


def test_every_command_on_the_page_works(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ("--data-dir", str(life.workspace.paths.data), "--config-dir", str(life.workspace.paths.config))
    life.person("Maya")
    life.person("Tom")
    commands = [shlex.split(one)[1:] for one in re.findall(r"`(connect-tui .+?)`", DOC)]
    assert len(commands) > len(ROWS)
    for words in commands:
        if words[0] in ("guide", "evening", "config"):
            build_parser().parse_args(words)
        else:
            assert main((*folders, *words), clock=life.clock) == 0, (words, capsys.readouterr().err)
