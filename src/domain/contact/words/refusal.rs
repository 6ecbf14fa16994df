use std::fmt;

/// Why something was refused; then nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactRefusal {
    /// The asker's role does not do such things.
    NotAllowed,
    /// A field is out of bounds; which one.
    InvalidField(&'static str),
    /// A bound of the server is reached.
    Full,
    /// The asker has no connection.
    NotConnected,
    /// The person has as many connections as one may.
    TooManyConnections,
    /// No such open contact, or not the asker's to know of.
    ContactNotFound,
    /// The id is taken.
    ContactExists,
    /// The customer has as many open contacts as one may.
    TooManyContacts,
    /// Another agent was faster.
    ContactTaken,
    /// There is nothing to accept or decline, or it is over.
    NotOffered,
    /// The person is in the contact.
    AlreadyInContact,
    /// The asker sees the contact but takes no part in it.
    NotInContact,
    /// A listener does nothing.
    ListeningOnly,
    /// The contact has had as many people as one may.
    ContactFull,
    /// The agent's capacity is used up.
    AtCapacity,
    /// No such agent is connected, or in the contact.
    AgentNotAvailable,
    /// There is a transfer that is not settled.
    TransferPending,
    /// There is nothing to call off.
    NoTransfer,
    /// The agent has not answered yet.
    AlreadyAsked,
    /// There is nothing in the message.
    EmptyMessage,
    /// The text has more bytes than it may.
    MessageTooLong,
    /// Not an address that may be sent.
    InvalidLink,
    /// The name, kind or size is not allowed.
    InvalidFile,
    /// The mark is ahead of the messages.
    NoSuchMessage,
    /// There is nobody on the other side.
    NoAgentYet,
    /// The asker's own side has asked.
    NotYoursToAnswer,
    /// No such request for a call, or not the asker's to know of.
    EscalationNotFound,
    /// The id is taken.
    EscalationExists,
    /// One request at a time.
    EscalationPending,
    /// Too late: it was accepted.
    EscalationAccepted,
    /// Too late: it was declined.
    EscalationDeclined,
    /// Too late: it was taken back.
    EscalationCancelled,
    /// Too late: it expired.
    EscalationExpired,
    /// Too late: something else happened.
    EscalationFailed,
    /// No such invitation, or not the asker's to know of.
    InvitationNotFound,
    /// The id is taken.
    InvitationExists,
    /// One invitation at a time.
    InvitationPending,
    /// There is nothing to end; cancel or decline it.
    InvitationNotAccepted,
    /// Too late: it was accepted.
    InvitationAccepted,
    /// Too late: it was declined.
    InvitationDeclined,
    /// Too late: it was taken back.
    InvitationCancelled,
    /// Too late: it expired.
    InvitationExpired,
    /// Too late: it was accepted and ended.
    InvitationEnded,
    /// Too late: it failed.
    InvitationFailed,
    /// The contact has as many open invitations as one may.
    TooManyInvitations,
    /// No such call, or not the asker's to know of.
    CallNotFound,
    /// A contact has one live call at most.
    CallExists,
    /// The call has ended.
    CallEnded,
    /// The asker or the one who is meant takes no part in the call.
    NotInCall,
    /// One request at a time.
    SwitchPending,
    /// It was answered, cancelled or has expired.
    NoSwitchPending,
    /// The call has that kind and direction already.
    AlreadySo,
    /// A direction was given for another kind of call.
    DirectionNeedsVideo,
    /// The call is held.
    AlreadyHeld,
    /// The call is not held.
    NotHeld,
    /// One screen at a time.
    AlreadyShared,
    /// There is nothing to stop.
    NotShared,
    /// No such active visitor, or not the asker's.
    VisitorNotFound,
}

