//! `mtlint names`: every name of the articles with its spellings; and the comparison of two spellings.

use super::args::{Compare, ListFormat, Names, NamesCommand};
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome};
use mtlint::file_name;
use mtlint::input;
use mtlint::lang::Lang;
use mtlint::names::{Comparison, Context, Matcher, NameSet, SetName, in_article};
use mtlint::visible::{self, no_command, visible};
use std::io::{self, BufWriter, Write};

pub(super) fn run(names: &Names, console: &Console) -> Result<Outcome, Failure> {
    match &names.command {
        Some(NamesCommand::Compare(compare)) => self::compare(compare),
        None => list(names, console),
    }
}

fn list(names: &Names, console: &Console) -> Result<Outcome, Failure> {
    let Some(session) = Session::new(&names.common, console)? else { return Ok(Outcome::Clean) };
    let mut set = NameSet::new();
    let mut articles: Vec<String> = Vec::new();
    let mut target = None;
    let work = |document: &mtlint::Document| in_article(&document.prose(), document.source_lang.as_ref().map(Lang::tag));
    let failed = pipeline::run_telling(&session, console, pipeline::each(work), |event| {
        match event {
            Event::Document(document, (finds, support)) => {
                target.get_or_insert_with(|| document.lang.clone());
                let number = u32::try_from(articles.len()).unwrap_or(u32::MAX);
                articles.push(document.id.as_ref().map_or_else(|| document.path.clone(), |id| format!("{}#{id}", document.path)));
                set.add(number, finds, support);
            }
            Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End | Event::Pause => {}
        }
        Ok(())
    })?;
    let tag = target.as_ref().map_or("en", |lang: &mtlint::lang::Lang| lang.tag());
    let mut found = set.names(tag, &session.prefer);
    if names.several {
        found.retain(|name| name.spellings.len() > 1);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match names.format {
        ListFormat::Text => text(&mut out, &found)?,
        ListFormat::Json => json(&mut out, &found, &articles)?,
        ListFormat::Csv => csv(&mut out, &found)?,
    }
    out.flush()?;
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

fn text(out: &mut impl Write, names: &[SetName]) -> io::Result<()> {
    for name in names {
        let places = |count: usize| if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
        match &name.spellings[..] {
            [one] => writeln!(out, "{}  {}× in {}", visible(&one.text), one.count, places(one.articles.len()))?,
            several => {
                writeln!(out, "{}  ({}, cost {:.2})", visible(&name.preferred), name.profile, name.cost)?;
                for spelling in several {
                    let scheme = if spelling.scheme.is_empty() { String::new() } else { format!(", {}", spelling.scheme) };
                    writeln!(out, "    {}  {}× in {}{scheme}", visible(&spelling.text), spelling.count, places(spelling.articles.len()))?;
                }
            }
        }
    }
    Ok(())
}

fn json(out: &mut impl Write, names: &[SetName], articles: &[String]) -> Result<(), Failure> {
    let spelling = |spelling: &mtlint::names::Spelling| {
        let places: Vec<&str> = spelling.articles.iter().filter_map(|at| articles.get(*at as usize)).map(String::as_str).collect();
        serde_json::json!({ "text": spelling.text, "count": spelling.count, "articles": places, "scheme": spelling.scheme })
    };
    let name = |name: &SetName| {
        serde_json::json!({
            "preferred": name.preferred,
            "reason": name.reason.name(),
            "cost": (f64::from(name.cost) * 100.0).round() / 100.0,
            "profile": name.profile,
            "spellings": name.spellings.iter().map(spelling).collect::<Vec<_>>(),
        })
    };
    let report = serde_json::json!({ "version": 1, "names": names.iter().map(name).collect::<Vec<_>>() });
    writeln!(out, "{}", visible::json_pretty(&report).map_err(Failure::of)?)?;
    Ok(())
}

fn csv(out: &mut impl Write, names: &[SetName]) -> io::Result<()> {
    writeln!(out, "preferred,spelling,count,articles,scheme,profile,cost")?;
    for name in names {
        for spelling in &name.spellings {
            let (preferred, text, scheme) = (visible::csv(&name.preferred), visible::csv(&spelling.text), visible::csv(&spelling.scheme));
            let (count, articles) = (spelling.count, spelling.articles.len());
            writeln!(out, "{preferred},{text},{count},{articles},{scheme},{},{:.2}", name.profile, name.cost)?;
        }
    }
    Ok(())
}

/// What a comparison appends to a row, in order.
const COLUMNS: [&str; 6] = ["cost", "profile", "scheme_a", "scheme_b", "guard", "match"];

fn compare(compare: &Compare) -> Result<Outcome, Failure> {
    let target = compare.lang.as_ref().map_or("en", |lang| lang.tag());
    let mut context = match &compare.source_lang {
        Some(source) => Context::of_article(target, Some(source.tag()), []),
        None => Context::new(target),
    };
    context.explain = true;
    let mut matcher = Matcher::new();
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(path) = &compare.tsv {
        let text = input::read_text(path).map_err(Failure::of)?;
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().trim_start_matches('\u{feff}').split('\t').collect();
        let column = |title: &str| header.iter().position(|found| *found == title);
        let (Some(a), Some(b)) = (column("a"), column("b")) else {
            return Err(Failure::of(format_args!(
                "{}:1: the header row must name the columns `a` and `b`, separated by tabs",
                file_name::of(path)
            )));
        };
        writeln!(out, "{}\t{}", cells(&header), COLUMNS.join("\t"))?;
        for line in lines.filter(|line| !line.is_empty()) {
            let mut row_cells: Vec<&str> = line.split('\t').collect();
            // A short row gets its cells, so that the new ones stand under their titles.
            row_cells.resize(row_cells.len().max(header.len()), "");
            let found = matcher.compare(row_cells[a].trim(), row_cells[b].trim(), &context);
            writeln!(out, "{}\t{}", cells(&row_cells), row(found.as_ref()).join("\t"))?;
        }
    } else if let (Some(a), Some(b)) = (&compare.a, &compare.b) {
        let found = matcher.compare(a, b, &context);
        for (title, value) in COLUMNS.iter().zip(row(found.as_ref())) {
            writeln!(out, "{title:<10}{}", if value.is_empty() { "–" } else { &value })?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The cells of a row as they may be printed.
fn cells(row: &[&str]) -> String {
    no_command(&row.iter().map(|cell| visible(cell)).collect::<Vec<_>>().join("\t")).into_owned()
}

fn row(found: Option<&Comparison>) -> [String; 6] {
    let Some(found) = found else {
        let none = String::new;
        return [none(), none(), none(), none(), none(), "no".to_owned()];
    };
    [
        if found.cost.is_finite() { format!("{:.2}", found.cost) } else { String::new() },
        found.profile.to_owned(),
        found.scheme_a.clone(),
        found.scheme_b.clone(),
        found.guard.unwrap_or_default().to_owned(),
        if found.matched { "yes" } else { "no" }.to_owned(),
    ]
}
