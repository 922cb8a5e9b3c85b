"""A period looked back on, as a picture and as a page; and the words for it that every front end shares."""
