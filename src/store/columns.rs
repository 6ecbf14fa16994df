//! How the words of the model stand in columns.

use std::sync::Arc;

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteRow, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Row, Sqlite, Type};

use crate::domain::contact::{
    CallEndReason, ContactEndReason, ContactState, EscalationOutcome, InvitationEndReason, LeftReason, Person, Side,
    Standing, SwitchOutcome, Target,
};
use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, FileId, FileKind, InvitationId, InvitationKind,
    MessageId, Role, Skill, Timestamp,
};

/// Has ids stand as their 16 bytes.
macro_rules! id_columns {
    ($($id:ty),+ $(,)?) => {$(
        impl sqlx::Type<sqlx::Sqlite> for $id {
            fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
                <[u8] as sqlx::Type<sqlx::Sqlite>>::type_info()
            }

            fn compatible(ty: &sqlx::sqlite::SqliteTypeInfo) -> bool {
                <[u8] as sqlx::Type<sqlx::Sqlite>>::compatible(ty)
            }
        }

        impl sqlx::Encode<'_, sqlx::Sqlite> for $id {
            fn encode_by_ref(&self, buffer: &mut sqlx::sqlite::SqliteArgumentsBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <Vec<u8> as sqlx::Encode<'_, sqlx::Sqlite>>::encode(self.bits().to_be_bytes().to_vec(), buffer)
            }
        }

        impl sqlx::Decode<'_, sqlx::Sqlite> for $id {
            fn decode(value: sqlx::sqlite::SqliteValueRef<'_>) -> Result<Self, sqlx::error::BoxDynError> {
                let bytes = <&[u8] as sqlx::Decode<'_, sqlx::Sqlite>>::decode(value)?;
                Ok(Self::from_bits(u128::from_be_bytes(bytes.try_into()?)))
            }
        }
    )+};
}
pub(super) use id_columns;

/// Has the variants of an enum stand as words, which never change because old rows bear them.
macro_rules! word_columns {
    ($name:ident { $($variant:ident $(($inner:path))? = $word:literal),+ $(,)? }) => {
        impl sqlx::Type<sqlx::Sqlite> for $name {
            fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
                <str as sqlx::Type<sqlx::Sqlite>>::type_info()
            }

            fn compatible(ty: &sqlx::sqlite::SqliteTypeInfo) -> bool {
                <str as sqlx::Type<sqlx::Sqlite>>::compatible(ty)
            }
        }

        impl $crate::store::columns::Word for $name {
            fn word(&self) -> &'static str {
                match self {
                    $($name::$variant $(($inner))? => $word,)+
                }
            }
        }

        impl sqlx::Encode<'_, sqlx::Sqlite> for $name {
            fn encode_by_ref(&self, buffer: &mut sqlx::sqlite::SqliteArgumentsBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <&str as sqlx::Encode<'_, sqlx::Sqlite>>::encode($crate::store::columns::Word::word(self), buffer)
            }
        }

        impl sqlx::Decode<'_, sqlx::Sqlite> for $name {
            fn decode(value: sqlx::sqlite::SqliteValueRef<'_>) -> Result<Self, sqlx::error::BoxDynError> {
                match <&str as sqlx::Decode<'_, sqlx::Sqlite>>::decode(value)? {
                    $($word => Ok($name::$variant $(($inner))?),)+
                    other => Err(format!("{other:?} is no {}", stringify!($name)).into()),
                }
            }
        }
    };
}
pub(super) use word_columns;

/// What stands as a word.
pub(super) trait Word {
    /// The word.
    fn word(&self) -> &'static str;
}

/// A statement that inserts a row or, when its key is there, updates every other column.
macro_rules! upsert {
    (@mark $column:literal) => { ", ?" };
    ($table:literal, [$key:literal $(, $keys:literal)*], $first:literal $(, $column:literal)* $(,)?) => {
        concat!(
            "INSERT INTO ", $table, " (", $key, $(", ", $keys,)* ", ", $first, $(", ", $column,)* ") VALUES (?",
            $(upsert!(@mark $keys),)* upsert!(@mark $first), $(upsert!(@mark $column),)*
            ") ON CONFLICT (", $key, $(", ", $keys,)* ") DO UPDATE SET ",
            $first, " = excluded.", $first, $(", ", $column, " = excluded.", $column,)*
        )
    };
}
pub(super) use upsert;

id_columns!(CallId, ContactId, EscalationId, FileId, InvitationId, MessageId);

