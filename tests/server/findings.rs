//! What is shown of a document, and what can be done about it.

use super::client::{Client, applied, byte_at};
use super::{command, rules, server, uri_of, usual};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// With characters of each width before both findings.
const TEXT: &str = "🙂 大坝 held.\nThe mayor said that 🙂 the the shelter is open.\n";

#[test]
fn columns_count_as_negotiated() {
    for (offered, encoding, first, second) in [
        (json!(["utf-16"]), "utf-16", [3, 5], [23, 30]),
        (json!(["utf-32", "utf-16"]), "utf-32", [2, 4], [22, 29]),
        (json!(["utf-16", "utf-8"]), "utf-8", [5, 11], [25, 32]),
        (Value::Null, "utf-16", [3, 5], [23, 30]),
    ] {
        let mut client = Client::silent();
        let params = json!({ "capabilities": { "general": { "positionEncodings": offered } } });
        let offer = client.ask("initialize", &params).expect("an offer");
        assert_eq!(offer["capabilities"]["positionEncoding"], encoding);
        client.tell("initialized", &json!({}));
        client.open("untitled:one", "plaintext", TEXT);
        let shown = client.published("untitled:one", 1);
        assert_eq!(rules(&shown), ["untranslated/foreign-script", "repetition/repeated-word"]);
        for (line, (columns, shown)) in [first, second].into_iter().zip(&shown).enumerate() {
            let [start, end] = columns.map(|character| json!({ "line": line, "character": character }));
            assert_eq!(shown["range"], json!({ "start": start, "end": end }));
        }
        assert_eq!(shown[1]["severity"], 1);
        assert_eq!(shown[1]["data"], json!({ "category": "accuracy/addition", "safety": "safe" }));
    }
}

#[test]
fn an_edit_mends_and_another_breaks() {
    let (mut client, _folder) = server();
    client.open("untitled:one", "plaintext", &TEXT.replace("大坝", "It"));
    assert_eq!(client.published("untitled:one", 1).len(), 1);
    let start = json!({ "line": 1, "character": 26 });
    client.change("untitled:one", 2, &json!([{ "range": { "start": start, "end": { "line": 1, "character": 30 } }, "text": "" }]));
    assert!(client.published("untitled:one", 2).is_empty());
    // Several at once, each as the one before has left the text.
    let empty = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    let behind = json!({ "start": { "line": 0, "character": 9 }, "end": { "line": 0, "character": 9 } });
    client.change("untitled:one", 3, &json!([{ "range": empty, "text": "🙂 It it " }, { "range": behind, "text": "was so. " }]));
    let shown = client.published("untitled:one", 3);
    assert_eq!(shown[0]["range"]["start"], json!({ "line": 0, "character": 3 }), "{shown:?}");
    client.change("untitled:one", 4, &json!([{ "text": "All is well.\n" }]));
    assert!(client.published("untitled:one", 4).is_empty());
}

