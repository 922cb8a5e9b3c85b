"""Which lines the page of one person has: to remember, plans, the course over time, everything shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.content import Content

from connect_tui.domain.company import Together
from connect_tui.domain.people import Style
from connect_tui.domain.plans import PlanState
from connect_tui.exchange.people import words
from connect_tui.services.person_views import PlanView, Shared, SharedKind
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import shown, shown_lines

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.people import Profile, Remembered
    from connect_tui.domain.practices import Practice
    from connect_tui.services.person_views import PersonPage

LABEL = 11
"""Cells of the labels at the left of what is to be remembered."""
DAY = 8
"""Cells of the days at the left of the time line."""
MARGIN = 2
_LEAST_TEXT = 12
_PAST_PLANS = 4
_PER_MONTH = 2
"""From how many entries a month on the time line is told by months, else by years."""
_OVER = (PlanState.KEPT, PlanState.DROPPED, PlanState.ENDED)

Target: TypeAlias = str | PlanView | Together | Shared
"""What enter opens: a field of the profile by its name, a plan, a practice, or an entry of the time line."""


class Part(Enum):
    """The parts of the page, in their order."""

    REMEMBER = told.REMEMBER
    PLANS = told.PLANS
    OVER_TIME = told.OVER_TIME
    PRACTISED = told.PRACTISED
    SHARED = told.SHARED


class PageRow(NamedTuple):
    """One line of the page. Every text is safe to show."""

    part: Part
    kind: Literal["heading", "month", "entry", "picture", "gap"] = "entry"
    label: str = ""
    glyph: str = ""
    hue: str = "quiet"
    """The style of the glyph."""
    text: str = ""
    more: str = ""
    """What follows the text, quietly."""
    aside: str = ""
    """At the right end."""
    target: Target | None = None
    """None for a line that the cursor passes over."""
    goes_on: bool = False
    """Whether it belongs to the line above it."""
    parts: tuple[tuple[str, str], ...] = ()
    """Of a picture: texts and the names of their styles."""
    tips: tuple[str, ...] = ()
    """Of a picture: what is said under the pointer, by cell."""


class Looks(NamedTuple):
    """What rows are made with."""

    width: int
    practices: Mapping[str, Practice]
    keys: Mapping[str, str]
    """The key of each action, as it is shown; empty where it has none."""
    all_headings: bool = True
    """Whether the first part has one, too."""

    def with_key(self, text: str, action: str) -> str:
        """Return a hint with the key of an action, or nothing where it has none."""
        key = self.keys.get(action, "")
        return text.format(key=key) if key else ""


def target_key(target: Target | None) -> object:
    """Return what tells a target from others, also after everything was read anew."""
    if isinstance(target, PlanView):
        return ("plan", target.plan.id)
    if isinstance(target, Together):
        return ("practice", target.practice)
    if isinstance(target, Shared):
        return (target.day, target.kind, target.practice, target.id)
    return target


def wrapped(text: str, width: int) -> list[str]:
    """Return a text, already safe to show, in lines of at most so many cells."""
    return [line.plain.rstrip() for line in Content(text).wrap(max(1, width))] or [""]


def remember_rows(page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    """Yield what to have in mind before meeting."""
    profile, today = page.view.profile, page.today
    if looks.all_headings:
        yield _heading(Part.REMEMBER, looks.with_key(told.ADD_LINE, "remember"))
    before: list[PageRow] = []
    going = profile.going_through
    if going is not None and (going.until is None or going.until >= today):
        words_of_it = shown(told.going_through(going, today))
        before += _labelled(told.NOW, words_of_it, looks, "going_through", hue="heart")
    before += _lines(told.IN_COMMON, profile.in_common, looks, today, "in_common")
    before += _lines(told.DETAILS, profile.details, looks, today, "details")
    for number, (occasion, day) in enumerate(page.coming):
        text = shown(words.occasion(occasion, day, today))
        of_birth = occasion == profile.birthday
        target = "birthday" if of_birth else f"dates.{profile.dates.index(occasion)}"
        before += _labelled("" if number else told.COMING, text, looks, target)
    before += _about(profile, looks)
    yield from before or _nothing(Part.REMEMBER, told.NOTHING_TO_REMEMBER, looks, "in_common")


def _about(profile: Profile, looks: Looks) -> Iterator[PageRow]:
    tip = words.STYLE_TIPS.get(profile.style, "") if profile.style is not Style.UNKNOWN else ""
    if tip:
        yield from _labelled(told.TIP, tip, looks, "style", quiet=words.STYLE_CAUTION)
    if profile.reach:
        yield from _labelled(told.REACH, shown_lines(profile.reach), looks, "reach")
    if profile.notes:
        yield from _labelled(told.NOTES, shown_lines(profile.notes), looks, "notes")


def _lines(
    label: str, remembered: Sequence[Remembered], looks: Looks, today: date, field: str
) -> Iterator[PageRow]:
    for number, one in enumerate(remembered):
        aside = told.noted_on(one.day, today)
        name = "" if number else label
        yield from _labelled(name, shown(one.text), looks, f"{field}.{number}", aside=aside)


def _labelled(
    label: str, text: str, looks: Looks, target: str, *, aside: str = "", hue: str = "", quiet: str = ""
) -> Iterator[PageRow]:
    room = looks.width - MARGIN - LABEL - 2
    first = room - cell_len(aside) - 2 if aside else room
    if first < _LEAST_TEXT:
        first, aside = room, ""
    lines = [part for line in text.split("\n") for part in wrapped(line, first)]
    for number, line in enumerate(lines):
        yield PageRow(
            Part.REMEMBER,
            label=label if not number else "",
            glyph="♥" if hue and not number else "",
            hue=hue or "quiet",
            text=line,
            aside=aside if not number else "",
            target=target,
            goes_on=number > 0,
        )
    for line in wrapped(quiet, room) if quiet else ():
        yield PageRow(Part.REMEMBER, more=line, target=target, goes_on=True)


def plan_rows(page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    """Yield the plans: those to come, those of which nothing was said yet, and a few that are over."""
    yield _heading(Part.PLANS, looks.with_key(told.PLAN_ONE, "plan"))
    over = [one for one in page.plans if one.standing.state in _OVER]
    open_ones = [one for one in page.plans if one.standing.state not in _OVER]
    if not page.plans:
        yield from _nothing(Part.PLANS, told.NO_PLANS, looks, "plans")
    for view in (*open_ones, *over[:_PAST_PLANS]):
        yield from _plan(view, page, looks)


def _plan(view: PlanView, page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    state = view.standing.state
    others = [shown(name) for name in view.people if name != page.view.profile.name]
    more = [f"with {words.listed(others)}"] if others else []
    if view.plan.place:
        more.append(shown(view.plan.place))
    row = PageRow(
        Part.PLANS,
        glyph=told.PLAN_GLYPHS[state],
        hue="hand" if state in (PlanState.COMING, PlanState.PASSED) else "quiet",
        text=shown(view.plan.what),
        more=", ".join(more),
        aside=shown(words.plan_when(view.plan, view.standing, page.today)),
        target=view,
    )
    room = looks.width - MARGIN - 2 - 2
    taken = sum(cell_len(part) + 3 for part in (row.text, row.more, row.aside) if part) - 3
    if taken <= room:
        yield row
        return
    yield row._replace(aside="")
    yield PageRow(Part.PLANS, glyph=" ", more=row.aside, target=view, goes_on=True)


def shared_rows(page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    """Yield everything shared, newest first, by months, or by years where it is little."""
    yield _heading(Part.SHARED, looks.with_key(told.WE_TALKED, "talked"))
    if not page.shared:
        yield from _nothing(Part.SHARED, told.NOTHING_SHARED, looks, "shared")
        return
    months = {(one.day.year, one.day.month) for one in page.shared}
    by_month = len(page.shared) >= _PER_MONTH * len(months)
    before: Shared | None = None
    heading = ""
    for one in page.shared:
        here = told.month_heading(one.day) if by_month else str(one.day.year)
        if here != heading:
            if heading:
                yield PageRow(Part.SHARED, "gap")
            yield PageRow(Part.SHARED, "month", text=here)
            heading, before = here, None
        yield _shared(one, looks, by_month=by_month, first=before is None or before.day != one.day)
        before = one


def _shared(one: Shared, looks: Looks, *, by_month: bool, first: bool) -> PageRow:
    practice = looks.practices.get(one.practice or "")
    hue = "focus" if practice is None else practice.pillar.value
    name = shown(practice.name if practice is not None else one.practice or "")
    label = ""
    if first:
        label = told.day_in_month(one.day) if by_month else told.day_in_year(one.day)
    return PageRow(
        Part.SHARED,
        label=label,
        glyph=told.SHARED_GLYPHS[one.kind],
        hue="quiet" if one.kind is SharedKind.NOTED else hue,
        text=shown(told.shared_head(one, name)),
        more=shown(told.shared_words(one)[1]),
        aside=told.WITH.format(names=words.listed([shown(name) for name in one.people]))
        if one.people
        else "",
        target=one,
    )


def _nothing(part: Part, text: str, looks: Looks, target: str) -> Iterator[PageRow]:
    """Yield that there is nothing yet in a part."""
    for number, line in enumerate(wrapped(text, looks.width - MARGIN - 2)):
        yield PageRow(part, parts=((line, "quiet"),), target=target, goes_on=number > 0)


def _heading(part: Part, hint: str = "") -> PageRow:
    return PageRow(part, "heading", text=part.value, aside=hint)
