//! Archives as office documents are: read member by member, and written back with all else as it is.
//!
//! Only what such documents need is read: stored and deflated members, no encryption, no ZIP64, nothing that overlaps. What is replaced is
//! spliced into the bytes of the archive, so that the other members, their order, stamps and further fields stay what they are.

use super::packed;
use super::records::shorten;
use flate2::Compression;
use flate2::Crc;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use std::collections::BTreeSet;
use std::io::Read;
use std::ops::Range;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const END_64: u32 = 0x0706_4b50;
/// Bytes of the fixed part of a local header, of an entry of the directory, and of the end of the archive.
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;
/// In the flags of a member.
const IS_ENCRYPTED: u16 = 1;
const HAS_DESCRIPTOR: u16 = 1 << 3;
/// What the header of a new member says before its checksum: the version that it needs, no flags, deflated, and the first day that an
/// archive can name, so that two runs make the same bytes.
const NEW: [u8; 10] = [20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];

/// The directory of an archive.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    /// In the order in which the directory has them.
    members: Vec<Member>,
    /// Where the record of the end starts.
    end: usize,
}

#[derive(Debug, Clone)]
struct Member {
    name: String,
    /// Where its entry in the directory starts, its local header, its data, and its descriptor, if it has one.
    entry: usize,
    header: usize,
    data: Range<usize>,
    descriptor: Range<usize>,
    is_deflated: bool,
    crc: u32,
    len: u32,
}

/// What becomes of an archive; all else in it stays.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Members with their new contents, or with none if they are taken out.
    pub members: Vec<(usize, Option<Vec<u8>>)>,
    /// New members, which follow the others.
    pub added: Vec<(String, Vec<u8>)>,
}

impl Directory {
    /// The directory of `archive`; in one line what is wrong with it.
    pub(super) fn read(archive: &[u8]) -> Result<Self, String> {
        let end = end(archive).ok_or("is no ZIP archive, or is cut off: it has no end of a directory")?;
        let disks = [u16_at(archive, end + 4), u16_at(archive, end + 6)];
        let (count, start) = (u16_at(archive, end + 10), u32_at(archive, end + 16) as usize);
        if disks != [0, 0] || end.checked_sub(20).is_some_and(|at| u32_at(archive, at) == END_64) {
            return Err("is a ZIP archive of several parts or in ZIP64, which is not read".to_owned());
        }
        if start.checked_add(u32_at(archive, end + 12) as usize) != Some(end) {
            return Err(format!("is damaged as a ZIP archive: its directory does not end at byte {end}"));
        }
        let mut members = Vec::with_capacity(count.into());
        let mut at = start;
        for _ in 0..count {
            let (member, next) = member(&archive[..end], start, at)?;
            members.push(member);
            at = next;
        }
        if at != end {
            return Err(format!("is damaged as a ZIP archive: its directory holds more than it says, at byte {at}"));
        }
        let mut order: Vec<&Member> = members.iter().collect();
        order.sort_by_key(|member| member.header);
        if let Some(pair) = order.windows(2).find(|pair| pair[0].descriptor.end > pair[1].header) {
            return Err(format!("is damaged as a ZIP archive: two members share byte {}", pair[1].header));
        }
        order.sort_by_key(|member| &member.name);
        if let Some(pair) = order.windows(2).find(|pair| pair[0].name == pair[1].name) {
            return Err(format!("holds two members `{}`", shorten(&pair[1].name)));
        }
        Ok(Self { members, end })
    }

