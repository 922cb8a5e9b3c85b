"""How each line of the list of people looks."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.style import Style

from connect_tui.exchange.people import words
from connect_tui.ui import people_texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.people_list_columns import (
    BEYOND,
    GONE,
    LEFT,
    NARROW,
    SIGNS,
    WISH_PASSED,
    PeopleColumns,
    rhythm_bar,
)
from connect_tui.ui.widgets.people_list_filter import snippet, spans
from connect_tui.ui.widgets.people_list_lines import NOW, PeopleLine, PeopleListView
from connect_tui.ui.widgets.phrases import fitting

if TYPE_CHECKING:
    from connect_tui.services.people_views import PersonView
    from connect_tui.ui.widgets.drawn_list import Parts

_LONGEST_DRAWN = 300
"""Characters of a text that are looked at when a line of it is drawn."""
_NOW_NAME, _NOW_NAME_NARROW = 26, 20
"""Cells of a name in the first part, at most."""
_NAMES_MEASURED = 12
_FOUND = Style(bold=True, underline=True)
_LIT = frozenset((GONE, WISH_PASSED, BEYOND))


class Told(NamedTuple):
    """What a line tells of someone."""

    mark: tuple[str, Style]
    name: str
    """As much of it as fits, and blanks."""
    beside: Parts
    """The signs, the last contact, the rhythm and what there is to know."""


class Drawing(NamedTuple):
    """What a line is drawn with."""

    view: PeopleListView
    columns: PeopleColumns
    style_of: Callable[[str], Style]
    width: int
    told: MutableMapping[str, Told]
    """What is told of people by id, once it was: what is typed changes nothing of it."""

    def line(self, line: PeopleLine, *, first: bool, under: bool) -> Parts:
        """Return a line; ``first`` tells whether it is the first that names the columns."""
        if line.view is not None:
            bar = ("▌" if under else " ", self.style_of("focus"))
            of_now = line.target.startswith(NOW)
            row = self._now_row(line.view, under=under) if of_now else self._row(line.view, under=under)
            return [bar, *row]
        if line.kind in ("circle", "away"):
            return self._heading(line, first=first)
        if line.kind == "gap":
            return [("", self.style_of("quiet"))]
        return self._other(line, under=under)

    def _other(self, line: PeopleLine, *, under: bool) -> Parts:
        quiet, text = self.style_of("quiet"), self.style_of("cursor" if under else "text")
        if line.kind == "now":
            style = self.style_of("focus") + Style(bold=True)
            return [(f" {fit(people_texts.NOW.upper(), self.width - 2)}", style)]
        if line.kind == "calm":
            return [(f"   {fit(people_texts.CALM, self.width - 4)}", quiet)]
        bar = ("▌" if under else " ", self.style_of("focus"))
        if line.kind == "add":
            typed = fit(shown(self.view.typed), min(30, cell_len(shown(self.view.typed))))
            sign = (f"{people_texts.MARK_NEW} ", self.style_of("focus"))
            return [bar, sign, (fit(people_texts.nobody_found(typed), self.width - 4), text)]
        said = (
            people_texts.more(line.number, unfolded=self.view.with_more)
            if line.kind == "more"
            else people_texts.folded(line.number, unfolded=self.view.with_put_away)
        )
        return [bar, (f"  {fit(said, self.width - LEFT - 1)}", text if under else quiet)]

    def _heading(self, line: PeopleLine, *, first: bool) -> Parts:
        columns, quiet = self.columns, self.style_of("quiet")
        title = people_texts.PUT_AWAY.upper()
        if line.circle is not None:
            title = people_texts.circle_title(line.circle)
        room = columns.last_left - 1
        head = fit(title, min(cell_len(title), room))
        number = fit(f"  {line.number:,}", max(0, room - cell_len(head)))
        parts: Parts = [(f" {head}", self.style_of("text") + Style(bold=True)), (number, quiet)]
        if first and not self.view.words:
            last = people_texts.LAST if columns.last > len(people_texts.LAST) else people_texts.LAST_SHORT
            parts.append((last.ljust(columns.last) + people_texts.RHYTHM[: columns.bar], quiet))
        return parts

    def _row(self, view: PersonView, *, under: bool) -> Parts:
        columns = self.columns
        told = self.told.get(view.profile.id)
        if told is None:
            told = self.told[view.profile.id] = self._told(view)
        parts: Parts = [told.mark, *self._marked(told.name, self._style_of_name(view, under=under))]
        found = snippet(view.profile, self.view.words) if self.view.words else ""
        if found:
            room = max(0, self.width - columns.last_left - 1)
            quiet = self.style_of("quiet")
            parts.append((" " * (SIGNS + 1), quiet))
            return parts + self._marked(fit(_short(found), room), quiet)
        return parts + told.beside

    def _told(self, view: PersonView) -> Told:
        mark, style = self._mark(view)
        name = fit(_short(view.profile.name), self.columns.name - 1)
        return Told((f"{mark} ", self.style_of(style)), name, self._beside_name(view))

    def _beside_name(self, view: PersonView) -> Parts:
        """Return the signs, the last contact, the rhythm and what there is to know."""
        columns, quiet = self.columns, self.style_of("quiet")
        signs = self._signs(view)
        parts: Parts = [(f"{sign} ", self.style_of("hand")) for sign in signs]
        last = words.last_in_touch(view.in_touch, self.today)
        if columns.last < NARROW:
            last = last.removesuffix(people_texts.AGO)
        blank = " " * (SIGNS + 1 - 2 * len(signs))
        parts.append((blank + fit(last, columns.last - 1) + " ", quiet))
        parts += self._rhythm(view)
        if columns.about:
            parts.append(("  ", quiet))
            parts += self._about(view, columns.about)
        return parts

    def _now_row(self, view: PersonView, *, under: bool) -> Parts:
        name = min(self._longest_now_name, self.width // 2 - LEFT, max(_NOW_NAME_NARROW, self.width // 4))
        mark, style = self._mark(view)
        named = self._marked(fit(_short(view.profile.name), name), self._style_of_name(view, under=under))
        parts: Parts = [(f"{mark} ", self.style_of(style)), *named]
        through, told = self._through(view), self.style_of("cursor" if under else "text")
        if self.view.people.is_todays(view):
            parts.append((f"  {people_texts.TODAYS}", self.style_of("focus")))
        room = max(0, self.width - LEFT - sum(cell_len(text) for text, _ in parts[1:]) - 3)
        if through and mark == people_texts.MARK_GOING_THROUGH:
            return [*parts, ("  " + self._through_in(view, room), told)]
        said = fitting(people_texts.reasons(view, self.today), room)
        parts.append(("  " + said, told))
        if through and cell_len(said) + 3 + cell_len(through) <= room:
            parts.append((f"   {through}", self.style_of("quiet")))
        return parts

    @property
    def _longest_now_name(self) -> int:
        names = (
            shown(one.profile.name[:_NOW_NAME])
            for one in self.view.people.reach_out_from_todays[:_NAMES_MEASURED]
        )
        return min(_NOW_NAME, max((cell_len(name) for name in names), default=0) + 1)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.view.people.today

    def _mark(self, view: PersonView) -> tuple[str, str]:
        """Return the sign before a name, and its style."""
        if view.in_touch.resting_until is not None:
            return people_texts.MARK_RESTS, "quiet"
        if view.suggestion is not None:
            return people_texts.WHY_MARKS[view.suggestion.why], "focus"
        return " ", "quiet"

    def _signs(self, view: PersonView) -> list[str]:
        """Return the signs after a name, without the one that stands before it."""
        today, profile, mark = self.today, view.profile, self._mark(view)[0]
        through = profile.going_through is not None and profile.going_through.lasts_on(today)
        near = [(one.next_on(today) - today).days <= self.view.dates_ahead for one in profile.occasions]
        signs = ((people_texts.MARK_GOING_THROUGH, through), (people_texts.MARK_DATE, any(near)))
        return [sign for sign, holds in signs if holds and sign != mark]

    def _style_of_name(self, view: PersonView, *, under: bool) -> Style:
        if under:
            return self.style_of("cursor") + Style(bold=True)
        return self.style_of("quiet" if view.profile.is_archived(self.today) else "text")

    def _marked(self, text: str, style: Style) -> Parts:
        """Return a text with what the filter found in it lifted out."""
        if not self.view.words:
            return [(text, style)]
        parts: Parts = []
        here, lifted = 0, self.style_of("focus") + _FOUND
        for start, end in spans(text, self.view.words):
            parts += [(text[here:start], style), (text[start:end], lifted)]
            here = end
        return [*parts, (text[here:], style)]

    def _rhythm(self, view: PersonView) -> Parts:
        columns, quiet = self.columns, self.style_of("quiet")
        if not columns.bar:
            return []
        if view.profile.is_archived(self.today):
            return [(" " * columns.bar, quiet)]
        if view.in_touch.resting_until is not None:
            return [(fit(people_texts.until(view.in_touch.resting_until, columns.bar), columns.bar), quiet)]
        bar = rhythm_bar(view.in_touch, self.today, columns.wished, columns.beyond)
        lit = self.style_of("focus" if view.in_touch.due else "mind")
        runs = groupby(bar, key=lambda one: one in _LIT)
        return [("".join(run), lit if gone else quiet) for gone, run in runs]

    def _about(self, view: PersonView, room: int) -> Parts:
        said = self._through_in(view, room) or people_texts.date_near(view, self.today)
        if said:
            return [(fit(said, room), self.style_of("text"))]
        return [(fit(next(iter(people_texts.remembered(view.profile)), ""), room), self.style_of("quiet"))]

    def _through_in(self, view: PersonView, room: int) -> str:
        """Return what someone is going through, without until when where there is no room for that."""
        through, one = self._through(view), view.profile.going_through
        plain = _short(one.what) if one is not None and through else ""
        return people_texts.capital(fitting([through, plain or through], room))

    def _through(self, view: PersonView) -> str:
        return people_texts.going_through(view.profile, self.today)


def _short(text: str) -> str:
    """Return as much of a text as a line could show."""
    return shown(text[:_LONGEST_DRAWN])
