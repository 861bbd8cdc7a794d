from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.exchange import _reading, _xliff_reading, xliff
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.problems import Problems
from tests.exchange.parcels import UNXML, one_of_each, parcels, unit

FILE = "emergency-vi.xlf"
X = "{urn:oasis:names:tc:xliff:document:2.0}"
SLR = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"


def told(data: bytes) -> list[str]:
    """The codes and places of all that is said of a file."""
    problems = Problems()
    xliff.read(data, FILE, problems)
    return [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in problems]


def read(data: bytes) -> Parcel:
    problems = Problems()
    parcel = xliff.read(data, FILE, problems)
    assert list(problems) == []
    assert parcel is not None
    return parcel


def changed(one: Unit, *changes: tuple[str, str]) -> bytes:
    """The file of one unit in which a translator's tool has replaced what stands there once."""
    text = xliff.write(Parcel("vi", (one,))).decode()
    for old, new in changes:
        assert text.count(old) == 1, text
        text = text.replace(old, new)
    return text.encode()


def back(one: Unit, *changes: tuple[str, str]) -> Unit:
    (found,) = read(changed(one, *changes)).units
    return found


TARGET = "<target>Bạn đau ở đâu?</target>"
SEGMENT = '<segment state="translated">'


# --- the law


@given(parcels)
@example(Parcel("vi", ()))
@example(Parcel("vi", (unit(source=UNXML, target=f"a{UNXML}]]>{UNXML}"),)))
@example(Parcel("vi", (unit(source="a\r\nb\r", target="\x01\x0b", back="a\rb", remark="a\r\nb"),)))
def test_what_was_written_is_read_again(parcel: Parcel) -> None:
    assert read(xliff.write(parcel)) == parcel


@settings(max_examples=30)
@given(parcels)
def test_wide_characters_and_a_byte_order_mark_change_nothing(parcel: Parcel) -> None:
    text = xliff.write(parcel).decode()
    assert read(b"\xef\xbb\xbf" + text.encode()) == parcel
    assert read(text.replace("UTF-8", "UTF-16", 1).encode("utf-16")) == parcel


def test_topics_that_take_turns_keep_their_order() -> None:
    a, b, c = unit("a"), Unit("answers", "phrase", "yes", "Ano", "0"), unit("c")
    assert read(xliff.write(Parcel("vi", (a, b, c)))).units == (a, b, c)


def test_the_same_parcel_gives_the_same_bytes() -> None:
    assert xliff.write(one_of_each()) == xliff.write(one_of_each())


# --- what the standard asks for


@settings(max_examples=30)
@given(parcels)
def test_what_is_written_keeps_the_rules_of_the_standard(parcel: Parcel) -> None:
    root = ElementTree.fromstring(xliff.write(parcel))
    assert (root.tag, root.get("version"), root.get("srcLang")) == (f"{X}xliff", "2.1", "cs")
    assert root.get("trgLang") == parcel.language
    files = root.findall(f"{X}file")
    assert files
    _unique([file.get("id") for file in files])
    for file in files:
        assert [child.tag for child in file][-1] in (f"{X}unit", f"{X}group")
        _unique([one.get("id") for one in file.iter(f"{X}unit")])
        _in_order(file, [f"{SLR}profiles", f"{X}notes", f"{X}unit", f"{X}group"])
        for one in file.iter(f"{X}unit"):
            assert set(one.attrib) <= {
                "id",
                "name",
                "{http://www.w3.org/XML/1998/namespace}space",
                f"{SLR}sizeRestriction",
            }
            _in_order(one, [f"{X}notes", f"{X}segment"])
            (segment,) = one.findall(f"{X}segment")
            _in_order(segment, [f"{X}source", f"{X}target"])
            assert segment.get("state") in ("initial", "translated", "reviewed", "final")
            assert segment.get("state") == "initial" or segment.find(f"{X}target") is not None
            assert re.fullmatch("cardgen:[a-z]+", segment.get("subState", "cardgen:none"))
            if one.get(f"{SLR}sizeRestriction"):
                (profiles,) = file.findall(f"{SLR}profiles")
                assert profiles.get("generalProfile") == "xliff:codepoints"
        for note in file.iter(f"{X}note"):
            assert len(note) == 0