    /// The number of the member `name`, if there is one. Case does not matter in the names of parts.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name.eq_ignore_ascii_case(name))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| member.name.as_str())
    }

    pub(super) fn name(&self, member: usize) -> &str {
        &self.members[member].name
    }

    /// The bytes of a member, of which there may be so many that `left` says; in one line what is wrong with it.
    pub(super) fn unpack(&self, archive: &[u8], member: usize, left: &mut u64) -> Result<Vec<u8>, String> {
        let Member { name, data, is_deflated, crc, len, .. } = &self.members[member];
        *left = left.checked_sub(u64::from(*len)).ok_or_else(packed::too_much)?;
        let damaged = |what: &str| format!("is damaged as a ZIP archive: `{}` {what}", shorten(name));
        let packed = &archive[data.clone()];
        let mut bytes = Vec::new();
        let most = u64::from(*len) + 1;
        let read = if *is_deflated {
            DeflateDecoder::new(packed).take(most).read_to_end(&mut bytes)
        } else {
            packed.take(most).read_to_end(&mut bytes)
        };
        read.map_err(|error| damaged(&format!("can't be unpacked: {error}")))?;
        let mut sum = Crc::new();
        sum.update(&bytes);
        if bytes.len() != *len as usize || sum.sum() != *crc { Err(damaged("is not what its checksum says")) } else { Ok(bytes) }
    }

    /// The archive after `changes`.
    pub(super) fn changed(&self, archive: &[u8], changes: &Changes) -> Result<Vec<u8>, String> {
        let Changes { members, added } = changes;
        let too_long = || "the archive would become too long".to_owned();
        let mut pieces: Vec<(Range<usize>, Vec<u8>)> = Vec::new();
        // The members before which the archive grows, and by how much.
        let mut grown: Vec<(usize, i64)> = Vec::new();
        for (index, bytes) in members {
            let member = &self.members[*index];
            let Some(bytes) = bytes else {
                grown.push((member.header, member.header as i64 - member.descriptor.end as i64));
                pieces.push((member.header..member.descriptor.end, Vec::new()));
                pieces.push((member.entry..entry_end(archive, member.entry), Vec::new()));
                continue;
            };
            let (facts, packed) = written(bytes, member.is_deflated)?;
            pieces.push((member.entry + 16..member.entry + 28, facts.clone()));
            // One that says it all behind the data says nothing before.
            if member.descriptor.is_empty() || u32_at(archive, member.header + 14) != 0 {
                pieces.push((member.header + 14..member.header + 26, facts.clone()));
            }
            if !member.descriptor.is_empty() {
                pieces.push((member.descriptor.end - facts.len()..member.descriptor.end, facts));
            }
            grown.push((member.header, packed.len() as i64 - member.data.len() as i64));
            pieces.push((member.data.clone(), packed));
        }
        grown.sort_unstable();
        let mut sum = 0;
        grown.iter_mut().for_each(|(_, by)| {
            sum += *by;
            *by = sum;
        });
        let moved = |at: usize| {
            let before = grown.partition_point(|(header, _)| *header < at);
            u32::try_from(at as i64 + before.checked_sub(1).map_or(0, |last| grown[last].1)).map_err(|_| too_long())
        };
        let gone: BTreeSet<usize> = members.iter().filter(|(_, bytes)| bytes.is_none()).map(|(index, _)| *index).collect();
        for (_, member) in self.members.iter().enumerate().filter(|(index, _)| !gone.contains(index)) {
            pieces.push((member.entry + 42..member.entry + 46, moved(member.header)?.to_le_bytes().to_vec()));
        }
        let start = u32_at(archive, self.end + 16) as usize;
        let first = moved(start)?;
        let (mut files, mut entries) = (Vec::new(), Vec::new());
        for (name, bytes) in added {
            let (facts, packed) = written(bytes, true)?;
            let lens = [name.len() as u16, 0].map(u16::to_le_bytes).concat();
            let head = [&NEW[..], &facts, &lens].concat();
            let at = u32::try_from(files.len()).ok().and_then(|len| first.checked_add(len)).ok_or_else(too_long)?;
            entries.extend([&CENTRAL.to_le_bytes()[..], &NEW[..2], &head, &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
            files.extend([&LOCAL.to_le_bytes()[..], &head, name.as_bytes(), &packed].concat());
        }
        let count = u16::try_from(self.members.len() + added.len() - gone.len()).map_err(|_| too_long())?.to_le_bytes();
        let cut: usize = gone.iter().map(|&index| self.members[index].entry).map(|entry| entry_end(archive, entry) - entry).sum();
        let len = u32::try_from(self.end - start - cut + entries.len()).map_err(|_| too_long())?;
        let directory = u32::try_from(files.len()).ok().and_then(|len| first.checked_add(len)).ok_or_else(too_long)?;
        pieces.push((start..start, files));
        pieces.push((self.end..self.end, entries));
        pieces.push((self.end + 8..self.end + 20, [&count[..], &count, &len.to_le_bytes(), &directory.to_le_bytes()].concat()));
        pieces.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = Vec::with_capacity(archive.len());
        let mut at = 0;
        for (range, bytes) in pieces {
            out.extend_from_slice(&archive[at..range.start]);
            out.extend(bytes);
            at = range.end;
        }
        out.extend_from_slice(&archive[at..]);
        Ok(out)
    }
}

/// The checksum and the lengths of `bytes` as headers have them, and what stands in the archive.
fn written(bytes: &[u8], is_deflated: bool) -> Result<(Vec<u8>, Vec<u8>), String> {
    let mut sum = Crc::new();
    sum.update(bytes);
    let mut packed = Vec::new();
    if is_deflated {
        DeflateEncoder::new(bytes, Compression::default()).read_to_end(&mut packed).map_err(|error| error.to_string())?;
    } else {
        packed.extend_from_slice(bytes);
    }
    Ok(([sum.sum(), packed.len() as u32, bytes.len() as u32].map(u32::to_le_bytes).concat(), packed))
}

/// Where the entry of the directory ends that starts at byte `at`.
fn entry_end(archive: &[u8], at: usize) -> usize {
    at + CENTRAL_LEN + [28, 30, 32].map(|len| usize::from(u16_at(archive, at + len))).iter().sum::<usize>()
}

/// Where the record of the end starts; behind it stands a comment and no more.
fn end(archive: &[u8]) -> Option<usize> {
    let last = archive.len().checked_sub(END_LEN)?;
    let first = last.saturating_sub(u16::MAX.into());
    (first..=last).rev().find(|&at| u32_at(archive, at) == END && at + END_LEN + usize::from(u16_at(archive, at + 20)) == archive.len())
}

/// The member whose entry starts at byte `at` of the directory, which ends where `archive` does, and where the next one starts.
/// `files` is where the members end.
fn member(archive: &[u8], files: usize, at: usize) -> Result<(Member, usize), String> {
    let damaged = |at: usize| format!("is damaged as a ZIP archive, at byte {at}");
    if at + CENTRAL_LEN > archive.len() || u32_at(archive, at) != CENTRAL {
        return Err(damaged(at));
    }
    let [flags, method] = [at + 8, at + 10].map(|at| u16_at(archive, at));
    let [crc, packed, len, header] = [at + 16, at + 20, at + 24, at + 42].map(|at| u32_at(archive, at));
    let next = entry_end(archive, at);
    let name_end = at + CENTRAL_LEN + usize::from(u16_at(archive, at + 28));
    let raw_name = archive.get(at + CENTRAL_LEN..name_end).filter(|_| next <= archive.len()).ok_or_else(|| damaged(at))?;
    let name = String::from_utf8_lossy(raw_name).into_owned();
    if flags & IS_ENCRYPTED != 0 {
        return Err(format!("is encrypted (`{}`), so nothing can be read", shorten(&name)));
    }
    if !matches!(method, 0 | 8) {
        return Err(format!("is packed in a way that is not read: method {method} of `{}`", shorten(&name)));
    }
    let (packed, header) = (packed as usize, header as usize);
    let has_header = header + LOCAL_LEN <= files && u32_at(archive, header) == LOCAL;
    if !has_header {
        return Err(damaged(header));
    }
    let local = [header + 26, header + 28].map(|at| usize::from(u16_at(archive, at)));
    let start = header + LOCAL_LEN + local[0] + local[1];
    let is_same = archive.get(header + LOCAL_LEN..header + LOCAL_LEN + local[0]) == Some(raw_name)
        && u16_at(archive, header + 8) == method
        && u16_at(archive, header + 6) & IS_ENCRYPTED == 0;
    let data = start..start + packed;
    if !is_same || data.end > files {
        return Err(damaged(header));
    }
    let mut descriptor = data.end..data.end;
    if u16_at(archive, header + 6) & HAS_DESCRIPTOR != 0 {
        let facts = [crc, packed as u32, len].map(u32::to_le_bytes).concat();
        let signed = [DESCRIPTOR.to_le_bytes().as_slice(), facts.as_slice()].concat();
        let found = [signed, facts].into_iter().find(|bytes| archive[data.end..files].starts_with(bytes));
        descriptor.end += found.ok_or_else(|| damaged(data.end))?.len();
    }
    Ok((Member { name, entry: at, header, data, descriptor, is_deflated: method == 8, crc, len }, next))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}
