"""The colours of pictures and pages, and the style that brings them in, for light and for dark."""

from __future__ import annotations

from typing import NamedTuple

SERIF = 'Georgia,"Iowan Old Style","Palatino Linotype","Noto Serif","DejaVu Serif",serif'
SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif'


class Shade(NamedTuple):
    """A colour on light and on dark ground, as ``#rrggbb``."""

    light: str
    dark: str


PAPER = Shade("#faf6f0", "#1b1920")
"""What everything lies on."""
INK = Shade("#2c2733", "#e9e4ed")
QUIET = Shade("#675f6e", "#aca4b6")
"""Words that matter less."""
GROUND = Shade("#eee6da", "#29252f")
"""The place of a day that holds nothing."""
RULE = Shade("#dcd1c2", "#3d3746")
"""Thin lines."""
MISSED = Shade("#7f7687", "#8b8397")
"""The dot of a day that was missed; quieter than words, and never a warning."""
PILLARS = {
    "mind": Shade("#1f6594", "#7fb8dc"),
    "heart": Shade("#a8324f", "#ec93a5"),
    "hand": Shade("#8a5a00", "#e8b970"),
}

_FILLS = {"paper": PAPER, "ink": INK, "quiet": QUIET, "ground": GROUND, "missed": MISSED, **PILLARS}
_STROKES = {"rule": RULE, "open": MISSED, **{f"{name}-line": shade for name, shade in PILLARS.items()}}

_SHAPES = (
    f".connect-review text{{font-family:{SANS};font-size:15px;font-variant-numeric:tabular-nums}}"
    f".connect-review .title{{font-family:{SERIF};font-size:46px}}"
    f".connect-review .head{{font-family:{SERIF};font-size:21px}}"
    ".connect-review .lead{font-size:19px}"
    ".connect-review .small{font-size:13px}"
    ".connect-review .tiny{font-size:11px}"
    ".connect-review .brand{font-size:12px;letter-spacing:.28em}"
    ".connect-review .end{text-anchor:end}"
    ".connect-review .mid{text-anchor:middle}"
    ".connect-review .line{fill:none;stroke-linejoin:round;stroke-linecap:round}"
    ".connect-review .soft{opacity:.16}"
    ".connect-review .half{opacity:.55}"
)


def picture_style() -> str:
    """Return the style of a picture; it names nothing outside of elements of class ``connect-review``."""
    return f"{_SHAPES}{_rules('light')}@media screen and (prefers-color-scheme:dark){{{_rules('dark')}}}"


def page_style() -> str:
    """Return the style of a page around a picture."""
    return (
        ":root{color-scheme:light dark}"
        f"body{{margin:0 auto;padding:1.5rem;max-width:75rem;font:1rem/1.55 {SANS};{_page('light')}}}"
        f"h1,h2{{font-family:{SERIF};font-weight:normal;line-height:1.2}}"
        "h1{font-size:2.2rem;margin:.5rem 0}"
        ".brand{letter-spacing:.28em;font-size:.75rem;margin:0}"
        "h1+p:not(.quiet),header .quiet+p{font-size:1.2rem}"
        "header p,.people{margin:.25rem 0}.tables{display:flex;flex-wrap:wrap;gap:0 4.5rem}"
        ".tables>details,.tables>.whole{flex-basis:100%}"
        "h2{font-size:1.4rem;margin:2.2rem 0 .6rem}"
        "svg{display:block;overflow:visible;width:100%;min-width:44rem;height:auto;margin:1.5rem 0}"
        ".wide{overflow-x:auto;padding-inline-end:.4rem}"
        "table{border-collapse:collapse;margin:1rem 0 2rem;font-variant-numeric:tabular-nums}"
        f"caption{{text-align:start;font-family:{SERIF};font-size:1.15rem;padding:.4rem 0}}"
        "th,td{text-align:end;padding:.28rem .9rem .28rem 0;vertical-align:top;font-weight:normal}"
        "td:not(.words){white-space:nowrap}"
        f"th[scope=row],.words,thead th:first-child{{text-align:start}}"
        f"thead th{{color:{QUIET.light};font-size:.85rem;border-bottom:1px solid {RULE.light}}}"
        f"tbody tr+tr>*{{border-top:1px solid {GROUND.light}}}"
        "summary{cursor:pointer;padding:.3rem 0}.notes{list-style:none;padding:0}"
        f".notes li{{padding:.5rem 0 .5rem 1rem;margin:.4rem 0;border-inline-start:3px solid {RULE.light}}}"
        f".notes time,.quiet,.brand,footer{{color:{QUIET.light}}}"
        ".note{white-space:pre-wrap;margin:.15rem 0}"
        "footer{margin-top:3rem;font-size:.9rem}"
        f"@media screen and (prefers-color-scheme:dark){{body{{{_page('dark')}}}"
        f"thead th{{color:{QUIET.dark};border-color:{RULE.dark}}}tbody tr+tr>*{{border-color:{GROUND.dark}}}"
        f".notes li{{border-color:{RULE.dark}}}.notes time,.quiet,.brand,footer{{color:{QUIET.dark}}}}}"
        "@media print{body{max-width:none;padding:0}svg{min-width:0}"
        "svg,tr,li{break-inside:avoid}h2{break-after:avoid}}"
    )


def _rules(ground: str) -> str:
    fills = "".join(f".connect-review .{name}{{fill:{getattr(one, ground)}}}" for name, one in _FILLS.items())
    return fills + "".join(
        f".connect-review .{name}{{stroke:{getattr(one, ground)}}}" for name, one in _STROKES.items()
    )


def _page(ground: str) -> str:
    return f"background:{getattr(PAPER, ground)};color:{getattr(INK, ground)}"
