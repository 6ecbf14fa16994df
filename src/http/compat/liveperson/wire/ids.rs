//! The vendor's ids: a contact is a conversation, an invitation is a dialog of it, and a `serviceId` opens its call.

use std::fmt::{self, Write as _};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use secrecy::{ExposeSecret, SecretString};

use crate::model::{ContactId, InvitationId, VisitorId};

/// An id as a UUID is written, lower case (RFC 9562 §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http::compat::liveperson) struct Uuid(u128);

impl From<ContactId> for Uuid {
    fn from(id: ContactId) -> Self {
        Uuid(id.bits())
    }
}

impl From<InvitationId> for Uuid {
    fn from(id: InvitationId) -> Self {
        Uuid(id.bits())
    }
}

impl From<Uuid> for ContactId {
    fn from(id: Uuid) -> Self {
        ContactId::from_bits(id.0)
    }
}

impl Uuid {
    pub(in crate::http::compat::liveperson) fn from_bits(bits: u128) -> Uuid {
        Uuid(bits)
    }

    pub(in crate::http::compat::liveperson) fn bits(self) -> u128 {
        self.0
    }

    /// Reads one, with or without hyphens.
    pub(in crate::http::compat::liveperson) fn read(text: &str) -> Option<Uuid> {
        let is_hex = |digits: &str| digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let digits = if text.len() == 36 { text.replace('-', "") } else { text.to_owned() };
        is_hex(&digits).then(|| u128::from_str_radix(&digits, 16).ok().map(Uuid)).flatten()
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, byte) in self.0.to_be_bytes().into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                f.write_char('-')?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

/// Whom a `serviceId` is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http::compat::liveperson) enum Reader {
    /// The consumer, for whom it opens the call.
    Consumer,
    /// Agents, for whom it is a name and nothing more.
    Agent,
}

/// Makes and checks the secret half of a `serviceId`.
///
/// It is a MAC of the dialog's id, so nothing has to be stored, and whoever knows the dialog cannot find it.
#[derive(Clone)]
pub(in crate::http::compat::liveperson) struct ServiceIds(hmac::Key);

impl ServiceIds {
    pub(in crate::http::compat::liveperson) fn new(secret: &SecretString) -> Self {
        let root = hmac::Key::new(hmac::HMAC_SHA256, secret.expose_secret().as_bytes());
        let derived = hmac::sign(&root, b"visavis liveperson service ids");
        ServiceIds(hmac::Key::new(hmac::HMAC_SHA256, derived.as_ref()))
    }

    /// `<consumerId>#<uuid>`.
    pub(in crate::http::compat::liveperson) fn name(&self, consumer: &str, dialog: Uuid, reader: Reader) -> String {
        format!("{consumer}#{}", Uuid(self.secret(consumer, dialog, reader)))
    }

    /// The consumer that a `serviceId` names; nothing if it is none.
    pub(in crate::http::compat::liveperson) fn consumer(service_id: &str) -> Option<&str> {
        service_id.rsplit_once('#').map(|(consumer, _)| consumer).filter(|consumer| !consumer.is_empty())
    }

    /// Whether a `serviceId` is the one that the consumer was told for this dialog.
    pub(in crate::http::compat::liveperson) fn opens(&self, service_id: &str, dialog: Uuid) -> bool {
        let Some(consumer) = Self::consumer(service_id) else { return false };
        let expected = self.name(consumer, dialog, Reader::Consumer);
        verify_slices_are_equal(service_id.as_bytes(), expected.as_bytes()).is_ok()
    }

    /// What a consumer is to the contact plane beside a conversation: the same visitor on every device.
    pub(in crate::http::compat::liveperson) fn visitor(&self, consumer: &str) -> VisitorId {
        VisitorId::from_bits(self.derive(&format!("visitor {consumer}")))
    }

    /// What makes an address good, as hexadecimal digits.
    pub(in crate::http::compat::liveperson) fn sign(&self, text: &str) -> String {
        let tag = hmac::sign(&self.0, format!("address {text}").as_bytes());
        tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether it is what makes that address good.
    pub(in crate::http::compat::liveperson) fn is_signed(&self, text: &str, signature: &str) -> bool {
        verify_slices_are_equal(self.sign(text).as_bytes(), signature.as_bytes()).is_ok()
    }

    fn secret(&self, consumer: &str, dialog: Uuid, reader: Reader) -> u128 {
        let reader = match reader {
            Reader::Consumer => "consumer",
            Reader::Agent => "agent",
        };
        self.derive(&format!("{reader} {dialog} {consumer}"))
    }

    fn derive(&self, text: &str) -> u128 {
        let tag = hmac::sign(&self.0, text.as_bytes());
        let bits = tag.as_ref().iter().take(16).fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
        // RFC 9562 §5.4: version 4, variant 10.
        bits & !(0xf000 << 64) & !(0b11 << 62) | 0x4000 << 64 | 0b10 << 62
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids() {
        let contact = ContactId::from_bits(0x6b26_0000_1111_4222_8333_0123_4567_89ab);
        let uuid = Uuid::from(contact);
        assert_eq!(uuid.to_string(), "6b260000-1111-4222-8333-0123456789ab");
        for text in
            ["6b260000-1111-4222-8333-0123456789ab", "6B260000111142228333 0123456789AB".replace(' ', "").as_str()]
        {
            assert_eq!(Uuid::read(text), Some(uuid), "{text}");
        }
        for bad in ["", "6b26", "c_6b260000111142228333012345678", "+b260000111142228333 0123456789ab", &"é".repeat(18)]
        {
            assert_eq!(Uuid::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_service_id_opens_one_dialog_for_one_consumer() {
        let ids = ServiceIds::new(&SecretString::from("3f1c9a5be07d4426918c6ad2f5be7730"));
        let (one, other) = (Uuid(1), Uuid(2));
        let name = ids.name("cust#17", one, Reader::Consumer);
        let uuid = name.strip_prefix("cust#17#").unwrap();
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"));
        assert_eq!(ServiceIds::consumer(&name), Some("cust#17"));
        assert!(ids.opens(&name, one));
        for (text, dialog) in [
            (name.clone(), other),
            (ids.name("cust#17", one, Reader::Agent), one),
            (name.replace("cust#17", "cust#18"), one),
            (format!("{name} "), one),
            (uuid.to_owned(), one),
            (format!("#{uuid}"), one),
            (String::new(), one),
        ] {
            assert!(!ids.opens(&text, dialog), "{text}");
        }
    }
}
