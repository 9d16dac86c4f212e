//! What the axes put in the place of what stands in an example, by language.

mod de;
pub(crate) mod en;
mod es;
mod fr;

/// The words of one language.
pub(crate) struct Words {
    /// The primary subtag.
    pub tag: &'static str,
    /// From two to twenty, then thirty to ninety.
    pub numbers: &'static [(u32, &'static str)],
    /// Words behind a number that stay with figures, such as “percent”.
    pub measures: &'static [&'static str],
    pub months: &'static [&'static str],
    pub weekdays: &'static [&'static str],
    pub given_names: &'static [&'static str],
    pub surnames: &'static [&'static str],
    pub cities: &'static [&'static str],
    pub countries: &'static [&'static str],
    /// What may stand in brackets behind a label.
    pub bracketed: &'static [&'static str],
    /// A date as it may stand behind a label.
    pub dates: &'static [&'static str],
    /// Pairs of sentences that belong to no particular article; those of one number say the same in all languages.
    pub sentences: [(&'static str, &'static str); 3],
}

pub(crate) static LANGUAGES: [Words; 4] = [de::WORDS, en::WORDS, es::WORDS, fr::WORDS];

/// Sentences in languages that have no more words here.
static OTHERS: [(&str, [(&str, &str); 3]); 3] = [
    (
        "ru",
        [
            ("Старый мост закрыли в понедельник утром.", "Во вторник движение шло в объезд."),
            ("На улице рядом с рынком было спокойно.", "К вечеру магазины снова открылись."),
            ("В порту весь день шёл дождь.", "Паромы ходили по расписанию."),
        ],
    ),
    (
        "uk",
        [
            ("Старий міст закрили в понеділок вранці.", "У вівторок рух ішов в обхід."),
            ("На вулиці біля ринку було спокійно.", "До вечора крамниці знову відчинилися."),
            ("У порту весь день ішов дощ.", "Пороми ходили за розкладом."),
        ],
    ),
    (
        "zh",
        [
            ("旧桥于周一早上关闭。", "周二车辆绕行。"),
            ("市场旁边的街道很安静。", "到了晚上商店重新开门。"),
            ("港口下了一整天的雨。", "渡轮照常运行。"),
        ],
    ),
];

pub(crate) fn of(tag: &str) -> Option<&'static Words> {
    LANGUAGES.iter().find(|words| words.tag == tag)
}

/// The pair of sentences with this number in a language.
pub(crate) fn sentences(tag: &str, number: usize) -> Option<(&'static str, &'static str)> {
    let own = of(tag).map(|words| &words.sentences);
    let pairs = own.or_else(|| OTHERS.iter().find(|(other, _)| *other == tag).map(|(_, pairs)| pairs))?;
    Some(pairs[number % pairs.len()])
}

/// News agencies, of which a credit or a date line names one.
pub(crate) const AGENCIES: &[&str] = &["Reuters", "AFP", "AP", "dpa", "EFE", "ANSA", "Belga", "TASS", "Xinhua", "PAP", "APA"];

/// Picture agencies.
pub(crate) const PICTURE_DESKS: &[&str] = &["Getty Images", "Shutterstock", "Imago", "EPA", "Keystone", "Alamy"];

/// Papers and stations.
pub(crate) const OUTLETS: &[&str] = &[
    "BBC News",
    "CNN",
    "The Guardian",
    "The Irish Times",
    "Le Monde",
    "Le Figaro",
    "Der Spiegel",
    "Die Zeit",
    "El País",
    "El Mundo",
    "La Repubblica",
    "Deutsche Welle",
    "Al Jazeera",
    "The New York Times",
    "The Washington Post",
    "Bloomberg",
    "Politico",
];
