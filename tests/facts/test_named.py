from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen import facts
from cardgen.facts import Course, Facts, Hours, Number, Office, UnknownFact, Written
from cardgen.facts.model import WEEKDAYS
from cardgen.problems import Problems
from cardgen.project import Project
from tests.facts.offices import project, read, replace, words
from tests.projects import REAL


@pytest.fixture
def found(tmp_path: Path) -> Facts:
    project(tmp_path)
    return read(tmp_path)[0]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("office.centre.name", "cs", "<offices: contact-centre>"),
        ("office.centre.address", "vi", "Kopeckého sady~11, 301~00 Plzeň"),
        ("office.centre.phone", "ru", "+420~377~000~000"),
        ("office.centre.email", "mn", "centrum@example.cz"),
        ("office.centre.web", "bg", "www.example.cz/centrum"),
        ("office.centre.hours", "cs", "pondělí–čtvrtek 9:00–12:00, 13:00–17:00\npátek 9:00–12:00"),
        ("office.centre.hours", "vi", "Thứ~Hai~– Thứ~Năm 09:00–12:00, 13:00–17:00\nThứ~Sáu 09:00–12:00"),
        ("course.czech-a2.level", "cs", "A2"),
        ("course.czech-a2.dates", "cs", "6.~října~– 8.~prosince 2026"),
        ("course.czech-a2.dates", "mn", "2026~оны 10-р~сарын~6~– 12-р~сарын~8"),
        ("course.czech-a1.dates", "ru", "5~октября 2026~г.~– 27~января 2027~г."),
        ("course.czech-a2.from", "bg", "6~октомври 2026~г."),
        ("course.czech-a2.to", "vi", "8~tháng~12 năm~2026"),
        ("course.czech-a1.weekdays", "cs", "pondělí a~středa"),
        ("course.czech-a1.time", "ru", "09:00–10:30"),
        ("course.czech-a1.when", "bg", "понеделник и сряда 9:00–10:30"),
        ("course.czech-a2.venue", "cs", "<offices: contact-centre>"),
        ("course.czech-a2.price", "vi", "1.500~Kč"),
        ("course.czech-a1.price", "vi", "<documents: free-of-charge>"),
        ("course.czech-a2.capacity", "cs", "12"),
        ("course.czech-a2.registration-until", "cs", "25.~září 2026"),
        ("course.czech-a2.teacher-language", "ru", "чешский"),
        ("number.112", "cs", "112"),
        ("number.crisis-line", "cs", "116~123"),
    ],
)
def test_a_fact_is_written_in_a_language(found: Facts, name: str, language: str, text: str) -> None:
    assert facts.fact(found, name, language, words).text == text.replace("~", "\u00a0")


def test_a_number_that_nobody_looked_up_is_not_written(found: Facts) -> None:
    assert facts.fact(found, "number.night-quiet", "ru", _no_word).text is None


def _no_word(bank: str, word: str) -> str:
    raise KeyError(word)


@pytest.mark.parametrize(
    ("name", "confirmed"),
    [
        ("office.centre.phone", True),
        ("office.trade-office.name", True),  # the bank answers for it
        ("office.room.name", False),  # there is no such room
        ("course.czech-a2.dates", True),
        ("course.czech-a1.dates", False),
        ("number.112", True),
        ("number.night-quiet", False),
    ],
)
def test_a_fact_is_confirmed_if_somebody_looked_it_up(found: Facts, name: str, confirmed: bool) -> None:
    assert facts.fact(found, name, "cs", words).confirmed == confirmed


@pytest.mark.parametrize(
    "name",
    ["office.room.phone", "office.city-police.hours", "office.trade-office.address", "course.czech-2010.price"]
    + [f"course.open.{part}" for part in ("level", "dates", "from", "when", "venue", "capacity", "teacher-language")],
)
def test_what_is_not_known_has_no_text_and_is_not_confirmed(found: Facts, name: str) -> None:
    assert facts.fact(found, name, "cs", words) == Written(None, False)


