"""Pages made of strips: nothing lost, nothing cut, what belongs together stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.reports import Mark
from ui.printing.lines import Line, Words, set_lines
from ui.printing.pages import broken
from ui.printing.paper import paper_style, points
from ui.printing.strips import Cell, RowFrame, Rule, Strip, gap, row_strips

HEIGHT = 1000.0
INK = (Rule(0, 0, 1, 1, 1, "rule"),)
STRIPS = st.lists(
    st.builds(lambda height, keeps: Strip(height, rules=INK, keeps_next=keeps), st.floats(1, 400), st.booleans()),
    max_size=60,
)


@given(STRIPS)
def test_every_strip_is_placed_once_in_order_and_no_page_overflows(strips: list[Strip]) -> None:
    pages = list(broken(strips, HEIGHT))
    assert [id(strip) for strip in strips] == [id(placed.strip) for page in pages for placed in page]
    for page in pages:
        at = 0.0
        for placed in page:
            assert placed.y == pytest.approx(at)
            at += placed.strip.height
        assert at <= HEIGHT + 1e-6


@given(STRIPS)
def test_a_page_ends_only_where_a_strip_allows_it(strips: list[Strip]) -> None:
    bundles, bundle = [], []
    for strip in strips:
        bundle.append(strip)
        if not strip.keeps_next:
            bundles.append(bundle)
            bundle = []
    bundles += [bundle] if bundle else []
    where = {id(placed.strip): number for number, page in enumerate(broken(strips, HEIGHT)) for placed in page}
    for kept in bundles:
        if sum(strip.height for strip in kept) <= HEIGHT:
            assert 1 == len({where[id(strip)] for strip in kept})


def test_space_at_the_top_of_a_page_is_left_out() -> None:
    filled, space, last = Strip(HEIGHT, rules=INK), gap(10.0), Strip(5.0, rules=INK)
    assert [[filled], [last]] == [[placed.strip for placed in page] for page in broken([filled, space, last], HEIGHT)]


@pytest.mark.usefixtures("qapp")
def test_a_row_of_three_lines_stays_whole_and_a_long_one_leaves_no_lone_line() -> None:
    def kept(lines: int) -> list[bool]:
        cell = Cell(0.0, lines_of(lines))
        return [strip.keeps_next for strip in row_strips([cell], RowFrame(9000.0, 1.0, 1.0))]

    assert [True, True, False] == kept(3)
    assert [True, False, False, True, False] == kept(5)
    assert [False] == kept(1)


@pytest.mark.usefixtures("qapp")
def test_the_sides_of_a_row_share_their_baselines() -> None:
    cells = [Cell(0.0, lines_of(3)), Cell(5000.0, lines_of(2))]
    for strip in row_strips(cells, RowFrame(9000.0, 50.0, 50.0)):
        assert 1 == len({round(placed.y + placed.line.baseline, 3) for placed in strip.lines})


@pytest.mark.usefixtures("qapp")
@given(st.text(max_size=120), st.sampled_from([1200.0, 4000.0]))
def test_lines_hold_the_whole_text_and_fit_the_width(text: str, width: float) -> None:
    lines = set_lines([Words(text, "facing")], width, paper_style())
    laid = "".join(_text_of(line) for line in lines)
    assert len(laid) == (len(lines[0].layout.text()) if lines else 0)
    assert all(line.layout.lineAt(line.index).naturalTextWidth() <= width + points(3) for line in lines)


@pytest.mark.usefixtures("qapp")
def test_marks_start_and_end_at_their_words_whatever_the_script() -> None:
    words = [Words("🚢 left ", "facing"), Words("渡轮 gone", "facing", Mark.DELETED), Words(" 🚢 stays", "facing")]
    lines = set_lines(words, 90_000.0, paper_style())
    layout = lines[0].layout
    struck = next(part for part in layout.formats() if part.format.fontStrikeOut())
    units = layout.text().encode("utf-16-le")
    assert "渡轮 gone" == units[2 * struck.start : 2 * (struck.start + struck.length)].decode("utf-16-le")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("text", "starts_at"), [("توقفت العبارة", "right"), ("The ferry stopped", "left")])
def test_articles_run_as_their_script_does(text: str, starts_at: str) -> None:
    lines = set_lines([Words(text, "facing")], 9000.0, paper_style())
    middle = lines[0].layout.lineAt(0).naturalTextRect().center().x()
    assert starts_at == ("right" if middle > 4500.0 else "left")


def lines_of(number: int) -> tuple[Line, ...]:
    words = " ".join(["wide"] * 400)
    lines = set_lines([Words(words, "facing")], points(100), paper_style())
    assert len(lines) >= number
    return lines[:number]


def _text_of(line: Line) -> str:
    laid = line.layout.lineAt(line.index)
    units = line.layout.text().encode("utf-16-le")
    return units[2 * laid.textStart() : 2 * (laid.textStart() + laid.textLength())].decode("utf-16-le")
