"""People and plans in other forms: their words, vCards, and iCalendar files."""