word_columns!(CallKind { Screen = "screen", Voice = "voice", Video = "video" });
word_columns!(Direction { SendRecv = "sendrecv", SendOnly = "sendonly", RecvOnly = "recvonly", Inactive = "inactive" });
word_columns!(FileKind { Image = "image", Document = "document" });
word_columns!(Role { Agent = "agent", Customer = "customer", Supervisor = "supervisor" });
word_columns!(InvitationKind {
    VoiceCall = "voiceCall",
    VideoCall = "videoCall",
    ScreenShare = "screenShare",
    Cobrowse(CobrowseMode::Shared) = "cobrowseShared",
    Cobrowse(CobrowseMode::View) = "cobrowseView",
    Cobrowse(CobrowseMode::Follow) = "cobrowseFollow",
});
word_columns!(ContactState { Waiting = "waiting", Active = "active", Closed = "closed" });
word_columns!(Standing { Customer = "customer", Agent = "agent", Listener = "listener" });
word_columns!(Side { Customer = "customer", Agents = "agents" });
word_columns!(LeftReason {
    Left = "left",
    Transferred = "transferred",
    Removed = "removed",
    Lost = "lost",
});
word_columns!(ContactEndReason {
    Ended = "ended",
    CustomerLeft = "customerLeft",
    Abandoned = "abandoned",
    Idle = "idle",
});
word_columns!(EscalationOutcome {
    Accepted = "accepted",
    Declined = "declined",
    Cancelled = "cancelled",
    Expired = "expired",
    Failed = "failed",
});
word_columns!(InvitationEndReason {
    Declined = "declined",
    Cancelled = "cancelled",
    Expired = "expired",
    Ended = "ended",
    Failed = "failed",
});
word_columns!(CallEndReason {
    HungUp = "hungUp",
    ParticipantLost = "participantLost",
    Failed = "failed",
    ContactClosed = "contactClosed",
    ScreenStopped = "screenStopped",
});
word_columns!(SwitchOutcome { Done = "done", Declined = "declined", Cancelled = "cancelled", Expired = "expired" });

impl Type<Sqlite> for Timestamp {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(ty)
    }
}

impl Encode<'_, Sqlite> for Timestamp {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<'_, Sqlite>>::encode(integer(self.as_millis()), buffer)
    }
}

impl Decode<'_, Sqlite> for Timestamp {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        let millis = <i64 as Decode<'_, Sqlite>>::decode(value)?;
        Ok(Timestamp::from_millis(u64::try_from(millis)?))
    }
}

/// A number as SQLite has them; what is beyond is the largest.
pub(super) fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number that was never negative.
pub(super) fn unsigned(row: &SqliteRow, column: &str) -> sqlx::Result<u64> {
    u64::try_from(row.try_get::<i64, _>(column)?).map_err(|error| unreadable(column, error))
}

/// Text that may be shared.
pub(super) fn text(row: &SqliteRow, column: &str) -> sqlx::Result<Arc<str>> {
    row.try_get::<&str, _>(column).map(Arc::from)
}

/// Text that may be shared, or nothing.
pub(super) fn optional_text(row: &SqliteRow, column: &str) -> sqlx::Result<Option<Arc<str>>> {
    Ok(row.try_get::<Option<&str>, _>(column)?.map(Arc::from))
}

/// A skill.
pub(super) fn skill(text: &str) -> sqlx::Result<Skill> {
    Skill::try_from(text).map_err(|error| unreadable("skill", error))
}

/// A person in three columns.
pub(super) fn person(row: &SqliteRow, [subject, name, role]: [&str; 3]) -> sqlx::Result<Person> {
    Ok(Person { subject: text(row, subject)?, name: text(row, name)?, role: row.try_get(role)? })
}

/// For whom a contact waits, in two columns.
pub(super) fn target_columns(target: &Target) -> (&'static str, Option<&str>) {
    match target {
        Target::Anyone => ("anyone", None),
        Target::Skill(skill) => ("skill", Some(skill.as_str())),
        Target::Agent(agent) => ("agent", Some(agent)),
    }
}

/// For whom a contact waits.
pub(super) fn target(kind: &str, value: Option<&str>) -> sqlx::Result<Target> {
    match (kind, value) {
        ("anyone", None) => Ok(Target::Anyone),
        ("skill", Some(name)) => Ok(Target::Skill(skill(name)?)),
        ("agent", Some(agent)) => Ok(Target::Agent(agent.into())),
        _ => Err(unreadable("target", "it is nobody")),
    }
}

/// A row that this version did not write.
pub(super) fn unreadable(column: &str, error: impl Into<BoxDynError>) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: error.into() }
}
