//! Answers the messages of one client.

use super::actions::{Deferred, Open};
use super::check::{Checked, Job};
use super::client::{Client, Settings};
use super::commands::{CONFIGURE, Order};
use super::desk::{Desk, Document};
use super::lens::{TEST, Trial};
use super::output::Output;
use super::{show, uri};
use crate::cli::{Failure, Outcome};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use lsp_types::{
    CodeAction, CodeActionParams, CodeLensParams, Diagnostic as Shown, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReport, ExecuteCommandParams, FileSystemWatcher, FullDocumentDiagnosticReport, GlobPattern,
    HoverParams, InitializeResult, PublishDiagnosticsParams, Registration, RegistrationParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, ServerInfo, UnchangedDocumentDiagnosticReport, Uri,
};
use mtlint::project::is_same_file;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::Sender;

/// Why a request gets no answer.
struct Refusal(ErrorCode, String);

/// A client, its documents and what it was told.
pub(super) struct Service {
    desk: Desk,
    jobs: Sender<Job>,
    is_checking: bool,
    output: Output,
    has_shut_down: bool,
    /// What is wrong with the files of houses, by their URIs.
    mistakes: BTreeMap<String, Vec<Shown>>,
    /// The documents of which something is shown that nobody asked for.
    published: BTreeSet<String>,
    /// What the user was told is wrong.
    told: BTreeSet<String>,
    /// What is wrong with the settings.
    misset: Option<String>,
}

