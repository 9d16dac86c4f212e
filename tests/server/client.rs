//! A client that speaks to the built program over pipes.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Client {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Notifications and requests of the server that nobody has waited for yet.
    pub(crate) unread: Vec<Value>,
    last_id: i64,
}

impl Client {
    /// Starts the server and says nothing.
    pub(crate) fn silent() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        let command = command.arg("server").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("the program starts");
        let (sender, messages) = channel();
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = process.stdin.take();
        Self { process, input, messages, unread: Vec::new(), last_id: 0 }
    }

    /// Starts the server for a client with these capabilities and initialization options, in a folder.
    pub(crate) fn new(root: &str, capabilities: &Value, options: &Value) -> Self {
        let mut client = Self::silent();
        let params = json!({ "processId": null, "rootUri": root, "capabilities": capabilities, "initializationOptions": options });
        client.ask("initialize", &params).expect("it is initialized");
        client.tell("initialized", &json!({}));
        client
    }

    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; its id.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params }));
        self.last_id
    }

    /// What comes back for a request: the result, or the code of the error.
    pub(crate) fn answer(&mut self, id: i64) -> Result<Value, i64> {
        loop {
            let message = self.next();
            if message.get("method").is_none() && message["id"] == id {
                return message.get("result").cloned().ok_or_else(|| message["error"]["code"].as_i64().expect("a code"));
            }
            self.unread.push(message);
        }
    }

    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Result<Value, i64> {
        let id = self.request(method, params);
        self.answer(id)
    }

    fn next(&mut self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("the server says something")
    }

    /// The parameters of the next message of the server that is called so and for which `wanted` holds.
    pub(crate) fn wait_for(&mut self, method: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let is_it = |message: &Value| message["method"] == method && wanted(&message["params"]);
        loop {
            if let Some(at) = self.unread.iter().position(is_it) {
                return self.unread.remove(at)["params"].take();
            }
            let message = self.next();
            self.unread.push(message);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// What is published of a version of a document.
    pub(crate) fn published(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let mut params = self.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri && params["version"] == version);
        serde_json::from_value(params["diagnostics"].take()).expect("a list")
    }

    pub(crate) fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let context = json!({ "diagnostics": [], "only": only.map(|kind| [kind]) });
        let found = self.ask("textDocument/codeAction", &json!({ "textDocument": { "uri": uri }, "range": range, "context": context }));
        serde_json::from_value(found.expect("actions")).expect("a list")
    }

    /// Closes the pipe; the exit code.
    pub(crate) fn hang_up(mut self) -> Option<i32> {
        self.input = None;
        self.process.wait().expect("it ends").code()
    }

    /// Waits for the server to end by itself; the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        self.process.wait().expect("it ends").code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The byte of `text` at a position whose characters are UTF-16 units, by a count of its own.
pub(crate) fn byte_at(text: &str, position: &Value) -> usize {
    let [mut line, character] = ["line", "character"].map(|field| position[field].as_u64().expect("a number"));
    let mut rest = text;
    while line > 0 {
        let end = rest.find(['\n', '\r']).expect("there is such a line");
        rest = &rest[end + if rest[end..].starts_with("\r\n") { 2 } else { 1 }..];
        line -= 1;
    }
    let mut units = 0;
    let before = rest.chars().take_while(|character_| {
        let is_before = units < character;
        units += character_.len_utf16() as u64;
        is_before
    });
    text.len() - rest.len() + before.map(char::len_utf8).sum::<usize>()
}

/// `text` after the edits of a code action on its one document.
pub(crate) fn applied(text: &str, action: &Value) -> String {
    let changes = &action["edit"]["documentChanges"][0]["edits"];
    let edits =
        if changes.is_null() { action["edit"]["changes"].as_object().expect("changes").values().next().expect("one") } else { changes };
    let place = |edit: &Value| (byte_at(text, &edit["range"]["start"]), byte_at(text, &edit["range"]["end"]));
    let mut edits: Vec<_> =
        edits.as_array().expect("edits").iter().map(|edit| (place(edit), edit["newText"].as_str().expect("text"))).collect();
    edits.sort();
    let mut text = text.to_owned();
    for ((start, end), new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}
