use serde::{Deserialize, Serialize};

/// One encoding of a picture that is sent several times at once, in different sizes (RFC 8853, simulcast).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Layer {
    /// Its name in SDP and on packets (RFC 8851): one to eight letters and digits.
    pub rid: String,
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
}

impl Layer {
    /// Most layers of a picture.
    pub const MOST: usize = 3;

    /// Whether these can be the layers of a picture: not too many, each with a name of its own and a size.
    pub fn are_valid(layers: &[Layer]) -> bool {
        let is_named = |rid: &str| (1..=8).contains(&rid.len()) && rid.bytes().all(|b| b.is_ascii_alphanumeric());
        layers.len() <= Layer::MOST
            && layers.iter().all(|l| is_named(&l.rid) && l.width > 0 && l.height > 0)
            && layers.iter().enumerate().all(|(i, l)| layers[..i].iter().all(|other| other.rid != l.rid))
    }
}

/// How large a picture is shown, in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewSize {
    /// Across.
    pub width: u16,
    /// Down.
    pub height: u16,
}

impl ViewSize {
    /// Whether nothing is shown at all.
    pub fn is_hidden(self) -> bool {
        self.width == 0 || self.height == 0
    }
}
