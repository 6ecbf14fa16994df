//! The readers of what strangers send in vendors' words, for the fuzz targets: whatever comes, they give an answer.

use serde_json::Value;

pub use crate::http::compat::huawei::read as huawei;
pub use crate::http::compat::liveperson::read as liveperson;

use crate::compat::chatvisor::ActiveUser;
use crate::config::VidyoConfig;
use crate::domain::contact::VisitorTag;
use crate::http::compat::vidyo;

/// Whom a token of Vidyo's names, if it is one.
pub fn vidyo(config: &VidyoConfig, token: &str, now: u64) -> Option<String> {
    vidyo::verify(config, token, now).ok()
}

/// What a page of Chatvisor's tells of its visitor, if it can be kept.
pub fn chatvisor(body: &Value) -> Option<VisitorTag> {
    let user: ActiveUser = serde_json::from_value(body.clone()).ok()?;
    user.into_tag().ok()
}
