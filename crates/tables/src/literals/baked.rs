//! Lists that the build script writes and every start reads: as bytes at once, not number by number.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

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
        Bytes::deserialize(deserializer)?.0.into_boxed_slice().try_into().map(Self).map_err(|_| D::Error::custom("another length"))
    }
}

/// Bytes that are read at once and not one by one.
#[derive(Debug, Default)]
pub(super) struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;

        impl Visitor<'_> for Whole {
            type Value = Bytes;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Whole)
    }
}

/// Numbers, written with the least byte first.
#[derive(Debug, Default)]
pub(super) struct Numbers(pub Vec<u32>);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|number| number.to_le_bytes()).collect();
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        let (numbers, rest) = bytes.as_chunks();
        if !rest.is_empty() {
            return Err(D::Error::custom("half a number"));
        }
        Ok(Self(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect()))
    }
}
