"""The journal for elsewhere: as Markdown, as plain text, and as the JSON of jrnl, which is read, too."""
