"""What is written in each language, word for word. "~" stands for a no-break space."""

from __future__ import annotations

import datetime

import babel.localedata
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.facts import writing
from cardgen.facts.model import WEEKDAYS

LANGUAGES = ["cs", "ru", "vi", "mn", "bg"]
FURTHER = ["en", "de", "uk", "hu", "ja", "zh", "es", "sw", "hy", "lv", "eu", "rom", "sr-Latn", "pt-BR"]

days = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
languages = st.sampled_from([*LANGUAGES, *(tag for tag in FURTHER if babel.localedata.exists(tag.replace("-", "_")))])
clocks = st.times().map(lambda time: f"{time.hour}:{time.minute:02}")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def shown(text: str) -> str:
    assert "~" not in text
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("cs", "6.~září 2026"),
        ("ru", "6~сентября 2026~г."),
        ("vi", "6~tháng~9 năm~2026"),
        ("mn", "2026~оны 9-р~сарын~6"),
        ("bg", "6~септември 2026~г."),
        ("en", "September~6, 2026"),
        ("de", "6.~September 2026"),
        ("hu", "2026. szeptember~6."),
        ("ja", "2026年9月6日"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it_in_full(language: str, written: str) -> None:
    assert shown(writing.date(day("2026-09-06"), language)) == written


@pytest.mark.parametrize(
    ("language", "last", "written"),
    [
        ("cs", "2026-09-22", "6.–22.~září 2026"),
        ("cs", "2026-11-22", "6.~září~– 22.~listopadu 2026"),
        ("cs", "2027-01-05", "6.~září 2026~– 5.~ledna 2027"),
        ("ru", "2026-09-22", "6–22~сентября 2026~г."),
        ("ru", "2026-11-22", "6~сентября~– 22~ноября 2026~г."),
        ("ru", "2027-01-05", "6~сентября 2026~г.~– 5~января 2027~г."),
        ("vi", "2026-09-22", "6–22~tháng~9 năm~2026"),
        ("vi", "2026-11-22", "6~tháng~9~– 22~tháng~11 năm~2026"),
        ("vi", "2027-01-05", "6~tháng~9 năm~2026~– 5~tháng~1 năm~2027"),
        ("mn", "2026-09-22", "2026~оны 9-р~сарын~6–22"),
        ("mn", "2026-11-22", "2026~оны 9-р~сарын~6~– 11-р~сарын~22"),
        ("mn", "2027-01-05", "2026~оны 9-р~сарын~6~– 2027~оны 1-р~сарын~5"),
        ("bg", "2026-09-22", "6–22~септември 2026~г."),
        ("bg", "2026-11-22", "6~септември~– 22~ноември 2026~г."),
        ("bg", "2027-01-05", "6~септември 2026~г.~– 5~януари 2027~г."),
        ("en", "2026-09-22", "September~6–22, 2026"),
        ("en", "2026-11-22", "September~6~– November~22, 2026"),
        ("hu", "2026-09-22", "2026. szeptember~6–22."),
        ("ja", "2026-11-22", "2026年9月6日~– 11月22日"),
    ],
)
def test_a_range_does_not_repeat_what_both_days_have_in_common(language: str, last: str, written: str) -> None:
    assert shown(writing.date_range(day("2026-09-06"), day(last), language)) == written


@given(days, days, languages)
def test_every_range_names_both_days_and_begins_and_ends_as_they_do(
    one: datetime.date, other: datetime.date, language: str
) -> None:
    first, last = sorted((one, other))
    written = writing.date_range(first, last, language)
    whole = [writing.date(end, language) for end in (first, last)]
    assert written.count("–") == (first != last)
    assert written.count(str(first.year)) >= 1
    assert str(last.year) in written
    if first == last:
        assert written == whole[0]
    elif first.year != last.year:
        assert written == f"{whole[0]}\u00a0– {whole[1]}"
    else:
        assert len(written) < len(whole[0]) + len(whole[1])
        assert {str(first.day), str(last.day)} <= set("".join(c if c.isdigit() else " " for c in written).split()) or (
            language == "hy"  # writes days of two digits
        )


@given(days, days, languages)
def test_a_range_that_runs_backwards_is_refused(one: datetime.date, other: datetime.date, language: str) -> None:
    if one != other:
        with pytest.raises(ValueError, match="is after"):
            writing.date_range(max(one, other), min(one, other), language)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("cs", "9:00–10:30"),
        ("ru", "09:00–10:30"),
        ("vi", "09:00–10:30"),
        ("mn", "09:00–10:30"),
        ("bg", "9:00–10:30"),
        ("en", "09:00–10:30"),  # not "9:00 AM": in Czechia no clock says so
    ],
)
def test_a_time_has_twenty_four_hours_and_the_zero_of_its_language(language: str, written: str) -> None:
    assert writing.time_range("9:00–10:30", language) == written


@given(clocks, clocks, languages)
def test_a_time_range_is_its_two_times(first: str, last: str, language: str) -> None:
    written = writing.time_range(f"{first}–{last}", language)
    assert written == f"{writing.time(first, language)}–{writing.time(last, language)}"


