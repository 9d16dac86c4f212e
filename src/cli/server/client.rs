//! What the client is and wants, as it says when it begins, and what it is offered.

use super::text::Encoding;
use super::{commands, lens, uri};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, DiagnosticOptions, DiagnosticServerCapabilities, ExecuteCommandOptions,
    HoverProviderCapability, PositionEncodingKind, SaveOptions, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, Uri,
};
use mtlint::lang::Lang;
use mtlint::project::Configuration;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The kind of the action that makes all safe fixes.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.mtlint");

/// What a client can do, of that which makes a difference.
#[derive(Debug)]
pub(super) struct Client {
    pub encoding: Encoding,
    /// It asks for the findings of a document; they are not sent to it.
    pub pulls: bool,
    /// It asks again when it is told to.
    pub refreshes: bool,
    /// It can be asked to watch files.
    pub watches: bool,
    pub related_information: bool,
    /// It asks for the edit of an action when the user has chosen it.
    pub resolves_edits: bool,
    /// It takes edits of a document with the version that they are for.
    pub document_changes: bool,
    pub markdown: bool,
    /// The folder that is open.
    pub root: Option<PathBuf>,
}

impl Client {
    /// Reads the parameters of `initialize`: only what is needed, so that a capability nobody has heard of does no harm.
    pub(super) fn new(params: &Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let has = |path: &str, item: &str| at(path).and_then(Value::as_array).is_some_and(|list| list.iter().any(|entry| entry == item));
        let encodings = at("general/positionEncodings").and_then(|list| Vec::<PositionEncodingKind>::deserialize(list).ok());
        let root = [params.pointer("/workspaceFolders/0/uri"), params.get("rootUri")];
        let root = root.into_iter().flatten().find_map(|root| uri::to_path(&Uri::deserialize(root).ok()?));
        Self {
            encoding: Encoding::negotiated(&encodings.unwrap_or_default()),
            pulls: at("textDocument/diagnostic").is_some(),
            refreshes: can("workspace/diagnostics/refreshSupport"),
            watches: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            related_information: can("textDocument/publishDiagnostics/relatedInformation"),
            resolves_edits: has("textDocument/codeAction/resolveSupport/properties", "edit") && can("textDocument/codeAction/dataSupport"),
            document_changes: can("workspace/workspaceEdit/documentChanges"),
            markdown: has("textDocument/hover/contentFormat", "markdown"),
            root: root.or_else(|| params.get("rootPath").and_then(Value::as_str).map(PathBuf::from)),
        }
    }

    /// What this client is offered.
    pub(super) fn offer(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let pulled = DiagnosticOptions { identifier: Some("mtlint".to_owned()), ..DiagnosticOptions::default() };
        ServerCapabilities {
            position_encoding: Some(self.encoding.kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            diagnostic_provider: self.pulls.then_some(DiagnosticServerCapabilities::Options(pulled)),
            code_action_provider: Some(
                CodeActionOptions {
                    code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
                    resolve_provider: Some(self.resolves_edits),
                    ..CodeActionOptions::default()
                }
                .into(),
            ),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: vec![commands::CONFIGURE.to_owned(), lens::TEST.to_owned()],
                ..ExecuteCommandOptions::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// What the user sets in the editor: the options of the command that make sense there. Paths count from the folder that is open.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Settings {
    /// The configuration file, instead of the closest `mtlint.toml`.
    pub config: Option<PathBuf>,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
    /// The folder of the source articles of those in the folder that is open.
    pub source: Option<PathBuf>,
    pub select: Vec<String>,
    pub ignore: Vec<String>,
}

impl Settings {
    /// Reads the initialization options; what is wrong with them, if anything.
    pub(super) fn new(params: &Value, root: Option<&Path>) -> Result<Self, String> {
        let Some(options) = params.get("initializationOptions").filter(|options| !options.is_null()) else { return Ok(Self::default()) };
        let mut settings = Self::deserialize(options).map_err(|error| format!("initializationOptions: {error}"))?;
        for path in settings.config.iter_mut().chain(&mut settings.source) {
            *path = root.unwrap_or(Path::new("")).join(&*path);
        }
        Ok(settings)
    }

    /// The configuration file in force for documents in `folder`.
    pub(super) fn config_for(&self, folder: Option<&Path>) -> Option<PathBuf> {
        self.config.clone().or_else(|| Configuration::closest_to(folder?))
    }
}