def test_a_fact_of_a_record_that_could_not_be_read_has_no_text(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "offices", "    name: contact-centre\n", "")
    lacking = read(tmp_path)[0]
    assert facts.fact(lacking, "office.centre.phone", "cs", words) == Written(None, False)
    assert facts.fact(lacking, "course.czech-a2.venue", "cs", words) == Written(None, False)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ofice.centre.phone", "a name begins with office, course, number: did you mean 'office'?"),
        ("office.center.phone", "did you mean 'office.centre'?"),
        ("office.centre.telephone", "of office.centre, did you mean 'phone'?"),
        ("office.centre", "of office.centre, known are: address, email, hours, name, phone, web"),
        ("office.centre.phone.x", "of office.centre, did you mean 'phone'?"),
        ("course.czech-a2.date", "of course.czech-a2, did you mean 'dates'?"),
        ("number.113", "did you mean 'number.112'?"),
        ("number.112.value", "write number.112 alone"),
        ("number.112.", "write number.112 alone"),
        ("112", "a name begins with office, course, number: known are: course, number, office"),
    ],
)
def test_an_unknown_fact_is_refused_with_the_nearest_name(found: Facts, name: str, message: str) -> None:
    with pytest.raises(UnknownFact) as told:
        facts.fact(found, name, "cs", words)
    assert str(told.value) == f"there is no fact {name!r}; {message}"


def test_every_name_that_is_listed_is_one(found: Facts) -> None:
    names = facts.names(found)
    assert len(names) == len(set(names)) == 4 * 6 + 4 * 13 + 3
    for name in names:
        assert isinstance(facts.fact(found, name, "cs", words), Written)


def test_every_fact_of_the_project_can_be_written_in_its_languages() -> None:
    every = facts.load(Project(REAL), Problems())
    for language in ("cs", "ru", "vi", "mn", "bg"):
        for name in facts.names(every):
            written = facts.fact(every, name, language, words)
            assert written.text is None or written.text.strip()


# --- whatever is right can be written -----------------------------------------------------------------

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
days = st.dates().map(str)
clock = st.integers(0, 23 * 60 + 58)
times = st.tuples(clock, clock).map(lambda two: tuple(sorted(two))).filter(lambda two: two[0] < two[1]).map(
    lambda two: f"{two[0] // 60}:{two[0] % 60:02}–{two[1] // 60}:{two[1] % 60:02}"
)  # fmt: skip  # two times, the earlier first
weekdays = st.lists(st.sampled_from(WEEKDAYS), unique=True, min_size=1).map(tuple)
periods = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    first, last = draw(periods)
    return Course(
        draw(ids),
        draw(ids),
        level=draw(st.sampled_from([None, "A1", "C2"])),
        from_=draw(st.sampled_from([None, str(first)])),
        to=draw(st.sampled_from([None, str(last)])),
        weekdays=draw(st.one_of(st.just(()), weekdays)),
        time=draw(st.none() | times),
        venue=draw(st.none() | ids),
        price=draw(st.none() | st.integers(0, 10**9)),
        capacity=draw(st.none() | st.integers(1, 10**9)),
        registration_until=draw(st.none() | days),
        teacher_language=draw(st.sampled_from([None, "cs", "uk", "vi", "sr-Latn"])),
    )


offices = st.builds(
    Office,
    ids,
    ids,
    address=st.none() | st.text(min_size=1),
    phone=st.sampled_from([None, "156", "+420 377 000 000"]),
    web=st.sampled_from([None, "https://example.cz", "https://example.cz/?a#b"]),
    hours=st.lists(st.builds(Hours, weekdays, st.lists(times, min_size=1, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
)


@settings(max_examples=50)
@given(
    st.lists(courses(), max_size=2),
    st.lists(offices, max_size=2),
    st.sampled_from(["cs", "ru", "vi", "mn", "bg", "en", "uk", "ja"]),
)
def test_whatever_is_right_can_be_written(some: list[Course], places: list[Office], language: str) -> None:
    every = Facts({one.id: one for one in places}, {one.id: one for one in some}, {"112": Number("112", "112")})
    for name in facts.names(every):
        text = facts.fact(every, name, language, words).text
        assert text is None or text
    for subject in every.subjects:
        rows = facts.course_rows(every, subject, language)
        assert {row.course for row in rows} == {one.id for one in every.courses.values() if one.subject == subject}
    for office in every.offices:
        assert facts.contact(every, office, language)