def _unique(ids: list[str | None]) -> None:
    assert len(set(ids)) == len(ids)
    for one in ids:
        assert re.fullmatch("[A-Za-z0-9._:-]+", one or "")  # NMTOKEN, without the letters that we do not use


def _in_order(element: ElementTree.Element, tags: list[str]) -> None:
    places = [tags.index(child.tag) for child in element]
    assert places == sorted(places)


def test_a_unit_shows_everything_that_helps() -> None:
    one = unit(
        source="Kde vás to bolí víc?",
        previous="Kde vás to bolí?",
        back="Kde to bolí?",
        remark="Zdvořile.",
        note="Ukažte N58.",
        picture="pain",
        longest=40,
    )
    assert xliff.write(Parcel("vi", (one,))).decode() == "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" '
        'version="2.1" srcLang="cs" trgLang="vi">',
        '<file id="emergency" canResegment="no" original="content/phrases/emergency">',
        '  <slr:profiles generalProfile="xliff:codepoints"/>',
        '  <notes><note category="cardgen">format=1 language=vi</note></notes>',
        '  <unit id="emergency:phrase:where-does-it-hurt" name="emergency/phrase/where-does-it-hurt" '
        'xml:space="preserve" slr:sizeRestriction="40">',
        "    <notes>",
        '      <note category="number">karta: N14</note>',
        '      <note category="picture">obrázek: pain</note>',
        '      <note category="note">poznámka: Ukažte N58.</note>',
        '      <note category="back">zpětný překlad: Kde to bolí?</note>',
        '      <note category="previous">přeloženo z: Kde vás to bolí?</note>',
        '      <note category="remark">Zdvořile.</note>',
        '      <note category="cardgen">base=0123abcd0123abcd0123abcd0123abcd state=draft</note>',
        "    </notes>",
        '    <segment state="initial" subState="cardgen:stale">',
        "      <source>Kde vás to bolí víc?</source>",
        "      <target>Bạn đau ở đâu?</target>",
        "    </segment>",
        "  </unit>",
        "</file>",
        "</xliff>",
        "",
    ])  # fmt: skip


def test_each_state_has_one_of_the_standard() -> None:
    text = xliff.write(one_of_each()).decode()
    assert re.findall("<segment (.*)>", text) == [
        'state="initial"',
        'state="initial" subState="cardgen:stale"',
        'state="translated"',
        'state="reviewed"',
        'state="final"',
    ]


# --- what comes back


@pytest.mark.parametrize(
    ("written", "state"),
    [("initial", "draft"), ("translated", "draft"), ("reviewed", "revised"), ("final", "approved")],
)
def test_the_state_of_the_segment_counts(written: str, state: str) -> None:
    assert back(unit(state="revised"), ('state="reviewed"', f'state="{written}"')).state == state


def test_where_a_tool_keeps_no_states_a_unit_has_the_one_that_it_had() -> None:
    assert back(unit(state="revised"), (' state="reviewed"', "")).state == "revised"
    assert back(unit(), (' state="translated"', "")).state == "draft"


def test_a_new_translation_is_a_draft_while_the_segment_says_initial() -> None:
    one = unit(target="")
    assert back(one, ("</source>", "</source><target>Đau ở đâu?</target>")).state == "draft"
    found = back(one, (' state="initial"', ""), ("</source>", "</source><target>Đau ở đâu?</target>"))
    assert (found.state, found.target) == ("draft", "Đau ở đâu?")


@pytest.mark.parametrize("empty", ["", "<target/>", "<target></target>"])
def test_a_translation_that_was_removed_is_missing(empty: str) -> None:
    found = back(unit(state="approved"), (TARGET, empty))
    assert (found.state, found.target) == ("draft", "")


def test_a_stale_translation_fits_the_czech_of_today_when_its_state_was_set() -> None:
    stale = unit(previous="Kde?", state="approved")
    found = back(stale, ('"initial" subState="cardgen:stale"', '"reviewed"'))
    assert (found.state, found.previous) == ("revised", None)
    assert back(stale, (TARGET, "<target>Anh đau ở đâu?</target>")).previous == "Kde?"


