//! From the requests of the wire to what is asked of the contact plane.

use std::time::Duration;

use crate::domain::ConnectionId;
use crate::domain::contact::{Asker, ContactCommand as Do, ContactRefusal, VisitorQuery, VisitorTag};
use crate::model::{CobrowseMode, ContactId, EscalationId, InvitationId, InvitationKind};
use crate::protocol::live::{InvitationName, LiveRequest};
use crate::switchboard::{Ask, LiveRefused, random_bits};

/// What somebody asks; new things get fresh ids.
pub(super) fn ask_of(asker: &Asker, connection: ConnectionId, request: LiveRequest) -> Result<Ask, LiveRefused> {
    use LiveRequest as R;
    Ok(Ask::Do(match request {
        R::GetOverview {} => return Ok(Ask::Overview),
        R::GetContact(r) => return Ok(Ask::Contact(r.contact_id)),
        R::GetAgents(r) => return Ok(Ask::Agents(Some((connection, r.watch)))),
        R::FindVisitors(r) => {
            return Ok(Ask::Visitors(match (r.mine, r.is, r.contains) {
                (false, None, None) => VisitorQuery::All,
                (true, None, None) => VisitorQuery::Mine,
                (false, Some(is), None) => VisitorQuery::Is(is),
                (false, None, Some(contains)) => VisitorQuery::Contains(contains),
                _ => return Err(ContactRefusal::InvalidField("query").into()),
            }));
        }
        R::SetAvailable(r) => Do::SetAvailable { available: r.available },
        R::OpenContact(r) => Do::Open {
            contact: ContactId::from_bits(random_bits()),
            topic: r.topic.into(),
            data: r.data,
            skill: r.skill,
            agent: r.agent.map(Into::into),
            wants: r.wants,
        },
        R::TakeContact(r) => Do::Take { contact: r.contact_id },
        R::AnswerOffer(r) => Do::Answer { contact: r.contact_id, accept: r.accept },
        R::TransferContact(r) => {
            Do::Transfer { contact: r.contact_id, target: r.target.into(), attended: r.attended, note: r.note.into() }
        }
        R::CancelTransfer(r) => Do::CancelTransfer { contact: r.contact_id },
        R::AskAgent(r) => Do::AskAgent { contact: r.contact_id, agent: r.agent.into(), note: r.note.into() },
        R::RemoveAgent(r) => Do::RemoveAgent { contact: r.contact_id, agent: r.agent.into() },
        R::ListenToContact(r) => Do::Listen { contact: r.contact_id },
        R::LeaveContact(r) => Do::Leave { contact: r.contact_id },
        R::EndContact(r) => Do::End { contact: r.contact_id },
        R::MarkMessages(r) => Do::Mark { contact: r.contact_id, delivered: r.delivered, seen: r.seen },
        R::SetTyping(r) => Do::SetTyping { contact: r.contact_id, typing: r.typing },
        R::RequestCall(r) => Do::Escalate {
            escalation: EscalationId::from_bits(random_bits()),
            contact: r.contact_id,
            kind: r.kind,
            direction: r.direction,
        },
        R::AnswerCallRequest(r) => Do::AnswerEscalation { escalation: r.escalation_id, accept: r.accept },
        R::CancelCallRequest(r) => Do::CancelEscalation { escalation: r.escalation_id },
        R::Invite(r) => Do::Invite {
            invitation: InvitationId::from_bits(random_bits()),
            contact: r.contact_id,
            kind: invitation_kind(r.kind, r.mode)?,
            direction: r.direction,
            expires_in: r.timeout_ms.map(|ms| Duration::from_millis(ms.into())),
        },
        R::AnswerInvitation(r) => Do::AnswerInvitation { invitation: r.invitation_id, accept: r.accept },
        R::CancelInvitation(r) => Do::CancelInvitation { invitation: r.invitation_id },
        R::EndInvitation(r) => Do::EndInvitation { invitation: r.invitation_id, failed: r.failed },
        R::JoinCall(r) => Do::JoinCall { call: r.call_id },
        R::SwitchCall(r) => Do::Switch { call: r.call_id, kind: r.kind, direction: r.direction },
        R::AnswerSwitch(r) => Do::AnswerSwitch { call: r.call_id, accept: r.accept },
        R::CancelSwitch(r) => Do::CancelSwitch { call: r.call_id },
        R::HoldCall(r) => Do::Hold { call: r.call_id },
        R::UnholdCall(r) => Do::Unhold { call: r.call_id },
        R::MuteMember(r) => {
            let own = || asker.person().map(|person| person.subject.clone());
            let member = r.member.map(Into::into).or_else(own).ok_or(ContactRefusal::NotInCall)?;
            Do::SetMuted { call: r.call_id, member, source: r.source, muted: r.muted }
        }
        R::SetSpotlight(r) => Do::SetSpotlight { call: r.call_id, member: r.member.map(Into::into) },
        R::ShareScreen(r) => Do::ShareScreen { call: r.call_id },
        R::StopScreen(r) => Do::StopScreen { call: r.call_id },
        R::LeaveCall(r) => Do::LeaveCall { call: r.call_id },
        R::EndCall(r) => Do::EndCall { call: r.call_id },
        R::TagVisitor(r) => Do::TagVisitor {
            visitor: r.visitor_id,
            connection,
            tag: VisitorTag {
                external_id: r.external_id,
                email: r.email,
                first_name: r.first_name,
                last_name: r.last_name,
                assigned_to: r.assigned_to.map(Into::into),
                labels: r.labels,
                data: r.data,
            },
        },
        R::ResetVisitor(r) => Do::ResetVisitor { visitor: r.visitor_id },
        R::InviteVisitor(r) => Do::InviteVisitor {
            visitor: r.visitor_id,
            contact: ContactId::from_bits(random_bits()),
            invitation: InvitationId::from_bits(random_bits()),
            kind: invitation_kind(r.kind, r.mode)?,
            direction: r.direction,
            expires_in: r.timeout_ms.map(|ms| Duration::from_millis(ms.into())),
        },
        // These are answered by the session itself.
        R::Authenticate(_) | R::RenewToken(_) | R::Ping {} | R::GetMessages(_) | R::SendMessage(_) => {
            return Err(ContactRefusal::NotAllowed.into());
        }
    }))
}

fn invitation_kind(kind: InvitationName, mode: Option<CobrowseMode>) -> Result<InvitationKind, LiveRefused> {
    kind.with(mode).ok_or_else(|| ContactRefusal::InvalidField("mode").into())
}
