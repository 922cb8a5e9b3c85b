"""Whom it would be good to reach out to today, and why, in a line; with what can be answered to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.ui import reaching_texts
from connect_tui.ui.content import fit, literal

if TYPE_CHECKING:
    from textual import events

Action: TypeAlias = Literal["talked", "not_now"]

_MARKED = 4
"""Columns of the mark at the left, and the space around it."""
_MARGIN = 2
_LEAST_REASON = 8
ROOM_FOR_WORDS = 76
"""Columns from which the answers are in words wherever the name can be read in full beside them."""


class SuggestionView(NamedTuple):
    """All that the line shows. Every text is safe to show."""

    name: str
    reason: str
    hue: str
    keys: tuple[str, str]
    """Of the answers "we talked" and "not now", as they are shown; empty where one has none."""
    rest_days: int


class _Answer(NamedTuple):
    action: Action
    key: str
    words: str


class SuggestionLine(Widget):
    """Says it, and is clicked to answer."""

    DEFAULT_CSS = """
    SuggestionLine {
        height: 1;
        background: $surface;
        & > .suggestion--text { color: $foreground; text-style: bold; }
        & > .suggestion--quiet { color: $connect-quiet; }
        & > .suggestion--key { color: $connect-key; text-style: bold; }
        & > .suggestion--mind { color: $connect-mind; }
        & > .suggestion--heart { color: $connect-heart; }
        & > .suggestion--hand { color: $connect-hand; }
        & > .suggestion--focus { color: $connect-key; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("suggestion--text", "suggestion--quiet", "suggestion--key"),
        *("suggestion--mind", "suggestion--heart", "suggestion--hand", "suggestion--focus"),
    }

    class Asked(Message):
        """An answer was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._view: SuggestionView | None = None

    def show(self, view: SuggestionView) -> None:
        """Show whom it is about."""
        if view != self._view:
            self._view = view
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, view = self.size.width, self._view
        ground = Style(bgcolor=self.rich_style.bgcolor)
        if view is None or y > 0:
            return Strip.blank(width, ground)
        text, quiet, key, hue = (
            self.get_component_rich_style(f"suggestion--{one}") for one in ("text", "quiet", "key", view.hue)
        )
        answers = self._answers(view)
        room = max(0, width - _MARKED - _MARGIN - sum(_width(one) for one in answers))
        told = fit(reaching_texts.REACH_OUT.format(name=view.name), room).rstrip()
        left = room - cell_len(told)
        reason = reaching_texts.WHY.format(reason=view.reason) if left >= _LEAST_REASON else ""
        segments = [Segment("  ♥ ", hue), Segment(told, text), Segment(fit(reason, left), quiet)]
        for one in answers:
            segments += [Segment(one.key, key), Segment(one.words, quiet)]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)

    def _answers(self, view: SuggestionView) -> list[_Answer]:
        """Return what can be answered, in words where little enough has to be shortened for it."""
        named: list[tuple[Action, str, str]] = [
            ("talked", view.keys[0], reaching_texts.TALKED),
            ("not_now", view.keys[1], reaching_texts.NOT_NOW),
        ]
        told = cell_len(reaching_texts.REACH_OUT.format(name=view.name))
        why = cell_len(reaching_texts.WHY.format(reason=view.reason))
        full = [_Answer(action, f"   {key}", f" {words}" if key else words) for action, key, words in named]
        needed, width = _MARKED + told + sum(_width(one) for one in full) + _MARGIN, self.size.width
        if width >= needed + (0 if width >= ROOM_FOR_WORDS else why):
            return full
        return [_Answer(action, f"  {key or words}", "") for action, key, words in named]

    def _at(self, x: int) -> Action | None:
        """Return the answer that stands at a column, if one does."""
        end = self.size.width - _MARGIN
        for one in reversed(self._answers(self._view) if self._view is not None else []):
            start = end - _width(one)
            if start < x < end:
                return one.action
            end = start
        return None

    def on_click(self, event: events.Click) -> None:
        """Answer; what stands before the answers leads to saying that one talked."""
        self.post_message(self.Asked(self._at(event.x) or "talked"))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        view = self._view
        if view is None:
            return
        action = self._at(event.x)
        if action == "not_now":
            days = reaching_texts.days(view.rest_days)
            words = reaching_texts.NOT_NOW_WORDS.format(name=view.name, days=days, key=view.keys[1])
        elif action == "talked":
            words = reaching_texts.TALKED_WORDS.format(key=view.keys[0])
        else:
            words = f"{reaching_texts.REACH_OUT.format(name=view.name)}: {view.reason}"
        self.tooltip = literal(words.strip())


def _width(answer: _Answer) -> int:
    return cell_len(answer.key) + cell_len(answer.words)