def test_remarks_are_changed_added_and_removed() -> None:
    note = '<note category="remark">Zdvořile.</note>'
    one = unit(remark="Zdvořile.")
    assert back(one, ("Zdvořile.", "Hovorově.")).remark == "Hovorově."
    assert back(one, (note, f'{note}<note id="2" appliesTo="target">Ano?</note>')).remark == "Zdvořile.\nAno?"
    assert back(one, (note, '<note category="qa">10 chyb</note>')).remark is None
    assert back(one, (note, '<note category="remark"/>')).remark is None


def test_a_unit_that_was_split_is_joined() -> None:
    segments = (
        '<segment id="s1" state="final"><source>Kde </source><target order="3">đau?</target></segment>'
        "<ignorable><source>vás</source><target> ở đâu </target></ignorable>"
        '<segment id="s2" state="translated"><source> to bolí?</source><target order="1">Bạn</target></segment>'
    )
    found = back(
        unit(), (f"{SEGMENT}\n      <source>Kde vás to bolí?</source>\n      {TARGET}\n    </segment>", segments)
    )
    assert (found.source, found.target, found.state) == ("Kde vás to bolí?", "Bạn ở đâu đau?", "draft")


def test_what_stands_between_segments_is_kept_where_it_has_no_target() -> None:
    segments = (
        "<segment><source>Kde?</source><target>Đâu?</target></segment><ignorable><source> </source></ignorable>"
        "<segment><source>Tady?</source><target>Đây?</target></segment>"
    )
    found = back(
        unit(), (f"{SEGMENT}\n      <source>Kde vás to bolí?</source>\n      {TARGET}\n    </segment>", segments)
    )
    assert (found.source, found.target) == ("Kde? Tady?", "Đâu? Đây?")


def test_half_a_translation_is_left_out_with_a_warning() -> None:
    data = changed(unit(), ("</segment>", "</segment>\n<segment><source> Tady?</source></segment>"))
    problems = Problems()
    assert xliff.read(data, FILE, problems) == Parcel("vi", ())
    (problem,) = problems
    assert (problem.code, problem.level, problem.place.line) == ("xliff-half-translated", "warning", 14)


def test_annotations_are_read_through() -> None:
    marked = 'Bạn <mrk id="m1" type="comment" value="?">đau<cp hex="0021"/></mrk> <sm id="m2"/>ở<em startRef="m2"/>'
    assert back(unit(), (TARGET, f"<target>{marked}</target>")).target == "Bạn đau! ở"


def test_cdata_comments_and_character_references_are_text() -> None:
    found = back(unit(), (TARGET, "<target><![CDATA[<a>]]> &amp;<!-- no --><?no no?>&#x1F600;</target>"))
    assert found.target == "<a> &😀"


def test_what_other_programs_add_is_passed_over() -> None:
    matches = (
        '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#s"><source>x</source>'
        "<target><ph id='1'/>y</target></mtc:match></mtc:matches>"
        '<mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup><mda:meta type="t">z</mda:meta>'
        "</mda:metaGroup></mda:metadata>"
    )
    data = changed(
        unit(),
        ('<note category="number"', '<note xmlns:t="urn:tool" t:by="me" category="number"'),
        ("    <notes>\n", f"{matches}<notes>\n"),
        ("    </notes>\n", '</notes><originalData><data id="d1">b</data></originalData>'),
        ('<segment state="translated"', '<segment state="translated" id="s" xmlns:t="urn:tool" t:locked="1"'),
        ("<target>Bạn", '<target xml:lang="vi" xml:space="preserve">Bạn'),
        ('  <unit id="', '  <skeleton href="x.skl"/><group id="g"><group id="h"><unit id="'),
        ("</unit>", "</unit></group></group>"),
    )
    assert read(data) == Parcel("vi", (unit(),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.1"', 'version="2.0"'),
        ('version="2.1"', 'version="2.2"'),
        ('trgLang="vi"', 'trgLang="vi-VN"'),
        ('srcLang="cs"', 'srcLang="cs-CZ"'),
        ('  <notes><note category="cardgen">format=1 language=vi</note></notes>\n', ""),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', ""),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml version='1.0'?><?pi?><!-- c -->"),
    ],
)
def test_a_file_that_another_tool_has_written_is_read(old: str, new: str) -> None:
    assert read(changed(unit(), (old, new))) == Parcel("vi", (unit(),))


