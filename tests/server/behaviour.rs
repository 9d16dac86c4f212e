//! What a client does wrong is answered, and the server goes on.

use super::client::Client;
use super::{rules, server};
use serde_json::{Value, json};

const TEXT: &str = "The the dam.\n";

#[test]
fn a_conversation_from_the_first_to_the_last_word() {
    let mut client = Client::silent();
    let hover = json!({ "textDocument": { "uri": "untitled:one" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.ask("textDocument/hover", &hover), Err(-32002));
    let offer = client.ask("initialize", &json!({ "capabilities": { "future": { "kind": [1] } } })).expect("an offer");
    assert_eq!(
        (offer["serverInfo"]["name"].as_str(), offer["capabilities"]["textDocumentSync"]["change"].as_i64()),
        (Some("mtlint"), Some(2))
    );
    assert_eq!(client.ask("initialize", &json!({ "capabilities": {} })), Err(-32600));
    assert_eq!(client.ask("textDocument/hover", &hover), Ok(Value::Null));
    assert_eq!(client.ask("shutdown", &Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("textDocument/hover", &hover), Err(-32600));
    client.tell("exit", &Value::Null);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn who_leaves_without_a_word() {
    let (mut client, _folder) = server();
    client.tell("exit", &Value::Null);
    assert_eq!(client.end(), Some(1));
    let (client, _folder) = server();
    assert_eq!(client.hang_up(), Some(1));
    assert_eq!(Client::silent().hang_up(), Some(1));
    // In the middle of a message.
    let (mut client, _folder) = server();
    client.send_bytes(b"Content-Length: 1000\r\n\r\n{\"jsonrpc\"");
    assert_eq!(client.hang_up(), Some(1));
}

#[test]
fn what_makes_no_sense_is_answered_and_passed_over() {
    let (mut client, _folder) = server();
    assert_eq!(client.ask("textDocument/rename", &json!({})), Err(-32601));
    assert_eq!(client.ask("textDocument/hover", &json!({ "position": 1 })), Err(-32602));
    assert_eq!(client.ask("codeAction/resolve", &json!({ "title": "x", "data": { "uri": "untitled:one" } })).map(|_| ()), Ok(()));
    client.tell("$/unheardOf", &json!([]));
    client.tell("textDocument/didChange", &json!({ "textDocument": 7 }));
    client.change("untitled:never-opened", 1, &json!([{ "text": "x" }]));
    client.tell("textDocument/didClose", &json!({ "textDocument": { "uri": "untitled:never-opened" } }));
    for bytes in [&b"garbage\r\n"[..], b"Content-Length: x\r\n", b"Content-Length: 2\r\n\r\n{}", b"Content-Length: 3\r\n\r\n\xff\xfe\xfd"] {
        client.send_bytes(bytes);
    }
    client.open("untitled:one", "plaintext", TEXT);
    assert_eq!(rules(&client.published("untitled:one", 1)), ["repetition/repeated-word"]);
}

#[test]
fn a_message_of_any_length_is_survived() {
    let (mut client, _folder) = server();
    client.send_bytes(format!("Content-Length: {}\r\n\r\n", u64::MAX).as_bytes());
    client.wait_for("window/logMessage", |params| params["message"].as_str().is_some_and(|message| message.contains("too long")));
    assert_eq!(client.hang_up(), Some(1));
    // A text of 100 MB is said not to be checked, and others are.
    let (mut client, _folder) = server();
    client.open("untitled:long", "plaintext", &"The dam held.\n".repeat(7_500_000));
    let shown = client.published("untitled:long", 1);
    assert!(shown[0]["message"].as_str().is_some_and(|message| message.contains("longer than 16 MiB")), "{shown:?}");
    client.open("untitled:one", "plaintext", TEXT);
    assert_eq!(rules(&client.published("untitled:one", 1)), ["repetition/repeated-word"]);
}

#[test]
fn versions_are_what_the_client_says() {
    let (mut client, _folder) = server();
    client.open("untitled:one", "plaintext", TEXT);
    client.published("untitled:one", 1);
    // A client that counts wrong is still understood.
    for version in [7, 7, 3] {
        client.change("untitled:one", version, &json!([{ "text": "Not again.\n" }]));
        client.change("untitled:one", version, &json!([{ "text": TEXT }]));
    }
    client.change("untitled:one", 9, &json!([{ "text": "All is well.\n" }]));
    assert!(client.published("untitled:one", 9).is_empty());
    let said = client.unread.iter().filter(|message| message["method"] == "window/logMessage");
    let said: Vec<&str> = said.filter_map(|message| message["params"]["message"].as_str()).collect();
    let wrong = |version: i32, before: i32| format!("untitled:one: version {version} came after version {before}; taken as it came");
    assert_eq!(said, [wrong(7, 7), wrong(7, 7), wrong(7, 7), wrong(3, 7), wrong(3, 3)]);
    // Places beyond the text are its end.
    let far = json!({ "line": 99, "character": 99 });
    client.change("untitled:one", 10, &json!([{ "range": { "start": far, "end": far }, "text": TEXT }]));
    assert_eq!(client.published("untitled:one", 10)[0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    // Opened anew, it is another text.
    client.open("untitled:one", "plaintext", "All is well.\n");
    assert!(client.published("untitled:one", 1).is_empty());
    client.change("untitled:one", 2, &json!([{ "text": TEXT }]));
    assert_eq!(client.published("untitled:one", 2).len(), 1);
    client.tell("textDocument/didClose", &json!({ "textDocument": { "uri": "untitled:one" } }));
    client.wait_for("textDocument/publishDiagnostics", |params| params["diagnostics"] == json!([]) && params["version"].is_null());
}

#[test]
fn a_request_about_an_old_version_is_told_so() {
    let (mut client, _folder) = server();
    client.open("untitled:one", "plaintext", &"The dam held. ".repeat(4_000));
    let place = json!({ "textDocument": { "uri": "untitled:one" }, "position": { "line": 0, "character": 0 } });
    let (outdated, cancelled) = (client.request("textDocument/hover", &place), client.request("textDocument/hover", &place));
    client.tell("$/cancelRequest", &json!({ "id": cancelled }));
    client.change("untitled:one", 2, &json!([{ "text": TEXT }]));
    assert_eq!(client.answer(cancelled), Err(-32800));
    assert_eq!(client.answer(outdated), Err(-32801));
    assert_eq!(rules(&client.published("untitled:one", 2)), ["repetition/repeated-word"]);
    let first = |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"] == 1;
    assert!(!client.unread.iter().any(first), "a late result was sent");
}

#[test]
fn a_change_that_cannot_be_read_offers_nothing_at_wrong_places() {
    let (mut client, _folder) = server();
    client.open("untitled:one", "plaintext", TEXT);
    assert_eq!(client.published("untitled:one", 1).len(), 1);
    // Half a surrogate pair is one character.
    let start = json!({ "line": 0, "character": 0 });
    let change = json!({ "textDocument": { "uri": "untitled:one", "version": 2 }, "contentChanges": [{ "range": { "start": start, "end": start }, "text": "HALF" }] });
    let message =
        json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": change }).to_string().replace("HALF", "\\ud83d\\n");
    client.send_bytes(format!("Content-Length: {}\r\n\r\n{message}", message.len()).as_bytes());
    let shown = client.published("untitled:one", 2);
    let doubled = shown.iter().find(|shown| shown["code"] == "repetition/repeated-word").expect("it is still found");
    assert_eq!(doubled["range"]["start"]["line"], 1);
    // What makes no sense ends what was said of the text.
    client.tell("textDocument/didChange", &json!({ "textDocument": { "uri": "untitled:one", "version": null }, "contentChanges": [] }));
    client.wait_for("window/showMessage", |params| params["message"].as_str().is_some_and(|said| said.contains("untitled:one")));
    client.wait_for("textDocument/publishDiagnostics", |params| params["diagnostics"] == json!([]));
    client.open("untitled:one", "plaintext", TEXT);
    assert_eq!(client.published("untitled:one", 1).len(), 1);
}
