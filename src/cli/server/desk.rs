//! The open documents, and the requests that wait until they are checked.

use super::actions::{Deferred, Open};
use super::check::{Checked, Job};
use super::client::{Client, Settings};
use super::house::{House, Houses};
use super::lens::OpenRules;
use super::text::Text;
use super::{show, uri};
use lsp_server::{Request, RequestId};
use lsp_types::{Diagnostic as Shown, DidChangeTextDocumentParams, TextDocumentItem, Uri};
use mtlint::input::{Format, kind_of};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document that the client holds open.
#[derive(Debug)]
pub(super) struct Document {
    pub uri: Uri,
    /// As the client counts.
    pub version: i32,
    revision: u64,
    text: Arc<Text>,
    path: Option<PathBuf>,
    /// `None` for what is not read.
    format: Option<Format>,
    house: Option<Arc<House>>,
    /// What was found, and how it is shown.
    result: Option<(Checked, Vec<Shown>)>,
    /// Requests about this version.
    waiting: Vec<Request>,
}

impl Document {
    /// Whether there is nothing more to find in this version.
    pub(super) fn is_at_rest(&self) -> bool {
        self.job().is_none() || self.result.as_ref().is_some_and(|(checked, _)| checked.job.revision == self.revision)
    }

    /// What is to be checked.
    fn job(&self) -> Option<Job> {
        Some(Job {
            uri: self.uri.as_str().to_owned(),
            revision: self.revision,
            text: self.text.clone(),
            path: self.path.clone(),
            format: self.format?,
            house: self.house.clone()?,
        })
    }

    /// All that is shown of this version; nothing of a document that is not read.
    pub(super) fn shown(&self) -> &[Shown] {
        self.result.as_ref().filter(|_| self.job().is_some()).map_or(&[], |(_, shown)| shown)
    }

    /// A name for what [`Document::shown`] gives, which changes when that does.
    pub(super) fn result_id(&self) -> String {
        self.revision.to_string()
    }

    /// The document as it was checked.
    pub(super) fn open<'d>(&'d self, client: &'d Client) -> Option<Open<'d>> {
        let (checked, shown) = self.result.as_ref().filter(|_| self.job().is_some())?;
        Some(Open { uri: &self.uri, version: self.version, shown: &shown[checked.errors.len()..], checked, client })
    }
}

/// All open documents and their houses.
#[derive(Debug)]
pub(super) struct Desk {
    pub client: Client,
    pub settings: Settings,
    pub houses: Houses,
    documents: BTreeMap<String, Document>,
    /// The last revision that was given.
    revision: u64,
}

impl Desk {
    pub(super) fn new(client: Client, settings: Settings) -> Self {
        Self { client, settings, houses: Houses::default(), documents: BTreeMap::new(), revision: 0 }
    }