def test_the_namespace_of_2_2_is_read() -> None:
    data = changed(unit(), ("document:2.0", "document:2.2"), ('version="2.1"', 'version="2.2"'))
    assert read(data) == Parcel("vi", (unit(),))


def test_a_unit_knows_its_number_and_where_its_translation_stands() -> None:
    found = back(unit())
    assert (found.number, str(found.place)) == ("N14", f"{FILE}:12:7")


# --- what is refused

XML = '<?xml version="1.0"?>'
ROOT = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="cs" trgLang="vi">'
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "xliff-broken 1:1"),
        ("hello", "xliff-broken 1:1"),
        (f"{ROOT}\n<file>", "xliff-broken 2:7"),
        ("<html/>", "xliff-foreign 1:1"),
        ('<xliff xmlns="urn:other" version="2.1"/>', "xliff-foreign 1:1"),
        ('<xliff version="1.1"/>', "xliff-version 1:1"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "xliff-version 1:1"),
        (ROOT.replace("2.1", "2.9") + "</xliff>", "xliff-version 1:1"),
        (ROOT.replace(' version="2.1"', "") + "</xliff>", "xliff-version 1:1"),
        (ROOT.replace('"cs"', '"en"') + "</xliff>", "xliff-language 1:1"),
        (f"{ROOT}</xliff>", "xliff-foreign 1:1"),
        (
            f'{ROOT}<file id="f"><unit id="u"><segment><source>a</source></segment></unit></file></xliff>',
            "xliff-foreign 1:1",
        ),
        (f"{XML}\n<!DOCTYPE x [{LAUGHS}]>{ROOT}&l9;</xliff>", "xliff-doctype 2:13"),
        (f'{XML}\n<!DOCTYPE x SYSTEM "file:///etc/passwd">{ROOT}</xliff>', "xliff-doctype 2:40"),
        (f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{ROOT}&e;</xliff>', "xliff-doctype 1:13"),
        (f"{ROOT}&e;</xliff>", "xliff-broken 1:94"),
        (f"<?xml version='1.0' encoding='windows-1250'?>{ROOT}</xliff>", "xliff-encoding 1:1"),
        (f"{ROOT}{'<group>' * 100}", "xliff-too-complex 1:367"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(text: str, said: str) -> None:
    assert told(text.encode()) == [said]
    assert xliff.read(text.encode(), FILE, Problems()) is None


def test_other_encodings_are_refused_with_the_place() -> None:
    assert told(f"{ROOT}\n<!-- bolí".encode("cp1250")) == ["xliff-encoding 2:9"]
    assert told(b"\xff\xfe<") == ["xliff-encoding 1:1"]


def test_a_file_of_another_language_is_refused() -> None:
    assert told(changed(unit(), ('trgLang="vi"', 'trgLang="ru"'))) == ["xliff-language 1:1"]
    assert told(changed(unit(), (' trgLang="vi"', ""), (" language=vi", ""))) == ["xliff-language 1:1"]
    assert told(changed(unit(), ("format=1", "format=2"))) == ["xliff-format 1:1"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Bạn đau", 'Bạn <ph id="1"/>đau', "xliff-inline 12:19"),
        ("Bạn đau", '<pc id="1">Bạn</pc> đau', "xliff-inline 12:15"),
        ("Bạn đau", '<b xmlns="urn:tool">Bạn</b> đau', "xliff-inline 12:15"),
        ("Kde vás", 'Kde <sc id="1"/>vás', "xliff-inline 11:19"),
        ("Bạn đau", '<cp hex="D800"/>', "xliff-broken 12:15"),
        ("Bạn đau", '<cp hex="0x1"/>', "xliff-broken 12:15"),
        ("Bạn đau", '<cp hex="110000"/>', "xliff-broken 12:15"),
        ("Bạn đau", "<cp/>", "xliff-broken 12:15"),
        ("<target>", "<target/><target>", "xliff-broken 12:16"),
        ("<target>", '<target order="0">', "xliff-broken 12:7"),
        ('"translated"', '"done"', "xliff-state 10:5"),
        (
            "</segment>",
            '</segment><segment><source>a</source><target order="1">b</target></segment>',
            "xliff-broken 5:3",
        ),
        ("<source>Kde vás to bolí?</source>", "<source/>", "xliff-broken 5:3"),
        ("emergency/phrase/where", "emergency/picture/where", "xliff-context 5:3"),
        ('name="emergency/phrase/where-does-it-hurt" ', "", "xliff-context 5:3"),
        (" state=draft", "", "xliff-mark 5:3"),
        ('<note category="cardgen">base', '<note category="x">base', "xliff-mark 5:3"),
    ],
)
def test_a_unit_that_is_wrong_is_told_with_its_place(old: str, new: str, said: str) -> None:
    assert told(changed(unit(), (old, new))) == [said]


def test_a_unit_that_stands_twice_points_at_both() -> None:
    text = xliff.write(Parcel("vi", (unit(),))).decode()
    (again,) = re.findall("  <unit.*</unit>\n", text, re.DOTALL)
    problems = Problems()
    parcel = xliff.read(text.replace("</file>", f"{again.replace('Bạn', 'Anh')}</file>").encode(), FILE, problems)
    assert [(one.code, one.place.line, one.also[0].line) for one in problems] == [("xliff-duplicate", 15, 12)]
    assert parcel == Parcel("vi", (unit(),))


def test_an_id_that_stands_twice_points_at_both() -> None:
    data = xliff.write(Parcel("vi", (unit("a"), unit("b")))).replace(b"phrase:b", b"phrase:a")
    problems = Problems()
    xliff.read(data, FILE, problems)
    assert [(one.code, one.place.line, one.also[0].line) for one in problems] == [("xliff-duplicate", 15, 5)]


def test_files_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(b" " * (_xliff_reading.MAX_BYTES + 1)) == ["xliff-too-large 1:1"]
    monkeypatch.setattr(_xliff_reading, "MAX_UNITS", 3)
    (said,) = told(xliff.write(one_of_each()))
    assert said.startswith("xliff-too-large")


def test_a_file_full_of_faults_is_given_up() -> None:
    data = changed(unit(), ("Bạn đau", '<ph id="1"/>' * 500))
    assert len(told(data)) == _reading.MAX_PROBLEMS


# --- files from anywhere


def test_a_file_that_ends_anywhere_is_refused() -> None:
    data = xliff.write(one_of_each()).rstrip(b"\n")
    for end in range(len(data)):
        problems = Problems()
        assert xliff.read(data[:end], FILE, problems) is None
        assert problems.errors


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), min_size=1, max_size=6))
def test_a_file_in_which_bytes_were_changed_raises_nothing(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(xliff.write(one_of_each()))
    for at, put in changes:
        at %= len(data)
        data[at : at + len(put)] = put
    problems = Problems()
    assert xliff.read(bytes(data), FILE, problems) is not None or problems.errors


MARKED = 'category="cardgen"'


@given(st.recursive(
    st.sampled_from(["", "a", "&lt;", '<cp hex="41"/>', '<cp/>', f'<note {MARKED}>base=0 state=draft</note>']),
    lambda inner: st.builds(
        lambda tag, parts: f'<{tag} id="x" name="a/phrase/b" order="1">{"".join(parts)}</{tag}>',
        st.sampled_from(
            ["file", "group", "unit", "notes", "note", "segment", "ignorable", "source", "target", "mrk", "pc", "xliff"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
))  # fmt: skip
def test_elements_in_any_order_raise_nothing(inside: str) -> None:
    problems = Problems()
    said = f"<notes><note {MARKED}>format=1</note></notes>"
    data = f'{ROOT}<file id="f">{said}<unit id="u">{inside}</unit></file></xliff>'
    assert xliff.read(data.encode(), FILE, problems) is not None or problems.errors
