//! The descriptor as str0m reads and writes it in the headers of packets.

use std::sync::Arc;

use str0m::rtp::{Extension, ExtensionSerializer, ExtensionValues};

use crate::media::packet::dependency::URI;

/// The id that is offered; a client that offers another one is followed.
pub const ID: u8 = 12;

/// The longest value in the header's short form (RFC 8285 §4.2).
const SHORT: usize = 16;

/// The bytes of a descriptor, as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw(pub Arc<[u8]>);

/// What is to be negotiated.
pub fn extension() -> Extension {
    Extension::with_serializer(URI, Serializer)
}

#[derive(Debug)]
struct Serializer;

impl ExtensionSerializer for Serializer {
    fn write_to(&self, buf: &mut [u8], ev: &ExtensionValues) -> usize {
        let Some(Raw(value)) = ev.user_values.get::<Raw>() else { return 0 };
        match buf.get_mut(..value.len()) {
            Some(space) => space.copy_from_slice(value),
            None => return 0,
        }
        value.len()
    }

    fn parse_value(&self, buf: &[u8], ev: &mut ExtensionValues) -> bool {
        ev.user_values.set(Raw(buf.into()));
        true
    }

    fn is_video(&self) -> bool {
        true
    }

    fn is_audio(&self) -> bool {
        false
    }

    fn requires_two_byte_form(&self, ev: &ExtensionValues) -> bool {
        ev.user_values.get::<Raw>().is_some_and(|Raw(value)| value.len() > SHORT)
    }
}
