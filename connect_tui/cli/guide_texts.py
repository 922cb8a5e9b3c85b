"""What ``guide`` says at the terminal, beside the sentences that every front end shares."""

from __future__ import annotations

HELP_PRACTICE = "the practice: its id, its number or a part of its name"
HELP_WITH = "whom it is about, where its guide asks for someone"
HELP_LIST = "show its steps and do nothing"
HELP_ANEW = "let go of what was answered before, and begin at the first step"
HELP_NO_PAUSE = "leave breathing pauses out"
HELP_PLAIN = "no emphasis and no line breaks of its own, as for a screen reader"
HELP_JSON = "print its steps and what was answered so far, and do nothing"

HOW = (
    "Answer a line at a time; an empty line skips, and “-” takes an answer back. A line that ends with \\"
    " goes on in the next, which is kept as it is."
    " “back” goes a step back, “quit” leaves and keeps everything."
)
STEP = "Step {place}."
ANEW = "Begin anew with: connect-tui guide {practice} --anew"
SO_FAR = "So far: {value}"
KEPT_ALREADY = "{place}: {texts}"
OPTION = "  {number}  {text}"
CHOICE = "Type a number."
PERSON = "Type a name."
FEELINGS = "Type words, with commas between them; these are some:"
FAMILY = "  {name}: {finer}"
SCALE = "Type a number from 1, {low}, to {steps}, {high}."
PAUSE = "A pause of {seconds} seconds. An empty line begins it, “skip” leaves it out."
PAUSE_CUT = "Another empty line ends it early."
PAUSE_OVER = "That was the pause."
BREATH = "{phase}, {count}"

QUOTED_QUIT = "“quit”"
NOTHING_SAID = "-"
SKIP, BACK, QUIT = ("skip",), ("back",), ("quit", "exit")
YES, NO = ("y", "yes"), ("n", "no")

NO_SUCH = "There is no number {text} here."
NOT_A_NUMBER = "“{text}” is not one of the numbers."
NEW_PERSON = "{name} is new here and will be added at the end."

CLOSING = "That was the last step."
NOTHING = "Nothing was answered."
GOES = "{text}: {where}."
ASK_CHECK = "Check off “{practice}” for {day}{people}? Yes with an empty line, or no."
ASK_KEEP = "“{practice}” is checked off already. Keep the answers? An empty line keeps them."
YES_OR_NO = "Please answer yes or no."
WITH = ", with {names}"
TODAY = "today"

KEPT = "Kept in your journal."
CHECKED = "✓ {practice}: done{people}."
UNDO = "connect-tui undo takes it back."
NOTHING_KEPT = "There was nothing to keep."

LEFT = "Everything is kept."
LEFT_NOTHING = "Nothing was answered, so nothing is kept."
GO_ON = "connect-tui guide {practice} goes on here, and so does its guide in the app."
ENDED = "The answers ended before the guide did; everything so far is kept."

LISTED = "{name}, about {minutes} minutes"
UNDER_WAY = "It is under way: step {place}."
KINDS = {
    "question": "a question",
    "choice": "a choice",
    "person": "a person",
    "feeling": "feelings",
    "scale": "a scale",
    "breathe": "a pause",
}
STEP_LINE = "{number:>3}  {text}  ({kind})"
