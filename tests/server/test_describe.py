"""A digest's text cut where its quotes begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.describe import Piece, pieces


def test_overlapping_quotes_are_marked_once_and_each_has_its_anchor() -> None:
    assert pieces("abcdef", [(1, 4), (2, 5), (1, 4)]) == [
        Piece("a", False),
        Piece("b", True, ("char=1,4",)),
        Piece("cd", True, ("char=2,5",)),
        Piece("e", True),
        Piece("f", False),
    ]


def test_quotes_outside_the_text_are_left_out() -> None:
    assert pieces("ab", [(0, 3), (2, 2), (-1, 1)]) == [Piece("ab", False)]


@given(st.text(), st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30))))
def test_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    found = pieces(text, spans)
    assert "".join(piece.text for piece in found) == text
    anchors = [anchor for piece in found for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))
