//! How the findings are spread over the dimensions of MQM.

use super::escape::Escaped;
use crate::report::summary::Grouped;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The part of an MQM category before the slash.
pub(super) fn dimension(category: &str) -> &str {
    category.split('/').next().unwrap_or_default()
}

/// Writes a bar with a part for each dimension, and a list that says how many findings it stands for.
///
/// A page must not say how wide an element is, so the parts are drawn as a picture.
pub(super) fn write<'c>(counts: impl IntoIterator<Item = (&'c str, usize)>, out: &mut dyn Write) -> io::Result<()> {
    let mut dimensions: BTreeMap<&str, usize> = BTreeMap::new();
    counts.into_iter().for_each(|(category, count)| *dimensions.entry(dimension(category)).or_default() += count);
    let all: usize = dimensions.values().sum();
    if all == 0 {
        return Ok(());
    }
    let mut parts: Vec<(&str, usize)> = dimensions.into_iter().collect();
    parts.sort_by_key(|&(_, count)| Reverse(count));
    out.write_all(b"<figure class=\"mqm\">\n<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")?;
    let mut before = 0;
    for &(name, count) in &parts {
        let (x, end) = (before * 1000 / all, (before + count) * 1000 / all);
        write!(out, "<rect class=\"{}\" x=\"{x}\" width=\"{}\" height=\"10\"/>", Escaped(name), end - x)?;
        before += count;
    }
    out.write_all(b"</svg>\n<figcaption>By MQM dimension<ul>")?;
    for (name, count) in parts {
        write!(out, "<li><span class=\"swatch {0}\"></span>{0} <b>{1}</b></li>", Escaped(name), Grouped(count))?;
    }
    out.write_all(b"</ul></figcaption>\n</figure>\n")
}
