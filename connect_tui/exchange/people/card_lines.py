"""The content lines of vCard files (RFC 2426, RFC 6350, and the older 2.1), out of whatever bytes there are.

Reading never fails: what is no content line is handed on as such. Lines are unfolded as bytes, as some
programs fold within a character.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NAME = re.compile(r"(?:(?P<group>[A-Za-z0-9_-]{1,60})\.)?(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60})\Z")
_PARTS = re.compile(r'(?:[^;:"]|"[^"]*")*')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_PRINTABLE = re.compile(rb"[^:]*[;=]quoted-printable[;:]", re.IGNORECASE)
_BASE64 = re.compile(rb"[^:]*[;=](?:b|base64)[;:]", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\Z")
_LONGEST_HEAD = 2_000
_PREFERENCE = re.compile(r"0{0,3}([1-9][0-9]?|100)")
_CHARSET = re.compile(
    r"us-?ascii|utf[-_]?(?:8|16(?:[-_]?[bl]e)?)|(?:iso[-_]?8859|latin)[-_]?[0-9]{1,2}|(?:windows|cp)[-_]?125[0-8]"
    r"|shift[-_]?jis|cp932|iso-2022-jp|euc[-_]?(?:jp|kr)|gb(?:2312|k|18030)|big5|koi8[-_][ru]",
    re.IGNORECASE,
)
"""Encodings that are believed when a line names them; Python knows others that are no texts, or very slow."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Line(NamedTuple):
    """One content line."""

    number: int
    """The line of the file on which it begins, from 1."""
    group: str
    """What ties it to other lines, in lower case, as ``item1`` in ``item1.TEL``; empty for none."""
    name: str
    """In upper case; empty where this is no content line."""
    params: dict[str, tuple[str, ...]]
    """Values by name in upper case; the bare words of version 2.1 count as values of ``TYPE``."""
    value: str
    """As it stands there, decoded but not unescaped."""
    guessed: bool = False
    """Whether the text is no UTF-8, names no other encoding, and was read as Latin-1 instead."""
    whole: bool = True
    """Whether the file goes on after it; the last line of a file that was cut off may be but a part."""

    @property
    def types(self) -> frozenset[str]:
        """The values of ``TYPE``, in lower case."""
        return frozenset(one.lower() for one in self.params.get("TYPE", ()))

    @property
    def preference(self) -> int:
        """How far down it is among lines of its name: 1 for the first choice, 101 where nothing is said.

        ``PREF`` of version 4 counts from 1 to 100 (RFC 6350, 5.3); before it, one type ``pref`` said so.
        """
        found = _PREFERENCE.fullmatch((self.params.get("PREF") or ("",))[0])
        return int(found[1]) if found is not None else 1 if "pref" in self.types else 101

    def text(self) -> str:
        """Return the value as one text."""
        return unescaped(self.value)

    def components(self, separator: str = ";") -> list[str]:
        """Return the parts of a value such as that of ``N``, or with a comma those of a list."""
        return [unescaped(part) for part in _split(self.value, separator)]


def lines_of(data: bytes) -> Iterator[Line]:
    """Return every content line of a file that is not empty."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            data = data[len(bom) :]
            if encoding != "utf-8":
                data = data.decode(encoding, "replace").encode()
            break
    ends_whole = data.endswith((b"\n", b"\r"))
    found: Line | None = None
    for number, raw in _unfolded(data.splitlines()):
        if found is not None:
            yield found
        found = _line(number, raw)
    if found is not None:
        yield found if ends_whole else found._replace(whole=False)


def unescaped(text: str) -> str:
    """Return a text without the backslashes that protect what stands in it."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _unfolded(raw: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    """Return each line with what belongs to it, and its number; empty lines belong to nothing."""
    position = 0
    while position < len(raw):
        number, parts = position + 1, [raw[position]]
        position += 1
        if not parts[0].strip():
            continue
        head = parts[0][:_LONGEST_HEAD]
        soft = _QUOTED_PRINTABLE.match(head) is not None
        encoded = not soft and _BASE64.match(head) is not None
        while position < len(raw):
            following = raw[position]
            if soft and parts[-1].rstrip().endswith(b"=") and not _ends_card(following):
                parts[-1] = parts[-1].rstrip()[:-1]
                parts.append(following)
            elif following[:1] in (b" ", b"\t"):
                parts.append(following[1:])
            elif encoded and _BASE64_LINE.match(following) is not None:
                parts.append(following)
            elif following.strip():
                break
            position += 1
        yield number, b"".join(parts)


def _ends_card(raw: bytes) -> bool:
    return raw.strip().upper() in (b"END:VCARD", b"BEGIN:VCARD")


def _line(number: int, raw: bytes) -> Line:
    head, colon, rest = _halves(raw)
    words = _split_quoted(head)
    named = _NAME.match(words[0].strip()) if colon else None
    if named is None:
        return Line(number, "", "", {}, "")
    params: dict[str, tuple[str, ...]] = {}
    for word in words[1:]:
        key, equals, value = word.partition("=")
        key = key.strip().upper()
        if not equals:
            key, value = ("ENCODING", key) if key in ("QUOTED-PRINTABLE", "BASE64") else ("TYPE", key)
        values = (one.strip().strip('"') for one in value.strip().strip('"').split(","))
        params[key] = (*params.get(key, ()), *values)
    value, guessed = _decoded(rest, params)
    group, name = (named["group"] or "").lower(), named["name"].upper()
    return Line(number, group, name, params, value, guessed)


def _halves(raw: bytes) -> tuple[str, bool, bytes]:
    """Return name and parameters, whether there is a value, and the value."""
    start = raw[:_LONGEST_HEAD].decode("latin-1")
    end = _PARTS.match(start)
    at = end.end() if end is not None else 0
    while at < len(start) and start[at] == ";":
        more = _PARTS.match(start, at + 1)
        at = more.end() if more is not None else at + 1
    if at >= len(start) or start[at] != ":":
        at = start.find(":")
    return start[: max(at, 0)], at > 0, raw[at + 1 :]


def _split_quoted(head: str) -> list[str]:
    """Return what stands between the semicolons of name and parameters, except within quotes."""
    return re.findall(r'(?:[^;"]|"[^"]*"|")+', head) or [""]


def _decoded(raw: bytes, params: dict[str, tuple[str, ...]]) -> tuple[str, bool]:
    encoding = (params.get("ENCODING") or ("",))[0].upper()
    if encoding in ("B", "BASE64"):
        return "", False  # pictures, sounds and keys, of which nothing is kept
    if encoding == "QUOTED-PRINTABLE":
        raw = quopri.decodestring(raw)
        # A line end within the value is part of it, so it becomes what an escaped one is elsewhere.
        raw = raw.replace(b"\r\n", b"\\n").replace(b"\n", b"\\n")
    named = (one for one in params.get("CHARSET", ()) if _CHARSET.fullmatch(one) is not None)
    for charset in (*named, "utf-8"):
        try:
            return raw.decode(charset), False
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1"), True


def _split(value: str, separator: str) -> list[str]:
    """Return the parts of a value between separators that no backslash protects."""
    parts, start, position = [], 0, 0
    while position < len(value):
        if value[position] == "\\":
            position += 1
        elif value[position] == separator:
            parts.append(value[start:position])
            start = position + 1
        position += 1
    return [*parts, value[start:]]
