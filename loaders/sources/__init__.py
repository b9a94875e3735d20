"""Sources: digests, text dumps, saved pages, one module a format."""

from loaders.sources.files import SUFFIXES, fingerprint
from loaders.sources.lexicon import SourceError
from loaders.sources.read import read_sources, read_text

__all__ = ["SUFFIXES", "SourceError", "fingerprint", "read_sources", "read_text"]
