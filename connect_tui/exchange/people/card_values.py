"""What the values of a vCard come to: days, and ways to reach someone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connect_tui.domain.people_rules import occasion_of
from connect_tui.domain.text import clean_line

if TYPE_CHECKING:
    from connect_tui.domain.people import Occasion
    from connect_tui.exchange.people.card_lines import Line

_WHOLE = re.compile(r"(\d{4})(?:-?(\d{2})-?(\d{2})|[-/.](\d{1,2})[-/.](\d{1,2}))(?:[T ].*)?\Z", re.DOTALL)
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?\Z", re.DOTALL)
_NO_YEAR = 1604
"""The year that some programs write where none is known; it is a leap year."""

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)

_MESSENGERS = {
    "X-AIM": "AIM",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GROUPWISE": "GroupWise",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MATRIX": "Matrix",
    "X-MSN": "MSN",
    "X-SIGNAL": "Signal",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-TELEGRAM": "Telegram",
    "X-WHATSAPP": "WhatsApp",
    "X-YAHOO": "Yahoo",
}

WAYS = frozenset({"TEL", "EMAIL", "IMPP", "ADR", *_MESSENGERS})
"""The lines that say how to reach someone."""


def occasion(line: Line, name: str = "") -> Occasion | None:
    """Return the day of a line such as ``BDAY``, or None where it is not a whole day of a year.

    A year that stands for none, or from before anything can be recorded, is left out.
    """
    text = line.text().strip()
    found = _WHOLE.match(text)
    if found is not None:
        year = int(found[1])
        month, day = int(found[2] or found[4]), int(found[3] or found[5])
    else:
        found = _YEARLESS.match(text)
        if found is None:
            return None
        year, month, day = 0, int(found[1]), int(found[2])
    if year == _NO_YEAR or str(year) in line.params.get("X-APPLE-OMIT-YEAR", ()):
        year = 0
    return occasion_of(name, month, day, year)


def label(text: str) -> str:
    """Return the label of a group as a person would write it, as in ``Anniversary``."""
    found = _APPLE_LABEL.match(text.strip())
    return clean_line(found[1] if found is not None else text)


def way(line: Line, called: str = "") -> str:
    """Return a way to reach someone, as in ``mobile +49 171 234`` or ``email (work) ben@example.org``.

    ``called`` is the label of its group, where it has one. Empty where the line says nothing.
    """
    if line.name == "ADR":
        kind, where = "address", _address(line)
    else:
        kind, where = _kind(line), clean_line(line.text())
    scheme, colon, rest = where.partition(":")
    if colon and line.name == "TEL" and scheme.lower() == "tel":
        where = rest
    elif colon and line.name == "IMPP":
        kind, where = scheme.removeprefix("x-"), rest
    if not where:
        return ""
    place = called or next((one for one in ("home", "work") if one in line.types), "")
    return f"{kind} ({place}) {where}" if place else f"{kind} {where}"


def _kind(line: Line) -> str:
    if line.name != "TEL":
        return _MESSENGERS.get(line.name, "email")
    if line.types & {"cell", "iphone", "mobile"}:
        return "mobile"
    return "fax" if "fax" in line.types else "phone"


def _address(line: Line) -> str:
    box, extra, street, town, region, code, country = (line.components() + [""] * 7)[:7]
    parts = (box, extra, street, f"{code} {town}", region, country)
    return ", ".join(part for part in (clean_line(part) for part in parts) if part)
