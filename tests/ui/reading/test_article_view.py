from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from reader import Article, Span, article_from_sentences, article_from_text
from ui.reading.article_view import ArticleView
from ui.reading.highlights import SentenceMark, WordMark
from ui.settings.theme import Theme, named_theme

SCRIPTS = {
    "latin": "The gate failed at night. Three hundred homes were flooded, the harbour master said.",
    "emoji": "😀 The gate 👩‍🚀 failed. Three hundred 🏠 were flooded, she said.",
    "chinese": "港口闸门在夜间风暴中失灵。三百户人家被淹，港务长说。",
    "arabic": "انهار الجسر يوم الثلاثاء. وأصيب 12 شخصا وفق بيان BBC.",
    "hebrew": "הגשר קרס ביום שלישי. שלוש מאות בתים הוצפו, אמר מנהל הנמל.",
}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ArticleView:
    view = ArticleView(theme)
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    return view


def long_article(paragraphs: int) -> Article:
    return article_from_text("\n\n".join(f"Paragraph {at}. " + SCRIPTS["latin"] * 3 for at in range(paragraphs)))


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_the_sentence_under_a_point_is_the_one_shown_there(view: ArticleView, text: str) -> None:
    article = article_from_text(text)
    view.show_article(article)
    view.grab()
    for index, sentence in enumerate(article.sentences):
        extent = view.span_extent(sentence.span)
        assert extent is not None
        middle = round(extent[0]) + 10
        found = {view.sentence_at(QPoint(x, middle).toPointF()) for x in range(20, 400, 3)}
        assert index in found


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_tints_lie_under_their_words_and_nowhere_else(view: ArticleView, theme: Theme, text: str) -> None:
    article = article_from_text(text)
    first, second = (sentence.span for sentence in article.sentences[:2])
    view.show_article(article)
    view.highlights.set_marks([SentenceMark(first, "added"), SentenceMark(second, "dropped")], [])
    image = view.viewport().grab().toImage()
    tints = {theme.colours[f"tint.{role}"]: role for role in ("added", "dropped")}
    spans = {"added": 0, "dropped": 1}
    seen: set[str] = set()
    for y in range(0, image.height(), 3):
        for x in range(0, image.width(), 3):
            role = tints.get(image.pixelColor(x, y).name())
            if role is not None:
                seen.add(role)
                near = {view.sentence_at(QPoint(x + shift, y).toPointF()) for shift in (-4, 0, 4)}
                assert spans[role] in near
    assert seen == {"added", "dropped"}


def test_only_what_is_in_view_is_laid_out_at_first_and_all_of_it_later(qtbot: QtBot, view: ArticleView) -> None:
    article = long_article(800)
    view.show_article(article)
    view.grab()
    rows = range(view.page.row_count)
    assert view.page_layout.is_laid_out(0)
    assert sum(view.page_layout.is_laid_out(row) for row in rows) < 10
    qtbot.waitUntil(lambda: all(view.page_layout.is_laid_out(row) for row in rows), timeout=20_000)


def test_what_is_read_stays_where_it_is_while_the_rest_is_laid_out(qtbot: QtBot, view: ArticleView) -> None:
    article = long_article(400)
    view.show_article(article)
    span = article.sentences[len(article.sentences) // 2].span
    view.bring_into_view(span, at=100.0)
    before = view.span_extent(span)
    qtbot.waitUntil(lambda: view.page_layout.is_laid_out(view.page.row_count - 1), timeout=20_000)
    after = view.span_extent(span)
    assert before is not None
    assert after is not None
    assert abs(before[0] - 100.0) < 2
    assert abs(after[0] - before[0]) < 2


def test_a_wider_pane_keeps_the_place(qtbot: QtBot, view: ArticleView) -> None:
    article = long_article(60)
    view.show_article(article)
    qtbot.waitUntil(lambda: view.page_layout.is_laid_out(view.page.row_count - 1))
    span = article.sentences[100].span
    view.bring_into_view(span, at=40.0)
    view.resize(640, 300)
    qtbot.wait(50)
    extent = view.span_extent(span)
    assert extent is not None
    assert -60 < extent[0] < 200


def test_positions_and_heights_turn_into_each_other(view: ArticleView) -> None:
    article = long_article(30)
    view.show_article(article)
    for position in (0.0, 1000.5, 3333.3, float(len(article.text))):
        assert view.position_at_height(view.height_at_position(position)) == pytest.approx(position, abs=3)


def test_words_can_be_selected_and_copied(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article(article_from_text(SCRIPTS["latin"]))
    view.grab()
    with qtbot.assertNotEmitted(view.sentence_chosen):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        qtbot.mouseMove(view.viewport(), QPoint(200, 30))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    assert view.textCursor().selectedText().startswith(("The gate", "he gate"))


def test_a_screen_reader_can_read_the_text(view: ArticleView) -> None:
    view.show_article(article_from_text(SCRIPTS["latin"]))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    text = interface.textInterface()
    assert text is not None
    assert "harbour master" in text.text(0, text.characterCount())


def test_bold_words_change_the_lines_but_not_the_text(view: ArticleView) -> None:
    article = article_from_text(SCRIPTS["latin"])
    view.show_article(article)
    view.grab()
    before = view.toPlainText()
    view.highlights.set_marks([], [WordMark(Span(4, 40), "reworded")])
    view.grab()
    assert view.toPlainText() == before


def test_an_article_of_empty_sentences_can_be_shown(view: ArticleView) -> None:
    view.show_article(article_from_sentences(["", "One.", ""]))
    view.grab()
    assert view.page.row_count == 3


def test_another_theme_colours_words_and_page_furniture_and_moves_no_line(qtbot: QtBot, theme: Theme) -> None:
    article = article_from_text("Advertisement\n\n" + SCRIPTS["latin"] * 4)
    words = [WordMark(Span(sentence.span.start, sentence.span.start + 8), "added") for sentence in article.sentences]
    views = [ArticleView(theme), ArticleView(named_theme("dark"))]
    for view in views:
        qtbot.addWidget(view)
        view.resize(420, 300)
        view.show()
        view.show_article(article)
        view.highlights.set_marks([SentenceMark(sentence.span, "added") for sentence in article.sentences], words)
    before = views[0].grab().toImage()
    stamps = [views[0].page_layout.stamp(row) for row in range(views[0].page.row_count)]
    views[0].set_theme(named_theme("dark"))
    assert views[0].grab().toImage() == views[1].grab().toImage() != before
    assert stamps == [views[0].page_layout.stamp(row) for row in range(views[0].page.row_count)]
