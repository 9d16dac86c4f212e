//! Numbers in Chinese and Japanese text: digits, ideographs, and both together.

use super::digits::readings;
use super::item::{Form, Item, Key, strength};
use super::line::digits;
use super::read::Reader;

fn digit(character: char) -> Option<f64> {
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
fn power(character: char) -> Option<(f64, bool)> {
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

fn is_numeral(character: char) -> bool {
    digit(character).is_some() || power(character).is_some()
}

/// What a run of numerals is.
#[derive(Debug, PartialEq)]
enum Run {
    /// One value, and another that it may have: 两万五 is 25,000.
    Value(f64, Option<f64>),
    /// Digits one after the other, which may be a list: 三四 is three or four.
    List(Vec<f64>, f64),
}

/// Reads `text`, digits and ideographs without blanks.
fn value(text: &str) -> Option<Run> {
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
fn number_len(text: &str) -> usize {
    let mut end = digits(text);
    while end > 0 && text[end..].starts_with([',', '.']) && digits(&text[end + 1..]) > 0 {
        end += 1 + digits(&text[end + 1..]);
    }
    end
}

/// The bytes of the run of numerals that `text` starts with.
fn run_len(text: &str) -> usize {
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

/// All items of a segment but the last century.
pub(super) fn read(reader: &mut Reader<'_, '_>) {
    let text = reader.line.text.as_str();
    // Bytes that are no numerals, because they belong to a word or were read.
    let mut taken = vec![false; text.len()];
    for (start, end, ()) in reader.facts.no_number().places(text) {
        taken[start..end].fill(true);
    }
    for (start, end, day) in reader.facts.days().places(text) {
        // 三周一 has no Monday.
        if !text[..start].ends_with(is_numeral) {
            reader.items.push(Item::new(start, end, Form::Words, vec![Key::Weekday(day)]).with(strength::SHOULD));
            taken[start..end].fill(true);
        }
    }
    fractions(reader, &mut taken);
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let len = run_len(&text[at..]);
        if len == 0 || taken[at..at + len].contains(&true) && !character.is_ascii_digit() {
            at += character.len_utf8();
        } else {
            at = run(reader, at, at + len);
        }
    }
    stands(reader);
}

/// 百分之五, 三分之一, 三分の一.
fn fractions(reader: &mut Reader<'_, '_>, taken: &mut [bool]) {
    let text = reader.line.text.as_str();
    for (at, mark) in text.match_indices('分') {
        let Some(rest) = text[at + mark.len()..].strip_prefix(['之', 'の']) else { continue };
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, own)| is_numeral(*own) || own.is_ascii_digit())
            .last()
            .map_or(at, |(start, _)| start);
        let len = run_len(rest);
        let end = at + mark.len() + '之'.len_utf8() + len;
        let (Some(Run::Value(below, _)), Some(above)) = (value(&text[start..at]), value(&rest[..len])) else { continue };
        let (mut above, list) = match above {
            Run::Value(above, _) => (above, Vec::new()),
            Run::List(list, above) => (above, list),
        };
        let mut end = end;
        // 百分之三点五
        if let Some(decimals) = text[end..].strip_prefix('点') {
            let own: Vec<f64> = decimals.chars().map_while(digit).collect();
            above += own.iter().rev().fold(0.0, |sum, digit| (sum + digit) / 10.0);
            end += "点".len() + decimals.chars().take(own.len()).map(char::len_utf8).sum::<usize>();
        }
        if len == 0 || below == 0.0 {
            continue;
        }
        let mut item = Item::of(start, end, Form::Han, above);
        if below == 100.0 {
            (item.unit, item.strength) = ("pct", strength::MUST);
        } else {
            item.keys = vec![Key::number(above / below)];
            item.parts = vec![Key::number(below), Key::number(above)];
            item.or([above / below * 100.0]);
            item.strength = strength::MAY;
        }
        if !list.is_empty() {
            // 百分之七八十 may be told in one number or two.
            item.strength = strength::NEVER;
            reader.items.extend(list.iter().map(|value| Item::of(start, end, Form::Han, *value)));
        }
        reader.items.push(item);
        taken[start..end].fill(true);
    }
}

/// Reads the run of numerals at `start..end`. Gives where to go on.
fn run(reader: &mut Reader<'_, '_>, start: usize, end: usize) -> usize {
    let line = reader.line;
    let text = line.part(start, end);
    let has_digits = text.starts_with(|c: char| c.is_ascii_digit());
    let rest = line.from(end);
    if has_digits && rest.starts_with(':') && digits(text) == text.len() && text.len() <= 2 && digits(&rest[1..]) == 2 {
        reader.colon(start, end + 3);
        return end + 3;
    }
    let spaced = text.replace(' ', "");
    let (first, second) = match value(&spaced) {
        Some(Run::Value(first, second)) => (first, second),
        Some(Run::List(all, joined)) => {
            list(reader, start, end, &all, joined);
            return end;
        }
        None => {
            if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
                reader.dotted(start, end);
            }
            return end;
        }
    };
    let mut item = Item::of(start, end, if has_digits { Form::Digits } else { Form::Han }, first);
    if has_digits {
        item.digits_end = start + number_len(text);
        if let Some(reading) = readings(line.part(start, item.digits_end), '.').first() {
            (item.marks, item.decimals) = (reading.marks, reading.decimals);
        }
    }
    item.keys.extend(second.map(Key::number));
    item.scale = text.chars().next_back().and_then(power).filter(|(_, is_large)| *is_large).map_or(1.0, |(power, _)| power);
    set_strength(reader, &mut item, text);
    counter(reader, &mut item);
    finish(reader, &mut item, text);
    reader.items.push(item);
    end
}

