"""The person under the cursor: what to remember, where one stands with them, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.reaching_out import Why
from connect_tui.exchange.people import words
from connect_tui.ui import people_texts
from connect_tui.ui.content import fit, shown, shown_lines
from connect_tui.ui.widgets.phrases import MARGIN, Phrase, clauses, drawn, fitting

if TYPE_CHECKING:
    from textual import events

    from connect_tui.services.people_views import PersonView
    from connect_tui.services.person_views import PersonPage

_LABEL = 10
_LONGEST_TEXT = 2_000
"""Characters of a text that are looked at."""
_MOST = 12
"""How many things of one kind are shown at most."""
_BETWEEN = " · "
_HEADING = 2
"""Lines of a heading and the air above it."""
_ROOM_FOR_AIR = 6
"""Lines from which an empty one stands above the others."""


class PanelView(NamedTuple):
    """All that the panel shows."""

    view: PersonView
    page: PersonPage | None
    """Once it is read; what was shared and planned is only told then."""
    today: date
    practices: Mapping[str, str]
    """Names of practices by id."""


class Keyed(NamedTuple):
    """A sentence that begins with a key."""

    key: str
    words: str


class PeoplePanel(Widget):
    """Below the list a few lines; beside it, a page."""

    class OpenAsked(Message):
        """The name was clicked."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self._style_of = style_of
        self._view: PanelView | None = None
        self._message: tuple[str | Keyed, ...] = ()
        self._drawn: tuple[Size, list[list[Phrase]]] | None = None

    def show(self, view: PanelView | None, *message: str | Keyed) -> None:
        """Show a person, or a message in paragraphs where there is none."""
        if (view, message) != (self._view, self._message):
            self._view, self._message, self._drawn = view, message, None
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, size = self.rich_style, self.size
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._lines(max(0, size.width - 2 * MARGIN), size.height))
        lines = self._drawn[1]
        phrases = lines[y] if y < len(lines) else []
        return drawn([(" " * MARGIN, "quiet"), *phrases], self._style_of, ground, size.width)

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the list, as a page."""
        return self.has_class("-beside")

    @property
    def _name_line(self) -> int:
        return int(self.is_beside or self.size.height >= _ROOM_FOR_AIR)

    def _lines(self, width: int, height: int) -> list[list[Phrase]]:
        if self._view is None:
            lines: list[list[Phrase]] = []
            for one in self._message:
                lines += [
                    [],
                    *(_keyed(one, width) if isinstance(one, Keyed) else _styled(one, width, "quiet")),
                ]
            return lines[:height]
        return (_page if self.is_beside else _summary)(self._view, width, height)

    def on_click(self, event: events.Click) -> None:
        """Ask for the person whose name was clicked."""
        if self._view is not None and event.y == self._name_line:
            self.post_message(self.OpenAsked())


class _Told(NamedTuple):
    label: str
    texts: list[str]
    kind: str = "text"


def _told(panel: PanelView) -> list[_Told]:
    """Return what there is to tell, the most useful first."""
    view, today = panel.view, panel.today
    profile = view.profile
    through = people_texts.going_through(profile, today)
    to_look_in = view.suggestion is not None and view.suggestion.why is Why.GOING_THROUGH
    reason = people_texts.reason(view, today)
    told = [
        _Told(people_texts.LABEL_NOW, [] if to_look_in and through else [reason], "focus"),
        _Told(people_texts.LABEL_RESTS, [people_texts.rest_words(view, today)], "quiet"),
        _Told(people_texts.LABEL_THROUGH, [through], "focus" if to_look_in else "text"),
        _Told(people_texts.LABEL_REMEMBER, people_texts.remembered(profile)),
        _Told(people_texts.LABEL_COMING, _coming(panel)),
        _Told(people_texts.LABEL_LAST, _shared(panel)),
        _Told(people_texts.LABEL_TIP, [words.STYLE_TIPS.get(profile.style, "")], "quiet"),
        _Told(people_texts.LABEL_REACH, [shown(profile.reach[:_LONGEST_TEXT])]),
        _Told(people_texts.LABEL_NOTES, [shown(profile.notes[:_LONGEST_TEXT])], "quiet"),
    ]
    kept = (one._replace(texts=[text for text in one.texts if text][:_MOST]) for one in told)
    return [one for one in kept if one.texts]


def _coming(panel: PanelView) -> list[str]:
    dates = people_texts.next_dates(panel.view.profile, panel.today)
    if panel.page is None:
        return dates
    plans = [one for one in panel.page.plans if one.standing.next is not None]
    said = [f"{one.plan.what}, {words.plan_when(one.plan, one.standing, panel.today)}" for one in plans]
    return [*(shown(one) for one in said), *dates]


def _shared(panel: PanelView) -> list[str]:
    """Return what was shared last, newest first; only when one was in touch until that is read."""
    if panel.page is None or not panel.page.shared:
        return [words.last_in_touch(panel.view.in_touch, panel.today)]
    return [
        f"{people_texts.day_short(one.day, panel.today)}  "
        f"{people_texts.shared_words(one, dict(panel.practices))}"
        for one in panel.page.shared[:_MOST]
    ]


def _head(panel: PanelView, width: int) -> list[Phrase]:
    """Return the name with the other names, and where there is room the circle and the rhythm."""
    profile = panel.view.profile
    name = shown(profile.name[:_LONGEST_TEXT])
    name = fit(name, min(cell_len(name), width))
    phrases: list[Phrase] = [(name, "text bold")]
    room = width - cell_len(name)
    for text in (people_texts.also_called(profile), people_texts.circle_and_rhythm(panel.view)):
        if text and cell_len(text) + 3 <= room:
            phrases.append((f"   {text}", "quiet"))
            room -= cell_len(text) + 3
    return phrases


def _summary(panel: PanelView, width: int, height: int) -> list[list[Phrase]]:
    """Return at most ``height`` lines for below the list, a thing on each."""
    lines: list[list[Phrase]] = [[]] if height >= _ROOM_FOR_AIR else []
    lines.append(_head(panel, width))
    for one in _told(panel):
        text = _BETWEEN.join(one.texts) if one.label != people_texts.LABEL_LAST else one.texts[0]
        if one.label == people_texts.LABEL_TIP:
            text = fitting([text, *clauses(text)], width - _LABEL)
        lines.append([(one.label.ljust(_LABEL), "quiet"), (fit(text, width - _LABEL), one.kind)])
    return lines[:height]


def _page(panel: PanelView, width: int, height: int) -> list[list[Phrase]]:
    """Return the page beside the list."""
    profile, today = panel.view.profile, panel.today
    name = shown(profile.name[:_LONGEST_TEXT])
    lines: list[list[Phrase]] = [[], [(fit(name, width), "text bold")]]
    if also := people_texts.also_called(profile):
        lines += _styled(also, width, "quiet")
    lines.append([])
    lines += _styled(people_texts.capital(people_texts.circle_and_rhythm(panel.view)), width, "quiet")
    lines += _styled(people_texts.rhythm_standing(panel.view, today), width, "quiet")
    told = _told(panel)
    for number, one in enumerate(told):
        room = height - len(lines) - 3 * (len(told) - number - 1)
        lines += _part(one, width, max(3, room))
    legend = _styled(people_texts.SIGNS, width, "quiet")
    if height - len(lines) > len(legend):
        lines += [[]] * (height - len(lines) - len(legend)) + legend
    return lines[:height]


def _keyed(one: Keyed, width: int) -> list[list[Phrase]]:
    """Return a sentence in lines, with the key that it begins with lifted out."""
    if not one.key:
        return []
    first, *more = _wrapped(f"{one.key} {one.words}", width)
    return [
        [(one.key, "focus bold"), (first.removeprefix(one.key), "quiet")],
        *([(line, "quiet")] for line in more),
    ]


def _part(one: _Told, width: int, room: int) -> list[list[Phrase]]:
    """Return a thing to tell under its label: a line or more for each text, as long as there is room."""
    lines: list[list[Phrase]] = [[], [(one.label.upper(), "quiet bold")]]
    for text in one.texts:
        most = max(0, room - len(lines))
        wrapped = _cut(text, width, min(2, most) if len(one.texts) > 1 else most, one.label)
        lines += [[(line, one.kind)] for line in wrapped]
        if len(lines) >= room:
            break
    return lines if len(lines) > _HEADING else []


def _cut(text: str, width: int, most: int, label: str) -> list[str]:
    """Return a text in at most so many lines: of a tip whole clauses, of anything else what fits."""
    lines = _wrapped(text, width)
    if len(lines) <= most or not most:
        return lines[:most]
    if label == people_texts.LABEL_TIP:
        return next((cut for one in clauses(text) if len(cut := _wrapped(one, width)) <= most), [])
    return [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), width)]


def _styled(text: str, width: int, kind: str) -> list[list[Phrase]]:
    return [[(line, kind)] for line in _wrapped(text, width)]


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines that fit."""
    return [line.plain for line in Content(shown_lines(text)).wrap(max(1, width))] if text else []
