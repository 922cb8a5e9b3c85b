from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.contacts import in_touch
from connect_tui.domain.people import Circle, Profile, Remembered
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.rhythms import Rhythm, Rhythms
from connect_tui.services.people_views import PeopleView, PersonView
from connect_tui.ui import texts
from connect_tui.ui.widgets.people_list_columns import (
    BEYOND,
    WISH_AHEAD,
    WISH_PASSED,
    columns_for,
    rhythm_bar,
)
from connect_tui.ui.widgets.people_list_filter import findable, fitting_all, loose, snippet, spans, words_of
from connect_tui.ui.widgets.people_list_lines import (
    FOLD,
    MORE,
    NOW,
    PeopleListView,
    people_lines,
    target_of,
)

TODAY = date(2026, 11, 22)


def _view(name: str, **known: object) -> PersonView:
    profile = Profile(name, name)._replace(**known)  # type: ignore[arg-type]
    return PersonView(profile, in_touch(profile, TODAY, TODAY, Rhythms()), None)


def _list(everyone: list[PersonView], now: list[PersonView], **more: object) -> PeopleListView:
    view = PeopleListView(PeopleView(TODAY, tuple(now), tuple(everyone)), 3, airy=False, dates_ahead=10)
    return view._replace(**more)  # type: ignore[arg-type]


def _targets(view: PeopleListView) -> list[str]:
    return [line.target for line in people_lines(view, lambda _: []) if line.target]


rhythms = st.tuples(st.integers(1, 400), st.integers(0, 400)).map(lambda two: Rhythm(two[0], sum(two)))


@given(rhythms, st.integers(0, 2000), st.integers(1, 20), st.integers(1, 12))
def test_the_bar_passes_its_mark_just_when_the_wished_gap_has_passed(
    rhythm: Rhythm, days: int, wished: int, beyond: int
) -> None:
    profile = Profile("a", "Ada", rhythm=rhythm)
    touch = in_touch(profile, TODAY - timedelta(days=days), TODAY, Rhythms())
    bar = rhythm_bar(touch, TODAY, wished, beyond)
    assert len(bar) == wished + 1 + beyond
    assert (bar[wished] == WISH_PASSED) is touch.due
    assert (bar[wished] == WISH_AHEAD) is not touch.due
    assert (bar[-1] == BEYOND) is touch.past_longest
    line = bar[:wished] + bar[wished + 1 :]
    assert line.rstrip("╌").count("╌") == 0
    if not touch.due:
        assert line.rstrip("╌") == "" or len(line.rstrip("╌")) < wished


@given(rhythms, st.integers(0, 500), st.integers(2, 20), st.integers(2, 12))
def test_the_bar_never_grows_shorter_with_the_days(
    rhythm: Rhythm, days: int, wished: int, beyond: int
) -> None:
    profile = Profile("a", "Ada", rhythm=rhythm)

    def length(gap: int) -> int:
        touch = in_touch(profile, TODAY - timedelta(days=gap), TODAY, Rhythms())
        return len(rhythm_bar(touch, TODAY, wished, beyond).rstrip("╌┊"))

    assert length(days) <= length(days + 1)


@given(st.integers(30, 400))
def test_columns_fit_any_width(width: int) -> None:
    columns = columns_for(width)
    used = columns.bar_left + columns.bar + (2 + columns.about if columns.about else 0)
    assert used <= width
    assert min(columns) >= 0


@pytest.mark.parametrize(
    ("typed", "finds"),
    [("zoe", True), ("ZOË", True), ("zo cel", True), ("cello zo", True), ("kate", True), ("zox", False)],
)
def test_every_word_is_looked_for_anywhere(typed: str, finds: bool) -> None:
    one = findable(_view("Zoë", also=("Kate",), details=(Remembered("plays the Cello"),)))
    assert bool(fitting_all([one], words_of(typed))) is finds


def test_what_was_found_outside_the_name_is_told() -> None:
    profile = Profile("a", "Ada", notes="long ago " * 30 + "she taught me to whistle")
    assert snippet(profile, ("ada",)) == ""
    assert snippet(profile, ("whistle",)).startswith("…")
    assert "whistle" in snippet(profile, ("whistle",))


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_what_is_lifted_out_is_what_was_looked_for(text: str, word: str) -> None:
    wanted = loose(word)
    found = spans(text, (wanted,) if wanted else ())
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    if wanted and text.isascii() and wanted.isascii():
        assert bool(found) is (wanted in text.lower())


def test_those_to_reach_out_to_are_there_twice_and_the_cursor_knows_both() -> None:
    people = [_view(name) for name in "abcdef"]
    view = _list(people, people[:5])
    assert _targets(view) == [NOW + "a", NOW + "b", NOW + "c", MORE, *"abcdef"]
    assert _targets(view._replace(with_more=True))[:6] == [*(NOW + one for one in "abcde"), MORE]
    lines = people_lines(view, lambda _: [])
    assert target_of("a", lines) == "a"
    assert target_of("nobody", lines) == ""


def test_one_more_than_a_few_is_shown_and_not_folded() -> None:
    people = [_view(name) for name in "abcd"]
    assert MORE not in _targets(_list(people, people))


def test_people_put_away_come_last_in_every_view() -> None:
    people = [_view("a"), _view("b", circle=Circle.INNER), _view("c", archived=TODAY)]
    assert _targets(_list(people, [])) == ["b", "a", FOLD]
    assert _targets(_list(people, [], with_put_away=True)) == ["b", "a", FOLD, "c"]
    found = people_lines(_list(people, [], words=("x",)), lambda _: people)
    assert [line.target for line in found if line.target] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (ChangeInfo("person-added", people=("Ada",)), "Ada: no longer among your people."),
        (ChangeInfo("person-removed", people=("Ada",)), "Ada: among your people again."),
        (ChangeInfo("person-removed"), "Someone: among your people again."),
        (ChangeInfo("contact", TODAY, people=("A", "B")), "A, B: being in touch today is taken back."),
        (ChangeInfo("contact", TODAY, people=tuple("ABCD")), "4 people: being in touch today is taken back."),
        (ChangeInfo("plan-kept", TODAY, what="Tea"), "The plan “Tea”: no longer kept today."),
        (ChangeInfo("plan-dropped"), "The plan is on again."),
        (ChangeInfo("something-new"), "The last change is taken back."),
    ],
)
def test_an_undo_says_what_it_took_back(change: ChangeInfo, told: str) -> None:
    assert texts.taken_back(change, {}, TODAY) == told