/// 三四年级, 七八十: numbers that a reader takes together or apart, so none is asked for.
fn list(reader: &mut Reader<'_, '_>, start: usize, end: usize, all: &[f64], joined: f64) {
    let mut item = Item::of(start, end, Form::Han, joined);
    item.keys.extend(all.iter().copied().map(Key::number));
    item.or([1900.0 + joined, 2000.0 + joined]);
    for value in all {
        let mut item = Item::of(start, end, Form::Han, *value);
        item.or([1900.0 + value, 2000.0 + value]);
        reader.items.push(item);
    }
    reader.items.push(item);
}

fn set_strength(reader: &Reader<'_, '_>, item: &mut Item, text: &str) {
    let line = reader.line;
    let value = item.value.unwrap_or_default();
    let (before, next) = (line.char_before(item.start), line.from(item.end).trim_start_matches(' ').chars().next());
    let is_counter = |next: char| reader.facts.list("counter").iter().any(|own| own.starts_with(next));
    let count = text.chars().count();
    item.strength = if item.form == Form::Digits {
        if value >= 10.0 || item.decimals > 0 || count > 1 { strength::MUST } else { strength::SHOULD }
    } else if count > 1 {
        strength::SHOULD
    } else if text.chars().all(|c| digit(c).is_some()) {
        match (next.is_some_and(is_counter) || before == Some('第'), value > 2.0) {
            (false, _) => strength::NEVER,
            (true, false) => strength::MAY,
            (true, true) => strength::SHOULD,
        }
    } else {
        strength::NEVER
    };
    if matches!(before, Some('数' | '几' | '幾' | '數' | '好')) && item.form == Form::Han {
        item.keys = vec![Key::Power(value.max(1.0).log10() as u8)];
        item.strength = strength::NEVER;
    }
}

