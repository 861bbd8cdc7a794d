"""Parcels for the laws of the formats: every text that a bank may hold, and those that look like syntax."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from cardgen.exchange.parcel import KINDS, Parcel, Unit

LANGUAGES: Final = ("ru", "vi", "mn", "bg", "uk", "pt-BR", "zh-Hant", "sr-Latn")
NASTY: Final = (
    " ", "  ", "\n", "\n\n", "\t", '"', '""', "\\", "\\n", "\\\\", '\\"', "]]>", "<![CDATA[", "&", "&amp;", "<", ">",
    "<target>", "<ph/>", "<!DOCTYPE x>", "%s", "#. ", "#~ ", "#, fuzzy\n", "\n#| msgid", '\nmsgid ""\nmsgstr ""\n',
    "[back]: \"x\"", "přeloženo z [previous]: \"x\"", "cardgen base=x state=draft", ": ", "Kde vás to bolí?",
    "Bạn đau ở đâu?", "أين الألم؟", "\u200f", "\u202e", "\u2028", "\u2029", "\u00a0", "\u00ad", "\ufeff", "😀", "👩‍⚕️",
    "\U00020000", "a\u0301", "x" * 90, " " * 90,
)  # fmt: skip
UNXML: Final = "\ufffe\uffff"  # characters that XML cannot hold; a note has no other way to hold them

_characters = st.characters(exclude_categories=("Cc", "Cs"))
_xml_characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=UNXML)
_topics = st.sampled_from(("emergency", "answers", "x-1"))
_names = st.one_of(
    st.sampled_from(("title", "where-does-it-hurt", "v\u00edce slov", "a_b:c", "N14 x")),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/"), min_size=1, max_size=5),
)
_numbers = st.none() | st.sampled_from(("N1", "AB14"))
_eyes = st.none() | st.sampled_from(NASTY)
texts: Final = st.lists(st.sampled_from(NASTY) | _characters, max_size=6).map("".join)
_noted = st.none() | st.lists(st.sampled_from(NASTY) | _xml_characters, max_size=6).map("".join)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    target = draw(texts)
    remark = draw(_noted)
    return Unit(
        topic=draw(_topics),
        kind=draw(st.sampled_from(KINDS)),
        name=draw(_names),
        source=draw(texts) or "Ano",
        base=f"{draw(st.integers(0, 2**32 - 1)):08x}",
        target=target,
        state=draw(st.sampled_from(("draft", "revised", "approved"))) if target else "draft",
        previous=draw(_noted),
        back=draw(_noted),
        remark=remark if remark and remark.strip() else None,
        number=draw(_numbers),
        note=draw(_eyes),
        picture=draw(_eyes),
        longest=draw(st.none() | st.integers(0, 500)),
    )


parcels: Final = st.builds(
    Parcel,
    st.sampled_from(LANGUAGES),
    st.lists(units(), max_size=3, unique_by=lambda unit: unit.key).map(tuple),
)


def unit(name: str = "where-does-it-hurt", target: str = "Bạn đau ở đâu?", **others: object) -> Unit:
    """A card of the topic "emergency" on its way to Vietnamese."""
    values: dict[str, object] = {"source": "Kde vás to bolí?", "base": "0123abcd" * 4, "number": "N14"}
    return Unit("emergency", "phrase", name, target=target, **(values | others))  # type: ignore[arg-type]


def one_of_each() -> Parcel:
    """A missing, a stale, a draft, a revised and an approved translation, with all that travels with them."""
    return Parcel(
        "vi",
        (
            unit("missing", "", number="N1"),
            unit("stale", "Đau đầu?", number="N2", source="Bolí vás hlava víc?", previous="Bolí vás hlava?"),
            unit("draft", number="N3", back="Kde to bolí?", remark='Řekl bych "vám".', note="Ukažte N58.", longest=40),
            unit("revised", number="N4", state="revised", picture="pain"),
            unit("approved", number="N5", state="approved", source="  Dva\nřádky "),
        ),
    )
