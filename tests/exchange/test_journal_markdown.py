"""A journal as Markdown: whatever was written, its days and entries stay what they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from connect_tui.domain.feelings import Felt
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.exchange.journal import markdown
from connect_tui.exchange.journal.nesting import nested
from connect_tui.exchange.journal.told import Told

DAY = date(2026, 11, 22)
PARTS = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "===",
            "---",
            "-",
            "- ",
            "1. ",
            "2. ",
            "> ",
            "```",
            "~~~",
            "````",
            "\n",
            "\n\n",
            "    ",
        ),
        *(
            "  ",
            "   ",
            "\t",
            "a",
            "word",
            "<div>",
            "<!--",
            "-->",
            "<script>",
            "</pre>",
            "<?",
            "<![CDATA[",
            "\\",
        ),
        *("`", "``", "<http://x.y>", "[a]: /b", "*", "**", "+ ", "|", "&lt;", "#"),
    ]
)


def told(text: str, practice: str = "", people: tuple[str, ...] = ()) -> Told:
    entry = JournalEntry("j1", DAY, EntryKind.NOTE, text=text)
    return Told(entry, practice, people, ())


def headings(tokens: list[Token]) -> list[tuple[str, str]]:
    """The headings that stand in no quotation and no list, each with its level."""
    return [
        (token.tag, tokens[number + 1].content)
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]


@given(st.lists(PARTS, max_size=25).map("".join))
@settings(max_examples=40, deadline=None)
def test_nothing_written_reaches_out_of_its_entry(text: str) -> None:
    whole = "".join(markdown.dump([told(text), told("after", "Listen", ("Maya",))]))
    tokens = MarkdownIt().parse(whole)
    found = headings(tokens)
    assert [one for one in found if one[0] in ("h1", "h2", "h3")] == [
        ("h1", "Journal"),
        ("h2", "Sunday, 22 November 2026"),
        ("h3", "Written"),
        ("h3", "Listen · with Maya"),
    ]
    assert found[-1] == ("h3", "Listen · with Maya")
    assert tokens[-2].content == "after"
    every = [*tokens, *(child for token in tokens for child in token.children or [])]
    assert not [token for token in every if token.type.startswith("html")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Mine\ntext", "#### Mine\ntext"),
        ("###### Deep", "###### Deep"),
        ("Mine\n====\ntext", "#### Mine\ntext"),
        ("Mine\n---", "##### Mine"),
        ("one\ntwo\n---\nthree", "one\ntwo\n\n---\nthree"),
        ("one\ntwo\n==", "one\ntwo\n\\=="),
        ("```\n# no heading <b>\n```\n<b>", "```\n# no heading <b>\n```\n\\<b>"),
        ("~~~~\nleft open", "~~~~\nleft open\n~~~~"),
        ("- one\n  ```\n  code\n  ```", "> - one\n>   ```\n>   code\n>   ```"),
        ("see <https://example.org/a>, 1 < 2", "see <https://example.org/a>, 1 < 2"),
        ("- one\n- two **three**", "- one\n- two **three**"),
    ],
)
def test_a_text_in_an_entry(text: str, shown: str) -> None:
    assert nested(text, markdown.DEPTH) == shown


def test_names_are_no_markdown() -> None:
    entry = JournalEntry("j1", DAY, EntryKind.FEELING, feelings=("*calm*",))
    one = Told(entry, "A_b_", ("[x](y)", "<b>"), ((Felt("*calm*", 3), None),))
    tokens = MarkdownIt().parse("".join(markdown.dump([one])))
    (inline,) = [token for token in tokens if token.type == "inline" and "felt" in token.content]
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or []) == (
        "How I felt: *calm* 3/5 · A_b_ · with [x](y) and <b>"
    )
