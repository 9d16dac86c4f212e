//! Ids that rules had before go on working wherever a rule is named.

use super::{folder, run};

const ARTICLE: &str = "# Die Brücke\n\nDie Brücke ist gesperrt.\n\nDiesen Artikel teilen\n\nSie öffnet im Mai.\n\nDiesen Artikel teilen\n";
/// Written when the rule was called so.
const BASELINE: &str = "{\"version\": 1, \"findings\": [\n\
    {\"path\":\"a.md\",\"rule\":\"boilerplate/de-button\",\"fingerprint\":\"7e5194c60dc058ce:1\"},\n\
    {\"path\":\"a.md\",\"rule\":\"boilerplate/de-button\",\"fingerprint\":\"7e5194c60dc058ce:2\"}\n]}\n";
const CONFIGURATION: &str = "lang = \"de\"\n[[override]]\nrule = \"boilerplate/de-button\"\nseverity = \"note\"\n";

/// The severities and rules that a check of `article` reports, with these arguments.
fn reported(article: &str, arguments: &[&str]) -> Vec<String> {
    let files = [("a.md", article), ("baseline.json", BASELINE), ("old.toml", CONFIGURATION)];
    let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let all = [&["check", "--format", "github", "--lang", "de"][..], arguments, &["a.md"]].concat();
    let run = run(folder.path(), &all);
    assert!(run.code < Some(2), "{run:?}");
    let rule =
        |line: &str| Some(format!("{} {}", line.strip_prefix("::")?.split(' ').next()?, line.split("title=").nth(1)?.split("::").next()?));
    run.text().lines().filter_map(rule).collect()
}

#[test]
fn wherever_a_rule_is_named() {
    let twice = ["error boilerplate/button", "error boilerplate/button"];
    assert_eq!(reported(ARTICLE, &["--isolated"]), twice);
    assert_eq!(reported(ARTICLE, &["--isolated", "--select", "boilerplate/de-button"]), twice);
    assert_eq!(reported(ARTICLE, &["--isolated", "--select", "boilerplate/fr-button"]), [""; 0]);
    assert_eq!(reported(ARTICLE, &["--isolated", "--ignore", "boilerplate/de-button"]), [""; 0]);
    assert_eq!(reported(ARTICLE, &["--config", "old.toml"]), ["notice boilerplate/button", "notice boilerplate/button"]);
    assert_eq!(reported(ARTICLE, &["--isolated", "--baseline", "baseline.json"]), [""; 0]);
    let silenced = ARTICLE.replacen("Diesen", "<!-- mtlint-disable-next-line boilerplate/de-button -->\nDiesen", 1);
    assert_eq!(reported(&silenced, &["--isolated"]), twice[..1]);
}

#[test]
fn a_baseline_under_an_old_id_knows_no_more_than_it_says() {
    let thrice = format!("{ARTICLE}\nDiesen Artikel teilen\n");
    assert_eq!(reported(&thrice, &["--isolated", "--baseline", "baseline.json"]), ["error boilerplate/button"]);
    let other = ARTICLE.replace("Diesen Artikel teilen", "Artikel teilen");
    assert_eq!(reported(&other, &["--isolated", "--baseline", "baseline.json"]).len(), 2);
}
