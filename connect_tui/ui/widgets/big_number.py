"""A number three lines tall."""

from __future__ import annotations

_DIGITS = (
    "111 101 101 101 111",
    "010 110 010 010 111",
    "111 001 111 100 111",
    "111 001 111 001 111",
    "101 101 111 001 001",
    "111 100 111 001 111",
    "111 100 111 101 111",
    "111 001 010 010 010",
    "111 101 111 101 111",
    "111 101 111 001 111",
)
"""Each digit as five rows of three dots."""

_BLOCKS = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}


def big_number(number: int) -> tuple[str, str, str]:
    """Return a number as three lines of equal width; two dots stand in one cell, one above the other."""
    rows = [" ".join(row) for row in zip(*(_DIGITS[int(one)].split() for one in str(number)), strict=True)]
    rows = [row.replace(" ", "0") for row in (*rows, "0" * len(rows[0]))]
    first, second, third = (
        "".join(_BLOCKS[above, below] for above, below in zip(rows[line], rows[line + 1], strict=True))
        for line in (0, 2, 4)
    )
    return first, second, third
