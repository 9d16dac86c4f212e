//! The tables hold what their docs promise, and texts are told apart.

use super::{LANGUAGES, Lang, Language, detect};

#[test]
fn lists_are_sorted_lower_case_and_without_duplicates() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let Language { tag, abbreviations, number_abbreviations, repeatable, function_words, .. } = language;
        let lists = [
            ("abbreviations", abbreviations),
            ("number_abbreviations", number_abbreviations),
            ("repeatable", repeatable),
            ("function_words", function_words),
        ];
        for (name, list) in lists {
            let pairs = list.windows(2).filter(|pair| pair[0] >= pair[1]);
            wrong.extend(pairs.map(|pair| format!("{tag}: {name}: “{}” stands before “{}”", pair[0], pair[1])));
            let is_odd = |word: &str| word != word.to_lowercase() || word.is_empty() || word.ends_with('.') || word.contains(' ');
            wrong.extend(list.iter().filter(|word| is_odd(word)).map(|word| format!("{tag}: {name}: “{word}”")));
        }
        for scale in language.scales {
            for word in scale.words {
                assert_eq!(*word, word.to_lowercase(), "{}", language.tag);
                assert_eq!(language.scale(word), Some(scale.exponent), "{}: {word}", language.tag);
            }
        }
        assert!(language.scales.is_sorted_by_key(|scale| scale.exponent), "{}", language.tag);
    }
    assert!(wrong.is_empty(), "not sorted, not in lower case, or more than a word without a period:\n{}", wrong.join("\n"));
}

#[test]
fn lists_that_are_searched_by_halves_are_sorted() {
    for language in LANGUAGES {
        let limits = &language.limits;
        let mut lists = vec![language.counting.units, limits.twice, limits.once, limits.last, limits.capital, language.salutation.words];
        lists.extend(limits.emphatic);
        lists.extend(language.address.iter().flat_map(|address| [address.close, address.polite]));
        for list in lists.into_iter().filter(|list| !(language.counting.stems && *list == language.counting.units)) {
            assert!(list.is_sorted(), "{}: {:?}", language.tag, list.windows(2).find(|pair| pair[0] > pair[1]));
        }
        assert!(language.currency.is_none_or(|currency| currency.codes.is_sorted()), "{}", language.tag);
    }
}

#[test]
fn function_words_belong_to_one_language() {
    let mut shared = Vec::new();
    for (index, language) in LANGUAGES.iter().enumerate() {
        let spaced = !matches!(language.tag, "ja" | "zh");
        assert_eq!(spaced, language.function_words.len() >= 25, "{}", language.tag);
        for other in &LANGUAGES[index + 1..] {
            let both = language.function_words.iter().filter(|word| other.is_function_word(word));
            shared.extend(both.map(|word| format!("“{word}” is one in {} and {}", language.tag, other.tag)));
        }
        for other in LANGUAGES.iter().filter(|other| other.tag != language.tag) {
            let names = other.months.iter().chain(&other.weekdays).filter_map(|forms| forms.first());
            let both = names.filter(|name| language.is_function_word(name));
            shared.extend(both.map(|name| format!("“{name}”, one in {}, is a month or a day in {}", language.tag, other.tag)));
        }
    }
    assert!(shared.is_empty(), "function words that prove nothing:\n{}", shared.join("\n"));
}

#[test]
fn the_readme_counts_the_languages() {
    let count = format!("of {} languages,", LANGUAGES.len());
    assert!(include_str!("../../README.md").contains(&count), "README.md does not say “{count}”");
}

#[test]
fn tables_are_whole() {
    for language in LANGUAGES {
        assert!(!language.quotes.is_empty() && language.quotes[0].outer, "{}", language.tag);
        assert!(!language.group.is_empty() && !language.dashes.is_empty(), "{}", language.tag);
        assert!(!language.group.contains(&language.decimal) || language.tag == "ar", "{}", language.tag);
        assert!(language.months.iter().all(|forms| !forms.is_empty()), "{}", language.tag);
        assert!(language.weekdays.iter().all(|forms| !forms.is_empty()), "{}", language.tag);
        for (names, of) in [(&language.months[..], "month"), (&language.weekdays[..], "day")] {
            for form in names.iter().flat_map(|forms| forms.iter()) {
                assert!(!form.ends_with('.') && !form.is_empty(), "{} {of} {form}", language.tag);
                let found = |word: &str| if of == "month" { language.month(word) } else { language.weekday(word) };
                assert!(found(form).is_some() && found(&form.to_uppercase()).is_some(), "{} {of} {form}", language.tag);
            }
        }
    }
    assert!(LANGUAGES.is_sorted_by_key(|language| language.tag));
}

fn data(tag: &str) -> &'static Language {
    tag.parse::<Lang>().map_or_else(|_| super::unknown(), |lang| lang.data())
}

