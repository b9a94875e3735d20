"""Reading: from the text of one article to events."""
