#![allow(clippy::print_stdout, reason = "a benchmark prints")]
//! The peak memory of whole runs: for each of many shapes of input, how many bytes a byte of the largest document, and how far
//! from the limit of [`A_BYTE`] bytes a byte and [`FIXED`] besides.
//!
//! `cargo bench --bench memory` takes every shape at 16 and 64 MB; `cargo bench --bench memory -- table --at 4M` those whose names hold
//! a word, at that size. The peak is that of the child as Linux counts it (`VmHWM`).

#[path = "corpus/child.rs"]
#[allow(dead_code, reason = "the benchmark `corpus` uses all of it")]
mod child;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::{env, time};

/// So many bytes a byte of the largest document, and so many in all besides, are the limit.
const A_BYTE: f64 = 6.0;
const FIXED: f64 = 64.0 * MEGABYTE;
const MEGABYTE: f64 = (1 << 20) as f64;

/// One kind of input.
struct Shape {
    name: &'static str,
    /// The command and its options.
    command: &'static str,
    /// How the name of the file ends.
    extension: &'static str,
    /// What stands before the pieces.
    head: &'static str,
    /// The piece of a number; the file is as many as it takes.
    piece: fn(usize) -> String,
    /// What stands behind them.
    tail: &'static str,
    /// What the file is to the run.
    file: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One document.
    Document,
    /// Many small ones.
    Documents,
    /// One document that has a copy of itself as its source.
    WithSource,
}

const CHECK: &str = "check --format jsonl";

const fn shape(name: &'static str, command: &'static str, extension: &'static str, piece: fn(usize) -> String) -> Shape {
    Shape { name, command, extension, head: "", piece, tail: "", file: Kind::Document }
}

