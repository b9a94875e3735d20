"""What the network of facility rows is shown of a page: the sentences of a window, and the mark of each of their tokens."""

import numpy as np

from graph.values import Article
from loaders.reading.facilities import candidates_of
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_text import MARKS, Text
from loaders.reading.page import open_page

TARAZ, SHU = "311010000", "316621100"
NOTHING: list[dict[str, int]] = [{}, {}, {}, {}]


def candidates(text: str, language: str = "ru") -> list[Candidate]:
    article = Article("i", "i", "a.txt", "", "", "2025-06-15", False, "", language, "https://inform.kz/x", text, ((0, len(text)),), "")
    return candidates_of(open_page(article))


def marks(text: str, kind: str, place: str, language: str = "ru") -> list[str]:
    """The marks of a window by their names."""
    found = candidates(text, language)
    assert found
    return [MARKS[mark] for mark in Text(found[0].lines, NOTHING).window(kind, place)[1]]


def test_a_house_and_its_place_are_told_from_others() -> None:
    text = "В Таразе открыли онкологический центр, а в Актобе больницу."
    assert marks(text, "oncology-centre", TARAZ) == (
        ["word", "place", "word", "house", "head", "word", "word", "word", "other place", "other house", "word"]
    )
    assert marks(text, "hospital", TARAZ)[:5] == ["word", "place", "word", "other house", "other house"]


def test_the_region_of_its_place_is_neither_its_own_nor_another() -> None:
    assert "inner or outer place" in marks("В Жамбылской области открыли больницу, в Таразе построят другую.", "hospital", TARAZ)


def test_a_bare_centre_is_marked_in_the_sentence_that_goes_on() -> None:
    text = "В Таразе открыли онкологический центр. Новый центр принял больных."
    assert "bare" in marks(text, "oncology-centre", TARAZ)


def test_sentences_that_do_not_name_it_are_left_out_but_for_those_beside() -> None:
    text = "Сегодня дождь. Дороги чинят. Погода плохая. В Таразе открыли больницу. Врачи рады. Вчера был снег. Завтра ветер."
    found = Text(candidates(text)[0].lines, NOTHING)
    tokens, marked = found.window("hospital", TARAZ)
    # the first sentence, the one that names it and those beside it; between what does not touch there is a gap
    assert [MARKS[mark] for mark in marked].count("gap") == 1
    assert [MARKS[mark] for mark in marked].count("next") == 2
    assert len(tokens) == len(marked) < found.codes.shape[1]


def test_a_window_is_short_however_long_the_text_is() -> None:
    text = " ".join(["В Таразе открыли больницу на сто коек."] * 300)
    tokens, marked = Text(candidates(text)[0].lines, NOTHING).window("hospital", TARAZ)
    assert len(tokens) == len(marked) <= 200


def test_words_that_were_never_seen_have_the_number_of_the_unseen() -> None:
    lines = candidates("В Таразе открыли больницу.")[0].lines
    text = Text(lines, [{"ru открыть": 7}, {}, {}, {"hospital": 3}])
    words, forms, said, houses = text.codes
    assert list(words[:4]) == [1, 1, 7, 1] and words[-1] == 0
    assert houses[3] == 3 and forms[2] == 1 and said[2] == 1 and said[0] == 0
    assert text.codes.dtype == np.int32
