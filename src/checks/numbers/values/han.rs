//! Numbers in Chinese and Japanese text: digits, ideographs, and both together.

use super::digits::readings;
use super::ideographs::{Run, digit, is_numeral, number_len, power, run_len, value, value_of};
use super::item::{Form, Item, Key, strength};
use super::line::digits;
use super::read::Reader;

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