    pub(super) fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(uri.as_str())
    }

    /// A document as a file that may hold rules.
    pub(super) fn rules(&self, uri: &Uri) -> Option<OpenRules<'_>> {
        let Document { uri, version, text, path, .. } = self.document(uri)?;
        let path = path.as_deref()?;
        // That of the house, whether it can be read or not: the mistake may be in this file as it is saved.
        Some(OpenRules { uri, version: *version, path, text: text.as_str(), config: self.settings.config_for(path.parent()) })
    }

    fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// Opens a document, or opens it anew.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Vec<Request> {
        let dropped = self.close(&item.uri);
        let path = uri::to_path(&item.uri);
        let format = format_of(path.as_deref(), &item.language_id);
        let document = Document {
            version: item.version,
            revision: self.next_revision(),
            text: Arc::new(Text::new(item.text)),
            house: self.house_of(path.as_deref()),
            path,
            format,
            result: None,
            waiting: Vec::new(),
            uri: item.uri,
        };
        self.documents.insert(document.uri.as_str().to_owned(), document);
        dropped
    }

    /// Changes a document; the requests about the version before come back. `None` if it is not open.
    pub(super) fn change(&mut self, params: DidChangeTextDocumentParams) -> Option<Vec<Request>> {
        let (revision, encoding) = (self.next_revision(), self.client.encoding);
        let document = self.documents.get_mut(params.text_document.uri.as_str())?;
        Arc::make_mut(&mut document.text).apply(params.content_changes, encoding);
        document.version = params.text_document.version;
        document.revision = revision;
        Some(std::mem::take(&mut document.waiting))
    }

    /// Closes a document; the requests about it come back.
    pub(super) fn close(&mut self, uri: &Uri) -> Vec<Request> {
        self.documents.remove(uri.as_str()).map(|document| document.waiting).unwrap_or_default()
    }

    /// Reads the configurations anew; every document is to be checked again, and the requests that waited come back.
    pub(super) fn reload(&mut self) -> Vec<Request> {
        self.houses.reload(&self.settings, self.client.root.as_deref());
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        let mut dropped = Vec::new();
        for uri in uris {
            let path = self.documents.get(&uri).and_then(|document| document.path.clone());
            let (house, revision) = (self.house_of(path.as_deref()), self.next_revision());
            if let Some(document) = self.documents.get_mut(&uri) {
                (document.house, document.revision) = (house, revision);
                dropped.append(&mut document.waiting);
            }
        }
        dropped
    }

    /// Forgets what was found in open documents that are not checked any more, such as those that a configuration leaves out now, and
    /// returns those of which something was shown.
    pub(super) fn drop_left_out(&mut self) -> Vec<Uri> {
        let left_out = self.documents.values_mut().filter(|document| document.job().is_none());
        let shown =
            left_out.filter_map(|document| document.result.take().filter(|(_, shown)| !shown.is_empty()).map(|_| document.uri.clone()));
        shown.collect()
    }

    /// The configuration that is in force for a document, unless that leaves it out.
    fn house_of(&mut self, path: Option<&Path>) -> Option<Arc<House>> {
        let root = self.client.root.as_deref();
        let house = self.houses.of(path.and_then(Path::parent).or(root), &self.settings, root)?;
        (!path.is_some_and(|path| house.excludes(path))).then_some(house)
    }

    /// The document that was changed last of those that are still to be checked: that is where the user looks.
    pub(super) fn next_job(&self) -> Option<Job> {
        self.documents.values().filter(|document| !document.is_at_rest()).max_by_key(|document| document.revision)?.job()
    }

    /// Takes a result, unless the document has changed since or was closed; returns it with the requests that waited.
    pub(super) fn take(&mut self, checked: Checked) -> Option<(&Document, Vec<Request>)> {
        let document = self.documents.get_mut(&checked.job.uri).filter(|document| document.revision == checked.job.revision)?;
        let shown = show::all(&checked, &document.uri, &self.client);
        document.result = Some((checked, shown));
        let waiting = std::mem::take(&mut document.waiting);
        Some((document, waiting))
    }

    /// Lets a request wait if it is about a document that is still to be checked; else it comes back.
    pub(super) fn wait(&mut self, request: Request) -> Option<Request> {
        let uri = about(&request);
        match uri.and_then(|uri| self.documents.get_mut(uri.as_str())).filter(|document| !document.is_at_rest()) {
            Some(document) => {
                document.waiting.push(request);
                None
            }
            None => Some(request),
        }
    }

    /// Takes back a request that waits.
    pub(super) fn cancel(&mut self, id: &RequestId) -> Option<Request> {
        self.documents.values_mut().find_map(|document| {
            let at = document.waiting.iter().position(|request| request.id == *id)?;
            Some(document.waiting.remove(at))
        })
    }
}

/// The document that a request is about.
fn about(request: &Request) -> Option<Uri> {
    use serde::Deserialize;
    if let Some(deferred) = request.params.get("data").and_then(|data| Deferred::deserialize(data).ok()) {
        return Some(deferred.uri);
    }
    Uri::deserialize(request.params.pointer("/textDocument/uri")?).ok()
}

/// How a document is read: as its language says, or as its name does where that only says that it is some text.
fn format_of(path: Option<&Path>, language: &str) -> Option<Format> {
    let by_name = path.and_then(kind_of);
    match language {
        // An editor that knows no TOML takes the files of a house for plain text.
        "plaintext" | "text" => by_name.or_else(|| (!is_of_house(path)).then_some(Format::Text)),
        "subrip" => Some(Format::SubRip),
        "webvtt" => Some(Format::WebVtt),
        "gettext" => Some(Format::Po),
        // What these hold only the name can tell.
        "xml" | "json" => by_name,
        language => language.parse().ok().or(by_name),
    }
}

/// Whether a file is a configuration, or may hold rules or words of a house.
fn is_of_house(path: Option<&Path>) -> bool {
    path.and_then(Path::extension).is_some_and(|extension| extension == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_or_name_say_the_format() {
        for (path, language, format) in [
            ("a.txt", "plaintext", Some(Format::Text)),
            ("a.po", "plaintext", Some(Format::Po)),
            ("a.txt", "markdown", Some(Format::Markdown)),
            ("a.sdlxliff", "xml", Some(Format::Xliff)),
            ("a.jsonl", "json", Some(Format::Jsonl)),
            ("a", "html", Some(Format::Html)),
            ("notes", "plaintext", Some(Format::Text)),
            ("mtlint.toml", "plaintext", None),
            ("main.rs", "rust", None),
        ] {
            assert_eq!(format_of(Some(Path::new(path)), language), format, "{path} {language}");
        }
        assert_eq!(format_of(None, "plaintext"), Some(Format::Text));
    }
}
