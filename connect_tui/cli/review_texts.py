"""What ``review`` says at the terminal, beside what it shares with screens and pictures."""

from __future__ import annotations

PERIOD_OR_ENDS = "Give either --period, or --from and --to."
PERIOD_OR_ENDS_HINT = "--period month is the whole month of --date; --from and --to are days of your own."
DATE_ALONE = "--date says which period is meant, and none is named."
DATE_ALONE_HINT = "Add --period week, month, quarter or year, or give --from and --to."
START_AFTER_END = "The first day comes after the last."
START_AFTER_END_HINT = "Give --from the earlier day, --to the later."
ONE_STREAM = "Only one thing can go to standard output."
ONE_STREAM_HINT = "Give the others a file."
SAME_FILE = "The picture and the page cannot be in one file."
SAME_FILE_HINT = "The page holds the picture already."
NO_FILE = "{option} needs the name of a file after it."
NO_FILE_HINT = "A single - stands for standard output."
PICTURE_WRITTEN = "The picture is in {path}."
PAGE_WRITTEN = "The page is in {path}."

LEGEND = "✓ done   ~ rest   ○ open   · not done"
CALENDAR_CUT = "The last {count} weeks are shown; --json has every day."
NO_PRACTICES = "There are no practices on the schedule in this time."
NO_STREAKS = "No streak touches this time yet."

BEST_STREAKS = "best streaks"
BY_WEEKDAY = "by weekday"
BY_MONTH = "by month"
BY_UNIT = {"year": "by year", "quarter": "by quarter", "month": "month by month", "week": "week by week"}
LAST_OF = "{what}, the last {count} of {all}"
COMEBACKS = "comebacks"
MORE_PEOPLE = "  and {count} more; --json has everyone."
STRENGTH = "strength"
OF_DONE = "{name} {share}"
BALANCE = "Of all that was done: {parts}."

HEADS = {
    "kept": "kept",
    "missed": "missed",
    "rested": "rested",
    "rate": "rate",
    "current": "now",
    "best": "best",
    "strength": "strength",
}
