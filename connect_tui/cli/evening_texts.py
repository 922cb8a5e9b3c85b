"""What ``evening`` says and asks in line mode. Names put into it are made safe by whoever prints them."""

from __future__ import annotations

PLAIN = "ask line by line instead of opening the screen, as a screen reader reads it"

TITLE = "Closing {day}."
TITLE_AGAIN = "{day} was closed before; what you say now is kept beside it."
ALREADY = "Kept already: {names}."
NOTHING_OPEN = "Every practice of today is kept."
OPEN = "Still open:"
OPEN_LINE = "  {number}  {name}"
WHICH = "Which of them have you kept? Numbers or names with commas between; enter for none."
LINE = "One line about today; enter for none."
FEELINGS = "How do you feel? Numbers or words with commas between, calm:4 for how strongly; enter for none."
FEELING_LINE = "  {number}  {name}"
PEOPLE = "With whom? Names with commas between; enter for nobody."
ASKS = "> "
KEPT = "Kept: {names}."
NOT_CLOSED = "Nothing was said, so nothing is kept."
NO_FAMILY = "There is no feeling number {given}."
NO_FAMILY_HINT = "Name one by a number from 1 to {most}, or by a word."
NOT_CLOSED_HINT = "Enter alone answers a question with nothing; the day can be closed with that, too."
