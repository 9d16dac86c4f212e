//! What comes in: messages with a head that tells their length, as the protocol has them.
//!
//! `lsp_server` would take the memory that a head asks for before a byte has come, and a head may say anything.

use lsp_server::Message;
use std::io::{self, BufRead, Read};

/// A longer message is passed over: the text of a document is checked up to 16 MiB, and escapes make a text six times as long at most.
const LONGEST: u64 = 1 << 30;

/// No head has a longer line.
const LONGEST_LINE: u64 = 4096;

/// What the client wrote, or why that is no message.
pub(super) type Received = Result<Message, String>;

/// The bytes of a client, cut into messages.
pub(super) struct Input<R> {
    bytes: R,
    /// Of the next message, where its head has said so.
    length: Option<u64>,
    /// Bytes to be passed over.
    skipped: u64,
}

impl<R: BufRead> Input<R> {
    pub(super) const fn new(bytes: R) -> Self {
        Self { bytes, length: None, skipped: 0 }
    }

    /// The next message; `None` when there are no more. Whatever comes before the next head is one fault.
    pub(super) fn next(&mut self) -> io::Result<Option<Received>> {
        io::copy(&mut self.bytes.by_ref().take(self.skipped), &mut io::sink())?;
        self.skipped = 0;
        let mut is_garbled = false;
        loop {
            let mut line = Vec::new();
            if self.bytes.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(is_garbled.then(no_message));
            }
            let line = line.trim_ascii();
            if let Some(length) = length(line) {
                self.length = Some(length);
                if is_garbled {
                    return Ok(Some(no_message()));
                }
            } else if let Some(length) = self.length.filter(|_| line.is_empty()) {
                self.length = None;
                return self.body(length);
            } else {
                is_garbled |= self.length.is_none() && !is_head(line);
            }
        }
    }

    fn body(&mut self, length: u64) -> io::Result<Option<Received>> {
        if length > LONGEST {
            self.skipped = length;
            return Ok(Some(Err(format!("a message of {length} bytes is too long and was left out; at most {LONGEST} are read"))));
        }
        let mut body = Vec::new();
        if (self.bytes.by_ref().take(length).read_to_end(&mut body)? as u64) < length {
            return Ok(None);
        }
        let read = serde_json::from_slice(&body).or_else(|_| serde_json::from_slice(&whole_characters(&body)));
        Ok(Some(read.or_else(|_| no_message())))
    }
}

/// A message with the replacement character for each escape of half a surrogate pair. Editors count in UTF-16 and may send one half; the
/// replacement is one unit too, so that all places stay right.
fn whole_characters(json: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        let (before, escaped) = rest.split_at(at);
        whole.extend_from_slice(before);
        let (taken, half) = match (unit(escaped), escaped.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, false),
            (Some(0xd800..=0xdfff), _) => (6, true),
            // Whatever is escaped is no mark itself.
            _ => (escaped.len().min(2), false),
        };
        whole.extend_from_slice(if half { b"\\ufffd" } else { &escaped[..taken] });
        rest = &escaped[taken..];
    }
    whole.extend_from_slice(rest);
    whole
}

/// The UTF-16 unit of the escape at the start of `json`, if there is one.
fn unit(json: &[u8]) -> Option<u32> {
    let digits = json.strip_prefix(b"\\u")?.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn no_message() -> Received {
    Err("what came in is no message of JSON-RPC and was left out".to_owned())
}

/// The length that a line of a head says.
fn length(line: &[u8]) -> Option<u64> {
    let (name, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
    if name.eq_ignore_ascii_case("content-length") { value.trim().parse().ok() } else { None }
}

/// Whether a line is one of a head that says something else.
fn is_head(line: &[u8]) -> bool {
    line.to_ascii_lowercase().starts_with(b"content-type:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Result<String, String>> {
        let mut input = Input::new(bytes);
        let mut all = Vec::new();
        while let Some(received) = input.next().expect("memory can be read") {
            all.push(received.map(|message| match message {
                Message::Notification(notification) => notification.method,
                other => format!("{other:?}"),
            }));
        }
        all
    }

    #[test]
    fn messages_and_what_is_none() {
        let ok = |name: &str| Ok(name.to_owned());
        let message = "content-length: 14\r\nContent-Type: x; charset=utf-8\r\n\r\n{\"method\":\"a\"}";
        assert_eq!(all(message.repeat(2).as_bytes()), [ok("a"), ok("a")]);
        let no_message = no_message().map(|_| String::new());
        for garbage in [
            "garbage\r\n",
            "\n\n\n",
            "Content-Length: x\r\n\r\n{}\n",
            "Content-Length: -1\r\n",
            "Content-Length: 2\r\n\r\n{}",
            "{\"a\": 1}\n{\"b\": 2}\n",
        ] {
            assert_eq!(all(format!("{garbage}{message}").as_bytes()), [no_message.clone(), ok("a")], "{garbage}");
        }
        let endless = [b"x".repeat(3 * LONGEST_LINE as usize), b"\n".to_vec(), message.as_bytes().to_vec()].concat();
        assert_eq!(all(&endless), [no_message, ok("a")]);
        assert_eq!(all(b"Content-Length: 14\r\n\r\n{\"method"), []);
    }

    #[test]
    fn half_a_pair_is_one_character() {
        for (json, wanted) in [
            (r#""a\ud83d b""#, r#""a\ufffd b""#),
            (r#""\uDE42\uD83D""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ude42 \\ud83d \u00e9 \n""#, r#""\ud83d\ude42 \\ud83d \u00e9 \n""#),
            (r#""\\\ud83d\"""#, r#""\\\ufffd\"""#),
            (r"\ud8", r"\ud8"),
            ("\\", "\\"),
        ] {
            assert_eq!(String::from_utf8_lossy(&whole_characters(json.as_bytes())), wanted);
        }
        let message = r#"{"method":"a","params":"\ud83d"}"#;
        assert_eq!(all(format!("Content-Length: {}\r\n\r\n{message}", message.len()).as_bytes()), [Ok("a".to_owned())]);
    }

    #[test]
    fn what_is_too_long_takes_no_memory() {
        let received = all(format!("Content-Length: {}\r\n\r\n{{}}", u64::MAX).as_bytes());
        assert!(matches!(&*received, [Err(message)] if message.contains("too long")), "{received:?}");
    }
}
