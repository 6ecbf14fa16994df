//! CTLive: its script under its own path, and its names of contacts.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use crate::http::Edge;
use crate::http::compat::serve_script;
use crate::model::ContactId;

pub(super) fn routes() -> Router<Edge> {
    let script = |headers: HeaderMap| async move { serve_script(&headers, "ctlive.js").await };
    // Whose tenant it is, the script reads from its own address.
    Router::new().route("/livechat/{tenant}/lib/livechatsdk.js", get(script))
}

/// The contact that a chat's name means: `CHAT_<uuid>` or `CHAT_<DOMAIN>_<uuid>`, whose digits are the contact's.
pub(super) fn contact_of(chat: &str) -> Option<ContactId> {
    let uuid = chat.strip_prefix("CHAT_")?.rsplit('_').next()?;
    let lengths = uuid.split('-').map(str::len);
    if !lengths.eq([8, 4, 4, 4, 12]) {
        return None;
    }
    ContactId::try_from(format!("c_{}", uuid.replace('-', "").to_ascii_lowercase())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chats_are_contacts_by_another_name() {
        let contact = ContactId::from_bits(0x9638_7da2_3a5f_4d60_a30d_729e_0e57_06d8);
        for chat in [
            "CHAT_96387da2-3a5f-4d60-a30d-729e0e5706d8",
            "CHAT_DEFAULT_96387DA2-3A5F-4D60-A30D-729E0E5706D8",
            "CHAT_MY_BRAND_96387da2-3a5f-4d60-a30d-729e0e5706d8",
        ] {
            assert_eq!(contact_of(chat), Some(contact), "{chat}");
        }
        for other in [
            "",
            "CHAT_",
            "demo",
            "CHAT_96387da23a5f4d60a30d729e0e5706d8",
            "CHAT_96387da2-3a5f-4d60-a30d-729e0e5706dg",
            "chat_96387da2-3a5f-4d60-a30d-729e0e5706d8",
        ] {
            assert_eq!(contact_of(other), None, "{other}");
        }
    }
}