const SHAPES: &[Shape] = &[
    // Plain text.
    shape("short lines", CHECK, "txt", |at| format!("{} {}\n", capital(word(at)), word(at / 3))),
    shape("lines of one letter", CHECK, "txt", |_| "a\n".to_owned()),
    shape("one word repeated on one line", CHECK, "txt", |_| "the ".to_owned()),
    shape("one line of news", CHECK, "txt", |at| sentence(at) + " "),
    shape("one long word", CHECK, "txt", |_| "mill".to_owned()),
    shape("paragraphs of news", CHECK, "txt", paragraph),
    shape("paragraphs of news, two threads", "check --format jsonl -j 2", "txt", paragraph),
    shape("paragraphs with CRLF", CHECK, "txt", |at| format!("{}\r\n\r\n", sentences(at))),
    shape("hard-wrapped paragraphs", CHECK, "txt", |at| wrapped(at) + "\n\n"),
    shape("paragraphs of German", "check --format jsonl --lang de", "txt", |at| {
        format!("Der Rat von {} beschloss am Montag, die Brücke über die {} zu schließen.\n\n", capital(word(at)), capital(word(at + 9)))
    }),
    shape("paragraphs of Chinese", "check --format jsonl --lang zh", "txt", |at| {
        format!("市议会周一决定关闭{at}号桥，直到春天为止。“我们别无选择，”市长说。\n\n")
    }),
    shape("paragraphs of Russian", "check --format jsonl --lang ru", "txt", |at| {
        format!("Совет города решил в понедельник закрыть мост {at} до весны, сообщил мэр.\n\n")
    }),
    shape("capitals", CHECK, "txt", |at| format!("{} {} ", capital(word(at)), word(at + 3).to_uppercase())),
    shape("numbers", CHECK, "txt", |at| format!("{} ", at * 37 % 100_000)),
    shape("marks", CHECK, "txt", |at| ["! ", "? ", "; ", "( ", ") "][at % 5].to_owned()),
    shape("typographic marks", CHECK, "txt", |at| format!("“{}” – ‘{}’ ", word(at), word(at + 1))),
    shape("control marks", CHECK, "txt", |at| format!("{} \u{200b}mill\u{ad}\u{a0}\u{a0}", word(at))),
    shape("blank lines", CHECK, "txt", |_| "\n".to_owned()),
    // Findings, in every format of report.
    shape("findings, report as text", "check --format text", "txt", findings),
    shape("findings, report as JSON", "check --format json", "txt", findings),
    shape("findings, report as JSON Lines", "check --format jsonl", "txt", findings),
    shape("findings, report as SARIF", "check --format sarif", "txt", findings),
    shape("findings, report for GitHub", "check --format github", "txt", findings),
    shape("findings, baseline", "check --write-baseline BASELINE", "txt", findings),
    shape("findings, diff", "diff", "txt", findings),
    shape("findings, fix", "fix", "txt", findings),
    shape("news with a fault a paragraph", CHECK, "txt", faulty),
    shape("news with a fault a paragraph, diff", "diff", "txt", faulty),
    shape("news with a fault a paragraph, fix", "fix", "txt", faulty),
    // Markdown.
    shape("Markdown, paragraphs", CHECK, "md", paragraph),
    shape("Markdown, links", CHECK, "md", |at| format!("The [{}](https://example.org/{at}) stood in *{}*.\n\n", word(at), word(at + 1))),
    Shape {
        head: "| a | b | c |\n|---|---|---|\n",
        ..shape("Markdown, one table", CHECK, "md", |at| format!("| {} | {at} | {} |\n", word(at), word(at + 1)))
    },
    shape("Markdown, list", CHECK, "md", |at| format!("- the {}\n", word(at))),
    shape("Markdown, directives", CHECK, "md", |at| format!("<!-- mtlint-disable-next-line -->\n{}\n\n", sentence(at))),
    shape("Markdown, paragraphs, fix", "fix", "md", faulty),
    // Records.
    Shape {
        head: "{\"doc\":\"a\",\"lang\":\"en\",\"target\":\"",
        tail: "\"}\n",
        ..shape("one record", CHECK, "jsonl", |at| sentence(at) + " ")
    },
    shape("records of one document", CHECK, "jsonl", |at| record("a", &sentence(at))),
    shape("records of one document, diff", "diff", "jsonl", |at| record("a", &sentence(at))),
    shape("records of one document, fix", "fix", "jsonl", |at| record("a", &sentence(at))),
    shape("records of one word", CHECK, "jsonl", |at| record("a", &word(at))),
    shape("records with sources", CHECK, "jsonl", |at| {
        format!(
            "{{\"doc\":\"a\",\"lang\":\"en\",\"source_lang\":\"de\",\"source\":\"Der Rat schloss die Brücke über die {}.\",\"target\":\"{}\"}}\n",
            capital(word(at)),
            sentence(at)
        )
    }),
    Shape {
        file: Kind::Documents,
        ..shape("records of many documents", CHECK, "jsonl", |at| record(&(at / 20).to_string(), &sentence(at)))
    },
    shape("rows", CHECK, "tsv", |at| format!("Der Rat schloss die Brücke über die {}.\t{}\n", capital(word(at)), sentence(at))),
    shape("rows of one column", CHECK, "tsv", |at| format!("{}\n", word(at))),
    Shape { file: Kind::WithSource, ..shape("paragraphs with a source article", CHECK, "txt", paragraph) },
];

fn main() -> io::Result<()> {
    let (mut sizes, mut wanted) = (Vec::new(), Vec::new());
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--at" => sizes.push(megabytes(arguments.next())),
            _ => wanted.push(argument),
        }
    }
    if sizes.is_empty() {
        sizes = vec![16, 64];
    }
    println!("{:<42} {:>5} {:>8} {:>9} {:>10}  MB over the limit", "shape", "MB", "seconds", "peak MB", "bytes/byte");
    let mut worst: Option<(f64, String)> = None;
    let shapes = SHAPES.iter().filter(|shape| wanted.is_empty() || wanted.iter().any(|word| shape.name.contains(word.as_str())));
    for (shape, size) in shapes.flat_map(|shape| sizes.iter().map(move |size| (shape, *size))) {
        let input = Input::write(shape, size << 20)?;
        let begin = time::Instant::now();
        let peak = peak(shape, &input)?;
        let over = peak - FIXED - A_BYTE * input.largest;
        let a_byte = peak / input.largest;
        println!(
            "{:<42} {size:>5} {:>8.1} {:>9.0} {a_byte:>10.1}  {:+.0}",
            shape.name,
            begin.elapsed().as_secs_f64(),
            peak / MEGABYTE,
            over / MEGABYTE
        );
        io::stdout().flush()?;
        if worst.as_ref().is_none_or(|(most, _)| over > *most) {
            worst = Some((over, format!("{} of {size} MB", shape.name)));
        }
    }
    if let Some((over, name)) = worst {
        println!("worst: {:+.0} MB over the limit ({name})", over / MEGABYTE);
    }
    Ok(())
}

