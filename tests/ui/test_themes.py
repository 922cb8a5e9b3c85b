"""Every theme is readable: by computation for its colours, and by opening Connect in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from connect_tui.domain.errors import ConnectError
from connect_tui.services import check_ins
from connect_tui.ui import texts
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.themes import LEAST_CONTRAST, THEMES, contrast, own_variables
from connect_tui.ui.widgets.health_header import HealthHeader
from connect_tui.ui.widgets.key_bar import KeyBar
from connect_tui.ui.widgets.practice_list import PracticeList
from connect_tui.ui.widgets.review_list import ReviewList
from connect_tui.ui.widgets.rule_list import RuleList
from connect_tui.ui.widgets.time_line import TimeLine
from tests.ui.home import FIRST_IN_LIST, YESTERDAY, Sitting, by_id, opened

if TYPE_CHECKING:
    from textual.theme import Theme
    from textual.widget import Widget

    from connect_tui.config.keys import KeyContext
    from tests.ui.home import Home

EVERY_THEME = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}
COLOURED = {name: theme for name, theme in EVERY_THEME.items() if not theme.ansi}
TEXTS = ("mind", "heart", "hand", "quiet", "key", "text", "on-cursor")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(255, 255, 255), Color(255, 255, 255)) == pytest.approx(1)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", COLOURED.values(), ids=lambda theme: theme.name)
def test_text_stands_out_from_every_ground(theme: Theme) -> None:
    own = {
        name: Color.parse(value)
        for name, value in own_variables(theme).items()
        if name != "connect-cursor-style"
    }
    system = theme.to_color_system().generate()
    grounds = {one: Color.parse(system[one]) for one in ("background", "surface", "panel")}
    grounds["cursor"] = own["connect-cursor"]
    texts = {one: own[f"connect-{one}"] for one in TEXTS}
    weak = {
        f"{text} on {ground}": round(contrast(colour, behind), 2)
        for text, colour in texts.items()
        for ground, behind in grounds.items()
        if contrast(colour, behind) < LEAST_CONTRAST
    }
    assert not weak


@pytest.mark.parametrize("theme", COLOURED.values(), ids=lambda theme: theme.name)
def test_the_pillars_differ_and_the_cursor_can_be_seen(theme: Theme) -> None:
    own = own_variables(theme)
    assert len({own[f"connect-{pillar}"] for pillar in ("mind", "heart", "hand")}) == 3
    assert own["connect-cursor"] != theme.to_color_system().generate()["background"]


@pytest.mark.parametrize("place", ["today", "reminders"])
async def test_connect_opens_and_is_drawn_in_every_theme(home: Home, place: KeyContext) -> None:
    home.done("listen", day=YESTERDAY)
    home.done("give", note="a note", people=("Maya",))
    async with opened(home, with_desk=True) as sitting:
        sitting.app.show_place(place, again=False)
        for name in EVERY_THEME:
            sitting.app.theme = name
            await sitting.pilot.pause()
            assert "Listen attentively" in sitting.text(), name
        assert {theme.name for theme in THEMES} <= set(sitting.app.available_themes)


@pytest.mark.parametrize("theme", ["connect-dark", "connect-light", "nord", "ansi-dark"])
async def test_dialogs_and_toasts_are_drawn_in_it(home: Home, theme: str) -> None:
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        await sitting.press("u")
        for key in ("n", "w", "f", "?"):
            await sitting.press(key)
            assert not sitting.is_on_today
            assert sitting.app.screen.query(Static)
            await sitting.press("escape")


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_colours_of_the_terminal_the_row_under_the_cursor_is_only_turned_round(
    home: Home, theme: str
) -> None:
    home.done("listen")
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        for key, kind in (("t", PracticeList), ("r", ReviewList)):
            await sitting.press(key)
            drawn = sitting.app.screen.query_one(kind)
            turned = [
                [segment.style for segment in strip if segment.style]
                for strip in (drawn.render_line(y) for y in range(drawn.size.height))
                if any(segment.style and segment.style.reverse for segment in strip)
            ]
            assert len(turned) == 1
            assert all(style.reverse and not style.color and not style.bgcolor for style in turned[0])


@pytest.mark.parametrize("theme", ["connect-dark", "connect-light", "gruvbox", "solarized-light"])
async def test_what_is_painted_is_readable(home: Home, theme: str) -> None:
    """Looks at the cells themselves, so that no style in between can undo the colours."""
    home.done("listen", "give", "care", day=YESTERDAY)
    home.done("listen")
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        assert _readable_texts(sitting, PracticeList, KeyBar) > 60


@pytest.mark.parametrize("theme", ["connect-dark", "connect-light", "gruvbox", "solarized-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_painted_of_the_reminders_is_readable(
    home: Home, theme: str, size: tuple[int, int]
) -> None:
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home, size, with_desk=True) as sitting:
        sitting.desk.told = sitting.desk.told._replace(trouble="Nobody answered.")
        await sitting.press("m")
        assert _readable_texts(sitting, HealthHeader, TimeLine, RuleList, KeyBar) > 60


def _readable_texts(sitting: Sitting, *kinds: type[Widget]) -> int:
    """Return how many texts these widgets paint, once each was found to stand out from its ground."""
    painted = 0
    for widget in (sitting.app.screen.query_one(kind) for kind in kinds):
        for y in range(widget.size.height):
            for segment in widget.render_line(y):
                style = segment.style
                if not segment.text.strip() or style is None or style.color is None or style.bgcolor is None:
                    continue
                colours = [Color.from_rich_color(one) for one in (style.color, style.bgcolor)]
                assert contrast(*colours) >= LEAST_CONTRAST, segment
                painted += 1
    return painted


async def test_without_colour_the_states_can_be_told_apart(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    home.done("listen", day=YESTERDAY)
    home.done("common-ground")
    workspace = home.workspace()
    check_ins.rest(workspace, [by_id(workspace, "attachment")], workspace.today())
    async with opened(home) as sitting:
        assert sitting.app.no_color
        marks = {}
        for key, practice in enumerate(FIRST_IN_LIST):
            number = sitting.line(by_id(workspace, practice).name)
            marks[practice] = sitting.lines()[number][3]
            await sitting.press("home", *("j" for _ in range(key)))
            assert "▌" in sitting.lines()[number]
        assert marks == {"common-ground": "✓", "attachment": "~", "listen": "○", "self": "○"}
        await sitting.press("left")
        assert sitting.lines()[sitting.line("Listen attentively")][3] == "✓"
        assert sitting.lines()[sitting.line("Find common ground")][3] == " "


async def test_a_theme_chosen_in_the_palette_stays_and_one_is_told_how_to_keep_it(home: Home) -> None:
    async with opened(home) as sitting:
        sitting.app.theme = "dracula"
        await sitting.until(lambda: any("theme: dracula" in toast for toast in sitting.toasts()))
        home.write_habits("settings:\n  week_starts_on: sunday\n")
        await sitting.until(lambda: texts.CATALOGUE_TAKEN_OVER in sitting.toasts())
        assert sitting.app.theme == "dracula"


async def test_a_theme_chosen_in_the_palette_is_kept_where_that_can_be(home: Home) -> None:
    kept: list[str] = []

    def keep(name: str) -> None:
        if name == "nord":
            raise ConnectError("The disk is full.", hint="Free some space.")
        kept.append(name)
        home.write_habits(f"settings: {{theme: {name}}}\n")

    app = ConnectApp(home.workspace(), keep_theme=keep)
    async with app.run_test(notifications=True) as pilot:
        sitting = Sitting(app, pilot)
        app.theme = "nord"
        await sitting.until(lambda: "The disk is full.\nFree some space." in sitting.toasts())
        app.theme = "dracula"
        await sitting.until(lambda: texts.THEME_KEPT.format(name="dracula") in sitting.toasts())
        assert kept == ["dracula"]
        assert app.workspace.settings.theme == "dracula"
        home.done("listen")
        await sitting.until(lambda: "1 of 12" in sitting.lines()[0])
        assert texts.CATALOGUE_TAKEN_OVER not in sitting.toasts()
