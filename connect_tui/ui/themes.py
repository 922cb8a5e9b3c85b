"""Connect's own themes, and colours for pillars and quiet text that are readable in every theme."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="connect-dark",
    primary="#c3a6e8",
    secondary="#8fb8d8",
    accent="#e8b970",
    success="#8fc6a0",
    warning="#e8b970",
    error="#e0909a",
    foreground="#e6e1ea",
    background="#1b1920",
    surface="#242029",
    panel="#2c2833",
    dark=True,
    variables={"footer-key-foreground": "#c3a6e8", "block-cursor-text-style": "bold"},
)

LIGHT = Theme(
    name="connect-light",
    primary="#6b4796",
    secondary="#2f6690",
    accent="#8a5a12",
    success="#2f6b46",
    warning="#8a5a12",
    error="#9a3b4c",
    foreground="#2c2733",
    background="#faf6f0",
    surface="#f1ebe3",
    panel="#e7dfd6",
    dark=False,
    variables={"footer-key-foreground": "#6b4796", "block-cursor-text-style": "bold"},
)

THEMES = (DARK, LIGHT)

LEAST_CONTRAST = 4.5
"""The contrast that WCAG 2.2 asks of text, level AA."""

_HUES = {"mind": ("#7fb8dc", "#1f6594"), "heart": ("#e79aa9", "#a23553"), "hand": ("#e8b970", "#855600")}
_ANSI = {
    "mind": "ansi_blue",
    "heart": "ansi_magenta",
    "hand": "ansi_yellow",
    "quiet": "ansi_default",
    "key": "ansi_cyan",
    "text": "ansi_default",
    "cursor": "ansi_bright_black",
    "on-cursor": "ansi_bright_white",
    "cursor-style": "reverse",
}


def own_variables(theme: Theme) -> dict[str, str]:
    """Return the style variables that Connect adds to a theme.

    ``connect-mind``, ``-heart`` and ``-hand`` colour the pillars, ``-quiet`` what matters less, ``-key``
    names of keys, ``-text`` everything else. ``-cursor`` lies behind the row under the cursor and
    ``-on-cursor`` is the text there. Each text colour keeps a contrast of 4.5 against the background and the
    cursor. How a terminal's own colours look on each other nobody knows: there ``-cursor-style`` says that
    rows under a cursor are turned round, text and ground, without other colours.
    """
    if theme.ansi:
        return {f"connect-{name}": colour for name, colour in _ANSI.items()}
    generated = theme.to_color_system().generate()
    background = Color.parse(generated["background"])
    foreground = Color.parse(generated["foreground"])
    cursor = background.blend(foreground, 0.10)
    grounds = (background, cursor, Color.parse(generated["surface"]), Color.parse(generated["panel"]))
    dark = background.brightness < 0.5
    colours = {name: Color.parse(pair[0] if dark else pair[1]) for name, pair in _HUES.items()}
    colours["quiet"] = background.blend(foreground, 0.6)
    colours["key"] = Color.parse(generated["primary"])
    colours["text"] = colours["on-cursor"] = foreground
    readable = {name: _readable(colour, grounds, dark=dark).hex for name, colour in colours.items()}
    others = {"cursor": cursor.hex, "cursor-style": "none"}
    return {f"connect-{name}": value for name, value in {**readable, **others}.items()}


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2, 0 to 1."""
    channels = [
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
        for value in (colour.r / 255, colour.g / 255, colour.b / 255)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def _readable(colour: Color, grounds: tuple[Color, ...], *, dark: bool) -> Color:
    """Return the colour, moved towards white or black until it stands out from every ground."""
    towards = Color(255, 255, 255) if dark else Color(0, 0, 0)
    for step in range(21):
        candidate = colour.blend(towards, step / 20)
        if all(contrast(candidate, ground) >= LEAST_CONTRAST for ground in grounds):
            return candidate
    return towards
