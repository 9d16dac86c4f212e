"""Forms that CLDR lacks, for convert.py: cases of Slavic names (CLDR gives nominative and genitive) and press forms.

Months are in order from January, days from Monday; powers of ten by exponent.
"""


def endings(stems, *sets):
    """Each stem with each of its endings; a set of endings is chosen by the index written before the stem."""
    result = []
    for item in stems.split():
        index, stem = int(item[0]), item[1:]
        result.append([stem + ending for ending in sets[index].split()])
    return result


# "ём" is mostly printed as "ем".
RU_MONTHS = endings(
    "0январ 0феврал 1март 2апрел 3ма 2июн 2июл 1август 0сентябр 0октябр 0ноябр 0декабр",
    "ю ём ем е",
    "у ом е",
    "ю ем е",
    "ю ем е",
)
RU_DAYS = endings(
    "0понедельник 0вторник 1сред 2четверг 3пятниц 1суббот 4воскресень",
    "а у ом е и ам ами ах",
    "а ы е у ой ам ами ах",
    "а у ом е и ам ами ах",
    "а ы е у ей ам ами ах",
    "е я ю ем ям ями ях",
)
UK_MONTHS = endings(
    "0січ 1лют 0берез 0квіт 0трав 0черв 0лип 0серп 0верес 0жовт 2листопад 3груд",
    "ень ня ню нем ні",
    "ий ого ому им",
    "а у ом і",
    "ень ня ню нем ні",
)
UK_DAYS = endings(
    "0понеділ 0вівтор 1серед 2четвер 3пʼятниц 4субот 5неділ",
    "ок ка ку ком ки ків кам ках",
    "а и і у ою ам ах",
    "га гу гом ги гів гам гах",
    "я і ю ею ям ях",
    "а и і у ою ам ах",
    "я і ю ею ям ях",
)
# The apostrophe is also written ’ and '.
UK_DAYS[4] += [form.replace("ʼ", sign) for form in UK_DAYS[4] for sign in "’'"]
PL_MONTHS = endings(
    "0stycz 1lut 2mar 3kwie 4maj 5czerw 5lip 0sierp 6wrze 7październik 8listopad 0grud",
    "nia niu niem",
    "ego emu ym",
    "ca cu cem",
    "tnia tniu tniem",
    "a u em",
    "ca cu cem",
    "śnia śniu śniem",
    "a owi u iem",
    "a owi zie em",
)
PL_DAYS = endings(
    "0poniedział 0wtor 1śr 0czwart 0piąt 2sobo 3niedziel",
    "ek ku kiem ki kom kach",
    "ody odzie odę odą ód odach",
    "ty cie tę tą tach",
    "i ę ą ach",
)
CS_MONTHS = endings(
    "0led 1únor 1březn 0dub 0květ 0červ 2červen 0srp 3zář 0říj 1listopad 4prosin",
    "en na nu nem",
    "a u em",
    "ce ci cem",
    "ím",
    "ce ci cem",
)
CS_DAYS = endings(
    "0pondělí 0úterý 1střed 2čtvrt 2pát 1sobot 3neděl",
    "m",
    "y ě u ou ách",
    "ek ku kem ky kách",
    "i í ích",
)

MONTHS = {
    "ru": RU_MONTHS,
    "uk": UK_MONTHS,
    "pl": PL_MONTHS,
    "cs": CS_MONTHS,
    "es": [[], [], [], [], [], [], [], [], ["setiembre", "set"], [], [], []],
}
WEEKDAYS = {
    "ru": RU_DAYS,
    "uk": UK_DAYS,
    "pl": PL_DAYS,
    "cs": CS_DAYS,
    "de": [[], [], [], [], [], ["Sonnabend"], []],
    "en": [[], ["Tues"], ["Weds"], ["Thur", "Thurs"], [], [], []],
}
SCALES = {
    "ru": {
        3: "тысячу тысячей тысячам тысячами тысячах".split(),
        6: "миллиону миллионом миллионе миллионы миллионам миллионами миллионах".split(),
        9: "миллиарду миллиардом миллиарде миллиарды миллиардам миллиардами миллиардах".split(),
        12: "триллиону триллионом триллионы триллионам триллионами трлн".split(),
    },
    "uk": {
        3: "тисячу тисячею тисячам тисячами тисячах тис".split(),
        6: "мільйону мільйоном мільйонам мільйонами мільйонах млн".split(),
        9: "мільярду мільярдом мільярдам мільярдами мільярдах млрд".split(),
        12: "трильйоном трильйонам трильйонами трлн".split(),
    },
    "pl": {
        3: "tysiącu tysiącem tysiącom tysiącami tysiącach tys".split(),
        6: "milionowi milionem milionie milionom milionami milionach mln".split(),
        9: "miliardowi miliardem miliardzie miliardom miliardami miliardach mld".split(),
        12: "bilionem bilionom bilionami".split(),
    },
    "cs": {
        3: "tisíci tisícem tisícům tisíců tisících tis".split(),
        6: "milionem milionech milionům mil".split(),
        9: "miliardu miliardou miliardám miliardami miliardách mld".split(),
        12: "bilionem bilionům bil".split(),
    },
    "en": {3: ["thousands"], 6: ["millions", "mn", "mln"], 9: ["billions"], 12: ["trillions"]},
    "fr": {3: ["milliers"], 6: ["mio"], 9: ["mrd"]},
    "it": {3: ["mila"], 6: ["mln"], 9: ["mld"]},
    "sv": {3: ["tusentals"]},
}
# Short names that are words of their own and not printed in news: Czech pro "for", led "ice", dub "oak".
NOT_SHORT = {("cs", "months")}
# Short forms of CLDR that a reader of news would take for something else.
NOT_SCALES = {("es", "mil m"), ("fr", "bn"), ("pt", "mm")}
