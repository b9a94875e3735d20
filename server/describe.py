"""What a page shows of a resource: its statements, the claims behind them with their quotes, and what points to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph import iris
from graph.quads import LABEL, PROV, SCHEMA, TYPE
from graph.values import LANGUAGES, Literal, Term
from server.language import best_label, messages
from server.links import local_path, safe_address, short_name
from server.lookups import Binding, Lookups

MOST_CLAIMS = 1000
MOST_INCOMING = 100
_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_NAMING = (LABEL, _PREF_LABEL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as a page shows it. `href` is a path of this server or an http(s) address, empty where there is no link."""

    text: str
    href: str = ""
    language: str = ""
    iri: str = ""
    external: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """One predicate with all its values, in a stable order."""

    predicate: Shown
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One claim with its evidence. `anchor` is the fragment of its quote where this page is the first to show it."""

    iri: Shown
    subject: Shown
    predicate: Shown
    object: Shown
    quote: str
    quote_language: str
    start: int
    end: int
    anchor: str
    article: Shown
    document: Shown
    from_digest: bool
    published: str
    publisher: str
    address: Shown
    modality: Shown | None
    confidence: str
    held: bool
    held_because: Shown | None
    speaker: Shown | None
    holds_for: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a digest's text: quoted by a claim or not, with the fragments of the quotes that begin at it."""

    text: str
    quoted: bool
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page of a resource shows."""

    iri: str
    title: Shown
    types: tuple[Shown, ...]
    kinds: frozenset[str]
    properties: tuple[Property, ...]
    claims: tuple[ShownClaim, ...]
    more_claims: bool
    incoming: tuple[Property, ...]
    more_incoming: bool
    text: tuple[Piece, ...] = ()
    text_language: str = ""
    retells: Shown | None = None


@dataclass
class Names:
    """Labels by IRI, and terms as shown with them."""

    language: str
    labels: dict[str, list[Term]] = field(default_factory=dict)

    def learn(self, rows: Iterable[Binding], iri: str = "iri", label: str = "label") -> None:
        """Adds the labels that `rows` hold."""
        for row in rows:
            if isinstance(name := row.get(iri), str) and (text := row.get(label)) is not None:
                self.labels.setdefault(name, []).append(text)

    def show(self, term: Term) -> Shown:
        """`term` with its best label and a link, if it may have one."""
        if isinstance(term, Literal):
            address = safe_address(term.value) if not term.language and term.datatype in ("anyURI", "string") else None
            return Shown(term.value, address or "", term.language, external=bool(address))
        label = best_label(self.labels.get(term, ()), self.language)
        text, language = (label.value, label.language) if label else (term_name(term, self.language), "")
        if (path := local_path(term)) is not None:
            return Shown(text, path, language, term)
        address = safe_address(term)
        return Shown(text, address or "", language, term, external=bool(address))

    def show_if(self, term: Term | None) -> Shown | None:
        """As `show`, None for None."""
        return None if term is None else self.show(term)


def term_name(iri: str, language: str) -> str:
    """What pages call `iri` where the release has no label for it: its name in the catalogue of messages, else its short form."""
    short = short_name(iri)
    return messages()[short][language] if ":" in short and short in messages() else short


def describe(lookups: Lookups, iri: str, language: str) -> Page | None:
    """The page of `iri`, None where the release says nothing of it. Four look-ups, whatever there is to show."""
    names = Names(language)
    found = lookups.rows("statements", resource=iri)
    incoming = lookups.rows("incoming", resource=iri)
    if not found and not incoming:
        return None
    claims = lookups.rows("claims", resource=iri)
    names.learn(found, "predicate", "predicateLabel")
    names.learn(found, "object", "objectLabel")
    names.learn(lookups.rows("claim_labels", resource=iri))
    names.learn(incoming, "subject")
    names.learn(incoming, "predicate", "predicateLabel")
    outgoing = _grouped((row["predicate"], row["object"]) for row in found)
    for term in (value for naming in _NAMING for value in outgoing.get(naming, ())):
        names.labels.setdefault(iri, []).append(term)
    text = best_label(outgoing.get(iris.term("text"), ()), language)
    types = [term for term in outgoing.get(TYPE, ()) if isinstance(term, str)]
    points = _grouped((row["predicate"], row["subject"]) for row in incoming)
    return Page(
        iri=iri,
        title=_title(iri, outgoing, names),
        types=tuple(names.show(term) for term in types if term.startswith(iris.BASE)) or tuple(map(names.show, types)),
        kinds=frozenset(map(short_name, types)),
        properties=_properties(outgoing, names, (TYPE, iris.term("text"))),
        claims=_claims(claims[:MOST_CLAIMS], iri, names, anchored=text is None),
        more_claims=len(claims) > MOST_CLAIMS,
        incoming=_properties(points, names, ()),
        more_incoming=sum(map(len, points.values())) > MOST_INCOMING,
        text=tuple(pieces(text.value, [_span(row) for row in claims])) if text else (),
        text_language=text.language if text else "",
        retells=names.show_if(next(iter(outgoing.get(PROV + "wasDerivedFrom", ())), None)) if text else None,
    )


def _grouped(pairs: Iterable[tuple[Term, Term]]) -> dict[str, list[Term]]:
    """Terms by predicate, each once, in the order met."""
    found: dict[str, dict[Term, None]] = {}
    for predicate, term in pairs:
        if isinstance(predicate, str):
            found.setdefault(predicate, {})[term] = None
    return {predicate: list(terms) for predicate, terms in found.items()}


def _title(iri: str, outgoing: Mapping[str, Sequence[Term]], names: Names) -> Shown:
    """The label of `iri`; a document's headline; else a short form of the IRI itself."""
    if iri not in names.labels:
        headlines = [*outgoing.get(SCHEMA + "headline", ()), *outgoing.get("http://purl.org/dc/terms/title", ())]
        names.labels[iri] = headlines
    return names.show(iri)