#[test]
fn words_are_looked_up_in_any_case() {
    let (en, de, ru, uk) = (data("en"), data("de"), data("ru"), data("uk"));
    assert!(en.is_abbreviation("Mr") && en.is_abbreviation("e.g") && en.is_abbreviation("U.S"));
    assert!(!en.is_abbreviation("no") && en.is_number_abbreviation("No"));
    assert!(de.is_abbreviation("z.B") && de.is_abbreviation("Mrd"));
    assert!(ru.is_abbreviation("т.е") && ru.is_abbreviation("Тыс"));
    assert_eq!(en.month("May"), Some(5));
    assert_eq!(en.month("MARCH"), Some(3));
    assert_eq!(en.month("may"), None);
    assert_eq!(ru.month("феврале"), Some(2));
    assert_eq!(ru.month("Февраль"), Some(2));
    assert_eq!(uk.weekday("п'ятницю"), Some(5));
    assert_eq!(data("pl").weekday("środę"), Some(3));
    assert_eq!(data("cs").month("říjnu"), Some(10));
    assert_eq!(de.scale("Milliarden"), Some(9));
    assert_eq!(en.scale("Billion"), Some(9));
    assert_eq!(data("es").scale("mil millones"), Some(9));
}

#[test]
fn regions_differ_where_their_papers_do() {
    assert_eq!(data("de-CH").quotes[0].open, '«');
    assert_eq!(data("de_AT").quotes[0].open, '„');
    assert_eq!(data("en-gb").dashes[0], " – ");
    assert_eq!(data("es-MX").decimal, '.');
    assert_eq!(data("es-AR").decimal, ',');
    assert_eq!(data("pt-PT").group[0], ' ');
    assert_eq!(data("fr-CA").space_before, [':']);
    assert_eq!(data("fr-CH").space_before, []);
    assert!(!data("fr-CH").quote_space && data("fr-BE").quote_space);
    assert_eq!(data("zh-Hant-TW").tag, "zh");
    assert_eq!(data("xx").tag, "und");
}

/// Own sentences, of the length of a lead.
const LEADS: &[(&str, &str)] = &[
    ("ar", "أعلنت الحكومة أن القطارات ستعود إلى العمل يوم الأحد بعد إصلاح الجسر الذي تضرر خلال العاصفة."),
    ("be", "Улады паведамілі, што мост праз раку адкрыецца ў нядзелю, калі рамонт скончыцца ў тэрмін."),
    ("bg", "Кметът съобщи, че мостът ще бъде отворен в неделя, след като ремонтът приключи по план."),
    ("cs", "Starosta oznámil, že most přes řeku bude otevřen v neděli, pokud opravy skončí včas."),
    ("da", "Borgmesteren siger, at broen over åen åbner igen på søndag, hvis arbejdet ikke bliver forsinket."),
    ("de", "Der Bürgermeister kündigte an, dass die Brücke am Sonntag wieder geöffnet wird, wenn alles nach Plan läuft."),
    ("el", "Ο δήμαρχος ανακοίνωσε ότι η γέφυρα θα ανοίξει ξανά την Κυριακή."),
    ("en", "The mayor said that the bridge would open again on Sunday if the repairs were finished in time."),
    ("es", "El alcalde anunció que el puente volverá a abrirse el domingo si las obras terminan a tiempo."),
    ("fa", "شهردار گفت که پل روز یکشنبه پس از پایان تعمیرات دوباره باز می‌شود و پلیس در محل خواهد بود."),
    ("fi", "Pormestari kertoi, että silta avataan uudelleen sunnuntaina, mutta työt ovat vielä kesken."),
    ("fr", "Le maire a annoncé que le pont rouvrirait dimanche, après la fin des travaux sur les deux rives."),
    ("he", "ראש העיר הודיע כי הגשר ייפתח מחדש ביום ראשון לאחר סיום העבודות."),
    ("hu", "A polgármester közölte, hogy a híd vasárnap újra megnyílik, ha a munkát időben befejezik."),
    ("is", "Borgarstjórinn sagði að brúin yrði opnuð aftur á sunnudag ef viðgerðum lýkur í tæka tíð."),
    ("it", "Il sindaco ha annunciato che il ponte riaprirà domenica, se i lavori saranno finiti in tempo."),
    ("ja", "市長は、修理が予定どおり終われば橋は日曜日に再び開通すると発表した。"),
    ("ka", "მერმა განაცხადა, რომ ხიდი კვირას კვლავ გაიხსნება."),
    ("ko", "시장은 수리가 제때 끝나면 다리가 일요일에 다시 열린다고 말했다."),
    ("mk", "Градоначалникот изјави дека мостот повторно ќе биде отворен во недела, ако работите завршат."),
    ("nb", "Ordføreren sier at broen over elven åpner igjen på søndag, hvis arbeidet ikke blir forsinket."),
    ("nl", "De burgemeester zegt dat de brug zondag weer opengaat, als het werk op tijd klaar is."),
    ("pl", "Burmistrz ogłosił, że most zostanie otwarty w niedzielę, jeśli remont zakończy się na czas."),
    ("pt", "O prefeito anunciou que a ponte não será reaberta no domingo, pois as obras ainda estão atrasadas."),
    ("ro", "Primarul a anunțat că podul va fi redeschis duminică, dacă lucrările se termină la timp."),
    ("ru", "Мэр сообщил, что мост откроют в воскресенье, если ремонт закончится в срок."),
    ("sk", "Starosta oznámil, že most cez rieku otvoria v nedeľu, ak sa opravy skončia podľa plánu."),
    ("sr", "Градоначелник је рекао да ће мост поново бити отворен у недељу, ако се радови заврше."),
    ("sv", "Borgmästaren sade att bron öppnas igen på söndag, om arbetet blir klart i tid."),
    ("tr", "Belediye başkanı, onarım zamanında biterse köprünün pazar günü yeniden açılacağını söyledi."),
    ("uk", "Міський голова повідомив, що міст відкриють у неділю, якщо ремонт закінчать вчасно."),
    ("zh", "市长宣布，如果维修工程按时完工，大桥将于星期日重新开放。"),
];

