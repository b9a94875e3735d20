"""From sources to claims: parsing, reading, linking."""
