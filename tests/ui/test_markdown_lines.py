"""Markdown as lines: laid out as what it is, with every word of it to be seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from connect_tui.ui.content import shown_lines
from connect_tui.ui.markdown_lines import laid_out

PAGE = """\
# A talk

line one
line **two**

- a point that has to go on below itself
- b
  1. deeper
- c

> said
> twice

```
code  here
```
---
* * *
end"""

LAID_OUT = """\
A talk

line one
line two

• a point that has to go
  on below itself
• b
  1. deeper
• c

▌ said
▌ twice

  code  here

────────────────────────

────────────────────────

end"""


def test_blocks_stand_apart_and_lines_end_where_they_were_typed_to() -> None:
    lines = laid_out(PAGE, 24)
    assert "\n".join(line.plain.rstrip() for line in lines) == LAID_OUT
    bold = [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if "bold" in str(span.style)
    ]
    assert bold == ["A talk", "two"]


_MARKS = st.sampled_from(
    ["*", "**", "_", "~~", "`", "> ", "- ", "1. ", "# ", "```", "[", "](", ")", "<", ">"]
)
_WORDS = st.sampled_from(
    ["ah", "[b]", "ß", "&lt;", "\\", "你", "\u202e", "|", "---", "===", "\n", "\n\n", " ", "    "]
)


@given(st.lists(_MARKS | _WORDS | st.text(max_size=3), max_size=40).map("".join), st.integers(1, 30))
def test_whatever_is_typed_no_letter_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = laid_out(text, width)
    seen = "".join(line.plain for line in lines)
    letters = list(filter(str.isalpha, seen))
    wanted = list(filter(str.isalpha, shown_lines(text)))
    lost = [one for one in set(wanted) if letters.count(one) < wanted.count(one)]
    infos = "".join(part.split("\n")[0] for part in shown_lines(text).split("```")[1:])
    assert not [one for one in lost if one not in infos]
    assert all(cell_len(line.plain) <= max(width, 8) + 60 for line in lines)
