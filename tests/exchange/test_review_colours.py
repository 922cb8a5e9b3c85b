"""Colours of pictures: words can be read on every ground, and pillars are told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import pytest

from connect_tui.exchange.review import colours
from connect_tui.exchange.review.colours import Shade

Linear = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
EYES: dict[str, tuple[Linear, Linear, Linear]] = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
JUST_TOLD_APART = 10.0
"""CIE 1976 colour difference; 2.3 is the least that is noticed side by side."""


def _linear(colour: str) -> Linear:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    one, two, three = (
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
        for value in (red, green, blue)
    )
    return one, two, three


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _lab(linear: Linear) -> Linear:
    red, green, blue = (min(max(value, 0.0), 1.0) for value in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (
        float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _seen(colour: str, eye: str) -> Linear:
    linear = _linear(colour)
    one, two, three = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in EYES[eye])
    return _lab((one, two, three))


def _pairs(one: Shade, other: Shade) -> list[tuple[str, str]]:
    return [(one.light, other.light), (one.dark, other.dark)]


@pytest.mark.parametrize("ground", [colours.PAPER, colours.GROUND], ids=["paper", "ground"])
@pytest.mark.parametrize("words", [colours.INK, colours.QUIET], ids=["ink", "quiet"])
def test_words_stand_out_from_what_they_lie_on(words: Shade, ground: Shade) -> None:
    assert all(_contrast(*pair) >= 4.5 for pair in _pairs(words, ground))


@pytest.mark.parametrize("pillar", colours.PILLARS)
def test_the_number_of_a_done_day_can_be_read(pillar: str) -> None:
    assert all(_contrast(*pair) >= 4.5 for pair in _pairs(colours.PILLARS[pillar], colours.PAPER))


def test_marks_of_days_stand_out() -> None:
    """WCAG 2.2 asks 3 of what is no text."""
    assert all(_contrast(*pair) >= 3 for pair in _pairs(colours.MISSED, colours.GROUND))
    assert all(_contrast(*pair) >= 3 for pair in _pairs(colours.MISSED, colours.PAPER))


@pytest.mark.parametrize("eye", EYES)
def test_pillars_are_told_apart(eye: str) -> None:
    for one, other in combinations(colours.PILLARS.values(), 2):
        for pair in _pairs(one, other):
            first, second = (_seen(colour, eye) for colour in pair)
            distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
            assert distance >= JUST_TOLD_APART, (eye, pair, distance)


def test_both_styles_have_light_and_dark() -> None:
    for style in (colours.picture_style(), colours.page_style()):
        assert "@media screen and (prefers-color-scheme:dark)" in style
        assert style.count("{") == style.count("}")
        assert colours.INK.light in style
        assert colours.INK.dark in style