#[test]
fn who_asks_is_not_told_unasked() {
    let mut capabilities = usual();
    capabilities["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::new("file:///nowhere", &capabilities, &Value::Null);
    client.open("untitled:one", "plaintext", TEXT);
    let pull = |previous: &Value| json!({ "textDocument": { "uri": "untitled:one" }, "previousResultId": previous });
    let report = client.ask("textDocument/diagnostic", &pull(&Value::Null)).expect("a report");
    assert_eq!((report["kind"].as_str(), report["items"].as_array().map(Vec::len)), (Some("full"), Some(2)));
    let again = client.ask("textDocument/diagnostic", &pull(&report["resultId"])).expect("a report");
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": report["resultId"] }));
    client.change("untitled:one", 2, &json!([{ "text": "All is well.\n" }]));
    let mended = client.ask("textDocument/diagnostic", &pull(&report["resultId"])).expect("a report");
    assert_eq!((mended["kind"].as_str(), mended["items"].as_array().map(Vec::len)), (Some("full"), Some(0)));
    assert!(client.unread.iter().all(|message| message["method"] != "textDocument/publishDiagnostics"), "{:?}", client.unread);
}

/// Samples of every format, as they stand in the tree.
const FORMATS: [(&str, &str); 9] = [
    ("a.txt", "He said that the the dam held.\r\n\r\nIt it is 🙂 « dry ».\r\n"),
    ("a.md", "# The the dam\n\nHe *said* that that it `it it` held. <!-- the the -->\n"),
    (
        "a.jsonl",
        "{\"target\": \"He said that \\ud83d\\ude42 the the dam \\\"held\\\".\"}\n{\"doc\": 2, \"target\": \"It it 大坝 is dry.\"}\n",
    ),
    ("a.tsv", "source\ttarget\nEr kam.\tHe came to the the dam.\nSie ging.\tShe went to to the dam.\n"),
    (
        "a.xliff",
        "<xliff version=\"1.2\"><file source-language=\"de\" target-language=\"en\"><body><trans-unit id=\"1\"><source>Er &amp; sie.</source>\
         <target>He &amp; she saw <g id=\"1\">the</g> dam of the the town.</target></trans-unit></body></file>\n\
         <file source-language=\"de\" target-language=\"en\"><body><trans-unit id=\"2\"><source>Er.</source><target>It it is he.</target></trans-unit></body></file></xliff>",
    ),
    ("a.html", "<!DOCTYPE html><html lang=\"en\"><body><p>He &#38; she saw the the dam.</p><p>🙂 It it is.</p></body></html>\n"),
    (
        "a.tmx",
        "<tmx version=\"1.4\"><header srclang=\"de\" segtype=\"sentence\"/><body><tu><tuv xml:lang=\"de\"><seg>Er kam.</seg></tuv>\
         <tuv xml:lang=\"en\"><seg>He came to the the dam.</seg></tuv></tu></body></tmx>",
    ),
    ("a.po", "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"Er kam.\"\nmsgstr \"\"\n\"He came to \"\n\"the the \\\"dam\\\".\"\n"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nHe came to the\nthe dam and 🙂 saw saw it.\n"),
];

#[test]
fn every_format_as_the_command_has_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut client = Client::new(&uri_of(folder.path()), &usual(), &Value::Null);
    for (name, text) in FORMATS {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let uri = uri_of(&path);
        client.open(&uri, "plaintext", text);
        let shown = client.published(&uri, 1);
        let wanted = command(folder.path(), name, &[]);
        assert!(!wanted.is_empty(), "{name}");
        assert_eq!(
            shown.iter().map(|shown| place(text, shown)).collect::<Vec<_>>(),
            wanted.iter().map(in_file).collect::<Vec<_>>(),
            "{name}"
        );
        let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
        let fix_all = client.actions(&uri, &all, Some("source.fixAll.mtlint"));
        let mended = fix_all.first().map(|action| applied(text, &client.ask("codeAction/resolve", action).expect("an edit")));
        assert_eq!(mended.as_deref().unwrap_or(text), fixed(folder.path(), name), "{name}");
    }
}

/// The rule and the 1-based line and column, in characters, of what is shown.
fn place(text: &str, shown: &Value) -> (String, [u64; 4]) {
    let position = |end: &str| {
        let before = &text[..byte_at(text, &shown["range"][end])];
        let line = before.rsplit('\n').next().unwrap_or_default();
        [before.matches('\n').count() as u64 + 1, line.chars().count() as u64 + 1]
    };
    let ([line, column], [end_line, end_column]) = (position("start"), position("end"));
    (shown["code"].as_str().expect("a rule").to_owned(), [line, column, end_line, end_column])
}

/// The same of what the command reports.
fn in_file((rule, span): &(String, Value)) -> (String, [u64; 4]) {
    (rule.clone(), ["line", "column", "end_line", "end_column"].map(|field| span[field].as_u64().expect("a number")))
}

/// The file after `mtlint fix`.
fn fixed(folder: &Path, name: &str) -> String {
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_mtlint")).current_dir(folder).args(["fix", "-q", name]).status();
    // What it leaves is no failure.
    assert!(status.expect("it runs").code().is_some_and(|code| code < 2), "{name}");
    fs::read_to_string(folder.join(name)).expect("a file")
}

#[test]
fn actions_say_how_far_they_can_be_trusted() {
    let (mut client, _folder) = server();
    let text = "He said that the the dam held and that that was it.\n\nThey left and and came back. It it rose.\n";
    client.open("untitled:one", "plaintext", text);
    let shown = client.published("untitled:one", 1);
    assert!(shown.len() > 2, "{shown:?}");
    let actions = client.actions("untitled:one", &shown[0]["range"], Some("quickfix"));
    let titles: Vec<&str> = actions.iter().map(|action| action["title"].as_str().expect("a title")).collect();
    assert_eq!(titles[0], "Delete the repeated word (safe)");
    assert_eq!((actions[0]["isPreferred"].as_bool(), &actions[0]["diagnostics"][0]["range"]), (Some(true), &shown[0]["range"]));
    assert!(applied(text, &actions[0]).starts_with("He said that the dam held and that that"));
    let all = actions.iter().find(|action| action["title"].as_str().is_some_and(|title| title.contains("in this document")));
    let all = client.ask("codeAction/resolve", all.expect("all of the rule")).expect("an edit");
    assert_eq!(all["isPreferred"], false);
    // The last one is not as good as the first.
    assert_eq!(all["title"], "Fix all 2 of repetition/repeated-word in this document (safe)");
    assert!(applied(text, &all).ends_with("They left and came back. It it rose.\n"), "{}", applied(text, &all));
    // An action of an old version makes no edit.
    let all_safe = client.actions("untitled:one", &shown[0]["range"], Some("source.fixAll"));
    client.change("untitled:one", 2, &json!([{ "text": "Changed.\n" }]));
    assert_eq!(client.ask("codeAction/resolve", &all_safe[0]), Err(-32801));
}

#[test]
fn what_may_change_the_meaning_is_not_preferred() {
    let (mut client, _folder) = server();
    client.open("untitled:one", "plaintext", "“The the dam holds,” the mayor said.\n");
    let shown = client.published("untitled:one", 1);
    let actions = client.actions("untitled:one", &shown[0]["range"], Some("quickfix"));
    assert_eq!(actions[0]["title"], "Delete the repeated word (may change the meaning)");
    assert_eq!(actions[0]["isPreferred"], false);
    // Where no fix is safe there is nothing to be chosen.
    assert!(client.actions("untitled:one", &shown[0]["range"], Some("source.fixAll")).is_empty());
}

#[test]
fn what_cannot_be_read_is_said_at_its_place() {
    let (mut client, folder) = server();
    let uri = |name: &str| uri_of(&folder.path().join(name));
    client.open(&uri("a.jsonl"), "jsonl", "{\"target\": \"One.\"}\n🙂 no record\n{\"target\": \"The the dam.\"}\n");
    let shown = client.published(&uri("a.jsonl"), 1);
    assert_eq!(rules(&shown), ["unread", "repetition/repeated-word"]);
    assert_eq!(shown[0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    assert_eq!(shown[1]["range"]["start"], json!({ "line": 2, "character": 12 }));
    client.open(&uri("b.txt"), "plaintext", "One \0 two\n");
    let shown = client.published(&uri("b.txt"), 1);
    assert_eq!(shown[0]["message"], "a NUL byte; this looks like a binary file, not text");
    client.open(&uri("c.txt"), "plaintext", "<?xml version=\"1.0\"?><a/>\n");
    assert_eq!(client.published(&uri("c.txt"), 1).len(), 1);
    client.open(&uri("d.txt"), "plaintext", &"All is well with the dam. ".repeat(700_000));
    let shown = client.published(&uri("d.txt"), 1);
    assert!(shown[0]["message"].as_str().is_some_and(|message| message.starts_with("longer than 16 MiB")), "{shown:?}");
    // A mark at the start moves nothing.
    client.open(&uri("e.txt"), "plaintext", "\u{feff}The the dam.\n");
    assert_eq!(client.published(&uri("e.txt"), 1)[0]["range"]["start"], json!({ "line": 0, "character": 1 }));
}

#[test]
fn the_pointer_is_told_the_reason_and_the_source() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("flood.de.txt"), "Der Damm hielt.\n\nDer Fluss stieg um 30 Zentimeter.\n").expect("a file");
    fs::write(folder.path().join("mtlint.toml"), "source-lang = \"de\"\n").expect("a file");
    let text = "The dam held.\n\nThe the river rose by 40 centimetres.\n";
    let path = folder.path().join("flood.en.txt");
    fs::write(&path, text).expect("a file");
    let mut client = Client::new(&uri_of(folder.path()), &usual(), &Value::Null);
    let uri = uri_of(&path);
    client.open(&uri, "plaintext", text);
    let shown = client.published(&uri, 1);
    let number = shown.iter().find(|shown| shown["code"].as_str().is_some_and(|code| code.starts_with("numbers/"))).expect("a number");
    let related = number["relatedInformation"].as_array().expect("places");
    assert!(
        related.iter().any(|place| place["location"]["uri"] == uri_of(&folder.path().join("flood.de.txt"))
            && place["location"]["range"]["start"]["line"] == 2),
        "{related:?}"
    );
    let hover = |client: &mut Client, line: u32, character: u32| {
        let place = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
        client.ask("textDocument/hover", &place).expect("an answer")
    };
    let found = hover(&mut client, 2, 5);
    let said = found["contents"]["value"].as_str().expect("words");
    assert!(said.contains("repetition\\/repeated\\-word · error · accuracy\\/addition"), "{said}");
    assert!(said.contains("Der Fluss stieg um 30 Zentimeter"), "{said}");
    assert!(hover(&mut client, 0, 2)["contents"]["value"].as_str().is_some_and(|said| said.contains("Der Damm hielt")));
    // The source itself has none.
    let source = uri_of(&folder.path().join("flood.de.txt"));
    client.open(&source, "plaintext", "Der Damm hielt.\n");
    client.published(&source, 1);
    let place = json!({ "textDocument": { "uri": source }, "position": { "line": 0, "character": 2 } });
    assert_eq!(client.ask("textDocument/hover", &place), Ok(Value::Null));
}

#[test]
fn the_pointer_is_told_all_spellings_of_a_name() {
    let (mut client, _folder) = server();
    let text = "The town of Balakliya was hit. Later Balakliya was quiet.\n\nResidents of Balaklija came back.\n";
    client.open("untitled:one", "plaintext", text);
    client.published("untitled:one", 1);
    let place = json!({ "textDocument": { "uri": "untitled:one" }, "position": { "line": 0, "character": 14 } });
    let said = client.ask("textDocument/hover", &place).expect("an answer");
    let said = said["contents"]["value"].as_str().expect("words");
    assert!(said.contains("Balakliya 2×") && said.contains("Balaklija 1×"), "{said}");
}
