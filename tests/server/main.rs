//! `mtlint server`, as a client meets it.

mod behaviour;
mod client;
mod findings;
mod house;
mod random;

use client::Client;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// What most editors can do.
fn usual() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
            "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } },
            "hover": { "contentFormat": ["markdown", "plaintext"] }
        },
        "workspace": { "workspaceEdit": { "documentChanges": true }, "didChangeWatchedFiles": { "dynamicRegistration": true } }
    })
}

fn uri_of(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The rules that a document is reported for, in order.
fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or("unread")).collect()
}

/// What the command finds in a file: the rule, and the place in its JSON report.
fn command(folder: &Path, name: &str, options: &[&str]) -> Vec<(String, Value)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let output = command.current_dir(folder).args(["check", "--format", "json", name]).args(options).output().expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let documents = report["documents"].as_array().expect("documents").iter();
    let found = documents.flat_map(|document| document["diagnostics"].as_array().expect("diagnostics"));
    found.map(|found| (found["rule"].as_str().expect("a rule").to_owned(), found["span"].clone())).collect()
}

/// A server in an empty folder, and the folder.
fn server() -> (Client, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let client = Client::new(&uri_of(folder.path()), &usual(), &Value::Null);
    (client, folder)
}
