"""What guides say beside their own questions: the sentences that every front end shares.

Names and answers are a person's own words and come back as they are: a front end makes them safe to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.breathing import Phase
from connect_tui.domain.guides import KINDS, Guide, Keep, Question, Step, WhichPerson
from connect_tui.domain.people import Style
from connect_tui.domain.text import clean_line, shortened
from connect_tui.exchange.me.words import STYLE_MAY_HELP
from connect_tui.exchange.people.words import STYLE_TIPS, STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PLAIN_GUIDE = Guide(
    (
        WhichPerson("person", "Is there someone you would like to do this for, or with?"),
        Question("today", "What would you like to do, and when? A small thing is enough."),
        Question("noticed", "If you have done it already: what did you notice, in them and in yourself?"),
    ),
    minutes=2,
    intro="This practice has no guide of its own yet, so here are a few plain questions.",
)
"""The guide of a practice for which habits.yaml has none."""

PHASES = {
    Phase.IN: "breathe in",
    Phase.HOLD: "hold",
    Phase.OUT: "breathe out",
    Phase.REST: "rest",
}

PLACES = {
    Keep.DETAILS: "What you know of {name}",
    Keep.IN_COMMON: "What you share with {name}",
    Keep.STYLE: "How you see {name} so far",
    Keep.MY_STYLE: "What you noted of yourself before",
    Keep.BOUNDARIES: "Your boundaries",
    Keep.GOALS: "Your goals",
    Keep.DARES: "Your small dares",
    Keep.WANTS: "What you want from your relationships",
}
"""What is above those things that are kept already where an answer goes."""

KEPT_IN = {
    Keep.DETAILS: "goes to what you know of {name}",
    Keep.IN_COMMON: "goes to what you share with {name}",
    Keep.STYLE: "goes to the page of {name}",
    Keep.MY_STYLE: "goes to About me",
    Keep.BOUNDARIES: "goes to your boundaries",
    Keep.GOALS: "goes to your goals",
    Keep.DARES: "goes to your dares",
    Keep.WANTS: "goes to what you want from your relationships",
}
"""Where an answer is kept besides the journal; below an answer."""

ALSO_KEPT_IN = {
    Keep.DETAILS: "What you write here is also kept with {name}.",
    Keep.IN_COMMON: "What you write here is also kept with {name}, as something you share.",
    Keep.STYLE: "It is also kept with {name}.",
    Keep.MY_STYLE: "It is also kept in About me; you can change it at any time.",
    Keep.BOUNDARIES: "What you write here joins your boundaries in About me.",
    Keep.GOALS: "What you write here joins your goals in About me.",
    Keep.DARES: "What you write here joins your dares in About me.",
    Keep.WANTS: "What you write here joins what you want from your relationships, in About me.",
}
"""The same, below a question."""

THEM = "them"
"""Someone whose name is not said yet."""

GO_NOW = {
    ("listen", "learned"): "Now go and talk. Leave with {key}; this waits here until you are back.",
    ("common-ground", "found"): "If you have not talked yet, leave with {key}; this waits until you have.",
}
"""By practice and step: where it is natural to leave and to come back."""

NO_STYLE = "Nothing needs to be decided. Noticing how it is for you, day by day, is enough."
"""Where somebody has no word for their style."""

FOR_YOU = "What may do you good: {tip}"

NO_DIAGNOSIS = "A word for now, and no diagnosis. Only you can say whether it fits, and it may change."

IN_OTHERS = "Someone else of this style: {tip}"

OTHERS_MAY_NEED = "What someone of each style may need"

RESUMED = {
    0: "You left this earlier today; it goes on here.",
    1: "You began this yesterday; it goes on here.",
}
RESUMED_ON = "You began this on {weekday}; it goes on here."
RESUMED_LONG_AGO = "You began this on {day}; it goes on here."

_LONGEST_REMINDER = 64
_STYLES_BY_WORD = {**{style.value: style for style in Style}, "i do not know": Style.UNKNOWN}


def resumed(began: date | None, today: date) -> str:
    """Return the line that tells that a guide is taken up again."""
    days = (today - began).days if began is not None else 0
    if days in RESUMED:
        return RESUMED[days]
    if began is None or days < 0:
        return RESUMED[0]
    if days < 7:
        return RESUMED_ON.format(weekday=f"{began:%A}")
    return RESUMED_LONG_AGO.format(day=f"{began.day} {began:%B %Y}")


def place_in_words(step: int, steps: int) -> str:
    """Return where one is, as in ``3 of 6``; steps count from 1."""
    return f"{step} of {steps}"


def style_said(option: str) -> Style | None:
    """Return the style that an option names, or None."""
    return _STYLES_BY_WORD.get(option.strip().casefold())


def own_tip(style: Style) -> str:
    """Return what someone of a style may find good for themselves."""
    tip = STYLE_MAY_HELP.get(style, "")
    return FOR_YOU.format(tip=f"{tip[0].lower()}{tip[1:]}") if tip else NO_STYLE


def style_words(style: Style, *, own: bool) -> tuple[str, ...]:
    """Return what a style may need, in sentences: for oneself where it is one's own, then for others."""
    tip = STYLE_TIPS.get(style, "")
    if not own:
        return (tip,) if tip else ()
    return (own_tip(style), IN_OTHERS.format(tip=tip)) if tip else (own_tip(style),)


def all_styles_may_need() -> tuple[tuple[str, str], ...]:
    """Return every style by its word, with what someone of it may find good."""
    return tuple((STYLES[style], tip) for style, tip in STYLE_TIPS.items())


def grouped(options: Sequence[str]) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """Return options by the word that begins them, as in ``Light. What made me laugh``.

    Only where each begins so, and at least two share each word; otherwise all are in one group without a
    name. Each option is with its index among all.
    """
    parts = [one.partition(". ") for one in options]
    heads = [head for head, _, _ in parts]
    single = all(rest and head and " " not in head for head, _, rest in parts)
    if not single or any(heads.count(head) < 2 for head in heads):
        return (("", tuple(enumerate(options))),)
    groups: dict[str, list[tuple[int, str]]] = {}
    for index, (head, _, rest) in enumerate(parts):
        groups.setdefault(head, []).append((index, rest))
    return tuple((head, tuple(found)) for head, found in groups.items())


def asked_in_short(asked: str) -> str:
    """Return the first sentence of what was asked, as a reminder of it, on one line."""
    line = clean_line(asked)
    ends = [at for mark in ".?!" if (at := line.find(f"{mark} ")) >= 0]
    short = shortened(line[: min(ends) + 1] if ends else line, _LONGEST_REMINDER)
    whole_words = short.rpartition(" ")[0].rstrip(",;:")
    is_cut = len(short) == _LONGEST_REMINDER and short.endswith("…")
    return f"{whole_words}…" if is_cut and whole_words else short


def kind_of(step: Step) -> str:
    """Return the word that habits.yaml has for steps of this kind."""
    return KINDS[type(step)]


def keep_of(step: Step) -> Keep:
    """Return where the answer to a step goes."""
    keep: Keep = getattr(step, "keep", Keep.JOURNAL)
    return keep
