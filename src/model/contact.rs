use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Why a string cannot name a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a skill's name has 1 to 64 bytes and no control characters")]
pub struct InvalidSkill;

/// What an agent is good at, and so the queue in which a contact waits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 1, max_length = 64, examples("billing"))]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct Skill(Arc<str>);

impl Skill {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for Skill {
    type Error = InvalidSkill;

    fn try_from(text: &str) -> Result<Self, InvalidSkill> {
        if text.is_empty() || text.len() > 64 || text.chars().any(char::is_control) {
            return Err(InvalidSkill);
        }
        Ok(Skill(text.into()))
    }
}

impl TryFrom<String> for Skill {
    type Error = InvalidSkill;

    fn try_from(text: String) -> Result<Self, InvalidSkill> {
        Skill::try_from(text.as_str())
    }
}

impl From<Skill> for String {
    fn from(skill: Skill) -> Self {
        skill.0.to_string()
    }
}

impl fmt::Display for Skill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a call carries. Each kind takes more of the customer than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CallKind {
    /// A shared screen and nothing else.
    Screen,
    /// Voices, and a screen when somebody shares one.
    Voice,
    /// Voices and cameras, and a screen when somebody shares one.
    Video,
}

/// How far an agent may act on a co-browsed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CobrowseMode {
    /// The agent acts on the page as the customer does.
    Shared,
    /// The agent looks and scrolls freely.
    View,
    /// The agent looks and is scrolled with the customer.
    Follow,
}

/// What somebody is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum InvitationKind {
    /// A voice call.
    VoiceCall,
    /// A video call.
    VideoCall,
    /// To show one's screen, within the call that there is or in a call of its own.
    ScreenShare,
    /// To have one's page seen.
    Cobrowse(CobrowseMode),
}

impl InvitationKind {
    /// The kind of call that begins when it is accepted and there is none; co-browsing needs no call.
    pub fn call(self) -> Option<CallKind> {
        match self {
            InvitationKind::VoiceCall => Some(CallKind::Voice),
            InvitationKind::VideoCall => Some(CallKind::Video),
            InvitationKind::ScreenShare => Some(CallKind::Screen),
            InvitationKind::Cobrowse(_) => None,
        }
    }
}

/// What kind of file may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FileKind {
    /// A picture.
    Image,
    /// A text, sheet or set of slides.
    Document,
}

impl FileKind {
    /// The extensions of file names, in lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            FileKind::Image => &["jpg", "jpeg", "png"],
            FileKind::Document => &["pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx"],
        }
    }

    /// Whether a file of this name is of this kind.
    pub fn covers(self, file_name: &str) -> bool {
        let extension = file_name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, e)| e);
        extension.is_some_and(|e| self.extensions().iter().any(|known| known.eq_ignore_ascii_case(e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_tell_their_kind() {
        for (kind, name, expected) in [
            (FileKind::Image, "me.JPG", true),
            (FileKind::Image, "a.b.jpeg", true),
            (FileKind::Image, "bill.pdf", false),
            (FileKind::Document, "bill.pdf", true),
            (FileKind::Document, "sheet.XLSX", true),
            (FileKind::Document, "run.exe", false),
            (FileKind::Document, "pdf", false),
            (FileKind::Document, ".pdf", false),
            (FileKind::Image, "", false),
        ] {
            assert_eq!(kind.covers(name), expected, "{name}");
        }
    }

    #[test]
    fn skills_are_short_and_printable() {
        assert!(Skill::try_from("Crédit & Prêt").is_ok());
        for bad in ["", "a\nb", &"x".repeat(65)] {
            assert!(Skill::try_from(bad).is_err(), "{bad}");
        }
    }
}
