//! `mtlint server`: the language server, which checks documents while they are open in an editor.
//!
//! One thread reads messages, one checks documents, and this one answers. While a document is being checked messages go on coming in;
//! what was found in a version that has changed since is dropped. What is wrong, and how it is mended, the library says: nothing here
//! knows a rule.

mod actions;
mod changes;
mod check;
mod client;
mod commands;
mod desk;
mod house;
mod hover;
mod input;
mod lens;
mod output;
mod service;
mod show;
mod text;
mod uri;

use super::{Failure, Outcome};
use check::{Checked, Job};
use input::Input;
use lsp_server::{ErrorCode, Message, RequestId};
use output::Output;
use serde_json::Value;
use service::Service;
use std::io::{self, BufReader};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// What the thread that answers waits for.
enum Event {
    Message(Message),
    /// Something came in that can't be read, and why.
    Malformed(String),
    /// The client is gone.
    Gone,
    Checked(Box<Checked>),
}

/// Serves one client on standard input and output until it leaves.
pub(super) fn run() -> Result<Outcome, Failure> {
    match serve() {
        // It reads no more, and has not said that it leaves.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Findings),
        ended => ended,
    }
}

fn serve() -> Result<Outcome, Failure> {
    let (events, inbox) = mpsc::channel();
    let (jobs, work) = mpsc::channel();
    let results = events.clone();
    thread::spawn(move || read(&events));
    thread::spawn(move || check(&work, &results));
    let mut output = Output::new();
    let Some((id, params)) = initialize(&inbox, &mut output)? else { return Ok(Outcome::Findings) };
    let mut service = Service::new(&params, jobs, output);
    service.begin(id)?;
    loop {
        let over = match inbox.recv() {
            Ok(Event::Message(message)) => service.take(message)?,
            Ok(Event::Malformed(why)) => {
                service.complain(&why)?;
                None
            }
            Ok(Event::Checked(checked)) => {
                service.checked(*checked)?;
                None
            }
            Ok(Event::Gone) | Err(_) => Some(service.end()),
        };
        if let Some(outcome) = over {
            return Ok(outcome);
        }
        service.go_on()?;
    }
}

/// Reads messages until there are no more.
fn read(events: &Sender<Event>) {
    let mut input = Input::new(BufReader::new(io::stdin()));
    loop {
        let event = match input.next() {
            Ok(Some(Ok(message))) => Event::Message(message),
            Ok(Some(Err(why))) => Event::Malformed(why),
            Ok(None) | Err(_) => Event::Gone,
        };
        let is_last = matches!(event, Event::Gone);
        if events.send(event).is_err() || is_last {
            return;
        }
    }
}

/// Checks one document after the other.
fn check(work: &Receiver<Job>, results: &Sender<Event>) {
    for job in work {
        if results.send(Event::Checked(Box::new(job.run()))).is_err() {
            return;
        }
    }
}

/// Waits for the client to say what it is; `None` if it leaves before.
fn initialize(inbox: &Receiver<Event>, output: &mut Output) -> Result<Option<(RequestId, Value)>, Failure> {
    for event in inbox {
        match event {
            Event::Message(Message::Request(request)) if request.method == "initialize" => return Ok(Some((request.id, request.params))),
            Event::Message(Message::Request(request)) => {
                output.refuse(request.id, ErrorCode::ServerNotInitialized, "the first request must be `initialize`")?;
            }
            Event::Message(Message::Notification(notification)) if notification.method == "exit" => break,
            Event::Gone => break,
            Event::Message(_) | Event::Malformed(_) | Event::Checked(_) => {}
        }
    }
    Ok(None)
}