impl ContactRefusal {
    /// One of each.
    pub const ALL: [ContactRefusal; 58] = [
        ContactRefusal::NotAllowed,
        ContactRefusal::InvalidField("field"),
        ContactRefusal::Full,
        ContactRefusal::NotConnected,
        ContactRefusal::TooManyConnections,
        ContactRefusal::ContactNotFound,
        ContactRefusal::ContactExists,
        ContactRefusal::TooManyContacts,
        ContactRefusal::ContactTaken,
        ContactRefusal::NotOffered,
        ContactRefusal::AlreadyInContact,
        ContactRefusal::NotInContact,
        ContactRefusal::ListeningOnly,
        ContactRefusal::ContactFull,
        ContactRefusal::AtCapacity,
        ContactRefusal::AgentNotAvailable,
        ContactRefusal::TransferPending,
        ContactRefusal::NoTransfer,
        ContactRefusal::AlreadyAsked,
        ContactRefusal::EmptyMessage,
        ContactRefusal::MessageTooLong,
        ContactRefusal::InvalidLink,
        ContactRefusal::InvalidFile,
        ContactRefusal::NoSuchMessage,
        ContactRefusal::NoAgentYet,
        ContactRefusal::NotYoursToAnswer,
        ContactRefusal::EscalationNotFound,
        ContactRefusal::EscalationExists,
        ContactRefusal::EscalationPending,
        ContactRefusal::EscalationAccepted,
        ContactRefusal::EscalationDeclined,
        ContactRefusal::EscalationCancelled,
        ContactRefusal::EscalationExpired,
        ContactRefusal::EscalationFailed,
        ContactRefusal::InvitationNotFound,
        ContactRefusal::InvitationExists,
        ContactRefusal::InvitationPending,
        ContactRefusal::InvitationNotAccepted,
        ContactRefusal::InvitationAccepted,
        ContactRefusal::InvitationDeclined,
        ContactRefusal::InvitationCancelled,
        ContactRefusal::InvitationExpired,
        ContactRefusal::InvitationEnded,
        ContactRefusal::InvitationFailed,
        ContactRefusal::TooManyInvitations,
        ContactRefusal::CallNotFound,
        ContactRefusal::CallExists,
        ContactRefusal::CallEnded,
        ContactRefusal::NotInCall,
        ContactRefusal::SwitchPending,
        ContactRefusal::NoSwitchPending,
        ContactRefusal::AlreadySo,
        ContactRefusal::DirectionNeedsVideo,
        ContactRefusal::AlreadyHeld,
        ContactRefusal::NotHeld,
        ContactRefusal::AlreadyShared,
        ContactRefusal::NotShared,
        ContactRefusal::VisitorNotFound,
    ];

