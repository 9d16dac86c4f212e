//! What the client is told.

use crate::cli::Failure;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{LogMessageParams, MessageType, ShowMessageParams};
use mtlint::visible::visible;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufWriter, Stdout, Write};

/// Writes messages to standard output. The client reads while it writes to us, so nobody waits for the other.
pub(super) struct Output {
    out: BufWriter<Stdout>,
    /// The number of the last request.
    requests: i32,
}

impl Output {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), requests: 0 }
    }

    fn send(&mut self, message: impl Into<Message>) -> Result<(), Failure> {
        message.into().write(&mut self.out)?;
        Ok(self.out.flush()?)
    }

    pub(super) fn answer(&mut self, id: RequestId, result: Value) -> Result<(), Failure> {
        self.send(Response::new_ok(id, result))
    }

    pub(super) fn refuse(&mut self, id: RequestId, code: ErrorCode, why: &str) -> Result<(), Failure> {
        self.send(Response::new_err(id, code as i32, visible(why).into_owned()))
    }

    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) -> Result<(), Failure> {
        self.send(Notification::new(method.to_owned(), params))
    }

    /// Asks the client for something; what it answers makes no difference.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) -> Result<(), Failure> {
        self.requests += 1;
        self.send(Request::new(RequestId::from(self.requests), method.to_owned(), params))
    }

    /// Leaves a line in the client's log.
    pub(super) fn log(&mut self, message: &str) -> Result<(), Failure> {
        let message = visible(message).into_owned();
        self.notify("window/logMessage", LogMessageParams { typ: MessageType::WARNING, message })
    }

    /// Shows the user what is wrong.
    pub(super) fn show(&mut self, message: &str) -> Result<(), Failure> {
        self.say(MessageType::ERROR, message)
    }

    /// Shows the user something.
    pub(super) fn say(&mut self, typ: MessageType, message: &str) -> Result<(), Failure> {
        let message = format!("mtlint: {}", visible(message));
        self.notify("window/showMessage", ShowMessageParams { typ, message })
    }
}
