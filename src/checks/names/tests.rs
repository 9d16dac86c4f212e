//! What the check finds in whole texts; the examples of the rules show the rest.

use super::Names;
use crate::checks::testing::found;

fn faults(lang: &str, text: &str) -> Vec<(&'static str, String)> {
    found(&Names, lang, text).into_iter().map(|(fault, text, _)| (fault, text)).collect()
}

fn variants(lang: &str, text: &str) -> Vec<String> {
    let wanted = ["variant", "variant-doubtful", "marks", "exonym-mix", "garbled"];
    faults(lang, text).into_iter().filter(|(fault, _)| wanted.contains(fault)).map(|(_, text)| text).collect()
}

#[test]
fn a_town_in_two_spellings() {
    let text = "The Ukrainian army took Balakliya on Monday. In Balakliya, two bridges fell. Shops in Balaklija's centre stay shut.";
    let found = found(&Names, "en", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), ("variant", "Balaklija"));
    assert!(found[0].2.as_deref().is_some_and(|text| text.contains("in Balakliya's centre")), "{found:?}");
}

#[test]
fn a_finding_says_how_sure_it_is() {
    let article = crate::checks::testing::document("en", "In Ukraine, Balakliya fell. They left Balakliya. The road to Balaklija is shut.");
    let mut findings = Vec::new();
    crate::checks::Check::run(&Names, &crate::article::Article::new(&article), &crate::checks::Asked::default(), &mut findings);
    assert_eq!(findings.iter().map(|finding| finding.confidence).collect::<Vec<_>>(), [Some(99)]);
}

#[test]
fn capitals_stay_capitals() {
    let text = "BALAKLIJA RETAKEN AFTER TWO DAYS\nThe Ukrainian army took Balakliya on Monday and held Balakliya.";
    let found = found(&Names, "en", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].2.as_deref().is_some_and(|text| text.starts_with("BALAKLIYA RETAKEN")), "{found:?}");
}

#[test]
fn two_presidents_are_two_people() {
    let text = "The Russian president, Vladimir Putin, met nobody. In Kyiv, Volodymyr Zelenskyy spoke of Vladimir Putin.";
    assert_eq!(variants("en", text), Vec::<String>::new());
}

#[test]
fn look_alikes_are_silent() {
    for text in [
        "Ukraine said so. A Ukrainian said it to Ukraine.",
        "They went from Izyum to Irpin in Ukraine.",
        "Mr Stoltenberg met Mr Steinberg in Ukraine.",
        "He sailed from Iran to Iraq, and the Prince met the Princess, Paul met Paula, Jean met Jeanne in Russia.",
        "In Russia, Ivanov went to Ivanovo, and Putin spoke of Putina.",
        "A jury sat in Moscow. Jury members met Yury Petrov, and Yury left.",
    ] {
        assert_eq!(variants("en", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn german_nouns_are_no_names() {
    let text = "In Russland liegt Kasan. Die Kassen sind leer, der Kasten voll. Nach Kasan fuhr in Kisten die Ware, in Kosten geteilt.";
    assert_eq!(faults("de", text), []);
    let text = "Die Ukraine hat Balaklija befreit. In Balaklija fiel eine Brücke. Die Truppen zogen nach Balakliya weiter.";
    assert_eq!(variants("de", text), ["Balakliya"]);
}

#[test]
fn french_articles_are_no_part_of_a_name() {
    let text = "La route d’Izioum est fermée, dit l’Ukraine. Le maire d’Izyum se tait. À Izioum, la pluie tombe.";
    assert_eq!(variants("fr", text), ["Izyum"]);
}

#[test]
fn genitives_and_plurals_keep_their_ending() {
    let text =
        "Die Ukraine meldet: Balaklija ist frei. In Balaklija fiel eine Brücke. Nach Balakliya kam Hilfe. Balakliyas Straßen sind leer.";
    let found = found(&Names, "de", text);
    assert!(found[0].2.as_deref().is_some_and(|text| text.contains("Balaklijas Straßen")), "{found:?}");
}

#[test]
fn a_form_of_one_language_alone_is_silent_in_it() {
    assert_eq!(faults("de", "In Russland liegt Kasan. Nach Kyjiw und Charkiw fuhr Selenskyj mit Lukaschenko."), []);
}

#[test]
fn fixed_phrases_keep_their_form() {
    let text = "In Kyiv, they ate chicken Kiev. Bayern München won in Munich. The Vienna office of Wien Energie is shut.";
    assert_eq!(faults("en", text), []);
}

#[test]
fn quoted_forms_are_somebody_s_words() {
    assert_eq!(faults("en", "“We love Odessa,” she said in Ukraine."), []);
    assert_eq!(faults("en", "They love Odessa."), [("russian-based-place", "Odessa".to_owned())]);
}

#[test]
fn names_of_several_words_are_units() {
    let text = "In Ukraine, the town of Kryvyi Rih was hit at noon. They left Krivoy Rog too late.";
    let found = found(&Names, "en", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), ("exonym-mix", "Krivoy Rog"));
    assert!(found[0].2.as_deref().is_some_and(|text| text.contains("left Kryvyi Rih too")), "{found:?}");
    let text = "The Kiev-Moscow talks failed at noon. They met in the suburbs of Kyiv.";
    assert_eq!(faults("en", text), [("exonym-mix", "Kiev".to_owned())]);
}

#[test]
fn an_article_comes_and_goes() {
    let text = "In Syria, Bashar al-Assad spoke to the people. They met President Assad, and al-Assad left.";
    assert_eq!(faults("en", text), []);
    let text = "In Syria, Bashar al-Assad spoke to the people. They met President Assad, and el-Assad left.";
    assert_eq!(variants("en", text), ["el-Assad"]);
}
