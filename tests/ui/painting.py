"""What of a screen is painted, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch

from textual._compositor import ChopsUpdate
from textual.app import App

if TYPE_CHECKING:
    from textual.strip import Strip

    from tests.ui.home import Sitting

Cells: TypeAlias = list[list[tuple[object, ...]]]


def cells(strips: Iterable[Strip]) -> Cells:
    """Return each cell with the colours that can be seen of it."""
    lines = []
    for strip in strips:
        line: list[tuple[object, ...]] = []
        for text, style, _ in strip:
            assert style is not None
            ink, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
            line += [(one, ink if one.strip() else None, ground, bool(style.reverse)) for one in text]
        lines.append(line)
    return lines


def painting(sitting: Sitting) -> Cells:
    """Return the whole screen as it would be painted now."""
    return cells(sitting.app.screen._compositor.render_strips())


async def settled(sitting: Sitting) -> None:
    """Wait until what was asked to be painted is."""
    painted = asyncio.Event()
    sitting.app.screen.call_after_refresh(painted.set)
    await painted.wait()


async def assert_painted_where_changed(sitting: Sitting, keys: Iterable[str]) -> None:
    """Press keys, each of which changes something but the last line, which must never be painted."""
    painted: set[int] = set()
    display, height = App._display, sitting.app.size.height

    def watched(app: App[Any], screen: Any, renderable: Any) -> None:
        is_part = isinstance(renderable, ChopsUpdate)
        painted.update((y for y, _, _ in renderable.spans) if is_part else range(height))
        display(app, screen, renderable)

    await settled(sitting)
    before = painting(sitting)
    with patch.object(App, "_display", watched):
        for key in keys:
            painted.clear()
            await sitting.press(key)
            await settled(sitting)
            after = painting(sitting)
            changed = {y for y in range(height) if after[y] != before[y]}
            assert changed
            assert changed <= painted, key
            assert height - 1 not in painted
            before = after
