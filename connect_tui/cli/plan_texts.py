"""What ``plan`` says at the terminal, beside the sentences that every front end shares."""

from __future__ import annotations

NO_TIME = "“{text}” is not a time of day I can read."
TIME_HINT = "Write it as 18:30."
NO_REPEAT = "“{text}” is not a rhythm for a plan that I can read."
REPEAT_HINT = "Write weekdays, as in “sat”, “tue, thu” or “mon-fri”; “daily”; or “2 a week”."
UNTIL_ALONE = "--until is the last day of a plan that repeats, and this one does not."
UNTIL_ALONE_HINT = "Add --every, or leave --until out."

NOTHING_PLANNED = "Nothing is planned just now."
NOTHING_PLANNED_HINT = 'connect-tui plan add "Soup and a walk" --with NAME --date saturday plans something.'
NOTHING_WITH = "Nothing is planned with {name} just now."

COMING = "To look forward to"
PASSED = "Their day is over; was it kept? plan keep notes it, plan move finds another day"
OTHERS = "Kept, over or let go"
WITH = "with {names}"
FOR = "for {practices}"

PLANNED = "Planned: {what}, {when}."
NEW_HERE = "New here, in the wider circle: {names}."
KEPT = "✓ Kept: {what}{people}{when}."
PRACTICES_DONE = "{names}: done."
KEPT_ALREADY = "{what} is noted as kept already{days}; nothing to change."
KEPT_ON = ", on {day}"
MOVED = "Moved: {what} is {when} now."
MOVED_ALREADY = "{what} is {when} already; nothing to change."
DROPPED = "{what} is let go; what was kept stays kept. connect-tui undo takes it back."
DROPPED_ALREADY = "{what} is let go already."

EXPORTED = "Plans and dates are written to {path}."
JSON_NEEDS_FILE = "Only one thing can go to standard output."
JSON_NEEDS_FILE_HINT = "Give the calendar a file, as in --ics plans.ics, or leave --json out."
NO_FILE = "--ics needs the name of a file after it."
NO_FILE_HINT = "A single - stands for standard output."
