"""Figures and dates are read as values with kind, unit and bound, in words and digits of several languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.numbers import find_quantities
from reader.language.quantities import Bound, Quantity, QuantityKind, resolve
from reader.language.tokens import tokens
from reader.model import Span


def read(text: str, language: str = "en") -> tuple[Quantity, ...]:
    return find_quantities(text, tokens(text, Span(0, len(text)), language), language)


@pytest.mark.parametrize(
    "text",
    [
        "Flight MH17 fell.",
        "Flight MH-17 fell.",
        "Covid-19 spread.",
        "The G7 met.",
        "It says so.¹",
        "Met on 33/04/2020.",
        "Ring 0800 555 123.",
        "Ring +1 202-555-0147.",
        "The iPhone 12 rang.",
        "The Boeing 737-800 fell.",
    ],
)
def test_a_figure_in_a_name_a_note_or_an_unclear_date_is_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "packed"),
    [
        ("It closed on 2020-04-03.", "en", 20200403),
        ("It closed on 23/4/2020.", "en", 20200423),
        ("It closed on 4/23/2020.", "en", 20200423),
        ("Es schloss am 03.04.2020.", "de", 20200403),
        ("Il a fermé le 03/04/2020.", "fr", 20200403),
    ],
)
def test_a_date_in_figures_is_read_where_it_can_be_one_only(text: str, language: str, packed: int) -> None:
    assert (only(text, language).kind, only(text, language).low) == (QuantityKind.DATE, packed)


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("It rang at half past three in the afternoon.", "en", 930),
        ("It rang at a quarter to four.", "en", 225),
        ("It rang at 3:30 in the morning.", "en", 210),
        ("Es klingelte um halb vier.", "de", 210),
        ("Es klingelte um 15 Uhr.", "de", 900),
        ("Il a sonné à 15h30.", "fr", 930),
        ("Il a sonné à 15 heures.", "fr", 900),
        ("Tocou às 15h.", "pt", 900),
        ("警报于下午3点响起。", "zh", 900),
        ("警报于三点半响起。", "zh", 210),
    ],
)
def test_a_time_of_day_is_read_as_each_language_tells_it(text: str, language: str, minutes: float) -> None:
    assert (only(text, language).kind, only(text, language).low) == (QuantityKind.TIME, minutes)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("It lasted two in three days.", "en", QuantityKind.COUNT),
        ("He won 6-4 6-3 7-5.", "en", QuantityKind.SCORE),
        ("They need 1 200 000 400 euros.", "fr", QuantityKind.MONEY),
        ("Il a duré 15 heures.", "fr", QuantityKind.COUNT),
        ("他提出3点建议。", "zh", QuantityKind.COUNT),
    ],
)
def test_what_looks_like_a_share_a_call_or_a_time_is_none(text: str, language: str, kind: QuantityKind) -> None:
    assert {quantity.kind for quantity in read(text, language)} == {kind}


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("A day after it rained.", 1, "day", Bound.EXACT),
        ("It took a year and a half.", 1.5, "year", Bound.EXACT),
        ("It rained for weeks.", 2.5, "week", Bound.VAGUE),
        ("Several goats came.", 2.5, "", Bound.VAGUE),
        ("Several hundred goats came.", 200, "", Bound.VAGUE),
        ("A couple of goats came.", 2, "", Bound.EXACT),
    ],
)
def test_a_length_or_a_few_of_something_needs_no_number(text: str, value: float, unit: str, bound: Bound) -> None:
    assert (only(text).low, only(text).unit, only(text).bound) == (value, unit, bound)


def test_a_day_or_weeks_by_themselves_are_no_lengths() -> None:
    assert read("A day is long, weeks are longer, and the couple from Holm knows it.") == ()


def test_a_decade_is_no_year() -> None:
    assert [(q.kind, q.low, q.unit) for q in read("In the 1990s, in the 90s, in 1990.")] == [
        (QuantityKind.COUNT, 1990, "decade"),
        (QuantityKind.COUNT, 1990, "decade"),
        (QuantityKind.DATE, 19900000, ""),
    ]


@pytest.mark.parametrize("text", ["It fell to -5 degrees.", "It fell to −5 degrees."])
def test_a_minus_belongs_to_its_figure(text: str) -> None:
    assert (only(text).low, only(text).span.of(text)[1:]) == (-5, "5 degrees")


def test_both_ends_of_a_fall_have_its_unit() -> None:
    assert [(q.kind, q.low) for q in read("It fell from 10 to 5 percent.")] == [
        (QuantityKind.PERCENT, 10),
        (QuantityKind.PERCENT, 5),
    ]


@pytest.mark.parametrize(
    ("text", "language", "told", "pointed"),
    [
        ("It burned last October.", "en", "last October", -1),
        ("It opens next May.", "en", "next May", 1),
        ("It burned in October last year.", "en", "October", 0),
        ("It burned last October 5.", "en", "October 5", 0),
        ("Sie brannte im vergangenen Oktober.", "de", "vergangenen Oktober", -1),
        ("Il a brûlé en octobre dernier.", "fr", "octobre dernier", -1),
        ("Ardió en octubre pasado.", "es", "octubre pasado", -1),
        ("Ardeu em outubro passado.", "pt", "outubro passado", -1),
    ],
)
def test_a_month_can_be_the_last_or_the_next_of_its_name(text: str, language: str, told: str, pointed: int) -> None:
    date = next(q for q in read(text, language) if q.kind is QuantityKind.DATE)
    assert (date.span.of(text), date.pointed) == (told, pointed)


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = read(text, language)
    return quantity


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It drew 140,000 people.", "en", 140_000),
        ("It drew twenty-five people.", "en", 25),
        ("It drew two hundred and six people.", "en", 206),
        ("It drew a dozen people.", "en", 12),
        ("It drew half a dozen people.", "en", 6),
        ("It cost half a million crowns.", "en", 500_000),
        ("It took two and a half years.", "en", 2.5),
        ("It drew half of the town.", "en", 50),
        ("It drew three quarters of the town.", "en", 75),
        ("It has doubled.", "en", 2),
        ("It shut at noon.", "en", 720),
        ("Zwei Drittel der Läden sind zu.", "de", 66.6666),
        ("La moitié des magasins sont vides.", "fr", 50),
        ("Пострадали трое рабочих.", "ru", 3),
        ("It cost $1.6 billion.", "en", 1.6e9),
        ("It cost $3.5T.", "en", 3.5e12),
        ("Es kostet 1,6 Mrd. Euro.", "de", 1.6e9),
        ("Es kamen 1.250 Menschen.", "de", 1250),
        ("Es kamen dreißig Menschen.", "de", 30),
        ("Il y avait 12 500 coureurs.", "fr", 12_500),
        ("Había treinta y cinco personas.", "es", 35),
        ("Havia vinte mineiros.", "pt", 20),
        ("Участвовали 2,5 млн человек.", "ru", 2.5e6),
        ("وأصيب ٢٥ شخصا", "ar", 25),
        ("شارك خمسة وعشرون صيادا", "ar", 25),
        ("Il y avait quatre-vingt-dix-sept coureurs.", "fr", 97),
        ("Il y avait soixante et onze coureurs.", "fr", 71),
        ("Es kamen fünfunddreißig Menschen.", "de", 35),
        ("Había doscientas treinta y cinco personas.", "es", 235),
        ("Участвовали двести сорок человек.", "ru", 240),
        ("转移了八十六名村民", "zh", 86),
        ("面积达到3万亩", "zh", 30_000),
    ],
)
def test_a_figure_has_its_value_however_it_is_written(text: str, language: str, value: float) -> None:
    assert only(text, language).low == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It rose by 25 percent.", QuantityKind.PERCENT),
        ("It cost 4.2 million crowns.", QuantityKind.MONEY),
        ("A 34-year-old gardener won.", QuantityKind.AGE),
        ("Fuentes, 27, was charged.", QuantityKind.AGE),
        ("It was the third burglary.", QuantityKind.ORDINAL),
        ("It passed by 250-173.", QuantityKind.SCORE),
        ("It passed 134-to-63.", QuantityKind.SCORE),
        ("It began on Sept. 27.", QuantityKind.DATE),
        ("The 2015 law stands.", QuantityKind.DATE),
        ("It began on Tuesday.", QuantityKind.WEEKDAY),
        ("It began at 3:15 p.m. sharp.", QuantityKind.TIME),
        ("It began last month.", QuantityKind.RELATIVE),
        ("About 2000 people came.", QuantityKind.COUNT),
    ],
)
def test_a_figure_has_its_kind(text: str, kind: QuantityKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Over 140,000 people came.", Bound.OVER),
        ("At least 40 people came.", Bound.LEAST),
        ("It may cost up to $10,000.", Bound.MOST),
        ("Roughly 40 people came.", Bound.ABOUT),
        ("Almost 40 people came.", Bound.NEARLY),
        ("Fewer than 40 people came.", Bound.UNDER),
        ("Thousands came.", Bound.VAGUE),
        ("Then 40 people came.", Bound.EXACT),
    ],
)
def test_a_figure_keeps_its_bound(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize("text", ["It rose by 25 to 30 percent.", "It rose by 25–30%.", "It rose by 25-30 per cent."])
def test_a_range_is_one_figure_with_two_ends(text: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.kind) == (25, 30, QuantityKind.PERCENT)


@pytest.mark.parametrize(
    "text", ["One should not swim.", "He may march.", "It was Fox 59 that said so.", "A second later they jumped."]
)
def test_pronouns_modals_and_names_are_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("La taxe entre en vigueur le 1er juillet.", "fr", 701),
        ("Elle est votée le 2 juillet.", "fr", 702),
        ("Empieza el 1º de julio.", "es", 701),
    ],
)
def test_the_first_of_a_month_keeps_its_day(text: str, language: str, value: float) -> None:
    assert (only(text, language).kind, only(text, language).low) == (QuantityKind.DATE, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Es kostet nach dem Gutachten 178 Millionen Euro.", 178_000_000),
        ("Am Ende wählten die Bürger 27 Abgeordnete.", 27),
        ("Es fuhren mit der Bahn 14 000 Menschen.", 14_000),
    ],
)
def test_a_german_noun_before_a_figure_makes_no_label_of_it(text: str, value: float) -> None:
    assert only(text, "de").low == value


def test_a_label_stays_a_label() -> None:
    assert read("Er fliegt mit einer Boeing 747 nach Rom.", "de") == ()
    assert read("It was on Fox 59 at once.") == ()


def test_a_time_of_day_is_one_value_in_both_notations() -> None:
    assert only("It shook at 3:15 p.m. on the dot.").low == only("It shook at 15:15 on the dot.").low


def test_a_date_keeps_what_it_says_and_no_more() -> None:
    quantity = only("It opened on September 27.")
    assert (quantity.year, quantity.month, quantity.day) == (0, 9, 27)


@pytest.mark.parametrize(
    ("text", "value"),
    [("It opened yesterday.", 20200229), ("It opened last month.", 20200200), ("It opens next year.", 20210000)],
)
def test_a_relative_date_is_resolved_by_the_day_of_writing(text: str, value: float) -> None:
    resolved = resolve(only(text), dt.date(2020, 3, 1))
    assert (resolved.kind, resolved.low) == (QuantityKind.DATE, value)


_WORDS = st.sampled_from(
    "3 1,000 25–30 $ € % half a of and third thirds dozen million two twenty hundreds Tuesday late night May 5 2021 "
    "noon p.m. over at least or more yesterday last week percentage points 三 第 周 百分之 数 ½ ²".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=12), st.sampled_from(["en", "de", "fr", "ru", "zh", "ar"]))
def test_every_figure_lies_in_the_text_and_around_its_core(words: list[str], language: str) -> None:
    text = " ".join(words)
    for quantity in read(text, language):
        assert 0 <= quantity.span.start <= quantity.core.start < quantity.core.end <= quantity.span.end <= len(text)


def test_of_a_date_with_open_day_and_month_the_year_is_read() -> None:
    (found,) = read("Met on 03/04/2020.")
    assert (found.kind, found.year, found.month) == (QuantityKind.DATE, 2020, 0)
    assert found.span.of("Met on 03/04/2020.") == "2020"