/// What the word behind a number makes of it.
fn counter(reader: &Reader<'_, '_>, item: &mut Item) {
    let line = reader.line;
    let value = item.value.unwrap_or_default();
    let rest = line.from(item.end).trim_start_matches(' ');
    if rest.starts_with("年代") {
        item.or(if value < 100.0 { vec![1900.0 + value, 2000.0 + value] } else { vec![value % 100.0] });
        item.strength = item.strength.min(if value > 10.0 { strength::MAY } else { strength::NEVER });
    } else if rest.starts_with('代') {
        item.strength = item.strength.min(if value > 10.0 { strength::MAY } else { strength::NEVER });
    } else if rest.starts_with('年') {
        let before = line.to(item.start);
        if let Some((_, first)) = reader.facts.valued("era").iter().find(|(era, _)| before.ends_with(era.as_str())) {
            item.others.append(&mut item.keys);
            item.keys = vec![Key::number(value + first)];
        }
    } else if rest.starts_with('月') && (1.0..=12.0).contains(&value) {
        item.others.append(&mut item.keys);
        item.keys = vec![Key::Month(value as u8)];
        item.strength = strength::SHOULD;
    } else if rest.starts_with(['时', '時', '点', '點']) && value <= 30.0 && !rest.starts_with("時間") && !rest.starts_with("时间")
    {
        let behind = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        let len = run_len(behind);
        let minute = match value_of(&behind[..len]) {
            Some(minute) if behind[len..].starts_with('分') => minute,
            _ if behind.starts_with('半') => 30.0,
            _ => 0.0,
        };
        item.others.push(Key::Clock(((value * 60.0 + minute) as u32 % 720) as u16));
        item.or([value % 12.0]);
    } else if rest.starts_with('割') || rest.starts_with('成') && value <= 10.0 && item.decimals == 0 && !rest.starts_with("成为") {
        item.others.append(&mut item.keys);
        item.keys = vec![Key::number(value * 10.0)];
        (item.unit, item.strength) = ("pct", strength::MAY);
    }
    item.date = rest.starts_with(['日', '号']);
}

fn value_of(text: &str) -> Option<f64> {
    match value(text).filter(|_| !text.is_empty())? {
        Run::Value(value, _) | Run::List(_, value) => Some(value),
    }
}

/// Units, halves and codes.
fn finish(reader: &Reader<'_, '_>, item: &mut Item, text: &str) {
    let line = reader.line;
    let value = item.value.unwrap_or_default();
    let rest = line.from(item.end).trim_start_matches(' ');
    if item.unit.is_empty() {
        let ends: Vec<usize> = rest.char_indices().map(|(at, own)| at + own.len_utf8()).take(7).collect();
        let unit = ends.into_iter().rev().find_map(|end| {
            let word = &rest[..end];
            reader.facts.unit(word).or_else(|| reader.facts.currency(word).filter(|(_, stem)| *stem == word.len()).map(|(unit, _)| unit))
        });
        item.unit = unit.unwrap_or("");
    }
    let before = line.char_before(item.start);
    if let Some(sign) = before.and_then(|before| reader.facts.sign(before.encode_utf8(&mut [0; 4]))) {
        item.unit = sign;
    }
    // 三个半月, 一年半
    if rest.chars().take(4).any(|own| own == '半') || rest.starts_with("多个") {
        item.or([value + 0.5]);
    }
    let after_letter = before.is_some_and(|own| own.is_ascii_alphabetic())
        || before == Some('-') && line.char_before(item.start - 1).is_some_and(|own| own.is_ascii_alphabetic());
    if after_letter {
        item.form = Form::Code;
    }
    let whole = item.unit == "pct" && value == 100.0
        || item.unit == "deg" && [90.0, 180.0, 360.0].contains(&value)
        || value == 24.0 && (rest.starts_with('h') || rest.starts_with("時間") || rest.starts_with("小时"));
    let glued = text.starts_with(|c: char| c.is_ascii_digit())
        && item.unit.is_empty()
        && line.char_at(item.end).is_some_and(|own| own.is_ascii_alphabetic());
    if after_letter || whole || glued || value <= 1.0 && item.unit.is_empty() {
        item.strength = item.strength.min(strength::MAY);
    }
}

/// Words that stand for a number, and single ideographs anywhere: they may be a partner.
fn stands(reader: &mut Reader<'_, '_>) {
    let text = reader.line.text.as_str();
    let stands = reader.facts.stands().places(text);
    reader.items.extend(stands.map(|(start, end, value)| Item::of(start, end, Form::Words, value)));
    let mut covered = vec![false; text.len()];
    for item in &reader.items {
        covered[item.start..item.end].fill(true);
    }
    for (at, character) in text.char_indices().filter(|(at, _)| !covered[*at]) {
        if let Some(value) = digit(character).filter(|value| *value > 0.0) {
            reader.items.push(Item::of(at, at + character.len_utf8(), Form::Han, value));
        }
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