fn tag(text: &str) -> Option<String> {
    detect(text).map(|lang| lang.tag().to_owned())
}

#[test]
fn leads_are_told_apart() {
    for (expected, text) in LEADS {
        assert_eq!(tag(text).as_deref(), Some(*expected), "{text}");
    }
}

#[test]
fn headlines_are_told_apart() {
    for (expected, text) in [
        ("en", "Storm closes bridge in coastal town"),
        ("en", "Wałęsa and Łukasiewicz visit Gdańsk museum"),
        ("de", "Sturm beschädigt Brücke in Küstenstadt"),
        ("fr", "La tempête ferme un pont sur la côte"),
        ("pl", "Burza zamknęła most w nadmorskim mieście"),
        ("cs", "Bouře uzavřela most v přístavním městě"),
        ("ru", "Буря закрыла мост в приморском городе"),
        ("uk", "Буря закрила міст у приморському місті"),
    ] {
        assert_eq!(tag(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn too_little_text_is_no_language() {
    for text in ["", "Storm", "12.05.2023 – 18:30", "Mr. Berg, 42", "https://example.org/und/nicht/aber/oder/wenn/auch"] {
        assert_eq!(tag(text), None, "{text}");
    }
}

#[test]
fn names_addresses_and_masks_do_not_confuse() {
    let names = "The actors Zdeněk Svěrák, Łukasz Żal and Éric Caravaca met in Győr, said the host. ".repeat(3);
    assert_eq!(tag(&names).as_deref(), Some("en"));
    let addresses = format!("{} The bridge is open again.", "https://example.de/und/nicht/aber-oder-wenn-auch ".repeat(40));
    assert_eq!(tag(&addresses).as_deref(), Some("en"));
    let quoted = "The word “Міський голова” means mayor, and the town was called Ирпень in the Russian press. ".repeat(3);
    assert_eq!(tag(&quoted).as_deref(), Some("en"));
    let masked = "\u{FFFC}\u{FFFC}\u{FFFC} Der <b>Bürgermeister</b> wird nicht kommen \u{E000}\u{E000}. ".repeat(3);
    assert_eq!(tag(&masked).as_deref(), Some("de"));
}

#[test]
fn a_long_text_is_cut_between_characters() {
    for shift in 0..4 {
        let text = format!("{}{}", "a".repeat(shift), "Мост снова открыт, и это хорошо. Річ у тім. ".repeat(300));
        assert_eq!(tag(&text).as_deref(), Some("ru"));
    }
}

#[test]
fn a_tag_has_parts_of_one_to_eight() {
    for tag in ["en", "EN", "deu", "en_US", "pt-BR", "de-CH-1996", "zh-Hant-TW", "und", "en-x-house"] {
        assert!(tag.parse::<Lang>().is_ok(), "{tag}");
    }
    for tag in ["", "e", "english", "en-", "en_", "-en", "en--US", "en-US-", "en-abcdefghi", "en,de", "en US", "12"] {
        assert!(tag.parse::<Lang>().is_err(), "{tag}");
    }
}

#[test]
fn the_months_of_patterns_are_those_of_the_languages() {
    let months = mtlint_tables::rule::pattern::parse(r"\A{month}\z").expect("a regex");
    let months = regex_automata::meta::Regex::builder().build_from_hir(&months).expect("a regex");
    let known = ["en", "de", "fr", "es", "ru", "uk", "it", "pl", "cs", "nl", "sv", "pt"];
    for facts in super::all().iter().filter(|facts| known.contains(&facts.tag)) {
        for form in facts.months.iter().flat_map(|forms| forms.iter()) {
            assert!(months.is_match(*form), "{}: {form}", facts.tag);
        }
    }
}
