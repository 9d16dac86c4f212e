//! The files of a house: found, read anew, and told what is wrong with them.

use super::client::Client;
use super::{command, rules, server, uri_of, usual};
use serde_json::{Value, json};
use std::fs;

const TEXT: &str = "The the dam.\n";

#[test]
fn the_closest_configuration_is_in_force_and_followed() {
    let (mut client, folder) = server();
    let desk = folder.path().join("desk");
    fs::create_dir_all(&desk).expect("a folder");
    let (outer, inner) = (folder.path().join("mtlint.toml"), desk.join("mtlint.toml"));
    fs::write(&outer, "ignore = [\"repetition\"]\n").expect("a file");
    let uri = uri_of(&desk.join("a.txt"));
    client.open(&uri, "plaintext", TEXT);
    assert!(client.published(&uri, 1).is_empty());
    let wrote = |client: &mut Client, path: &std::path::Path, text: &str| {
        fs::write(path, text).expect("a file");
        client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri_of(path), "type": 2 }] }));
    };
    wrote(&mut client, &inner, "");
    assert_eq!(rules(&client.published(&uri, 1)), ["repetition/repeated-word"]);
    fs::remove_file(&inner).expect("it is gone");
    client.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri_of(&inner) } }));
    assert!(client.published(&uri, 1).is_empty());
    wrote(&mut client, &outer, "exclude = [\"drafts/\"]\n");
    assert_eq!(rules(&client.published(&uri, 1)), ["repetition/repeated-word"]);
}

#[test]
fn a_mistake_is_shown_in_its_file_and_the_last_good_one_holds() {
    let (mut client, folder) = server();
    let (config, own) = (folder.path().join("mtlint.toml"), folder.path().join("own.toml"));
    fs::write(&config, "rules = [\"own.toml\"]\n").expect("a file");
    let rule = "[[rule]]\nid = \"house/sluice\"\nmessage = \"x\"\nwhy = \"y\"\ncategory = \"style/other\"\nmatch.phrases = [\"sluice\"]\nbad = [\"A [sluice].\"]\ngood = [\"A dam.\"]\n";
    fs::write(&own, rule.replace("[[rule]]\n", "[[rule]]\nseverity = \"warning\"\n")).expect("a file");
    let uri = uri_of(&folder.path().join("a.txt"));
    client.open(&uri, "plaintext", "The sluice is open.\n");
    let shown = client.published(&uri, 1);
    let mistake = format!("{:?}", client.unread);
    assert_eq!(rules(&shown), ["house/sluice"], "{mistake}");
    assert_eq!(shown[0]["codeDescription"]["href"], format!("{}#L3", uri_of(&own)));
    fs::write(&config, "rules = [\"own.toml\"]\nrule-pages = \"https://news.example/{rule}.html\"\n").expect("a file");
    client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri_of(&config), "type": 2 }] }));
    assert_eq!(client.published(&uri, 1)[0]["codeDescription"]["href"], "https://news.example/house/sluice.html");
    fs::write(&own, "[[rule]]\nid = \"🙂\"\n").expect("a file");
    client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri_of(&own), "type": 2 }] }));
    let shown = client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri_of(&own));
    assert_eq!(shown["diagnostics"].as_array().map(Vec::len), Some(1), "{shown}");
    let said = client.wait_for("window/showMessage", |_| true);
    assert!(said["message"].as_str().is_some_and(|message| message.contains("own.toml:")), "{said}");
    assert_eq!(rules(&client.published(&uri, 1)), ["house/sluice"]);
    fs::write(&own, rule.replace("[[rule]]\n", "[[rule]]\nseverity = \"note\"\n")).expect("a file");
    client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri_of(&own), "type": 2 }] }));
    client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri_of(&own) && params["diagnostics"] == json!([]));
    assert_eq!(client.published(&uri, 1)[0]["severity"], 3);
}

#[test]
fn the_examples_of_a_rule_are_run_from_its_file() {
    let (mut client, folder) = server();
    let rule = |bad: &str| {
        format!(
            "# 🙂\n[[rule]]\nid = \"house/sluice\"\nseverity = \"note\"\nmessage = \"x\"\nwhy = \"y\"\ncategory = \"style/other\"\nmatch.phrases = [\"sluice\"]\nbad = [\"{bad}\"]\ngood = [\"A dam.\"]\n"
        )
    };
    for name in ["own.toml", "mtlint.toml"] {
        let uri = uri_of(&folder.path().join(name));
        client.open(&uri, "toml", &rule("A [sluice]."));
        let run = |client: &mut Client, kind: i64| {
            let lenses = client.ask("textDocument/codeLens", &json!({ "textDocument": { "uri": uri } })).expect("lenses");
            assert_eq!(
                (lenses[0]["range"]["start"]["line"].as_i64(), lenses[0]["command"]["title"].as_str()),
                (Some(2), Some("Run 2 examples"))
            );
            let answer = client.ask("workspace/executeCommand", &lenses[0]["command"]).expect("an answer");
            client.wait_for("window/showMessage", |params| params["type"] == kind);
            answer.as_str().expect("words").to_owned()
        };
        assert_eq!(run(&mut client, 3), "house/sluice: 2 examples passed");
        client.change(&uri, 2, &json!([{ "text": rule("A [dam].") }]));
        let said = run(&mut client, 1);
        assert!(said.starts_with("house/sluice: bad example 1 must give one finding"), "{said}");
        client.change(&uri, 3, &json!([{ "text": "# x\n[[rule]]\nid = 1\n" }]));
        let lenses = client.ask("textDocument/codeLens", &json!({ "textDocument": { "uri": uri } })).expect("lenses");
        assert_eq!(lenses[0]["range"]["start"]["line"], 2, "{lenses}");
        assert_eq!(lenses[0]["command"]["command"], "", "{lenses}");
    }
}

