use std::time::Duration;

/// The times and limits of the contact plane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactSettings {
    /// Whether waiting contacts are offered to agents; otherwise they only take them.
    pub offers: bool,
    /// How long an agent may think about an offer.
    pub offer_timeout: Duration,
    /// How long a contact is not offered again to an agent who passed.
    pub pass_pause: Duration,
    /// How long a transfer waits for its target.
    pub transfer_timeout: Duration,
    /// How long a new contact waits for the agent whom the customer named.
    pub named_agent_wait: Duration,
    /// How long a further agent may think about coming.
    pub assist_timeout: Duration,
    /// How long a request for a call may be answered.
    pub escalation_timeout: Duration,
    /// How long an invitation may be answered.
    pub invitation_timeout: Duration,
    /// How long at most, whatever the one who makes it says.
    pub max_invitation_time: Duration,
    /// How long a request to switch may be answered.
    pub switch_timeout: Duration,
    /// How long a call waits for a member's media at first.
    pub connect_timeout: Duration,
    /// How long a call waits for media that broke.
    pub member_grace: Duration,
    /// How long a person without a connection counts as here, so that a page can reload.
    pub presence_grace: Duration,
    /// How long an agent may be away before they leave their contacts.
    pub agent_away: Duration,
    /// How long a customer may be away before their waiting contacts end.
    pub abandon_after: Duration,
    /// How long a contact without a call lives after the last that happened in it.
    pub idle_after: Duration,
    /// How long "is writing" holds if it is not repeated.
    pub typing_timeout: Duration,
    /// How long positions in queues are not told again.
    pub position_pause: Duration,
    /// How many contacts an agent serves at once if nothing else is said.
    pub agent_capacity: usize,
    /// Most people who are connected or in a contact.
    pub max_people: usize,
    /// Most connections of one person.
    pub max_connections: usize,
    /// Most open contacts.
    pub max_contacts: usize,
    /// Most open contacts of one customer.
    pub max_contacts_per_customer: usize,
    /// Most people who are or were in one contact.
    pub max_parties: usize,
    /// Most entries of data of a contact or visitor.
    pub max_data: usize,
    /// Most bytes of a name, key, value, topic or note.
    pub max_field: usize,
    /// Most bytes of a text.
    pub max_text: usize,
    /// Most bytes of a file.
    pub max_file: u64,
    /// Most invitations of a contact that are not over.
    pub max_invitations: usize,
    /// How many past things of each kind an open contact remembers: answers that came too late, repeated messages,
    /// switches, notes.
    pub max_past: usize,
    /// Most active visitors.
    pub max_visitors: usize,
}

impl Default for ContactSettings {
    fn default() -> Self {
        ContactSettings {
            offers: true,
            offer_timeout: Duration::from_secs(30),
            pass_pause: Duration::from_secs(60),
            transfer_timeout: Duration::from_secs(60),
            named_agent_wait: Duration::from_secs(60),
            assist_timeout: Duration::from_secs(30),
            escalation_timeout: Duration::from_secs(60),
            invitation_timeout: Duration::from_secs(120),
            max_invitation_time: Duration::from_secs(3600),
            switch_timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(60),
            member_grace: Duration::from_secs(30),
            presence_grace: Duration::from_secs(10),
            agent_away: Duration::from_secs(120),
            abandon_after: Duration::from_secs(300),
            idle_after: Duration::from_secs(24 * 60 * 60),
            typing_timeout: Duration::from_secs(5),
            position_pause: Duration::from_secs(2),
            agent_capacity: 4,
            max_people: 20_000,
            max_connections: 16,
            max_contacts: 10_000,
            max_contacts_per_customer: 5,
            max_parties: 32,
            max_data: 32,
            max_field: 1024,
            max_text: 8 * 1024,
            max_file: 20 * 1024 * 1024,
            max_invitations: 4,
            max_past: 64,
            max_visitors: 10_000,
        }
    }
}