@pytest.mark.parametrize("wrong", ["", "9", "25:00", "9:60", "9:00-10:00"])
def test_what_is_no_time_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        writing.time(wrong, "cs")


@pytest.mark.parametrize(
    ("language", "two", "three", "run"),
    [
        ("cs", "pondělí a~středa", "pondělí, středa a~pátek", "pondělí–čtvrtek a~neděle"),
        ("ru", "понедельник и среда", "понедельник, среда и пятница", "понедельник–четверг и воскресенье"),
        ("vi", "Thứ~Hai và Thứ~Tư", "Thứ~Hai, Thứ~Tư và Thứ~Sáu", "Thứ~Hai~– Thứ~Năm và Chủ~Nhật"),
        ("mn", "даваа, лхагва", "даваа, лхагва, баасан", "даваа–пүрэв, ням"),
        ("bg", "понеделник и сряда", "понеделник, сряда и петък", "понеделник–четвъртък и неделя"),
    ],
)
def test_weekdays_are_listed_in_their_order_and_those_on_end_as_a_range(
    language: str, two: str, three: str, run: str
) -> None:
    assert shown(writing.weekdays(["wednesday", "monday"], language)) == two
    assert shown(writing.weekdays(["friday", "monday", "wednesday"], language)) == three
    assert shown(writing.weekdays(["sunday", "monday", "tuesday", "wednesday", "thursday"], language)) == run


@given(st.sets(st.sampled_from(WEEKDAYS), min_size=1), languages)
def test_no_list_of_weekdays_hangs_on_the_order_in_which_they_are_given(found: set[str], language: str) -> None:
    written = writing.weekdays(sorted(found), language)
    assert written == writing.weekdays(sorted(found, reverse=True), language)
    for name in [max(found, key=WEEKDAYS.index), min(found, key=WEEKDAYS.index)]:
        assert writing.weekdays([name], language) in written


def test_what_is_no_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        writing.weekdays(["someday"], "cs")


@pytest.mark.parametrize(
    ("language", "written"),
    [("cs", "1~500~Kč"), ("ru", "1~500~Kč"), ("vi", "1.500~Kč"), ("mn", "1,500~Kč"), ("bg", "1~500~Kč")],
)
def test_a_price_is_in_crowns_as_on_a_price_tag(language: str, written: str) -> None:
    assert shown(writing.price(1500, language)) == written


@given(st.integers(0, 10**9), languages)
def test_a_count_keeps_its_digits_and_no_line_ends_in_it(number: int, language: str) -> None:
    written = writing.count(number, language)
    assert "".join(char for char in written if char.isdigit()) == str(number)
    assert " " not in written


@pytest.mark.parametrize(
    ("language", "czech", "mongolian"),
    [
        ("cs", "čeština", "mongolština"),
        ("ru", "чешский", "монгольский"),
        ("vi", "tiếng~Séc", "tiếng~Mông Cổ"),
        ("mn", "чех", "монгол"),
        ("bg", "чешки", "монголски"),
        ("en", "Czech", "Mongolian"),
        ("de", "Tschechisch", "Mongolisch"),
    ],
)
def test_the_name_of_a_language_stands_as_in_a_sentence(language: str, czech: str, mongolian: str) -> None:
    assert shown(writing.language_name("cs", language)) == czech
    assert shown(writing.language_name("mn", language)) == mongolian


@pytest.mark.parametrize(
    ("language", "written"),
    [("cs", "a, b a~c"), ("ru", "a, b и c"), ("vi", "a, b và c"), ("mn", "a, b, c"), ("bg", "a, b и c")],
)
def test_a_list_is_joined_as_its_language_joins_it(language: str, written: str) -> None:
    assert shown(writing.listed(["a", "b", "c"], language)) == written


@given(st.lists(st.sampled_from(["voda", "chléb", "sůl"]), max_size=6), languages)
def test_a_list_of_any_length_keeps_its_items_in_order(items: list[str], language: str) -> None:
    written = writing.listed(items, language)
    at = 0
    for item in items:
        at = written.index(item, at) + len(item)


def test_no_line_ends_within_a_telephone_number_or_before_the_number_of_a_house() -> None:
    assert shown(writing.phone("+420 377 000 000")) == "+420~377~000~000"
    assert shown(writing.address("Kopeckého sady 11, 301 00 Plzeň")) == "Kopeckého sady~11, 301~00 Plzeň"
    assert shown(writing.address("náměstí 17. listopadu 1 / 2")) == "náměstí~17. listopadu~1 /~2"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://socialnisluzby.plzen.eu/", "socialnisluzby.plzen.eu"),
        ("http://www.example.cz/a/?b=1#c", "www.example.cz/a/?b=1#c"),
        ("https://www.example.cz/a/", "www.example.cz/a"),
    ],
)
def test_a_web_page_is_written_without_its_protocol(url: str, written: str) -> None:
    assert writing.web(url) == written


@pytest.mark.parametrize(("language", "written"), [("cs", "92~%"), ("ru", "92~%"), ("vi", "92%"), ("bg", "92%")])
def test_no_line_ends_before_a_sign_of_per_cent(language: str, written: str) -> None:
    assert shown(writing.percent(92, language)) == written