    /// The word for programs; it never changes.
    pub fn code(self) -> &'static str {
        self.words().0
    }

    /// The word for programs and the sentence for people.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ContactRefusal::NotAllowed => ("not_allowed", "You may not do that."),
            ContactRefusal::InvalidField(_) => ("invalid_field", "The field is too long, too much or not usable."),
            ContactRefusal::Full => ("full", "The server is full. Try again later."),
            ContactRefusal::NotConnected => ("not_connected", "Connect first."),
            ContactRefusal::TooManyConnections => ("too_many_connections", "Too many pages are open. Close one."),
            ContactRefusal::ContactNotFound => ("contact_not_found", "There is no such contact."),
            ContactRefusal::ContactExists => ("contact_exists", "There is a contact of that id already."),
            ContactRefusal::TooManyContacts => ("too_many_contacts", "You have too many open contacts. End one first."),
            ContactRefusal::ContactTaken => ("contact_taken", "Another agent has taken this contact."),
            ContactRefusal::NotOffered => ("not_offered", "This contact is not offered to you any more."),
            ContactRefusal::AlreadyInContact => ("already_in_contact", "You are in this contact already."),
            ContactRefusal::NotInContact => ("not_in_contact", "You are not in this contact."),
            ContactRefusal::ListeningOnly => ("listening_only", "You only listen to this contact."),
            ContactRefusal::ContactFull => ("contact_full", "Too many people have been in this contact."),
            ContactRefusal::AtCapacity => ("at_capacity", "You have as many contacts as you can serve at once."),
            ContactRefusal::AgentNotAvailable => ("agent_not_available", "That agent is not there."),
            ContactRefusal::TransferPending => ("transfer_pending", "This contact is being handed over already."),
            ContactRefusal::NoTransfer => ("no_transfer", "This contact is not being handed over."),
            ContactRefusal::AlreadyAsked => ("already_asked", "That agent was asked already."),
            ContactRefusal::EmptyMessage => ("empty_message", "Write something first."),
            ContactRefusal::MessageTooLong => ("message_too_long", "This message is too long."),
            ContactRefusal::InvalidLink => ("invalid_link", "Only complete http and https addresses can be sent."),
            ContactRefusal::InvalidFile => ("invalid_file", "Files of this kind, name or size cannot be sent."),
            ContactRefusal::NoSuchMessage => ("no_such_message", "There is no such message yet."),
            ContactRefusal::NoAgentYet => ("no_agent_yet", "No agent is in this contact yet."),
            ContactRefusal::NotYoursToAnswer => ("not_yours_to_answer", "The other side answers this."),
            ContactRefusal::EscalationNotFound => ("escalation_not_found", "There is no such request."),
            ContactRefusal::EscalationExists => ("escalation_exists", "There is a request of that id already."),
            ContactRefusal::EscalationPending => {
                ("escalation_pending", "A call has been asked for and waits for an answer.")
            }
            ContactRefusal::EscalationAccepted => ("escalation_accepted", "The request was accepted already."),
            ContactRefusal::EscalationDeclined => ("escalation_declined", "The request was declined already."),
            ContactRefusal::EscalationCancelled => ("escalation_cancelled", "The request was taken back."),
            ContactRefusal::EscalationExpired => ("escalation_expired", "The request got no answer in time."),
            ContactRefusal::EscalationFailed => ("escalation_failed", "The request has become pointless."),
            ContactRefusal::InvitationNotFound => ("invitation_not_found", "There is no such invitation."),
            ContactRefusal::InvitationExists => ("invitation_exists", "There is an invitation of that id already."),
            ContactRefusal::InvitationPending => ("invitation_pending", "An invitation waits for its answer."),
            ContactRefusal::InvitationNotAccepted => {
                ("invitation_not_accepted", "This invitation is not accepted yet.")
            }
            ContactRefusal::InvitationAccepted => ("invitation_accepted", "The invitation was accepted already."),
            ContactRefusal::InvitationDeclined => ("invitation_declined", "The invitation was declined already."),
            ContactRefusal::InvitationCancelled => ("invitation_cancelled", "The invitation was taken back."),
            ContactRefusal::InvitationExpired => ("invitation_expired", "The invitation got no answer in time."),
            ContactRefusal::InvitationEnded => ("invitation_ended", "What the invitation began is over."),
            ContactRefusal::InvitationFailed => ("invitation_failed", "The invitation came to nothing."),
            ContactRefusal::TooManyInvitations => {
                ("too_many_invitations", "This contact has too many open invitations. End one first.")
            }
            ContactRefusal::CallNotFound => ("call_not_found", "There is no such call."),
            ContactRefusal::CallExists => ("call_exists", "There is a call already."),
            ContactRefusal::CallEnded => ("call_ended", "The call is over."),
            ContactRefusal::NotInCall => ("not_in_call", "That person is not in this call."),
            ContactRefusal::SwitchPending => ("switch_pending", "A switch waits for an answer."),
            ContactRefusal::NoSwitchPending => ("no_switch_pending", "No switch waits for an answer."),
            ContactRefusal::AlreadySo => ("already_so", "It is so already."),
            ContactRefusal::DirectionNeedsVideo => {
                ("direction_needs_video", "A direction of video can be set for a video call only.")
            }
            ContactRefusal::AlreadyHeld => ("already_held", "The call is on hold already."),
            ContactRefusal::NotHeld => ("not_held", "The call is not on hold."),
            ContactRefusal::AlreadyShared => ("already_shared", "A screen is shown already."),
            ContactRefusal::NotShared => ("not_shared", "No screen is shown."),
            ContactRefusal::VisitorNotFound => ("visitor_not_found", "There is no such visitor here."),
        }
    }
}

impl fmt::Display for ContactRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContactRefusal::InvalidField(field) => write!(f, "The {field} is too long, too much or not usable."),
            other => f.write_str(other.words().1),
        }
    }
}

impl std::error::Error for ContactRefusal {}