#[test]
fn the_examples_of_a_rule_see_the_rest_of_the_house() {
    let (mut client, folder) = server();
    fs::create_dir_all(folder.path().join("rules/en")).expect("a folder");
    fs::write(folder.path().join("mtlint.toml"), "rules = [\"rules\"]\naccept = [\"sluices\"]\n").expect("a file");
    let rule = |id: &str, word: &str| {
        format!(
            "[[rule]]\nid = \"house/{id}\"\nseverity = \"note\"\nmessage = \"x\"\nwhy = \"y\"\ncategory = \"style/other\"\nmatch.phrases = [\"{word}\"]\nbad = [\"A [{word}].\"]\ngood = [\"A dam.\"]\n"
        )
    };
    fs::write(folder.path().join("rules/other.toml"), rule("other", "weir")).expect("a file");
    // It changes a rule of another file, and one of its own has the id of one there once it is edited.
    let own = format!("{}[[override]]\nrule = \"house/other\"\nseverity = \"warning\"\n", rule("sluice", "sluice"));
    let path = folder.path().join("rules/en/own.toml");
    let uri = uri_of(&path);
    fs::write(&path, rule("other", "saved")).expect("a file");
    client.open(&uri, "toml", &own);
    let lenses = |client: &mut Client| client.ask("textDocument/codeLens", &json!({ "textDocument": { "uri": uri } })).expect("lenses");
    let found = lenses(&mut client);
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(client.ask("workspace/executeCommand", &found[0]["command"]), Ok(json!("house/sluice: 2 examples passed")));
    client.change(&uri, 2, &json!([{ "text": rule("other", "sluice") }]));
    // Where the mistake is in another file the lens says it in full.
    let title = lenses(&mut client)[0]["command"]["title"].as_str().expect("words").to_owned();
    assert!(title.contains("house/other"), "{title}");
}

#[test]
fn a_broken_configuration_is_said_once_and_checks_nothing() {
    let (mut client, folder) = server();
    let config = folder.path().join("mtlint.toml");
    fs::write(&config, "# 🙂\nlang = \"en\"\nselect = [\"no/such-rule\"]\n").expect("a file");
    let uri = uri_of(&folder.path().join("a.txt"));
    client.open(&uri, "plaintext", TEXT);
    let shown = client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri_of(&config));
    assert_eq!(shown["diagnostics"][0]["range"]["start"], json!({ "line": 2, "character": 10 }));
    client.wait_for("window/showMessage", |_| true);
    client.open(&uri_of(&folder.path().join("b.txt")), "plaintext", TEXT);
    let pull = json!({ "textDocument": { "uri": uri }, "range": shown["diagnostics"][0]["range"], "context": { "diagnostics": [] } });
    assert_eq!(client.ask("textDocument/codeAction", &pull), Ok(json!([])));
    assert!(client.unread.iter().all(|message| message["method"] != "window/showMessage"));
    // It is mended where it is open.
    fs::write(&config, "lang = \"en\"\n").expect("a file");
    client.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri_of(&config) } }));
    assert_eq!(rules(&client.published(&uri, 1)), ["repetition/repeated-word"]);
}

#[test]
fn what_a_new_configuration_leaves_out_is_taken_back() {
    let (mut client, folder) = server();
    let uri = uri_of(&folder.path().join("a.txt"));
    let config = folder.path().join("mtlint.toml");
    fs::write(&config, "lang = \"en\"\n").expect("a file");
    client.open(&uri, "plaintext", TEXT);
    assert_eq!(client.published(&uri, 1).len(), 1);
    fs::write(&config, "lang = \"en\"\nexclude = [\"*.txt\"]\n").expect("a file");
    client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri_of(&config), "type": 2 }] }));
    client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri && params["diagnostics"] == json!([]));
}

