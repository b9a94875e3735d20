"""Linking: from events to entities and claims."""
