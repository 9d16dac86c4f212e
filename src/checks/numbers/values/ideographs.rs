//! The value of a run of ideographs and digits: 三百零五, 1.2万, 3亿5000万.

use super::digits::readings;
use super::line::digits;

pub(super) fn digit(character: char) -> Option<f64> {
    Some(match character {
        '〇' | '零' | '○' => 0.0,
        '一' => 1.0,
        '二' | '两' | '兩' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    })
}

/// The powers of ten that close a group of four digits are large.
pub(super) fn power(character: char) -> Option<(f64, bool)> {
    Some(match character {
        '十' => (10.0, false),
        '百' => (100.0, false),
        '千' => (1000.0, false),
        '万' | '萬' => (1e4, true),
        '亿' | '億' => (1e8, true),
        '兆' => (1e12, true),
        _ => return None,
    })
}

pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || power(character).is_some()
}

/// What a run of numerals is.
#[derive(Debug, PartialEq)]
pub(super) enum Run {
    /// One value, and another that it may have: 两万五 is 25,000.
    Value(f64, Option<f64>),
    /// Digits one after the other, which may be a list: 三四 is three or four.
    List(Vec<f64>, f64),
}

/// Reads `text`, digits and ideographs without blanks.
pub(super) fn value(text: &str) -> Option<Run> {
    if let Some(list) = list_of(text) {
        return Some(list);
    }
    let ideographs: Option<Vec<f64>> = text.chars().map(digit).collect();
    if let Some(own) = ideographs {
        let joined = own.iter().fold(0.0, |sum, digit| sum * 10.0 + digit);
        // 二〇二一 is a year, 三四五六 are four grades.
        let is_row = own.len() > 1 && own.windows(2).all(|pair| pair[1] == pair[0] + 1.0);
        let is_number = own.contains(&0.0) || own.len() > 3 || own.len() == 1;
        return Some(if is_number && !is_row { Run::Value(joined, None) } else { Run::List(own, joined) });
    }
    let (mut total, mut section, mut current) = (0.0, 0.0, None);
    let mut in_digits = false;
    let mut last_power = 1.0;
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        if character.is_ascii_digit() {
            let len = number_len(rest);
            if current.is_some() {
                return None;
            }
            current = Some(readings(&rest[..len], '.').first()?.value);
            in_digits = true;
            at += len;
            continue;
        }
        at += character.len_utf8();
        if let Some(own) = digit(character) {
            if own != 0.0 && current.replace(own).is_some() {
                return None;
            }
        } else if let Some((power, is_large)) = power(character) {
            last_power = power;
            if is_large {
                let group = section + current.unwrap_or(0.0);
                if group == 0.0 {
                    total = if total == 0.0 { power } else { total * power };
                } else if total > 0.0 && total < power {
                    total = (total + group) * power;
                } else {
                    total += group * power;
                }
                section = 0.0;
            } else {
                section += current.unwrap_or(1.0) * power;
            }
            current = None;
        } else {
            return None;
        }
    }
    let sum = total + section + current.unwrap_or(0.0);
    // 两万五: the last digit counts the next lower power.
    let short = current.filter(|_| !in_digits && last_power >= 100.0 && text.chars().count() >= 3 && !text.contains('零'));
    Some(match short {
        Some(digit) if text.chars().rev().nth(1).is_some_and(|before| power(before).is_some()) => {
            Run::Value(total + section + digit * last_power / 10.0, Some(sum))
        }
        _ => Run::Value(sum, None),
    })
}

/// 七八十 is seventy or eighty, 十四五 fourteen or fifteen, or the fourteenth of the plans for five years.
fn list_of(text: &str) -> Option<Run> {
    let mut characters = text.chars();
    let (first, second, third) = (characters.next()?, characters.next()?, characters.next()?);
    if characters.next().is_some() {
        return None;
    }
    if third == '十' {
        let (first, second) = (digit(first)? * 10.0, digit(second)? * 10.0);
        return Some(Run::List(vec![first, second], first + second));
    }
    if first == '十' {
        let (second, third) = (digit(second)?, digit(third)?);
        return Some(Run::List(vec![10.0 + second, 10.0 + third, third], 10.0 + second));
    }
    None
}

/// The bytes of the digits with commas and periods that `text` starts with.
pub(super) fn number_len(text: &str) -> usize {
    let mut end = digits(text);
    while end > 0 && text[end..].starts_with([',', '.']) && digits(&text[end + 1..]) > 0 {
        end += 1 + digits(&text[end + 1..]);
    }
    end
}

/// The bytes of the run of numerals that `text` starts with.
pub(super) fn run_len(text: &str) -> usize {
    let mut end = 0;
    while let Some(character) = text[end..].chars().next() {
        if character.is_ascii_digit() {
            end += number_len(&text[end..]);
            let behind = text[end..].strip_prefix(' ').and_then(|rest| rest.chars().next());
            end += usize::from(behind.is_some_and(|next| power(next).is_some_and(|(power, _)| power >= 100.0)));
        } else if is_numeral(character) {
            end += character.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The value of a run, that of a list read as one number.
pub(super) fn value_of(text: &str) -> Option<f64> {
    match value(text).filter(|_| !text.is_empty())? {
        Run::Value(value, _) | Run::List(_, value) => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_numerals() {
        for (text, wanted) in [
            ("三百零五", 305.0),
            ("1.2万", 12_000.0),
            ("3亿5000万", 350_000_000.0),
            ("二〇二一", 2021.0),
            ("十五", 15.0),
            ("六千五百", 6500.0),
        ] {
            assert_eq!(value_of(text), Some(wanted), "{text}");
        }
        assert_eq!(value("两万五"), Some(Run::Value(25_000.0, Some(20_005.0))));
        assert_eq!(value("三四"), Some(Run::List(vec![3.0, 4.0], 34.0)));
    }
}
