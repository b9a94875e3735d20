"""Keeps queries to the release: no SERVICE, no update, and the dataset that the query itself names.

Runs in query workers, under their deadline: a parser may take its time over a hostile text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

_SERVICE = re.compile("service", re.IGNORECASE)
_SPACE = r"(?:\s|#[^\r\n]*[\r\n])*"
_FROM = re.compile(rf"\bfrom{_SPACE}(?:named{_SPACE})?(?:<|[\w.-]*:)", re.IGNORECASE)
_UPDATE = re.compile(r"\b(insert|delete|load|clear|create|drop|copy|move|add)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
# The end of a variable or of a prefixed name: the one place where the letters of `service` can neither be a
# keyword nor be written as an escape.
_INSIDE_NAME = re.compile(r"(?:[?$][A-Za-z0-9_]*|:(?:[A-Za-z0-9_][A-Za-z0-9_-]*)?)\Z")


class ServiceFoundError(Exception):
    """A query with SERVICE."""


SERVICE_MESSAGE = "SERVICE is refused: this endpoint answers from its own release only"
UPDATE_MESSAGE = "Updates are refused: a release never changes"


def harmless(query: str) -> str:
    """`query` as it may be given to the engine: without any way to be read as SERVICE. Raises ServiceFoundError.

    The parser decides. But two parsers may disagree on where a comment or an IRI ends, and what one takes for a
    comment the other may run; so wherever the word remains it is written with an escape, which IRIs and strings
    may have and no keyword can: a hidden SERVICE then is a fault of syntax, and all else means what it meant.
    """
    if not _SERVICE.search(unescaped(query)):
        return query
    if any(name == "ServiceGraphPattern" for name, _ in parts(query)):
        raise ServiceFoundError
    return _SERVICE.sub(lambda found: _escaped(query, found), query)


def _escaped(query: str, found: re.Match[str]) -> str:
    """What stands for one `service` of `query`: itself at the end of a name, else with its first letter escaped."""
    word = found.group()
    if _INSIDE_NAME.search(query, max(0, found.start() - 200), found.start()):
        return word
    return f"\\u{ord(word[0]):04X}{word[1:]}"


def names_dataset(query: str) -> bool:
    """True where `query` has FROM or FROM NAMED, so that the union of all graphs is not what it asks."""
    if not _FROM.search(query):
        return False
    found = list(parts(query))
    return not found or any("datasetClause" in keys for _, keys in found)


def is_update(text: str) -> bool:
    """True where `text`, which is no query, is a SPARQL update."""
    if not _UPDATE.search(unescaped(text)):
        return False
    from rdflib.plugins.sparql.parser import parseUpdate

    return _parsed(parseUpdate, text) is not None


def unescaped(query: str) -> str:
    """`query` with its codepoint escapes resolved (SPARQL 1.1, 19.2); those beyond Unicode are left."""

    def letter(found: re.Match[str]) -> str:
        point = int(found.group(1) or found.group(2), 16)
        return chr(point) if point <= 0x10FFFF else found.group()

    return _ESCAPE.sub(letter, query)


def parts(query: str) -> Iterator[tuple[str, Collection[str]]]:
    """Name and keys of every node of the parsed `query`; none where the parser finds a fault, which the engine will name better."""
    # Imported here: it takes a fifth of a second, and few queries need it.
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.plugins.sparql.parserutils import CompValue

    todo: list[object] = [_parsed(parseQuery, query.replace("\r", "\n"))]
    while todo:
        node = todo.pop()
        if isinstance(node, CompValue):
            yield node.name, node.keys()
            todo.extend(node.values())
        elif isinstance(node, list | tuple) or hasattr(node, "as_list"):
            todo.extend(node)  # type: ignore[arg-type]


def _parsed(parse: Callable[[str], object], text: str) -> object:
    """What `parse` makes of `text`, None where it finds a fault."""
    from pyparsing import ParseBaseException

    try:
        return parse(text)
    except (ParseBaseException, ValueError, TypeError, RecursionError):
        return None
