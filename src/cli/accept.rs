//! `mtlint accept`: writes down in the configuration that words are right.

use super::args::RuleOptions;
use super::house_file::House;
use super::{Console, Failure, Outcome};
use mtlint::file_name;
use mtlint::visible::visible;

pub(super) fn run(words: &[String], options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    if words.iter().any(|word| word.trim().is_empty()) {
        return Err(Failure::of("a word must hold at least one visible character"));
    }
    if let Some(word) = words.iter().find(|word| word.trim().contains(char::is_control)) {
        return Err(Failure::of(format_args!("“{}” holds a control character, and no word does", visible(word))));
    }
    let house = House::of(options)?;
    for word in words {
        let word = word.trim();
        let is_new = house.accept(word)?;
        let said = if is_new { "is accepted now" } else { "was accepted before" };
        console.say(format_args!("{}: “{}” {said}", file_name::of(house.path()), visible(word)));
    }
    Ok(Outcome::Clean)
}
