//! Files that are packed with gzip, whatever is in them.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

/// How a gzip file begins.
const MAGIC: [u8; 2] = [0x1f, 0x8b];
/// The most bytes that a packed file may hold, and how many times as long as itself it may be.
const MAX_UNPACKED: u64 = 200_000_000;
const MAX_RATIO: u64 = 100;
/// What is no longer than this fills no memory, however well it was packed.
const LEAST: u64 = 1 << 20;

/// The most bytes that what is read of an archive of so many bytes may unpack to.
pub(super) fn most(archive: u64) -> u64 {
    MAX_UNPACKED.min(LEAST.max(MAX_RATIO.saturating_mul(archive)))
}

/// What is said of an archive that unpacks to more.
pub(super) fn too_much() -> String {
    format!("unpacks to more than {} MB or {MAX_RATIO} times its size", MAX_UNPACKED / 1_000_000)
}

/// The bytes of a file as its reader wants them.
#[derive(Debug)]
pub(crate) enum Unpacked<R> {
    Plain(Begun<R>),
    Packed(Box<Packed<R>>),
}

/// The bytes looked at already, and what follows.
pub(crate) type Begun<R> = Chain<Cursor<Vec<u8>>, R>;

#[derive(Debug)]
pub(crate) struct Packed<R> {
    /// What is being unpacked; a file may hold several, one after the other. None behind the last.
    member: Option<GzDecoder<BufReader<Counted<Begun<R>>>>>,
    /// The bytes that came out.
    unpacked: u64,
}

impl<R: Read> Unpacked<R> {
    /// Looks at how `source` begins.
    pub(crate) fn open(mut source: R) -> io::Result<Self> {
        let mut head = Vec::new();
        source.by_ref().take(MAGIC.len() as u64).read_to_end(&mut head)?;
        let is_packed = head == MAGIC;
        let begun = Cursor::new(head).chain(source);
        if !is_packed {
            return Ok(Self::Plain(begun));
        }
        let member = Some(GzDecoder::new(BufReader::new(Counted { source: begun, count: 0 })));
        Ok(Self::Packed(Box::new(Packed { member, unpacked: 0 })))
    }

    pub(super) const fn is_packed(&self) -> bool {
        matches!(self, Self::Packed(_))
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(source) => source.read(buffer),
            Self::Packed(packed) => packed.read(buffer),
        }
    }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (read, packed) = loop {
            let Some(member) = &mut self.member else { return Ok(0) };
            let read = member.read(buffer);
            let read = read.map_err(|error| io::Error::new(error.kind(), format!("can't be unpacked as gzip: {error}")))?;
            if read > 0 || buffer.is_empty() {
                break (read, member.get_ref().get_ref().count);
            }
            let rest = self.member.take().map(GzDecoder::into_inner);
            if let Some(mut rest) = rest {
                self.member = goes_on(&mut rest)?.then(|| GzDecoder::new(rest));
            }
        };
        self.unpacked += read as u64;
        if self.unpacked > MAX_UNPACKED {
            return Err(io::Error::other(format!("unpacks to more than {} MB", MAX_UNPACKED / 1_000_000)));
        }
        if self.unpacked > LEAST.max(MAX_RATIO * packed) {
            return Err(io::Error::other(format!("unpacks to more than {MAX_RATIO} times its size")));
        }
        Ok(read)
    }
}

/// Whether there is more behind what was unpacked. Zeros there are padding, as on a tape; anything but another packed file would be lost
/// on whoever unpacks it.
fn goes_on(rest: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let ahead = rest.fill_buf()?;
        let zeros = ahead.iter().take_while(|&&byte| byte == 0).count();
        match ahead.get(zeros) {
            Some(&byte) if byte == MAGIC[0] => {
                rest.consume(zeros);
                return Ok(true);
            }
            Some(_) => {
                let error = "something that is not packed stands behind what is packed with gzip; cut it off, or pack all of it";
                return Err(io::Error::new(io::ErrorKind::InvalidData, error));
            }
            None if zeros == 0 => return Ok(false),
            None => rest.consume(zeros),
        }
    }
}

/// Counts what is read.
#[derive(Debug)]
struct Counted<R> {
    source: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::GzEncoder;

    fn packed(source: impl Read) -> Vec<u8> {
        let mut bytes = Vec::new();
        GzEncoder::new(source, Compression::best()).read_to_end(&mut bytes).expect("it is packed");
        bytes
    }

    fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let mut text = Vec::new();
        Unpacked::open(bytes).and_then(|mut source| source.read_to_end(&mut text)).map_err(|error| error.to_string())?;
        Ok(text)
    }

    #[test]
    fn what_is_packed_comes_out_and_the_rest_as_it_is() {
        for text in ["", "\u{1f}", "The dam held.\n"] {
            assert_eq!(unpacked(text.as_bytes()), Ok(text.into()));
            assert_eq!(unpacked(&packed(text.as_bytes())), Ok(text.into()));
        }
        // A file may be several that were written one after the other.
        let two = [packed(&b"The dam "[..]), packed(&b"held.\n"[..])].concat();
        assert_eq!(unpacked(&two), Ok(b"The dam held.\n".to_vec()));
        // With padding between them and at the end.
        let padded = [&two[..], &[0; 9_000], &packed(&b"Nobody"[..]), &[0]].concat();
        assert_eq!(unpacked(&padded), Ok(b"The dam held.\nNobody".to_vec()));
        // A short text may be packed as well as it likes.
        assert_eq!(unpacked(&packed(io::repeat(b'a').take(LEAST))).map(|text| text.len()), Ok(1 << 20));
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let bomb = packed(io::repeat(b'a').take(64 << 20));
        assert_eq!(unpacked(&bomb).unwrap_err(), "unpacks to more than 100 times its size");
        let whole = packed(&b"The dam held, and the lake rose.\n"[..]);
        assert!(unpacked(&whole[..whole.len() - 9]).unwrap_err().starts_with("can't be unpacked as gzip: "));
        for more in [&b"more"[..], b"\0\0more, and more than a header is long", b"\x1e\x8b"] {
            let error = unpacked(&[&whole, more].concat()).unwrap_err();
            assert!(error.starts_with("something that is not packed stands behind"), "{error}");
        }
        assert!(unpacked(&[&whole, &b"\x1f\x8b\x08"[..]].concat()).unwrap_err().starts_with("can't be unpacked as gzip: "));
        let mut damaged = whole;
        damaged[12] ^= 0xff;
        assert!(unpacked(&damaged).unwrap_err().starts_with("can't be unpacked as gzip: "));
    }
}