/// Megabytes, as `16M`.
fn megabytes(argument: Option<String>) -> usize {
    argument.as_deref().and_then(|text| text.strip_suffix('M')?.parse().ok()).unwrap_or_else(|| {
        println!("a size is a number of megabytes, as 16M");
        process::exit(2);
    })
}

/// A file in a folder of its own, which goes when the run is over.
struct Input {
    folder: PathBuf,
    path: PathBuf,
    /// The bytes of the largest document, its source among them.
    largest: f64,
}

impl Input {
    fn write(shape: &Shape, bytes: usize) -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("memory-{}", process::id()));
        fs::create_dir_all(&folder)?;
        let path = folder.join("input").with_extension(shape.extension);
        let mut file = BufWriter::new(File::create(&path)?);
        file.write_all(shape.head.as_bytes())?;
        let (mut written, mut at) = (0, 0);
        while written < bytes {
            let piece = (shape.piece)(at);
            file.write_all(piece.as_bytes())?;
            written += piece.len();
            at += 1;
        }
        file.write_all(shape.tail.as_bytes())?;
        file.flush()?;
        let largest = match shape.file {
            Kind::Document => bytes as f64,
            Kind::Documents => 4096.0,
            Kind::WithSource => 2.0 * bytes as f64,
        };
        Ok(Self { folder, path, largest })
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The peak of a run over the input, in bytes.
fn peak(shape: &Shape, input: &Input) -> io::Result<f64> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    for word in shape.command.split(' ') {
        match word {
            "BASELINE" => command.arg(input.folder.join("baseline.json")),
            _ => command.arg(word),
        };
    }
    if !shape.command.contains("-j ") {
        command.args(["-j", "1"]);
    }
    if shape.file == Kind::WithSource {
        let source = input.folder.join("source.txt");
        fs::copy(&input.path, &source)?;
        command.arg("--source").arg(source);
    }
    let output = File::create(input.folder.join("output"))?;
    let run = child::run(command.arg("--isolated").arg(&input.path).stdout(output).stderr(Stdio::null()))?;
    Ok(run.peak)
}

/// A word of ten letters, another one for each number below a million.
fn word(at: usize) -> String {
    const ODD: [&str; 16] = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "bo", "ca", "de", "fi", "ge", "hu", "ja", "ko"];
    const EVEN: [&str; 16] = ["lo", "mu", "na", "pe", "ro", "su", "ta", "ve", "la", "mi", "no", "pu", "re", "so", "ti", "vu"];
    let mixed = at.wrapping_mul(0x9e_3779b1);
    (0..5).map(|part| [ODD, EVEN][part % 2][mixed >> (part * 4) & 15]).collect()
}

fn capital(mut word: String) -> String {
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// Running text without faults, no sentence like another.
fn sentence(at: usize) -> String {
    let (town, what) = (capital(word(at % 97)), word(at));
    match at % 4 {
        0 => format!("The council of {town} closed the old {what} bridge on Monday because its piers are no longer safe."),
        1 => format!("Repairs are said to cost millions, and nobody in {town} knows when the {what} will open again."),
        2 => format!("“We knew that the day would come,” said the mayor, who has crossed the {what} every morning for years."),
        _ => format!("Until then, those who live by the {what} near {town} walk for half an hour."),
    }
}

fn sentences(at: usize) -> String {
    (0..4).map(|part| sentence(4 * at + part)).collect::<Vec<_>>().join(" ")
}

fn paragraph(at: usize) -> String {
    sentences(at) + "\n\n"
}

fn wrapped(at: usize) -> String {
    let text = sentences(at);
    let words: Vec<&str> = text.split(' ').collect();
    words.chunks(12).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

/// A paragraph with a fault in some 400 bytes.
fn faulty(at: usize) -> String {
    format!("{} The the {} is shut.\n\n", sentences(at), word(at))
}

/// A paragraph with one in some 15 bytes.
fn findings(at: usize) -> String {
    format!("The {} of the council -- so they say -- met  in order to speak of {at} % of the the roads , and left .\n", word(at))
}

fn record(doc: &str, target: &str) -> String {
    format!("{{\"doc\":\"{doc}\",\"lang\":\"en\",\"target\":\"{target}\"}}\n")
}
