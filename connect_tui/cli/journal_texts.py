"""The sentences that commands about the journal and feelings say."""

from __future__ import annotations

from connect_tui.domain.feelings import STRONGEST

NOTHING_YET = "Nothing is written here yet."
NOTHING_YET_HINT = 'connect-tui journal add "..." writes the first entry; a line is plenty.'
NOTHING_FOUND = "Nothing written is like that."
NOTHING_THAT_DAY = "Nothing was written on {day}."
NOTHING_IN_OTHER_YEARS = "Nothing was written on {day} in other years."
MORE = "and {count:,} more; --limit {total} shows them all"
FOUND = ("1 entry", "{count:,} entries")

KEPT = "Kept: {heading}. Its id is {id}."
CHANGED = "Changed: {heading}."
MOVED = "Changed: {heading}. In its other year its id is {id}."
SAME = "Nothing to change: it says just that already."
REMOVED = "Removed: {heading}. connect-tui undo brings it back."
OWN_WORDS = "Not among the words there are, and kept as your own: {words}."
MEANT = "Did you mean {words}? connect-tui undo takes it back."

NO_ENTRY = "There is no entry “{given}”."
NO_ENTRY_HINT = "connect-tui journal list shows them with the beginnings of their ids."
SEVERAL = "“{given}” begins the ids of several entries."
SEVERAL_HINT = "Write a little more of it: {ids}."
WORDS_AND_TEXT = "Give the words either by themselves or with --text."
ONE_LOOK = "--on-this-day looks at other years, so it needs no --from and --to."
NOT_A_NUMBER = "“{given}” is not a number of entries."
NOT_A_NUMBER_HINT = "Write one from 1 on, as in --limit 50."
NO_WORD = "A feeling needs a word."
NO_WORD_HINT = "Write one, as in calm or calm:3."
NO_STRENGTH = "“{given}” is not how strong a feeling can be."
NO_STRENGTH_HINT = f"Write 1 to {STRONGEST}, as in calm:3."
NOTHING_TO_CHANGE = "What is to change is not said."
NOTHING_TO_CHANGE_HINT = "Add --text, --date, --practice, --with or --feeling, or --editor."

NOTHING_WRITTEN = "Nothing was written, so nothing was kept."
TAKEN_UP = "This goes on from what you had not finished."
DRAFT_KEPT = "What you wrote is kept as not finished: connect-tui journal {command} goes on from it."
NOT_KEPT = "What you wrote cannot be kept just now. Copy it from here:"
LEFT_UNFINISHED = "Nothing changed, so it is still kept as not finished."
GIVEN_UP = "What was not finished is given up."

NO_DRAFTS = "Nothing is waiting: there are no drafts."
DRAFT_KINDS = {
    "new": "not finished",
    "changes": "changes of {entry}, not finished",
    "taken-back": "taken back",
    "guide": "a guide, not finished",
    "evening": "an evening, not finished",
}
DRAFT_OF_GUIDE = "This is a guide that is not finished."
DRAFT_OF_GUIDE_HINT = "connect-tui guide {practice} goes on with it."
DRAFT_OF_EVENING = "This is an evening that is not finished."
DRAFT_OF_EVENING_HINT = "connect-tui evening goes on with it, or keeps it once the day is over."
SEVERAL_DRAFTS = "“{given}” begins the ids of several drafts."
WITH = "with {names}"
NO_DRAFT = "There is no draft “{given}”."
NO_DRAFT_HINT = "connect-tui journal drafts lists those there are."
DRAFT_AND_TEXT = "A draft brings its own words."
DRAFT_AND_TEXT_HINT = "Leave out the text; --editor lets you write on from the draft."
DRAFT_FORGOTTEN = "Given up: {heading}."

EXPORTED = "{entries} written to {path}."
EXPORTED_MONTHS = "{entries} written to {files} in {path}."
NOTHING_TO_EXPORT = "There is nothing to write: no entry is like that."
JSON_OR_FILE = "With -, the entries themselves go to standard output, so --json has no room there."
NO_PATH = "An export needs the name of a file or a folder."
NO_PATH_HINT = "Name one, or - for standard output."
ONE_FILE = "--monthly writes several files, which standard output cannot take."
ONE_FILE_HINT = "Name a folder, or leave out --monthly."
IMPORTED = "{entries} taken over."
IMPORT_TRIED = "{entries} would be taken over. Nothing was changed."
IMPORTED_NOTHING = "Nothing new is in it."
IMPORT_KNOWN = "Here already, and left as they are here: {count:,}."
IMPORT_LEFT = "Left out, as they are empty, too long ago or still to come: {count:,}."

FEEL_NO_WORDS = "No feeling is named."
FEEL_NO_WORDS_HINT = "Name one, as in feel calm; connect-tui feel --list shows the words there are."
NO_FAMILIES = "There are no words for feelings in habits.yaml; any word of your own will do."
LOOK_ALONE = "{option} only looks, so it takes no words beside it."
PERIOD_ALONE = "--period belongs to --over."
BESIDE_PRACTICES = "On the days of practices"
BESIDE_PEOPLE = "With people"
BESIDE = "{name}: {felt}"


def entries(count: int) -> str:
    """Return how many entries."""
    return FOUND[0] if count == 1 else FOUND[1].format(count=count)


def files(count: int) -> str:
    """Return how many files."""
    return "1 file" if count == 1 else f"{count:,} files"
