"""The field of a guide for a number between two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from connect_tui.ui import guide_texts as told
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.guide_answers import GuideAnswer
from connect_tui.ui.widgets.guide_choices import DIGITS

if TYPE_CHECKING:
    from connect_tui.domain.guide_runs import Value
    from connect_tui.domain.guides import Scale


class ScaleAnswer(GuideAnswer, can_focus=True):
    """A row of numbers with words for both ends."""

    HINTS = "scale"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "move(1)", id="guide.more", tooltip="More", show=False),
        Binding("left,h", "move(-1)", id="guide.less", tooltip="Less", show=False),
        Binding("delete,backspace", "move(0)", id="guide.none", tooltip="No answer", show=False),
    ]
    DEFAULT_CSS = "ScaleAnswer { height: 5; }"
    _WIDEST = 60

    def __init__(self, scale: Scale, chosen: int | None, hue: str) -> None:
        super().__init__()
        self._scale, self._hue = scale, hue
        self._chosen = chosen if chosen is not None and 1 <= chosen <= scale.steps else None

    @property
    def value(self) -> Value | None:
        """The number chosen."""
        return self._chosen

    @property
    def _apart(self) -> int:
        """How many cells lie from one number to the next."""
        return max(3, (min(self._WIDEST, self.content_size.width) - 3) // (self._scale.steps - 1))

    def render(self) -> Content:
        """Compose the words for the ends, the row, and what is chosen."""
        steps, apart, style = self._scale.steps, self._apart, f"bold $connect-{self._hue}"
        width = apart * (steps - 1) + 3
        row: list[str | Content | tuple[str, str]] = [" "]
        numbers: list[tuple[str, str]] = []
        for number in range(1, steps + 1):
            chosen = number == self._chosen
            row.append(("●", style) if chosen else ("○", "$connect-quiet"))
            row.append(("─" * (apart - 1) if number < steps else "", "$connect-quiet"))
            numbers.append((f"{number:^3}", style if chosen else "$connect-key"))
            numbers.append((" " * (apart - 3), ""))
        said = told.SCALE_OPEN.format(steps=steps)
        if self._chosen is not None:
            said = told.SCALE_CHOSEN.format(value=self._chosen, steps=steps)
        whole = max(self.content_size.width, 1)
        return Content("\n").join(
            (
                Content(fit(self._ends(min(width, whole)), whole).rstrip()),
                Content.assemble(*row),
                Content.assemble(*numbers),
                Content(""),
                Content.styled(said, style if self._chosen is not None else "$connect-quiet"),
            )
        )

    def _ends(self, width: int) -> str:
        """Return the words for both ends, at the ends; each has half the room at the least."""
        low, high = shown(self._scale.low), shown(self._scale.high)
        half = (width - 2) // 2
        low = fit(low, max(half, width - 2 - cell_len(high))).rstrip()
        high = fit(high, width - 2 - cell_len(low)).rstrip()
        return f"{low}{' ' * max(1, width - cell_len(low) - cell_len(high))}{high}"

    def _choose(self, number: int | None) -> None:
        if number is None or 1 <= number <= self._scale.steps:
            self._chosen = number
            self.refresh()
            self.tell()

    def action_move(self, by: int) -> None:
        """Choose one more or one less, or with 0 none."""
        if by == 0:
            self._choose(None)
        elif self._chosen is None:
            self._choose(1 if by > 0 else self._scale.steps)
        else:
            self._choose(min(max(self._chosen + by, 1), self._scale.steps))

    async def on_key(self, event: events.Key) -> None:
        """Choose by digit; 0 stands for ten."""
        if event.character is not None and event.character in DIGITS:
            event.stop()
            self._choose(DIGITS.index(event.character) + 1)

    def on_click(self, event: events.Click) -> None:
        """Choose the number nearest to where it was clicked."""
        self._choose(min(max(round((event.x - 1) / self._apart) + 1, 1), self._scale.steps))
