//! What is said in a contact, how far it has got, and who is writing.

use std::sync::Arc;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    Author, ContactEvent, ContactRefusal, ContactReply, Content, MarkRecord, Record, SharedFile,
};
use crate::model::MessageId;

/// Most bytes of a file's name, as in common file systems.
const MAX_FILE_NAME: usize = 255;

/// Most bytes of an address; longer ones are refused by servers too.
const MAX_LINK: usize = 2048;

/// Most bytes of a sender's own id of a message: a UUID with room to spare.
const MAX_CLIENT_ID: usize = 64;

impl Contact {
    pub(in crate::domain::contact) fn send(
        &mut self,
        scene: &mut Scene<'_>,
        client_id: Option<Arc<str>>,
        content: Content,
    ) -> Result<ContactReply, ContactRefusal> {
        let (subject, _) = self.part(scene.by)?;
        if client_id.as_ref().is_some_and(|id| id.is_empty() || id.len() > MAX_CLIENT_ID) {
            return Err(ContactRefusal::InvalidField("client id"));
        }
        if let Some(number) = client_id.as_ref().and_then(|id| self.number_of(&subject, id)) {
            let message = MessageId::from_bits(self.record.id.bits().wrapping_add(u128::from(number)));
            return Ok(ContactReply::Sent { message, number, repeated: true });
        }
        check_content(&content, scene.settings)?;
        let Some(person) = scene.by.person().cloned() else { return Err(ContactRefusal::NotInContact) };
        if self.typing.remove(&subject).is_some() {
            self.tell_typing(scene, &subject, false);
        }
        let (message, number) = self.say(scene, Author::Person(person), client_id, content);
        Ok(ContactReply::Sent { message, number, repeated: false })
    }

    /// The number under which this was sent before.
    fn number_of(&self, sender: &str, client_id: &str) -> Option<u64> {
        self.sent.iter().find(|(_, (s, id))| **s == *sender && **id == *client_id).map(|(number, _)| *number)
    }

    pub(in crate::domain::contact) fn mark(
        &mut self,
        scene: &mut Scene<'_>,
        delivered: u64,
        seen: u64,
    ) -> Result<ContactReply, ContactRefusal> {
        let (subject, _) = self.part(scene.by)?;
        let delivered = delivered.max(seen);
        if delivered > self.record.last_number {
            return Err(ContactRefusal::NoSuchMessage);
        }
        let former = self.marks.get(&subject);
        let (was_delivered, was_seen) = former.map_or((0, 0), |m| (m.delivered, m.seen));
        if delivered <= was_delivered && seen <= was_seen {
            return Ok(ContactReply::Done);
        }
        let mark = MarkRecord {
            contact: self.record.id,
            subject: subject.clone(),
            delivered: delivered.max(was_delivered),
            seen: seen.max(was_seen),
            at: scene.now,
        };
        self.marks.insert(subject.clone(), mark.clone());
        scene.store(Record::Mark(mark.clone()));
        self.tell_but(scene, Some(&subject), &ContactEvent::Marked(mark));
        Ok(ContactReply::Done)
    }

    pub(in crate::domain::contact) fn set_typing(
        &mut self,
        scene: &mut Scene<'_>,
        typing: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (subject, _) = self.part(scene.by)?;
        let was_typing = match typing {
            true => self.typing.insert(subject.clone(), scene.now + scene.settings.typing_timeout).is_some(),
            false => self.typing.remove(&subject).is_some(),
        };
        if typing != was_typing {
            self.tell_typing(scene, &subject, typing);
        }
        Ok(ContactReply::Done)
    }

    /// Who has not said for a while that they are writing has stopped.
    pub(in crate::domain::contact) fn typing_timeouts(&mut self, scene: &mut Scene<'_>) {
        let late = self.typing.iter().filter(|(_, until)| **until <= scene.now).map(|(subject, _)| subject.clone());
        for subject in late.collect::<Vec<_>>() {
            self.typing.remove(&subject);
            self.tell_typing(scene, &subject, false);
        }
    }

    fn tell_typing(&self, scene: &mut Scene<'_>, subject: &Arc<str>, typing: bool) {
        let event = ContactEvent::Typing { contact: self.record.id, subject: subject.clone(), typing };
        self.tell_but(scene, Some(subject), &event);
    }
}

fn check_content(content: &Content, settings: &ContactSettings) -> Result<(), ContactRefusal> {
    match content {
        Content::Text(text) if text.trim().is_empty() => Err(ContactRefusal::EmptyMessage),
        Content::Text(text) if text.len() > settings.max_text => Err(ContactRefusal::MessageTooLong),
        Content::Text(_) => Ok(()),
        Content::Link(link) if is_web_address(link) => Ok(()),
        Content::Link(_) => Err(ContactRefusal::InvalidLink),
        Content::File(file) => check_file(file, settings),
        Content::System(_) => Err(ContactRefusal::NotAllowed),
    }
}

fn check_file(file: &SharedFile, settings: &ContactSettings) -> Result<(), ContactRefusal> {
    let is_name = file.name.len() <= MAX_FILE_NAME && !file.name.chars().any(|c| c.is_control() || "/\\".contains(c));
    if !is_name || !file.kind.covers(&file.name) || file.size == 0 || file.size > settings.max_file {
        return Err(ContactRefusal::InvalidFile);
    }
    if file.caption.len() > settings.max_field {
        return Err(ContactRefusal::InvalidField("caption"));
    }
    Ok(())
}

/// Whether a text is an absolute `http` or `https` URI with a host (RFC 9110 §4.2) that says where it leads: without
/// user information, which hides the host (§4.2.4), and without what a URI cannot have (RFC 3986 §2).
fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    is_web
        && text.len() <= MAX_LINK
        && host.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[')
        && !host.contains('@')
        && !text.chars().any(is_forbidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        for good in
            ["https://shop.example", "HTTP://a.example:8080/b?c=d#e", "https://[::1]/", "https://bücher.example/ä"]
        {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "shop.example",
            "javascript:alert(1)",
            "javascript://x.example/%0aalert(1)",
            "data:text/html,x",
            "ftp://a.example",
            "https://",
            "https:///path",
            "https://?q",
            "https://bank.example@evil.example/",
            "https://a b",
            "https://a.example/\n",
            "https://a.example/<script>",
            "http:\\\\a.example",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert!(!is_web_address(&format!("https://{}", "x".repeat(MAX_LINK))));
    }
}
