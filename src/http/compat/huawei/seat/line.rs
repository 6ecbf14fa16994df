//! A contact as a call of an agent's.

use std::sync::Arc;

use crate::domain::contact::{ContactView, Standing};
use crate::http::compat::huawei::loose::is_number;
use crate::http::compat::huawei::wire::Feature;
use crate::model::{CallId, CallKind, ContactId, EscalationId, InvitationId, Timestamp};

/// What is known of a contact beside what events tell.
#[derive(Debug, Clone)]
pub(in crate::http::compat::huawei) struct Facts {
    pub(in crate::http::compat::huawei) contact: ContactId,
    pub(in crate::http::compat::huawei) opened_at: Timestamp,
    /// Who is on the other end: the customer, or in an inner call the colleague.
    pub(in crate::http::compat::huawei) partner: Arc<str>,
    /// The partner's telephone number, or nothing; a colleague's is that of the agent.
    pub(in crate::http::compat::huawei) number: String,
    pub(in crate::http::compat::huawei) agents: Vec<Arc<str>>,
    /// Whether there is a call, or one begins with the agent.
    pub(in crate::http::compat::huawei) has_call: bool,
    /// The agent's part in an inner contact.
    pub(in crate::http::compat::huawei) inner: Option<Inner>,
}

/// An agent's part in a contact of agents among themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http::compat::huawei) enum Inner {
    /// Has called the other one.
    Caller,
    /// Is called.
    Called,
    /// Came when two talked.
    Helper,
}

impl Facts {
    /// Facts of a contact as `me` sees them; nothing of one in which there is nobody else.
    pub(in crate::http::compat::huawei) fn of(view: &ContactView, me: &str) -> Option<Facts> {
        let subjects = |standing| {
            let people = view.parties.iter().filter(move |(party, _)| party.standing == standing);
            people.map(|(party, _)| party.person.subject.clone())
        };
        let inner = Inner::of(view, me);
        let asked = view.contact.assists.iter().map(|assist| assist.agent.clone());
        let colleagues = subjects(Standing::Agent).chain(asked).filter(|agent| **agent != *me);
        let customers = subjects(Standing::Customer);
        let partner = if inner.is_some() { { colleagues }.next() } else { { customers }.next() }?;
        let own = [view.contact.data.get(PHONE).map(String::as_str), Some(&*partner)];
        let number = own.into_iter().flatten().find(|text| is_number(text)).unwrap_or_default().to_owned();
        Some(Facts {
            contact: view.contact.id,
            opened_at: view.contact.opened_at,
            partner,
            number,
            agents: subjects(Standing::Agent).collect(),
            has_call: view.call.is_some() || view.contact.wants.is_some(),
            inner,
        })
    }

    /// The id of the call: the same for every agent of the contact, seconds since 1970 and a number.
    pub(in crate::http::compat::huawei) fn callid(&self) -> String {
        format!("{}-{}", self.opened_at.as_millis() / 1000, self.contact.bits() % (1 << 32))
    }
}

impl Inner {
    fn of(view: &ContactView, me: &str) -> Option<Inner> {
        let caller = view.contact.caller()?;
        let others = view.contact.parties.iter().skip(1).filter(|party| party.standing == Standing::Agent);
        let first = others.map(|party| &party.person.subject).next();
        Some(match first {
            _ if *caller.subject == *me => Inner::Caller,
            Some(first) if **first != *me => Inner::Helper,
            Some(_) | None => Inner::Called,
        })
    }
}

/// The name under which a page tells the customer's telephone number, in the data of a contact or visitor.
pub(in crate::http::compat::huawei) const PHONE: &str = "phone";

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http::compat::huawei) enum Stage {
    /// It rings, because it is the agent's turn or help is asked for.
    Offered { expires: Timestamp },
    /// It rings, because the customer asks for a call in the contact.
    Asked(EscalationId),
    /// The customer's side rings.
    Calling(InvitationId),
    /// The colleague's phone rings.
    CallingInner,
    /// The agent is in it.
    In,
}

/// A contact as a call of the agent's.
#[derive(Debug, Clone)]
pub(in crate::http::compat::huawei) struct Line {
    pub(in crate::http::compat::huawei) facts: Facts,
    pub(in crate::http::compat::huawei) callid: String,
    /// The number that was dialled, for one who has none of their own.
    pub(in crate::http::compat::huawei) dialled: Option<String>,
    /// The number that the agent wants to be seen.
    pub(in crate::http::compat::huawei) caller: String,
    pub(in crate::http::compat::huawei) feature: Feature,
    /// Whether the agent helps another one.
    pub(in crate::http::compat::huawei) assists: bool,
    /// Whether it rings because it is the agent's turn, and not because a colleague asks.
    pub(in crate::http::compat::huawei) is_turn: bool,
    pub(in crate::http::compat::huawei) from: Option<Arc<str>>,
    pub(in crate::http::compat::huawei) stage: Stage,
    /// Which call there is, or rings.
    pub(in crate::http::compat::huawei) kind: Option<CallKind>,
    pub(in crate::http::compat::huawei) call: Option<CallId>,
    pub(in crate::http::compat::huawei) is_connected: bool,
    pub(in crate::http::compat::huawei) is_held: bool,
    /// Whether the agent hands it over, so that its hold is none of the agent's.
    pub(in crate::http::compat::huawei) is_leaving: bool,
    /// Whether the customer, who waits on hold, goes on with the others when the agent leaves.
    pub(in crate::http::compat::huawei) hands_over: bool,
    /// Whether the contact was made for this call.
    pub(in crate::http::compat::huawei) is_new: bool,
}

impl Line {
    pub(in crate::http::compat::huawei) fn new(facts: Facts, feature: Feature, stage: Stage) -> Self {
        let feature = if facts.inner.is_some() { Feature::Inner } else { feature };
        Line {
            callid: facts.callid(),
            assists: facts.inner == Some(Inner::Helper),
            facts,
            dialled: None,
            caller: String::new(),
            feature,
            is_turn: false,
            from: None,
            stage,
            kind: None,
            call: None,
            is_connected: false,
            is_held: false,
            is_leaving: false,
            hands_over: false,
            is_new: false,
        }
    }

    pub(in crate::http::compat::huawei) fn number(&self) -> &str {
        self.dialled.as_deref().unwrap_or(&self.facts.number)
    }

    /// Who else is in it, beside the agent and the other end.
    pub(in crate::http::compat::huawei) fn third(&self, me: &Arc<str>) -> Option<&Arc<str>> {
        self.facts.agents.iter().find(|agent| *agent != me && **agent != self.facts.partner)
    }

    pub(in crate::http::compat::huawei) fn rings(&self) -> bool {
        matches!(self.stage, Stage::Offered { .. } | Stage::Asked(_))
    }

    /// Whether something is asked of the other end.
    pub(in crate::http::compat::huawei) fn calls(&self) -> bool {
        matches!(self.stage, Stage::Calling(_) | Stage::CallingInner)
    }

    /// Whether the agent and the other end hear each other, or would without the hold.
    pub(in crate::http::compat::huawei) fn talks(&self) -> bool {
        self.stage == Stage::In && self.is_connected
    }
}
