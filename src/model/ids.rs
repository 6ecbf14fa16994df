use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Why a string cannot name a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a room id has 1 to 128 of the characters A-Z a-z 0-9 . _ ~ -")]
pub struct InvalidRoomId;

/// A room's name: 1 to 128 unreserved URI characters (RFC 3986 §2.3), so it is safe in a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._~-]+$", examples("demo"))]
pub struct RoomId(Arc<str>);

impl RoomId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for RoomId {
    type Error = InvalidRoomId;

    fn try_from(text: &str) -> Result<Self, InvalidRoomId> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._~-".contains(&b);
        if text.is_empty() || text.len() > 128 || !text.bytes().all(allowed) {
            return Err(InvalidRoomId);
        }
        Ok(RoomId(text.into()))
    }
}

impl TryFrom<String> for RoomId {
    type Error = InvalidRoomId;

    fn try_from(text: String) -> Result<Self, InvalidRoomId> {
        RoomId::try_from(text.as_str())
    }
}

impl From<RoomId> for String {
    fn from(id: RoomId) -> Self {
        id.0.to_string()
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An id that the server gives: 128 random bits, written as a prefix and 32 hexadecimal digits.
macro_rules! server_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(u128);

        impl $name {
            /// Wraps random bits drawn by the caller.
            pub const fn from_bits(bits: u128) -> Self {
                $name(bits)
            }

            /// The bits, from which the id of something that exists once for this one is made.
            pub const fn bits(self) -> u128 {
                self.0
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some(concat!("^", $prefix, "[0-9a-f]{32}$")))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{:032x}"), self.0)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.strip_prefix($prefix)
                    .filter(|hex| hex.len() == 32 && !hex.starts_with('+'))
                    .and_then(|hex| u128::from_str_radix(hex, 16).ok())
                    .map($name)
                    .ok_or(concat!("an id of the form ", $prefix, "<32 hexadecimal digits> is expected"))
            }
        }
    };
}

server_id!(
    /// A person in a room; kept across reconnections.
    ParticipantId,
    "p_"
);
server_id!(
    /// One signalling session: what a resume token brings back.
    SessionId,
    "s_"
);
server_id!(
    /// One published track.
    TrackId,
    "t_"
);

server_id!(
    /// A customer's conversation with the brand.
    ContactId,
    "c_"
);
server_id!(
    /// What was said once in a contact.
    MessageId,
    "m_"
);
server_id!(
    /// A file that was handed in.
    FileId,
    "f_"
);
server_id!(
    /// One request to step from chat to a call.
    EscalationId,
    "e_"
);
server_id!(
    /// One offer to join a call, a shared screen or co-browsing.
    InvitationId,
    "i_"
);
server_id!(
    /// One call of a contact.
    CallId,
    "k_"
);
server_id!(
    /// A tagged browser.
    VisitorId,
    "v_"
);

server_id!(
    /// A key of a program.
    KeyId,
    "key_"
);
server_id!(
    /// Somebody whom webhooks tell what happens.
    EndpointId,
    "ep_"
);
server_id!(
    /// One event that webhooks tell; the same in every attempt (`webhook-id` of Standard Webhooks).
    WebhookEventId,
    "msg_"
);

impl CallId {
    /// The room in which the call's media meets; it bears the call's own name.
    pub fn room(self) -> RoomId {
        RoomId(self.to_string().into())
    }

    /// The call whose media meets in a room, if it is a call's.
    pub fn of_room(room: &RoomId) -> Option<CallId> {
        CallId::try_from(room.as_str().to_owned()).ok()
    }
}

/// A peer connection: one participant has one at a time, and a new one after each join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeerId(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_ids_are_safe_in_a_path() {
        for good in ["demo", "a", "Call-42_x.y~z", &"x".repeat(128)] {
            assert!(RoomId::try_from(good).is_ok(), "{good}");
        }
        for bad in ["", "a/b", "ä", "a b", "a\n", "%2e", &"x".repeat(129)] {
            assert!(RoomId::try_from(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn server_ids_survive_their_text() {
        let id = TrackId::from_bits(0x1234);
        assert_eq!(TrackId::try_from(id.to_string()), Ok(id));
        for bad in ["", "t_", "p_00000000000000000000000000001234", "t_+0000000000000000000000000001234"] {
            assert!(TrackId::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