def _properties(groups: Mapping[str, Sequence[Term]], names: Names, left_out: Sequence[str]) -> tuple[Property, ...]:
    """`groups` as shown: names first, then by the predicate's label; values by text."""
    found = [
        Property(names.show(predicate), tuple(sorted(map(names.show, terms), key=lambda shown: (shown.language, shown.text, shown.iri))))
        for predicate, terms in groups.items()
        if predicate not in left_out
    ]
    return tuple(sorted(found, key=lambda one: (one.predicate.iri not in _NAMING, one.predicate.text.lower(), one.predicate.iri)))


def _span(row: Binding) -> tuple[int, int]:
    """Where the quote of a claim begins and ends."""
    return _whole(row["start"]), _whole(row["end"])


def _whole(term: Term) -> int:
    return int(term.value) if isinstance(term, Literal) and term.value.isdecimal() else 0


def _text(term: Term | None) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else term


def _claims(rows: Sequence[Binding], page: str, names: Names, anchored: bool) -> tuple[ShownClaim, ...]:
    """`rows` as shown, a claim once. The first of several claims on one quote of `page` carries its anchor."""
    shown: dict[str, ShownClaim] = {}
    anchors: set[str] = set()
    for row in rows:
        claim = _text(row["claim"])
        if claim in shown:
            continue
        document, _, fragment = _text(row["evidence"]).partition("#")
        anchor = fragment if anchored and document == page and fragment not in anchors else ""
        anchors.add(fragment)
        shown[claim] = _claim(row, names, anchor)
    return tuple(shown.values())


def _claim(row: Binding, names: Names, anchor: str) -> ShownClaim:
    address = _text(row.get("address"))
    link = safe_address(address)
    language = _text(row.get("language"))
    return ShownClaim(
        iri=names.show(row["claim"]),
        subject=names.show(row["subject"]),
        predicate=names.show(row["predicate"]),
        object=names.show(row["object"]),
        quote=_text(row["exact"]),
        quote_language=language if language in LANGUAGES else "",
        start=_whole(row["start"]),
        end=_whole(row["end"]),
        anchor=anchor,
        article=names.show(row["article"]),
        document=names.show(row["evidence"]),
        from_digest=row["document"] != row["article"],
        published=_text(row.get("published")),
        publisher=_text(row.get("publisher")),
        address=Shown(address, link or "", external=bool(link)),
        modality=names.show_if(row.get("modality")),
        confidence=_text(row.get("confidence")),
        held=_text(row.get("held")) != "false",
        held_because=names.show_if(row.get("heldBecause")),
        speaker=names.show_if(row.get("speaker")),
        holds_for=_text(row.get("holdsFor")),
    )


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """`text` cut where quotes begin and end. Offsets are code points, half-open; joined, the pieces are the text."""
    within = sorted({(start, end) for start, end in spans if 0 <= start < end <= len(text)})
    cuts = sorted({0, len(text), *(offset for span in within for offset in span)})
    found = []
    for left, right in pairwise(cuts):
        anchors = tuple(f"char={start},{end}" for start, end in within if start == left)
        found.append(Piece(text[left:right], any(start <= left < end for start, end in within), anchors))
    return found