impl Service {
    /// A service for the client that sent `params` with `initialize`. What is to be checked goes to `jobs`.
    pub(super) fn new(params: &Value, jobs: Sender<Job>, output: Output) -> Self {
        let client = Client::new(params);
        let (settings, misset) = match Settings::new(params, client.root.as_deref()) {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(error)),
        };
        Self {
            desk: Desk::new(client, settings),
            jobs,
            is_checking: false,
            output,
            has_shut_down: false,
            mistakes: BTreeMap::new(),
            published: BTreeSet::new(),
            told: BTreeSet::new(),
            misset,
        }
    }

    /// Answers the request `initialize`.
    pub(super) fn begin(&mut self, id: RequestId) -> Result<(), Failure> {
        let server_info = Some(ServerInfo { name: "mtlint".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) });
        let result = InitializeResult { capabilities: self.desk.client.offer(), server_info };
        self.output.answer(id, json!(result))
    }

    /// How the service ends when the client leaves: well if it said so before.
    pub(super) const fn end(&self) -> Outcome {
        if self.has_shut_down { Outcome::Clean } else { Outcome::Findings }
    }

    pub(super) fn complain(&mut self, what: &str) -> Result<(), Failure> {
        self.output.log(what)
    }

    /// Takes a message; how the service ends if it was the last.
    pub(super) fn take(&mut self, message: Message) -> Result<Option<Outcome>, Failure> {
        match message {
            Message::Notification(notification) if notification.method == "exit" => return Ok(Some(self.end())),
            Message::Notification(notification) => self.notified(notification)?,
            Message::Request(request) => self.asked(request)?,
            Message::Response(_) => {}
        }
        Ok(None)
    }

    /// Hands the next document to the thread that checks, if that is free.
    pub(super) fn go_on(&mut self) -> Result<(), Failure> {
        if let Some(job) = self.desk.next_job().filter(|_| !self.is_checking) {
            self.jobs.send(job).map_err(|_| Failure::of("the thread that checks documents has ended"))?;
            self.is_checking = true;
        }
        Ok(())
    }

    /// Takes what was found in a document.
    pub(super) fn checked(&mut self, checked: Checked) -> Result<(), Failure> {
        self.is_checking = false;
        let Some((document, waiting)) = self.desk.take(checked) else { return Ok(()) };
        let uri = document.uri.clone();
        if !self.desk.client.pulls {
            self.publish(&uri)?;
        }
        waiting.into_iter().try_for_each(|request| self.asked(request))
    }

    fn notified(&mut self, Notification { method, params }: Notification) -> Result<(), Failure> {
        let changed = params.pointer("/textDocument/uri").filter(|_| method == "textDocument/didChange").cloned();
        let read_as = |what: Result<Told, serde_json::Error>| what.map_err(|error| format!("{method}: {error}"));
        let told = match &*method {
            "initialized" => Ok(Told::Ready),
            "textDocument/didOpen" => read_as(serde_json::from_value(params).map(Told::Opened)),
            "textDocument/didChange" => read_as(serde_json::from_value(params).map(Told::Changed)),
            "textDocument/didClose" => read_as(serde_json::from_value(params).map(Told::Closed)),
            "textDocument/didSave" => read_as(serde_json::from_value(params).map(Told::Saved)),
            "workspace/didChangeWatchedFiles" => read_as(serde_json::from_value(params).map(Told::Written)),
            "$/cancelRequest" => read_as(serde_json::from_value(params).map(|Cancelled { id }| Told::Cancelled(id))),
            _ => return Ok(()),
        };
        match told {
            Ok(Told::Ready) => self.ready(),
            Ok(Told::Opened(params)) => self.opened(params),
            Ok(Told::Changed(params)) => self.changed(params),
            Ok(Told::Closed(params)) => self.closed(&params.text_document.uri),
            Ok(Told::Saved(params)) => self.written(&[params.text_document.uri]),
            Ok(Told::Written(params)) => self.written(&params.changes.into_iter().map(|change| change.uri).collect::<Vec<_>>()),
            Ok(Told::Cancelled(id)) => match self.desk.cancel(&id) {
                Some(request) => self.output.refuse(request.id, ErrorCode::RequestCanceled, "cancelled"),
                None => Ok(()),
            },
            Err(error) => {
                self.output.log(&error)?;
                changed.and_then(|uri| serde_json::from_value(uri).ok()).map_or(Ok(()), |uri| self.lost(&uri))
            }
        }
    }

    /// A change can't be read, so nobody knows the text any more: what was said of it would stand at wrong places.
    fn lost(&mut self, uri: &Uri) -> Result<(), Failure> {
        if self.desk.document(uri).is_none() {
            return Ok(());
        }
        self.output.show(&format!("a change of {} can’t be read; open it anew", uri.as_str()))?;
        self.closed(uri)
    }

    /// What could not be done before the client was ready.
    fn ready(&mut self) -> Result<(), Failure> {
        if let Some(error) = self.misset.take() {
            self.output.show(&error)?;
        }
        if self.desk.client.watches {
            let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String("**/*.{toml,json,csv,tsv,tbx}".to_owned()), kind: None };
            let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
            let method = "workspace/didChangeWatchedFiles".to_owned();
            let registration = Registration { id: "house".to_owned(), method, register_options: Some(json!(options)) };
            self.output.ask("client/registerCapability", RegistrationParams { registrations: vec![registration] })?;
        }
        Ok(())
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) -> Result<(), Failure> {
        let uri = params.text_document.uri.clone();
        if self.desk.document(&uri).is_some() {
            self.output.log(&format!("{} was open already; opened anew", uri.as_str()))?;
        }
        let dropped = self.desk.open(params.text_document);
        self.outdated(dropped)?;
        self.take_back()?;
        self.tell_mistakes()?;
        if self.mistakes.contains_key(uri.as_str()) { self.publish(&uri) } else { Ok(()) }
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) -> Result<(), Failure> {
        let (uri, version) = (params.text_document.uri.clone(), params.text_document.version);
        let before = self.desk.document(&uri).map(|document| document.version);
        match (self.desk.change(params), before) {
            (Some(dropped), Some(before)) => {
                if version <= before {
                    // What it says is the best that is known of its text.
                    self.output.log(&format!("{}: version {version} came after version {before}; taken as it came", uri.as_str()))?;
                }
                self.outdated(dropped)
            }
            _ => self.output.log(&format!("{} is not open, so it can't be changed", uri.as_str())),
        }
    }

    fn closed(&mut self, uri: &Uri) -> Result<(), Failure> {
        let dropped = self.desk.close(uri);
        self.outdated(dropped)?;
        self.publish(uri)
    }

    /// Files were written: if one of them is of a house, all is read anew.
    fn written(&mut self, uris: &[Uri]) -> Result<(), Failure> {
        let is_of_house = |uri: &Uri| {
            let path = uri::to_path(uri);
            path.is_some_and(|path| {
                path.extension().is_some_and(|extension| extension == "toml")
                    || self.desk.houses.files().any(|file| is_same_file(file, &path))
            })
        };
        if uris.iter().any(is_of_house) { self.reload() } else { Ok(()) }
    }

    /// Reads the configurations anew, and has every document checked again.
    fn reload(&mut self) -> Result<(), Failure> {
        let dropped = self.desk.reload();
        self.outdated(dropped)?;
        self.take_back()?;
        self.tell_mistakes()?;
        if self.desk.client.refreshes { self.output.ask("workspace/diagnostic/refresh", Value::Null) } else { Ok(()) }
    }

    /// Takes back what was shown of documents that are not checked any more.
    fn take_back(&mut self) -> Result<(), Failure> {
        self.desk.drop_left_out().iter().try_for_each(|uri| self.publish(uri))
    }

    /// Refuses requests about a version that is none any more.
    fn outdated(&mut self, requests: Vec<Request>) -> Result<(), Failure> {
        let refuse = |request: Request| self.output.refuse(request.id, ErrorCode::ContentModified, "the document has changed");
        requests.into_iter().try_for_each(refuse)
    }

    /// Says what is wrong with the files of the houses: in these files, and what is new to the user too.
    fn tell_mistakes(&mut self) -> Result<(), Failure> {
        let mut mistakes: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        let mut uris: Vec<Uri> = Vec::new();
        let mut told = BTreeSet::new();
        let mut news = Vec::new();
        for error in self.desk.houses.errors() {
            if told.insert(error.to_string()) && !self.told.contains(&error.to_string()) {
                news.push(error.to_string());
            }
            let Some((path, shown)) = show::mistake(error, self.desk.client.encoding) else { continue };
            let Some(uri) = uri::of_path(&path) else { continue };
            mistakes.entry(uri.as_str().to_owned()).or_default().push(shown);
            uris.push(uri);
        }
        uris.extend(self.mistakes.keys().filter(|uri| !mistakes.contains_key(*uri)).filter_map(|uri| uri.parse().ok()));
        (self.mistakes, self.told) = (mistakes, told);
        uris.iter().try_for_each(|uri| self.publish(uri))?;
        news.iter().try_for_each(|error| self.output.show(error))
    }

    /// Sends all that is shown of a document, unless the client asks for it.
    fn publish(&mut self, uri: &Uri) -> Result<(), Failure> {
        let document = self.desk.document(uri);
        let is_pulled = document.is_some() && self.desk.client.pulls;
        let diagnostics = if is_pulled { Vec::new() } else { self.shown(uri) };
        let is_news = !diagnostics.is_empty() || self.published.contains(uri.as_str());
        let version = document.filter(|_| !is_pulled).map(|document| document.version);
        if !is_news && version.is_none() {
            return Ok(());
        }
        if diagnostics.is_empty() {
            self.published.remove(uri.as_str());
        } else {
            self.published.insert(uri.as_str().to_owned());
        }
        self.output.notify("textDocument/publishDiagnostics", PublishDiagnosticsParams::new(uri.clone(), diagnostics, version))
    }

    /// All that is shown of a document, as an article and as a file of the house.
    fn shown(&self, uri: &Uri) -> Vec<Shown> {
        let found = self.desk.document(uri).map_or(&[][..], Document::shown);
        found.iter().chain(self.mistakes.get(uri.as_str()).into_iter().flatten()).cloned().collect()
    }

    /// Answers a request, or lets it wait until its document is checked.
    fn asked(&mut self, request: Request) -> Result<(), Failure> {
        if self.has_shut_down {
            return self.output.refuse(request.id, ErrorCode::InvalidRequest, "nothing but `exit` may follow `shutdown`");
        }
        let Some(request) = self.desk.wait(request) else { return Ok(()) };
        if request.method == "workspace/executeCommand" && request.params["command"] == TEST {
            return self.test(request);
        }
        let is_order = request.method == "workspace/executeCommand";
        match self.answer(&request.method, request.params) {
            Ok(result) => {
                self.output.answer(request.id, result)?;
                if is_order { self.reload() } else { Ok(()) }
            }
            Err(Refusal(code, why)) => self.output.refuse(request.id, code, &why),
        }
    }

    fn answer(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "textDocument/diagnostic" => read(params).map(|params| self.pulled(&params)),
            "textDocument/codeAction" => read(params).map(|params| self.actions(&params)),
            "codeAction/resolve" => self.resolved(read(params)?),
            "workspace/executeCommand" => self.obey(read(params)?),
            "textDocument/codeLens" => read(params).map(|params| self.lenses(&params)),
            "textDocument/hover" => read(params).map(|params| self.hover(&params)),
            "shutdown" => {
                self.has_shut_down = true;
                Ok(Value::Null)
            }
            "initialize" => Err(Refusal(ErrorCode::InvalidRequest, "`initialize` may come only once".to_owned())),
            _ => Err(Refusal(ErrorCode::MethodNotFound, format!("there is no method {method}"))),
        }
    }

    fn pulled(&self, params: &DocumentDiagnosticParams) -> Value {
        let result_id = self.desk.document(&params.text_document.uri).map(Document::result_id);
        if let Some(result_id) = result_id.clone().filter(|id| params.previous_result_id.as_ref() == Some(id)) {
            let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
            let report = RelatedUnchangedDocumentDiagnosticReport { related_documents: None, unchanged_document_diagnostic_report };
            return json!(DocumentDiagnosticReport::Unchanged(report));
        }
        let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items: self.shown(&params.text_document.uri) };
        json!(DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report
        }))
    }

    fn open(&self, uri: &Uri) -> Option<Open<'_>> {
        self.desk.document(uri)?.open(&self.desk.client)
    }

    fn actions(&self, params: &CodeActionParams) -> Value {
        json!(self.open(&params.text_document.uri).map(|open| open.actions(params.range, &params.context)).unwrap_or_default())
    }

    fn resolved(&self, mut action: CodeAction) -> Result<Value, Refusal> {
        let deferred = action.data.take().and_then(|data| serde_json::from_value::<Deferred>(data).ok());
        if let Some(deferred) = deferred {
            let open = self.open(&deferred.uri).filter(|open| open.version == deferred.version);
            let open = open.ok_or_else(|| Refusal(ErrorCode::ContentModified, "the document has changed".to_owned()))?;
            action.edit = Some(open.resolve(&deferred).map_err(|error| Refusal(ErrorCode::RequestFailed, error))?);
        }
        Ok(json!(action))
    }

    /// Writes into a configuration.
    fn obey(&self, mut params: ExecuteCommandParams) -> Result<Value, Refusal> {
        let order = params.arguments.pop().and_then(|order| serde_json::from_value::<Order>(order).ok());
        let order = order.filter(|_| params.command == CONFIGURE);
        let order = order.ok_or_else(|| Refusal(ErrorCode::InvalidParams, format!("there is no such command as {}", params.command)))?;
        let open = self.open(&order.uri).filter(|open| open.version == order.version);
        let open = open.ok_or_else(|| Refusal(ErrorCode::ContentModified, "the document has changed".to_owned()))?;
        let written = open.write(&order).map_err(|error| Refusal(ErrorCode::RequestFailed, error))?;
        Ok(json!(uri::of_path(&written)))
    }

    /// Runs the examples of a rule, and says how they fared.
    fn test(&mut self, request: Request) -> Result<(), Failure> {
        let tested = read(request.params).and_then(|mut params: ExecuteCommandParams| {
            let trial: Trial = read(params.arguments.pop().unwrap_or_default())?;
            let rules = self.desk.rules(&trial.uri).filter(|rules| rules.version == trial.version);
            let rules = rules.ok_or_else(|| Refusal(ErrorCode::ContentModified, "the document has changed".to_owned()))?;
            rules.test(&trial).map_err(|error| Refusal(ErrorCode::RequestFailed, error))
        });
        match tested {
            Ok((kind, said)) => {
                self.output.say(kind, &said)?;
                self.output.answer(request.id, json!(said))
            }
            Err(Refusal(code, why)) => self.output.refuse(request.id, code, &why),
        }
    }

    fn lenses(&self, params: &CodeLensParams) -> Value {
        let rules = self.desk.rules(&params.text_document.uri);
        json!(rules.map(|rules| rules.lenses()).unwrap_or_default())
    }

    fn hover(&self, params: &HoverParams) -> Value {
        let place = &params.text_document_position_params;
        json!(self.open(&place.text_document.uri).and_then(|open| open.hover(place.position)))
    }
}

/// What a client tells.
enum Told {
    Ready,
    Opened(DidOpenTextDocumentParams),
    Changed(DidChangeTextDocumentParams),
    Closed(DidCloseTextDocumentParams),
    Saved(DidSaveTextDocumentParams),
    Written(DidChangeWatchedFilesParams),
    Cancelled(RequestId),
}

#[derive(Deserialize)]
struct Cancelled {
    id: RequestId,
}

/// The parameters of a request.
fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal(ErrorCode::InvalidParams, error.to_string()))
}
