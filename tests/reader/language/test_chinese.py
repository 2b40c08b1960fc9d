"""Figures and dates in Chinese characters are read with what they mean, and nothing that only looks like one is."""

import pytest

from reader.language.numbers import find_quantities
from reader.language.quantities import Bound, Quantity, QuantityKind
from reader.language.tokens import tokens
from reader.model import Span


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, tokens(text, Span(0, len(text)), "zh"), "zh")


@pytest.mark.parametrize(
    ("text", "kind", "value", "written"),
    [
        ("会议于2020年3月5日举行", QuantityKind.DATE, 20200305, "2020年3月5日"),
        ("会议于三月五日举行", QuantityKind.DATE, 305, "三月五日"),
        ("他一九九八年当选", QuantityKind.DATE, 19980000, "一九九八年"),
        ("会议于星期二举行", QuantityKind.WEEKDAY, 1, "星期二"),
        ("会议于周日举行", QuantityKind.WEEKDAY, 6, "周日"),
        ("会议于星期天举行", QuantityKind.WEEKDAY, 6, "星期天"),
        ("失业率上升百分之五", QuantityKind.PERCENT, 5, "百分之五"),
        ("三分之二的商店关门", QuantityKind.PERCENT, 66.6667, "三分之二"),
        ("一半的商店关门", QuantityKind.PERCENT, 50, "一半"),
        ("他是第三位市长", QuantityKind.ORDINAL, 3, "第三"),
        ("三人死亡", QuantityKind.COUNT, 3, "三"),
        ("两千名村民", QuantityKind.COUNT, 2000, "两千"),
        ("大桥关闭六周", QuantityKind.COUNT, 6, "六周"),
        ("罚款五百美元", QuantityKind.MONEY, 500, "五百美元"),
        ("男子三十岁", QuantityKind.AGE, 30, "三十岁"),
        ("数十人受伤", QuantityKind.COUNT, 20, "数十"),
    ],
)
def test_a_figure_has_its_kind_value_and_place(text: str, kind: QuantityKind, value: float, written: str) -> None:
    (quantity,) = read(text)
    assert (quantity.kind, quantity.low, quantity.span.of(text)) == (kind, value, written)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("至少三人死亡", Bound.LEAST),
        ("超过三人死亡", Bound.OVER),
        ("约三人死亡", Bound.ABOUT),
        ("30余人死亡", Bound.OVER),
        ("数百人死亡", Bound.VAGUE),
        ("三人死亡", Bound.EXACT),
    ],
)
def test_a_figure_keeps_its_bound_before_or_behind_it(text: str, bound: Bound) -> None:
    (quantity,) = read(text)
    assert quantity.bound is bound


@pytest.mark.parametrize("text", ["三明市长", "一个男子", "每周一次", "四川地震", "万一下雨", "十分重要"])
def test_a_numeral_that_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text) == ()
