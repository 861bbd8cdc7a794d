"""Mistakes of letters and form, planted in one sentence, and texts that are right however odd they look."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.checks import Example
from cardgen.checks.letters import letter_words, named, script
from cardgen.languages import SOURCE
from tests.checks.looking import BY_ID, found, look, way_out

WHERE: Final = "Kde vás to bolí?"

# check: (language, Czech, translation, what is found in it)
MISTAKES: Final[dict[str, list[tuple[str, str, str, list[str]]]]] = {
    "same-as-source": [
        ("ru", WHERE, WHERE, ["the translation is the same as the Czech"]),
        ("vi", WHERE, WHERE, ["the translation is the same as the Czech"]),
        ("mn", WHERE, WHERE, ["the translation is the same as the Czech"]),
        ("bg", WHERE, WHERE, ["the translation is the same as the Czech"]),
        ("uk", WHERE, "kde vás to bolí", ["the translation is the same as the Czech"]),
        ("pl", "Ano", "ano!", ["the translation is the same as the Czech"]),
    ],
    "alphabet": [
        (
            SOURCE,
            "Kde vás bolí zùb?",
            "",
            ["'ù' in 'zùb' is LATIN SMALL LETTER U WITH GRAVE (U+00F9), no letter of Czech"],
        ),
        (
            SOURCE,
            "Máte с sebou léky?",
            "",
            ["'с' only looks like Czech: it begins with CYRILLIC SMALL LETTER ES (U+0441)"],
        ),
        (SOURCE, "Píšete русский text?", "", ["the word 'русский' is in Cyrillic letters"]),
        (
            "ru",
            WHERE,
            "Где єто болит?",
            ["'є' in 'єто' is CYRILLIC SMALL LETTER UKRAINIAN IE (U+0454), no letter of Russian"],
        ),
        (
            "ru",
            WHERE,
            "Где у вас боли\u0301т?",
            ["in 'боли\u0301т' there is COMBINING ACUTE ACCENT (U+0301), no mark of Russian"],
        ),
        (
            "ru",
            "Bolí to s jídlem?",
            "Болит c едой?",
            ["'c' only looks like Russian: it begins with LATIN SMALL LETTER C (U+0063)"],
        ),
        ("ru", "Bolí to?", "BOT?", ["'BOT' only looks like Russian: it begins with LATIN CAPITAL LETTER B (U+0042)"]),
        ("vi", WHERE, "Bạn ðau ở đâu?", ["'ð' in 'ðau' is LATIN SMALL LETTER ETH (U+00F0), no letter of Vietnamese"]),
        ("vi", "Kde máte opar?", "Bạn có bị пояс không?", ["the word 'пояс' is in Cyrillic letters"]),
        (
            "vi",
            "Máte lůžko?",
            "Bạn có lůžko không?",
            [
                "'ů' in 'lůžko' is LATIN SMALL LETTER U WITH RING ABOVE (U+016F), no letter of Vietnamese",
                "'ž' in 'lůžko' is LATIN SMALL LETTER Z WITH CARON (U+017E), no letter of Vietnamese",
            ],
        ),
        (
            "mn",
            WHERE,
            "Таны юу євдєж байна?",
            ["'є' in 'євдєж' is CYRILLIC SMALL LETTER UKRAINIAN IE (U+0454), no letter of Mongolian"],
        ),
        (
            "mn",
            WHERE,
            "Таны юу ѳвдөж байна?",
            ["'ѳ' in 'ѳвдөж' is CYRILLIC SMALL LETTER FITA (U+0473), no letter of Mongolian"],
        ),
        (
            "mn",
            WHERE,
            "Таны їнэ хаана байна?",
            ["'ї' in 'їнэ' is CYRILLIC SMALL LETTER YI (U+0457), no letter of Mongolian"],
        ),
        (
            "bg",
            WHERE,
            "Къде ви болы?",
            ["'ы' in 'болы' is CYRILLIC SMALL LETTER YERU (U+044B), no letter of Bulgarian"],
        ),
        ("bg", WHERE, "Ёто?", ["'Ё' in 'Ёто' is CYRILLIC CAPITAL LETTER IO (U+0401), no letter of Bulgarian"]),
        (
            "uk",
            WHERE,
            "Де у вас болыть?",
            ["'ы' in 'болыть' is CYRILLIC SMALL LETTER YERU (U+044B), no letter of Ukrainian"],
        ),
        ("pl", WHERE, "Gdzie boli ě?", ["'ě' in 'ě' is LATIN SMALL LETTER E WITH CARON (U+011B), no letter of Polish"]),
    ],
    "mixed-scripts": [
        (
            SOURCE,
            "Kde vás tо bolí?",
            "",
            ["'о' in 'tо' is CYRILLIC SMALL LETTER O (U+043E), and 't' beside it is Latin"],
        ),
        (
            "ru",
            "Bolí to?",
            "Бoлит?",
            ["'o' in 'Бoлит' is LATIN SMALL LETTER O (U+006F), and 'Б' beside it is Cyrillic"],
        ),
        (
            "ru",
            "Bolí to?",
            "BOЛИТ?",
            [
                "'B' in 'BOЛИТ' is LATIN CAPITAL LETTER B (U+0042), and 'Л' beside it is Cyrillic",
                "'O' in 'BOЛИТ' is LATIN CAPITAL LETTER O (U+004F), and 'Л' beside it is Cyrillic",
            ],
        ),
        (
            "vi",
            WHERE,
            "Bạn đau ở đâu νậy?",
            ["'ν' in 'νậy' is GREEK SMALL LETTER NU (U+03BD), and 'ậ' beside it is Latin"],
        ),
        (
            "vi",
            WHERE,
            "Bạn đаu ở đâu?",
            ["'а' in 'đаu' is CYRILLIC SMALL LETTER A (U+0430), and 'đ' beside it is Latin"],
        ),
        (
            "mn",
            WHERE,
            "Таны юу øвдөж байна?",
            ["'ø' in 'øвдөж' is LATIN SMALL LETTER O WITH STROKE (U+00F8), and 'в' beside it is Cyrillic"],
        ),
        ("mn", WHERE, "Таны yнэ?", ["'y' in 'yнэ' is LATIN SMALL LETTER Y (U+0079), and 'н' beside it is Cyrillic"]),
        (
            "bg",
            WHERE,
            "Къде Bи боли?",
            ["'B' in 'Bи' is LATIN CAPITAL LETTER B (U+0042), and 'и' beside it is Cyrillic"],
        ),
        (
            "uk",
            WHERE,
            "Де у вac болить?",
            [
                "'a' in 'вac' is LATIN SMALL LETTER A (U+0061), and 'в' beside it is Cyrillic",
                "'c' in 'вac' is LATIN SMALL LETTER C (U+0063), and 'в' beside it is Cyrillic",
            ],
        ),
        ("pl", WHERE, "Gdzie bоli?", ["'о' in 'bоli' is CYRILLIC SMALL LETTER O (U+043E), and 'b' beside it is Latin"]),
    ],
    "foreign-word": [
        ("ru", "Máte rýmu?", "У вас rýma?", ["the word 'rýma' is in Latin letters"]),
        ("mn", "Máte rýmu?", "Танд rýma бий юу?", ["the word 'rýma' is in Latin letters"]),
        ("bg", "Máte rýmu?", "Имате ли rýma?", ["the word 'rýma' is in Latin letters"]),
        ("uk", "Máte kašel?", "У вас cough?", ["the word 'cough' is in Latin letters"]),
        ("hi", "Máte kašel?", "क\u094dय\u093e kašel ह\u0948?", ["the word 'kašel' is in Latin letters"]),
    ],
    "lost-diacritics": [
        ("vi", WHERE, "Ban dau o dau?", ["no letter of the sentence has a mark"]),
        ("vi", "Máte VZP?", "Ban co the VZP?", ["no letter of the sentence has a mark"]),
    ],
    "not-composed": [
        (
            SOURCE,
            "Kde va\u0301s to boli\u0301?",
            "",
            ["'á' is written as LATIN SMALL LETTER A (U+0061) + COMBINING ACUTE ACCENT (U+0301), and 1 more"],
        ),
        (
            "ru",
            "Je to ještě on?",
            "Еще и\u0306од?",
            ["'й' is written as CYRILLIC SMALL LETTER I (U+0438) + COMBINING BREVE (U+0306)"],
        ),
        (
            "vi",
            WHERE,
            "Ba\u0323n đau ở đâu?",
            ["'ạ' is written as LATIN SMALL LETTER A (U+0061) + COMBINING DOT BELOW (U+0323)"],
        ),
        (
            "vi",
            WHERE,
            "Bạn đau o\u031b\u0309 đâu?",
            [
                "'ở' is written as LATIN SMALL LETTER O (U+006F) + COMBINING HORN (U+031B) + "
                "COMBINING HOOK ABOVE (U+0309)"
            ],
        ),
        (
            "mn",
            "Ano",
            "Тийм, и\u0306",
            ["'й' is written as CYRILLIC SMALL LETTER I (U+0438) + COMBINING BREVE (U+0306)"],
        ),
        ("bg", "Ano", "Да, и\u0306", ["'й' is written as CYRILLIC SMALL LETTER I (U+0438) + COMBINING BREVE (U+0306)"]),
        ("pl", "38 K", "38 \u212a", ["'K' is written as KELVIN SIGN (U+212A)"]),
        (
            "uk",
            "Ano",
            "Таи\u0306, і\u0308жа",
            ["'й' is written as CYRILLIC SMALL LETTER I (U+0438) + COMBINING BREVE (U+0306), and 1 more"],
        ),
    ],
    "invisible-character": [
        (SOURCE, "Kde\u200b vás to bolí?", "", ["character 4 is ZERO WIDTH SPACE (U+200B)"]),
        (SOURCE, "Bolí� to?", "", ["character 5 is REPLACEMENT CHARACTER (U+FFFD)"]),
        ("ru", WHERE, "Где \xadу вас бо\xadлит?", ["character 5 is SOFT HYPHEN (U+00AD), and 1 more"]),
        ("ru", WHERE, "\ufeffГде болит?", ["character 1 is ZERO WIDTH NO-BREAK SPACE (U+FEFF)"]),
        ("vi", WHERE, "Bạn đau\u200e ở đâu?", ["character 8 is LEFT-TO-RIGHT MARK (U+200E)"]),
        ("vi", WHERE, "Bạn \x07đau ở đâu?", ["character 5 is a control character (U+0007)"]),
        ("mn", WHERE, "Хаана \ue000 өвдөж байна?", ["character 7 is a private-use character (U+E000)"]),
        ("mn", WHERE, "Хаана өвдөж\ufe0f байна?", ["character 12 is VARIATION SELECTOR-16 (U+FE0F)"]),
        ("bg", WHERE, "Къде \u2060ви боли?", ["character 6 is WORD JOINER (U+2060)"]),
        ("bg", WHERE, "Къде ⠀ви боли?", ["character 6 is BRAILLE PATTERN BLANK (U+2800)"]),
        ("uk", WHERE, "Де\u200d болить?", ["character 3 is ZERO WIDTH JOINER (U+200D)"]),
        ("pl", WHERE, "Gdzie \u0378 boli?", ["character 7 is a character that is not assigned (U+0378)"]),
        ("hi", "Ano", "ह\u093e\u0901 \u200d", ["character 5 is ZERO WIDTH JOINER (U+200D)"]),
    ],
    "spaces": [
        (SOURCE, "Kde vás  to bolí?", "", ["two spaces stand before 'to'"]),
        (SOURCE, " Kde vás to bolí?", "", ["it begins with a space"]),
        (SOURCE, "Kde vás to bolí ?", "", ["a space stands before '?'"]),
        (SOURCE, "Ano,nebo ne?", "", ["there is no space between 'Ano,' and 'n'"]),
        ("ru", "Ano.", "Болит. ", ["it ends with a space"]),
        ("ru", "Ano?", "Болит ?", ["a space stands before '?'"]),
        ("ru", "Ano?", "Болит?Где?", ["there is no space between 'Болит?' and 'Г'"]),
        ("ru", "Ano.", "Болит.Где", ["there is no space between 'Болит.' and 'Г'"]),
        ("ru", "Ano.", "Да:нет", ["there is no space between 'Да:' and 'н'"]),
        ("vi", WHERE, "Bạn đau\tở đâu?", ["a tab or the end of a line is in it"]),
        ("vi", WHERE, "Bạn đau\nở đâu?", ["a tab or the end of a line is in it"]),
        ("vi", WHERE, "Bạn đau\u2003ở đâu?", ["EM SPACE (U+2003) stands in it where a space belongs"]),
        ("vi", WHERE, "Bạn đau ở đâu?\n", ["it ends with a tab or the end of a line"]),
        ("mn", WHERE, "Хаана  өвдөж  байна?", ["two spaces stand before 'байна?'", "two spaces stand before 'өвдөж'"]),
        ("mn", WHERE, "Хаана , өвдөж байна?", ["a space stands before ','"]),
        ("bg", WHERE, "Къде Ви боли ; кажете?", ["a space stands before ';'"]),
        ("bg", WHERE, "Къде\xa0 Ви боли?", ["two spaces stand before 'Ви'"]),
        ("uk", WHERE, "\xa0Де болить?", ["it begins with a space"]),
        ("pl", WHERE, "Gdzie boli !", ["a space stands before '!'"]),
        ("fr", WHERE, "Où avez-vous mal ?", ["a space stands before '?'"]),
    ],
    "no-break": [
        (SOURCE, "Bolí vás v\xa0krku?", "", ["a no-break space (U+00A0) stands between 'v' and 'krku?'"]),
        (SOURCE, "Bolí vás 5\xa0dní?", "", ["a no-break space (U+00A0) stands between '5' and 'dní?'"]),
        ("ru", WHERE, "Где у\xa0вас болит?", ["a no-break space (U+00A0) stands between 'у' and 'вас'"]),
        ("ru", WHERE, "Где\xa0болит?", ["a no-break space (U+00A0) stands between 'Где' and 'болит?'"]),
        ("vi", WHERE, "Bạn đau\u202fở đâu?", ["a narrow no-break space (U+202F) stands between 'đau' and 'ở'"]),
        ("mn", WHERE, "12‑р сар", ["a no-break hyphen (U+2011) stands between '12' and 'р'"]),
        ("bg", WHERE, "Боли 10\u2007000 дни?", ["a figure space (U+2007) stands between '10' and '000'"]),
        ("uk", WHERE, "\xa0Де?", ["a no-break space (U+00A0) stands beside 'Де?'"]),
        ("pl", WHERE, "Gdzie w\xa0nocy?", ["a no-break space (U+00A0) stands between 'w' and 'nocy?'"]),
        ("fr", WHERE, "Où avez\xa0vous mal\xa0?", ["a no-break space (U+00A0) stands between 'avez' and 'vous'"]),
    ],
    "number-without-space": [
        (SOURCE, "Vypijte 2l vody.", "", ["there is no space in '2l'"]),
        ("ru", "Vypijte 2 litry vody.", "Выпейте 2литра воды.", ["there is no space in '2литра'"]),
        ("vi", "Vypijte 2 litry vody.", "Hãy uống 2lít nước.", ["there is no space in '2lít'"]),
        ("mn", "Vypijte 1,5 l vody.", "1.5л ус ууна уу.", ["there is no space in '1.5л'"]),
        ("bg", "Vypijte 2 litry.", "Изпийте 2литра.", ["there is no space in '2литра'"]),
        ("uk", "Vypijte 2 litry.", "Випийте 2літри.", ["there is no space in '2літри'"]),
        ("pl", "Vypijte 250 ml.", "Proszę wypić 250ml.", ["there is no space in '250ml'"]),
    ],
    "capital": [
        ("ru", WHERE, "где у вас болит?", ["it begins with a small letter, 'г'; the Czech with a capital"]),
        ("vi", WHERE, "bạn đau ở đâu?", ["it begins with a small letter, 'b'; the Czech with a capital"]),
        ("mn", WHERE, "«хаана өвдөж байна?»", ["it begins with a small letter, 'х'; the Czech with a capital"]),
        ("bg", WHERE, "къде Ви боли?", ["it begins with a small letter, 'к'; the Czech with a capital"]),
        ("uk", WHERE, "де болить?", ["it begins with a small letter, 'д'; the Czech with a capital"]),
        ("pl", WHERE, "gdzie boli?", ["it begins with a small letter, 'g'; the Czech with a capital"]),
    ],
    "alternatives": [
        (SOURCE, "Kdy jste spadl(a)?", "", ["there is a bracket in it: ("]),
        (SOURCE, "Berete léky a/nebo drogy?", "", ["'a/nebo' offers alternatives behind a slash"]),
        ("ru", WHERE, "Когда вы упал/упала?", ["'упал/упала?' offers alternatives behind a slash"]),
        ("ru", WHERE, "Где болит [место]?", ["there is a bracket in it: ["]),
        ("vi", WHERE, "Anh/chị đau ở đâu?", ["'Anh/chị' offers alternatives behind a slash"]),
        ("vi", WHERE, "Bạn đau （nhức） ở đâu?", ["there is a bracket in it: （"]),
        ("mn", WHERE, "Өвдөж {хаана} байна?", ["there is a bracket in it: {"]),
        ("bg", WHERE, "Паднал|паднала?", ["'Паднал|паднала?' offers alternatives behind a slash"]),
        ("uk", WHERE, "Де (болить)?", ["there is a bracket in it: ("]),
        ("pl", WHERE, "Pan / Pani?", ["'/' offers alternatives behind a slash"]),
        ("ja", WHERE, "どこが痛いですか（場所）", ["there is a bracket in it: （"]),
    ],
    "too-many-words": [
        (SOURCE, " ".join(["slovo"] * 13), "", ["it has 13 words, more than 12"]),
        ("ru", "Ano", " ".join(["да"] * 13), ["it has 13 words, more than 12"]),
        ("vi", "Ano", " ".join(["ừ"] * 21), ["it has 21 words, more than 20"]),
        ("mn", "Ano", " ".join(["за"] * 13), ["it has 13 words, more than 12"]),
        ("bg", "Ano", " ".join(["да"] * 13), ["it has 13 words, more than 12"]),
        ("uk", "Ano", " ".join(["та"] * 14), ["it has 14 words, more than 12"]),
        ("pl", "Ano", " ".join(["a"] * 13), ["it has 13 words, more than 12"]),
    ],
}

# check: (language, Czech, translation) that is right
RIGHT: Final[dict[str, list[tuple[str, str, str]]]] = {
    "same-as-source": [
        ("ru", "EKG", "EKG"),
        ("vi", "5 mg", "5 mg"),
        ("vi", "Vypijte 2 l", "Uống 2 l"),
        ("pl", "112", "112"),
        ("pl", "Kašel", "Kaszel"),
        ("pl", "?", "?"),
    ],
    "alphabet": [
        (SOURCE, "Chcete víc čaje, nebo kávu a žemli s džemem?", ""),
        (SOURCE, "Kvůli W. a X. – 38,5 °C, 120/80!", ""),
        ("ru", WHERE, "Ещё объём: «38,5 °C», № 5 – ЁЛКА?"),
        ("ru", "Máte HIV?", "У вас HIV?"),
        ("ru", "Jste na CT?", "Вы на CT?"),
        ("ru", "Máte hepatitidu C?", "У вас гепатит C?"),
        ("ru", "Máte rýmu?", "У вас running nose?"),  # foreign-word tells that
        ("ru", WHERE, "Где болиt?"),  # mixed-scripts
        ("ru", WHERE, "Где бо\u00adлит\ufe0f?"),  # invisible-character
        ("ru", WHERE, "Еще и\u0306од?"),  # not-composed
        ("vi", WHERE, "ĐAU Ở ĐÂU, ÔNG NGUYỄN, phở, quýt, sữa, W?"),
        ("vi", "Bydlíte v Plzni na Borech?", "Bạn sống ở Plzni, Borech?"),
        ("vi", "Ve čtvrti Doubravka, Lochotín, Újezd?", "Ở Doubravka, Lochotín, Újezd?"),
        ("mn", WHERE, "ӨВДӨЖ үү, ёстой ЮУ яв?"),
        ("bg", WHERE, "Къде Ви боли, ѝ каза ЩЪРК?"),
        ("uk", WHERE, "Ґаздо, їжа, п\u02bcять ЄМІСТЬ?"),
        ("pl", WHERE, "ZAŻÓŁĆ gęślą jaźń"),
        ("fi", WHERE, "Ћто угодно: a letter of any kind, where the alphabet is not known"),
        ("ja", WHERE, "どこが痛いですか"),
    ],
    "mixed-scripts": [
        (SOURCE, "Máte HIV a 2. typ diabetu, β-blokátor?", ""),
        ("ru", "HIV?", "HIV-инфекция, β-блокатор, B12, 5 µg?"),
        ("vi", WHERE, "Bạn đau ở đâu?"),
        ("mn", WHERE, "12-р сар, CT-шинжилгээ"),
        ("bg", WHERE, "Витамин B12"),
        ("uk", WHERE, "п\u02bcять"),
        ("ja", WHERE, "アでこ痛い"),
        ("fi", WHERE, "CT:ssä"),
    ],
    "foreign-word": [
        ("ru", "Máte HIV?", "У вас HIV?"),
        ("ru", "Berete Ibalgin?", "Вы принимаете Ibalgin?"),
        ("ru", "Kolik je to kg?", "Сколько это kg?"),
        ("ru", "Bolí to s jídlem?", "Болит c едой?"),  # alphabet tells that
        ("mn", "WC", "WC"),
        ("vi", "Ano", "Yes"),
        ("hi", "Máte EKG?", "क्या EKG है?"),
    ],
    "lost-diacritics": [
        ("vi", WHERE, "Bạn dau o dau?"),
        ("vi", "Ano", "Em ra."),
        ("vi", "Máte HIV, VZP, EKG?", "HIV, VZP, EKG"),
        ("vi", "112", "112 115 150"),
        ("ru", WHERE, "Gde u vas bolit"),
        ("pl", WHERE, "Gdzie to boli"),
    ],
    "not-composed": [
        (SOURCE, "Žluťoučký kůň úpěl ďábelské ódy", ""),
        ("ru", WHERE, "боли\u0301т"),  # there is no such letter in one character
        ("vi", WHERE, "ở đâu, ƯỚT"),
        ("hi", WHERE, "क्या दर्द है"),
    ],
    "invisible-character": [
        (SOURCE, "Kde vás to bolí – „tady“? 38,5 °C ✓", ""),
        ("ru", WHERE, "Где\u00a0болит?"),  # no-break tells that
        ("vi", WHERE, "Bạn\tđau\u2003ở\nđâu?"),  # spaces
        ("hi", WHERE, "क्\u200dया र\u200c्द"),
        ("ru", WHERE, "боли\u0301т"),
    ],
    "spaces": [
        (SOURCE, "Kde? Tady. Ve 12:30, 3,5 kg, 1.10. (tady), „tam“!", ""),
        (SOURCE, "Jmenuji se … a je mi ... let", ""),
        (SOURCE, "Pište na a@plzen.eu, https://plzen.eu/a?b, www.Plzen.Eu", ""),
        (SOURCE, "socialnisluzby.plzen.eu", ""),
        (SOURCE, "MUDr. Novák, Ph.D., t.j. a.s., p.B", ""),
        ("ru", "Ano", "Т.е. и т.д.?!"),
        ("vi", "Ano", "Có?"),
        ("mn", "Ano", "12-р сар, 3.5 кг"),
        ("bg", "Ano", "Да, г.н."),
        ("fr", "Ano", "Oui\u202f!"),
        ("fi", "EKG", "EKG:n"),
        ("ja", "Ano", "はい\u3000いいえ"),
        ("ru", "Ano", "Да\u00a0нет"),
        ("ru", "Ano", "Около .5"),
    ],
    "no-break": [
        (SOURCE, "Bolí vás 5 dní v krku?", ""),
        ("fr", "Ano", "Oui\u202f! Quoi\u00a0? «\u00a0Non\u00a0»"),
        ("mn", "Ano", "12-р сар"),
    ],
    "number-without-space": [
        (SOURCE, "Užijte B12, 3D, 5krát, 24hodinový, 12:30, 2 l", ""),
        ("ru", "Vypijte 2 litry.", "Выпейте 2 литра."),
        ("ru", "Užívejte 5x denně", "Принимайте 5x в день"),
        ("ru", "Máte 5. den horečku?", "5й день температура?"),
        ("mn", "12. měsíc", "12р сар"),
        ("vi", "Vitamin B12", "Vitamin B12"),
    ],
    "capital": [
        ("ru", "leden", "январь"),
        ("vi", "leden", "Tháng Một"),
        ("vi", "pondělí", "Thứ Hai"),
        ("ru", WHERE, "«Где болит?»"),
        ("ru", "Pět dní", "5 дней"),
        ("ja", "Ano", "はい"),
        ("ru", "5 dní", "дней 5"),
    ],
    "alternatives": [
        (SOURCE, "Máte tlak 120/80? Jedete 60 km/h? Je to 1/2 l?", ""),
        (SOURCE, "Berete „malé“ tablety – ‚tyto‘, nebo velké?", ""),
        ("ru", "Ano", "5 ммоль/л, 60 км/ч, мг"),
        ("vi", "Ano", "mg/kg và km/h"),
        ("mn", "Ano", "«Тийм» – үгүй"),
        ("bg", "Ano", "24/7"),
        ("ja", "Ano", "「はい」『はい』"),
    ],
    "too-many-words": [
        (SOURCE, "a a a a a a a a a a a a", ""),
        (SOURCE, "a – a – a – a – a – a – a – a – a – a – a – a", ""),
        ("vi", "Ano", "ừ " * 19 + "ừ"),
        ("ru", "Ano", "как-нибудь " * 11 + "ещё"),
        ("ja", "Ano", "はい" * 40),
    ],
}

PLANTED = [(check, *row) for check, rows in MISTAKES.items() for row in rows]
SOUND = [(check, *row) for check, rows in RIGHT.items() for row in rows]


@pytest.mark.parametrize(("check", "language", "source", "text", "facts"), PLANTED)
def test_a_planted_mistake_is_found_where_it_stands(
    check: str, language: str, source: str, text: str, facts: list[str]
) -> None:
    if language == SOURCE:
        begins = f"content/phrases/example/topic.yaml:10:15: {BY_ID[check].level}: card X1 (card): "
    else:
        begins = f"content/phrases/example/{language}.yaml:8:11: {BY_ID[check].level}: card X1 (card), {language}: "
    assert found(check, language, source, text) == [f"{begins}{fact} [{check}]" for fact in sorted(facts)]


@pytest.mark.parametrize(("check", "language", "source", "text"), SOUND)
def test_a_right_text_raises_no_false_alarm(check: str, language: str, source: str, text: str) -> None:
    assert found(check, language, source, text) == []


def test_every_check_of_letters_and_form_has_mistakes_and_right_texts() -> None:
    assert MISTAKES.keys() == RIGHT.keys()
    for check, rows in MISTAKES.items():
        assert any(language == SOURCE for language, *_ in rows) == BY_ID[check].on_source


@pytest.mark.parametrize(
    ("check", "language", "text", "hint"),
    [
        ("alphabet", "mn", "єдєр", "did you mean ө (U+04E9)?"),
        ("alphabet", "mn", "ѳдөр", "did you mean ө (U+04E9)?"),
        ("alphabet", "mn", "їнэ", "did you mean ү (U+04AF)?"),
        ("alphabet", "ru", "єто", "did you mean э (U+044D)?"),
        ("alphabet", "vi", "ðau", "did you mean đ (U+0111)?"),
        (
            "alphabet",
            "bg",
            "ы",
            "write the word with letters of Bulgarian; one that is right belongs into 'alphabet' of",
        ),
        ("mixed-scripts", "mn", "өдøр", "did you mean ө (U+04E9)?"),
        ("mixed-scripts", "mn", "yнэ", "did you mean у (U+0443) or ү (U+04AF)?"),
        ("mixed-scripts", "ru", "ëлка", "did you mean ё (U+0451)?"),
        ("mixed-scripts", "ru", "Boда", "did you mean В (U+0412)?"),
        ("mixed-scripts", "bg", "pъка", "did you mean р (U+0440)?"),
        ("mixed-scripts", "uk", "лiки", "did you mean і (U+0456)?"),
        ("mixed-scripts", "vi", "đаu", "did you mean a (U+0061)?"),
        ("mixed-scripts", "pl", "głоwa", "did you mean o (U+006F)?"),
        ("mixed-scripts", "ru", "яzык", "write all letters of the word in Cyrillic"),
        ("no-break", "ru", "Где у\u00a0вас болит", "write a plain space: a line does not end there anyway"),
        ("no-break", "ru", "Боли 5\u00a0дней", "write a plain space: a line does not end there anyway"),
        ("no-break", "ru", "Где\u00a0болит", "write a plain space; a word that must never end a line belongs into"),
        ("no-break", "ru", "кто\u2011то", "write a plain hyphen: a line does not end there anyway"),
        ("number-without-space", "ru", "Пейте 2литра", "write '2 литра'; a line does not end between them"),
        ("not-composed", "vi", "a\u0323", "write it as LATIN SMALL LETTER A WITH DOT BELOW (U+1EA1)"),
    ],
)
def test_the_way_out_names_what_was_meant(check: str, language: str, text: str, hint: str) -> None:
    ways = way_out(check, language, "Vypijte 2 litry, bolí to 5 dní?", text)
    assert ways
    assert ways[0].startswith(hint)


def test_what_is_said_aloud_beside_the_text_is_looked_at_too() -> None:
    assert found("spaces", "vi", WHERE, "Bạn đau ở đâu?", ("say", '"ban  dau o dau"')) == [
        "content/phrases/example/vi.yaml:10:10: error: card X1 (card), vi: its 'say': two spaces stand before 'dau'"
        " [spaces]"
    ]


# --- laws

TRICKY = st.text(st.sampled_from(" \u00a0\u2003\n.,?!:/()'oоοeеëёøөєТT19kgаńạ\u0323\u0301\u00ad\u200b\ufe0fйи\u0306–"))
TEXTS = st.one_of(TRICKY, st.text())


@given(TEXTS)
def test_words_are_the_letters_of_the_text_and_nothing_else(text: str) -> None:
    plain = text.replace("°C", "").replace("°F", "")
    kept = "".join(char for char in plain if char.isalpha() or unicodedata.category(char).startswith("M"))
    assert "".join(letter_words(text)) == kept
    assert "" not in letter_words(text)


@given(st.characters())
def test_every_character_can_be_named(char: str) -> None:
    assert named(char).endswith(f"(U+{ord(char):04X})")
    assert (script(char) is None) or char.isalpha()


def faults(check: str, language: str, text: str) -> list[str]:
    return [] if text.isspace() else found(check, language, "Ano", text)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["ru", "vi"]))
def test_a_composed_text_is_composed(text: str, language: str) -> None:
    assert faults("not-composed", language, unicodedata.normalize("NFC", text)) == []


@settings(max_examples=60)
@given(TRICKY, st.sampled_from(["ru", "mn", "vi"]))
def test_a_text_that_is_not_composed_is_found(text: str, language: str) -> None:
    whole = unicodedata.normalize("NFC", text)
    assert bool(faults("not-composed", language, text)) == (whole != text and not text.isspace())


@settings(max_examples=60)
@given(st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁ ,.?!–0123456789")))
def test_russian_letters_are_russian(text: str) -> None:
    names = ("alphabet", "mixed-scripts", "foreign-word", "invisible-character", "not-composed")
    assert look(Example("ru", "Ano", text), *(BY_ID[name] for name in names)) == ()


@given(
    st.lists(
        st.sampled_from(["Болит", "очень", "у", "вас", "5", "дней", "38,5", "12:30", "т.е.", "–", "…"]), min_size=1
    )
)
def test_words_with_one_space_between_them_are_right(words: list[str]) -> None:
    assert faults("spaces", "ru", " ".join(words)) == []
