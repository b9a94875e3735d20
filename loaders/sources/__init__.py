"""Parsers of sources, one module a format."""
