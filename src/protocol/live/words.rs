use serde::{Deserialize, Serialize};

use crate::domain::contact;
use crate::model::{CobrowseMode, InvitationKind};

/// A word of the wire for each word of the rules.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident of $domain:path { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                use $domain as D;
                match word {
                    $(D::$variant => $name::$variant),*
                }
            }
        }
    };
}

word!(
    /// Where a contact stands.
    ContactStateName of contact::ContactState {
        /// No agent is in it.
        Waiting,
        /// An agent is in it.
        Active,
        /// It is over.
        Closed,
    }
);

word!(
    /// What somebody is in a contact.
    StandingName of contact::Standing {
        /// Is served.
        Customer,
        /// Serves.
        Agent,
        /// Hears everything, and nobody knows.
        Listener,
    }
);

word!(
    /// Why a contact ended.
    ContactEndReason of contact::ContactEndReason {
        /// An agent, a supervisor or the brand ended it.
        Ended,
        /// The customer left it.
        CustomerLeft,
        /// The customer was gone for too long while waiting.
        Abandoned,
        /// Nobody said anything for too long.
        Idle,
    }
);

word!(
    /// Why somebody is no longer in a contact or call.
    LeftReason of contact::LeftReason {
        /// They left.
        Left,
        /// They handed it over.
        Transferred,
        /// A colleague, a supervisor or the brand took them out.
        Removed,
        /// Their connection did not come back in time.
        Lost,
    }
);

word!(
    /// Why a contact was not handed over.
    TransferEnd of contact::TransferEnd {
        /// The other agent did not want it.
        Declined,
        /// Nobody took it in time.
        Expired,
        /// It was called off.
        Cancelled,
    }
);

word!(
    /// What became of a request for a further agent.
    AssistEnd of contact::AssistEnd {
        /// The agent came.
        Accepted,
        /// The agent did not want to.
        Declined,
        /// The agent did not answer in time.
        Expired,
    }
);

word!(
    /// What became of a request for a call.
    EscalationOutcome of contact::EscalationOutcome {
        /// The other side agreed; there is a call.
        Accepted,
        /// The other side did not agree.
        Declined,
        /// The one who asked took it back, or left.
        Cancelled,
        /// Nobody answered in time.
        Expired,
        /// A call began in another way, or the contact ended.
        Failed,
    }
);

word!(
    /// Why an invitation is over.
    InvitationEndReason of contact::InvitationEndReason {
        /// The customer did not accept it.
        Declined,
        /// The agents took it back.
        Cancelled,
        /// Nobody answered in time.
        Expired,
        /// It was accepted, and what came of it is over.
        Ended,
        /// It was accepted, but no media came about; or the contact ended before the answer.
        Failed,
    }
);

word!(
    /// Why a call ended.
    CallEndReason of contact::CallEndReason {
        /// Somebody hung up.
        HungUp,
        /// A participant's media was gone for too long.
        ParticipantLost,
        /// No media came about.
        Failed,
        /// The contact ended.
        ContactClosed,
        /// The call was about a screen, and the screen is no longer shared.
        ScreenStopped,
    }
);

word!(
    /// What became of a request to switch a call's kind or direction.
    SwitchOutcome of contact::SwitchOutcome {
        /// It is done.
        Done,
        /// The other side did not agree; the call goes on as it was.
        Declined,
        /// The one who asked took it back, left, or something else was switched.
        Cancelled,
        /// Nobody answered in time; the call goes on as it was.
        Expired,
    }
);

word!(
    /// One of the two sides of a call.
    SideName of contact::Side {
        /// The one who is served.
        Customer,
        /// Those who serve.
        Agents,
    }
);

/// What somebody is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum InvitationName {
    /// A voice call.
    VoiceCall,
    /// A video call.
    VideoCall,
    /// To show one's screen.
    ScreenShare,
    /// To have one's page seen.
    Cobrowse,
}

impl InvitationName {
    /// What is meant together with a mode of co-browsing; nothing if they do not fit.
    pub fn with(self, mode: Option<CobrowseMode>) -> Option<InvitationKind> {
        Some(match (self, mode) {
            (InvitationName::Cobrowse, mode) => InvitationKind::Cobrowse(mode.unwrap_or(CobrowseMode::Shared)),
            (_, Some(_)) => return None,
            (InvitationName::VoiceCall, None) => InvitationKind::VoiceCall,
            (InvitationName::VideoCall, None) => InvitationKind::VideoCall,
            (InvitationName::ScreenShare, None) => InvitationKind::ScreenShare,
        })
    }
}

impl From<InvitationKind> for InvitationName {
    fn from(kind: InvitationKind) -> Self {
        match kind {
            InvitationKind::VoiceCall => InvitationName::VoiceCall,
            InvitationKind::VideoCall => InvitationName::VideoCall,
            InvitationKind::ScreenShare => InvitationName::ScreenShare,
            InvitationKind::Cobrowse(_) => InvitationName::Cobrowse,
        }
    }
}
