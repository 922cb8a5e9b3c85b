"""A person's own words: cleaned when they come in, made safe to look at when they go out."""

from __future__ import annotations

import re
import unicodedata

# Compiled when first used, as most commands clean no text.
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_SURROGATE = "[\ud800-\udfff]"
_LINE_ENDS = "\r\n?|[\x85\u2028\u2029]"
_BLANKS = r"[\t\n ]+"

_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"))

_DIRECTION_MARKS = {
    0x061C: "[ALM]",
    0x200E: "[LRM]",
    0x200F: "[RLM]",
    0x202A: "[LRE]",
    0x202B: "[RLE]",
    0x202C: "[PDF]",
    0x202D: "[LRO]",
    0x202E: "[RLO]",
    0x2066: "[LRI]",
    0x2067: "[RLI]",
    0x2068: "[FSI]",
    0x2069: "[PDI]",
}


def clean_text(text: str) -> str:
    r"""Return the text without control characters, all line ends as ``\n``, and no blanks around it.

    Tabs stay, as do direction marks and zero-width characters, which scripts and emoji need. Half a
    surrogate pair, which no file could hold, becomes U+FFFD.
    """
    if text.isprintable():  # as nearly every name is, and then none of these are in it
        return text.strip()
    text = re.sub(_CONTROL, "", re.sub(_LINE_ENDS, "\n", text))
    return re.sub(_SURROGATE, "\ufffd", text).strip()


def clean_line(text: str) -> str:
    """Return the text cleaned like :func:`clean_text` and on a single line, each run of blanks one space."""
    text = clean_text(text)
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(_BLANKS, " ", text)


def can_be_seen(text: str) -> bool:
    """Tell whether any of the text shows: not only blanks, zero-width characters and combining marks."""
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


def visible(text: str) -> str:
    """Return the text with direction marks spelled out, as in ``[RLO]``, so that none can disguise a line."""
    return text if text.isprintable() else text.translate(_DIRECTION_MARKS)


def shortened(text: str, longest: int = 60) -> str:
    """Return a text as a message may quote it: on one line, safe to print, of limited length."""
    line = visible(clean_line(text[: longest * 4]))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def fold(text: str) -> str:
    """Return the key under which two spellings of one name are the same: NFC and casefold.

    Folding can leave a form that is not NFC, so it is normalised again (Unicode 3.13, D145).
    """
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
