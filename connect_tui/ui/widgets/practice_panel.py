"""The practice under the cursor: what it means, what to do today, its last weeks, its last notes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.progress import State
from connect_tui.services.views import DayView, PracticeDetail, PracticeOnDay
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown, shown_lines

WEEKS = 16
NOTES = 8
_CELLS = {State.DONE: "■", State.REST: "~", State.OPEN: "□", State.MISSED: "·", State.OFF: " "}

_QUIET = "$connect-quiet"


class PanelView(NamedTuple):
    """All that the panel shows."""

    view: DayView
    row: PracticeOnDay
    detail: PracticeDetail | None
    """Only where there is room beside the list."""
    show_streaks: bool
    week_starts_on: int
    begun: str = ""
    """That its guide is under way; empty where it is not."""


class PracticePanel(Widget):
    """Below the list a few lines; beside it, a page."""

    DEFAULT_CSS = """
    PracticePanel { height: 5; padding: 1 2 0 2; background: $background; }
    PracticePanel.-beside { width: 42; height: 1fr; padding: 1 2; background: $surface; }
    PracticePanel.-low { height: 3; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: PanelView | None = None
        self._message = ""

    def show(self, shown_view: PanelView | None, message: str = "") -> None:
        """Show a practice, or a message where there is none under the cursor."""
        self._shown, self._message = shown_view, message
        self.refresh()

    def render(self) -> Content:
        """Compose the text for the room there is."""
        if self._shown is None:
            return Content.styled(self._message, _QUIET)
        if self.has_class("-beside"):
            return Content("\n").join(_page(self._shown, self.content_size.width, self.content_size.height))
        return Content("\n").join(_summary(self._shown, self.content_size.width, self.content_size.height))


def _pillar(row: PracticeOnDay) -> str:
    return f"$connect-{row.practice.pillar.value}"


def _action_label(panel: PanelView) -> str:
    return texts.ACTION_TODAY if panel.view.day == panel.view.today else texts.ACTION_OTHER_DAY


def _summary(panel: PanelView, width: int, height: int) -> list[Content]:
    """Return at most ``height`` lines for below the list: the most useful first."""
    row, label = panel.row, _action_label(panel)
    lines = [
        Content.assemble(
            (f"{label}  ", f"bold {_pillar(row)}"),
            (fit(shown(row.action or row.practice.meaning), width - len(label) - 2).rstrip(), "$foreground"),
        )
    ]
    if panel.begun:
        lines.append(Content.styled(fit(panel.begun, width).rstrip(), "$connect-key"))
    lines += _day_words(panel, width)
    if (mood := _mood(panel)) and len(lines) < height:
        lines.append(Content.styled(fit(mood, width).rstrip(), "$connect-key"))
    meaning = [] if row.action is None else _wrapped(row.practice.meaning, width, _QUIET)
    if len(lines) < height:
        lines += meaning
    return lines[:height]


def _day_words(panel: PanelView, width: int) -> list[Content]:
    """Return a line with whom it was and what was noted, and one with the streak in words."""
    row, lines = panel.row, []
    if row.people or row.note:
        lines.append(_note_line(row.people, row.note, width, _pillar(row)))
    if panel.show_streaks:
        standing, detail = row.standing, panel.detail
        kept = texts.kept_words(detail.kept, detail.met, WEEKS) if detail and standing.unit == "day" else ""
        streak = (texts.streak_words(standing), texts.best_words(standing))
        words = ["   ".join(one for one in streak if one), texts.days_left(standing, row.state), kept]
        lines += _in_few_lines([one for one in words if one], width)
    return lines


def _in_few_lines(words: list[str], width: int) -> list[Content]:
    """Return the phrases one after another, on a new line where the next one does not fit."""
    lines: list[str] = []
    for one in words:
        if lines and cell_len(lines[-1]) + 3 + cell_len(one) <= width:
            lines[-1] += f"   {one}"
        else:
            lines.append(one)
    return [Content.styled(fit(one, width).rstrip(), _QUIET) for one in lines]


def _note_line(people: tuple[str, ...], note: str | None, width: int, colour: str) -> Content:
    names = fit(shown(", ".join(people)), min(24, max(0, width - 8))).rstrip() if people else ""
    text = fit(shown(note or ""), max(0, width - cell_len(names) - (2 if names else 0))).rstrip()
    return Content.assemble((names, colour), ("  " if names and text else "", ""), (text, "$foreground"))


def _mood(panel: PanelView) -> str:
    """Return a word about the day as a whole, where there is one to say."""
    view = panel.view
    if view.day > view.today:
        return texts.FUTURE_DAY
    if view.total and view.done == view.total:
        return texts.ALL_DONE if view.day == view.today else texts.ALL_DONE_OTHER
    if view.total and view.rest == view.total:
        return texts.EVERYTHING_RESTED
    if view.day == view.today and all(row.standing.first is None for row in view.practices):
        return texts.FIRST_DAY
    return ""


def _wrapped(text: str, width: int, style: str) -> list[Content]:
    return Content.styled(shown_lines(text), style).wrap(max(1, width)) if text else []


def _page(panel: PanelView, width: int, height: int) -> list[Content]:
    """Return the page beside the list."""
    row = panel.row
    blank = Content("")
    lines = [
        Content.styled(
            fit(f"{row.practice.number}  {shown(row.practice.name)}", width), f"bold {_pillar(row)}"
        ),
        blank,
        *_wrapped(row.practice.meaning, width, "$foreground"),
    ]
    if row.practice.caution:
        lines += [blank, *_wrapped(row.practice.caution, width, _QUIET)]
    if row.action:
        lines += [blank, Content.styled(_action_label(panel).upper(), f"bold {_QUIET}")]
        lines += _wrapped(row.action, width, "$foreground")
    if panel.begun:
        lines += [blank, *_wrapped(panel.begun, width, "$connect-key")]
    if mood := _mood(panel):
        lines += [blank, *_wrapped(mood, width, "$connect-key")]
    words = _day_words(panel, width)
    if words:
        lines += [blank, *words]
    if panel.detail is not None and row.standing.first is not None:
        lines += [blank, *_calendar(panel, panel.detail, width)]
        lines += _notes(panel, panel.detail, width, height - len(lines))
    return lines[:height]


def _calendar(panel: PanelView, detail: PracticeDetail, width: int) -> list[Content]:
    """Return the last weeks, one column a week, with months above and weekdays at the left."""
    weeks = min(WEEKS, (width - 3) // 2)
    skipped = WEEKS - weeks
    months = [" "] * (3 + weeks * 2 + 3)
    last_month, free_from = 0, 0
    for week in range(weeks):
        first = _at(detail.start, (skipped + week) * 7)
        column = 3 + week * 2
        if (
            first.month != last_month
            and (first.day <= 7 or not week)
            and column >= free_from
            and week < weeks - 1
        ):
            months[column : column + 3] = texts.MONTHS[first.month - 1][:3]
            free_from = column + 4
        last_month = first.month
    lines = [Content.styled("".join(months).rstrip(), _QUIET)]
    for weekday in range(7):
        name = texts.WEEKDAYS[(panel.week_starts_on + weekday) % 7][:2] if weekday % 2 == 0 else "  "
        parts: list[tuple[str, str]] = [(f"{name} ", _QUIET)]
        for week in range(skipped, WEEKS):
            number = week * 7 + weekday
            state = detail.states[number] if number < len(detail.states) else State.OFF
            parts.append((_CELLS[state] + " ", _pillar(panel.row) if state is State.DONE else _QUIET))
        lines.append(Content.assemble(*parts))
    return lines


def _notes(panel: PanelView, detail: PracticeDetail, width: int, room: int) -> list[Content]:
    if not detail.notes or room < 3:
        return []
    lines = [Content(""), Content.styled(texts.LAST_NOTES.upper(), f"bold {_QUIET}")]
    for one in detail.notes[: room - 2]:
        day = texts.short_date(one.day).split(" ", 1)
        label = day[0] if (panel.view.day - one.day).days < 7 else day[1]
        line = _note_line(one.people, one.note, width - 8, _pillar(panel.row))
        lines.append(Content.assemble((f"{label:<8}", _QUIET), line))
    return lines


def _at(start: date, days: int) -> date:
    return start + ONE_DAY * days
