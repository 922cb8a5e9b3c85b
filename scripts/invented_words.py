"""What the pictures show of a journal, of feelings, and of oneself; all of it invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.me import MeKind
from connect_tui.domain.people import Style
from connect_tui.services import me
from connect_tui.services.evening import close_day
from connect_tui.services.feelings import feel
from connect_tui.services.journal import Writing, write_entry

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace

NOTES = (
    (
        0,
        "sincere",
        ("Ruth",),
        "Told Ruth that her lists have carried the whole team. She went *quiet*, then laughed.",
    ),
    (
        2,
        "listen",
        ("Maya",),
        "## The library\n\nShe starts on the first of December, and is more nervous than she lets on:\n\n"
        "- the early shift\n- the new colleagues\n- **the quiet**, of all things\n\n"
        "> I thought quiet was what I wanted.\n\nAsk her about the early shift.",
    ),
    (5, "forgive", (), "The parking space. It was never about the parking space."),
    (9, None, ("Jonas",), "He mended the bike in the rain and would take nothing for it."),
    (
        365,
        "together",
        ("Maya",),
        "The first evening of the Tuesday choir. We stood side by side by chance.",
    ),
    (731, None, (), "A year that was too full of work. More evenings like this one."),
)
"""Days ago, practice, people and text."""

FEELINGS = (
    ("calm", "glad", "calm", "loving", "weary", "calm", "grateful"),
    ("sad", "calm", "hopeful", "worried", "glad", "tender", "calm"),
)
"""Two weeks of words, which come again and again."""


def with_words(workspace: Workspace, day: date) -> None:
    """Have written some entries, felt something on most days, and noted things about oneself."""
    for ago, practice, people, text in NOTES:
        write_entry(workspace, Writing(day - timedelta(days=ago), text, practice, people))
    words = [word for week in FEELINGS for word in week]
    for ago in range(60):
        if ago % 5 != 3:
            word, who = words[ago % len(words)], ("Maya",) if ago % 3 == 0 else ()
            feel(
                workspace,
                [word],
                strengths=[(word, 2 + ago % 4)],
                people=who,
                day=day - timedelta(days=ago),
            )
    close_day(
        workspace,
        day - timedelta(days=1),
        text="Rain all day, and soup with Amara.",
        feelings=["calm"],
        people=["Amara"],
    )
    me.set_style(workspace, Style.ANXIOUS)
    me.add(workspace, MeKind.WANT, "Friends to whom I need not explain myself.")
    me.add(workspace, MeKind.BOUNDARY, "I do not answer work messages after eight.")
    me.add(workspace, MeKind.BOUNDARY, "I leave a conversation that turns to shouting.")
    steps = ("Ask which evening suits him", "Three Sundays in a row")
    goal, _ = me.add(workspace, MeKind.GOAL, "Call my brother every Sunday", steps=steps)
    me.mark_step(workspace, goal.id, goal.steps[0])
    me.add(workspace, MeKind.DARE, "Ask the new neighbours in for coffee.")
