"""Inline Markdown -> spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.prose import Span, WrongMarkup, literal, plain, spans


def test_manners_stand_within_one_another() -> None:
    assert spans("a **b *c*** d") == (
        Span("a "),
        Span("b ", strong=True),
        Span("c", strong=True, emphasis=True),
        Span(" d"),
    )


def test_a_link_has_its_address_and_ends_with_its_words() -> None:
    assert spans("[úřad](https://example.org/) a") == (Span("úřad", link="https://example.org/"), Span(" a"))


def test_facts_stand_between_texts_and_take_the_manner_of_their_place() -> None:
    assert spans("**tel. {{office.a.phone}}**, {{ number.112 }}") == (
        Span("tel. ", strong=True),
        Span("", strong=True, fact="office.a.phone"),
        Span(", "),
        Span("", fact="number.112"),
    )


def test_a_footnote_is_one_only_where_there_is_one() -> None:
    assert spans("a[^n]", ["n"]) == (Span("a"), Span("", note="n"))
    assert spans("a[^m]", ["n"]) == (Span("a[^m]"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a `b`", "the text holds code in back-quotes"),
        ("a <i>b</i>", "the text holds HTML"),
        ("![a](b)", "the text holds a picture; write '::: picture NAME' on lines of its own"),
    ],
)
def test_what_the_dialect_has_not_is_refused(text: str, message: str) -> None:
    with pytest.raises(WrongMarkup, match=message):
        spans(text)
    assert plain(text) == text


def test_plain_words_have_no_markup_and_a_nought_for_facts_and_what_is_quoted() -> None:
    assert plain("**a** [b](#c) *vchod* {{x.y}}") == "a b 0 0"


@given(st.text(st.sampled_from("abcáя ,.-"), max_size=40))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_nothing_of_a_literal_is_read_as_markup(text: str) -> None:
    assert plain(literal(text)) == " ".join(text.split()).replace("{{", "{ {")
