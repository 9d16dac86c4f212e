//! Lists that the build script writes and every start reads: where they are, as what is copied takes its time and memory.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// An array longer than serde knows of. Its length is part of the type, so that no hash has to be held against it.
#[derive(Debug)]
pub(super) struct Array<const N: usize>(pub Box<[u8; N]>);

impl<const N: usize> Array<N> {
    pub(super) fn new() -> Self {
        Self(Box::new([0; N]))
    }
}

impl<const N: usize> Serialize for Array<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0.as_slice())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Array<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        bytes.try_into().map(|bytes: &[u8; N]| Self(Box::new(*bytes))).map_err(|_| D::Error::custom("another length"))
    }
}

/// Bytes that stay where the build script wrote them.
#[derive(Debug, Default)]
pub(super) struct Bytes(Cow<'static, [u8]>);

impl Bytes {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.to_mut().extend_from_slice(bytes);
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'static> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;

        impl<'de: 'static> Visitor<'de> for Whole {
            type Value = Bytes;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Bytes, E> {
                Ok(Bytes(Cow::Borrowed(bytes)))
            }
        }
        deserializer.deserialize_bytes(Whole)
    }
}

/// Numbers, written with the least byte first.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Numbers(Bytes);

impl Numbers {
    pub(super) fn add(&mut self, number: u32) {
        self.0.add(&number.to_le_bytes());
    }

    pub(super) fn get(&self, index: usize) -> u32 {
        u32::from_le_bytes(self.0.as_chunks().0[index])
    }

    pub(super) fn count(&self) -> usize {
        self.0.len() / size_of::<u32>()
    }
}

/// A bit for each of many numbers, in words of 64.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Bits(Bytes);

impl Bits {
    /// So many bits, of which those are set that `numbers` has.
    pub(super) fn new(count: usize, numbers: impl Iterator<Item = usize>) -> Self {
        let mut words = vec![0_u64; count.div_ceil(64)];
        numbers.for_each(|number| words[number >> 6] |= 1 << (number & 63));
        let mut bytes = Bytes::default();
        words.iter().for_each(|word| bytes.add(&word.to_le_bytes()));
        Self(bytes)
    }

    pub(super) fn has(&self, number: usize) -> bool {
        self.0[number >> 3] >> (number & 7) & 1 != 0
    }

    pub(super) fn word(&self, index: usize) -> u64 {
        u64::from_le_bytes(self.0.as_chunks().0[index])
    }

    pub(super) fn words(&self) -> impl Iterator<Item = u64> {
        self.0.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word))
    }
}