#[test]
fn settings_of_the_client_are_those_of_the_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, target) = (folder.path().join("de"), folder.path().join("en"));
    fs::create_dir_all(&source).and_then(|()| fs::create_dir_all(&target)).expect("folders");
    fs::write(source.join("a.txt"), "Der Fluss stieg um 30 Zentimeter.\n").expect("a file");
    let text = "The the river rose by 40 centimetres.\n";
    fs::write(target.join("a.txt"), text).expect("a file");
    let options = json!({ "source": "../de", "sourceLang": "de", "ignore": ["repetition"] });
    let mut client = Client::new(&uri_of(&target), &usual(), &options);
    let uri = uri_of(&target.join("a.txt"));
    client.open(&uri, "plaintext", text);
    let wanted = command(folder.path(), "en/a.txt", &["--source", "de/a.txt", "--source-lang", "de", "--ignore", "repetition"]);
    assert!(!wanted.is_empty());
    assert_eq!(rules(&client.published(&uri, 1)), wanted.iter().map(|(rule, _)| rule.as_str()).collect::<Vec<_>>());
    client.open(&uri_of(&target.join("b.txt")), "plaintext", text);
    let shown = client.published(&uri_of(&target.join("b.txt")), 1);
    assert!(shown[0]["message"].as_str().is_some_and(|message| message.contains("no source for it")), "{shown:?}");
    for wrong in [json!({ "sauce": 1 }), json!({ "lang": "?!" }), json!("en")] {
        let mut client = Client::new(&uri_of(&target), &usual(), &wrong);
        client
            .wait_for("window/showMessage", |params| params["message"].as_str().is_some_and(|text| text.contains("initializationOptions")));
    }
    let mut client = Client::new(&uri_of(&target), &usual(), &json!({ "select": ["no/such-rule"] }));
    client.open(&uri, "plaintext", text);
    client.wait_for("window/showMessage", |params| params["message"].as_str().is_some_and(|text| text.contains("no/such-rule")));
}

#[test]
fn files_are_watched_where_the_client_can() {
    let (mut client, _folder) = server();
    let asked = client.wait_for("client/registerCapability", |_| true);
    assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    let mut client = Client::new("file:///nowhere", &json!({}), &Value::Null);
    client.open("untitled:one", "plaintext", TEXT);
    client.published("untitled:one", 1);
    assert!(client.unread.is_empty(), "{:?}", client.unread);
}

/// The command of the action at a document's first finding whose title begins so, carried out.
fn configure(client: &mut Client, uri: &str, shown: &[Value], title: &str) -> Result<Value, i64> {
    let actions = client.actions(uri, &shown[0]["range"], Some("quickfix"));
    let is_it = |action: &&Value| action["title"].as_str().is_some_and(|own| own.starts_with(title));
    let action = actions.iter().find(is_it).unwrap_or_else(|| panic!("no {title} among {actions:?}"));
    let command = json!({ "command": action["command"]["command"], "arguments": action["command"]["arguments"] });
    client.ask("workspace/executeCommand", &command)
}

#[test]
fn the_configuration_is_written_as_the_command_would() {
    let (mut client, folder) = server();
    let config = folder.path().join("mtlint.toml");
    let text = "The the dam held.\n\nIt was said that the the dam is dry.\n";
    let [uri, other] = ["a.txt", "b.txt"].map(|name| uri_of(&folder.path().join(name)));
    client.open(&uri, "plaintext", text);
    let shown = client.published(&uri, 1);
    assert_eq!(shown.len(), 2);
    // There is none yet.
    assert_eq!(configure(&mut client, &uri, &shown, "Silence this finding"), Ok(json!(uri_of(&config))));
    assert_eq!(client.published(&uri, 1), shown[1..]);
    let written = fs::read_to_string(&config).expect("a configuration");
    assert!(written.contains("[[suppress]]") && written.contains("path = \"/a.txt\"") && written.contains("words = "), "{written}");
    fs::write(&config, format!("# ours\n{written}")).expect("a file");
    client.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri_of(&config) } }));
    client.published(&uri, 1);
    configure(&mut client, &uri, &shown[1..], "Silence repetition/repeated-word for this file").expect("it is written");
    assert!(client.published(&uri, 1).is_empty());
    assert!(fs::read_to_string(&config).is_ok_and(|text| text.starts_with("# ours\n")));
    client.open(&other, "plaintext", text);
    assert_eq!(client.published(&other, 1).len(), 2, "only one file is silent");
}

#[test]
fn a_word_is_accepted_for_all_that_is_open() {
    let (mut client, folder) = server();
    let uri = uri_of(&folder.path().join("a.txt"));
    client.open(&uri, "plaintext", "🙂 The 大坝 held all night, the mayor said.\n");
    let shown = client.published(&uri, 1);
    assert_eq!(rules(&shown), ["untranslated/foreign-script"]);
    configure(&mut client, &uri, &shown, "Accept “大坝”").expect("it is written");
    assert!(client.published(&uri, 1).is_empty());
    assert_eq!(fs::read_to_string(folder.path().join("mtlint.toml")).ok().as_deref(), Some("accept = [\"大坝\"]\n"));
    // What is no command, or about another version, writes nothing.
    let command = json!({ "command": "mtlint.other", "arguments": [{}] });
    assert_eq!(client.ask("workspace/executeCommand", &command), Err(-32602));
    client.open("untitled:one", "plaintext", TEXT);
    let shown = client.published("untitled:one", 1);
    let actions = client.actions("untitled:one", &shown[0]["range"], None);
    assert!(actions.iter().all(|action| action["command"].is_null()), "a text without a name can't be named: {actions:?}");
}
