//! Where a packet stands among the temporal and spatial layers of its stream, for any codec.

use str0m::format::Codec;

use crate::media::packet::dependency::targets::FramePlace;
use crate::media::packet::dependency::{Descriptor, Frame};
use crate::media::packet::{vp8, vp9};
use crate::model::ViewSize;

/// Most layers of each kind that are told apart; what is above counts as the highest.
pub const MAX_LAYERS: u8 = 4;

/// What of a stream is decoded: everything up to a spatial and a temporal layer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecodeTarget {
    /// The size of the picture, from 0.
    pub spatial: u8,
    /// How many pictures there are, from 0.
    pub temporal: u8,
}

impl DecodeTarget {
    /// All of a stream.
    pub const ALL: DecodeTarget = DecodeTarget { spatial: MAX_LAYERS - 1, temporal: MAX_LAYERS - 1 };

    /// Whether what is in these layers belongs to it.
    pub fn covers(self, layers: DecodeTarget) -> bool {
        layers.spatial <= self.spatial && layers.temporal <= self.temporal
    }

    /// These layers, as far as they are told apart.
    pub fn within(spatial: u8, temporal: u8) -> Self {
        DecodeTarget { spatial: spatial.min(MAX_LAYERS - 1), temporal: temporal.min(MAX_LAYERS - 1) }
    }
}

/// From which picture on more temporal layers can be decoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SwitchUp {
    /// Not from this one.
    #[default]
    No,
    /// From this one, which is of the next higher layer.
    Here,
    /// From the pictures after this one, which is of no higher layer.
    Next,
}

/// A packet's place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Its layers.
    pub layers: DecodeTarget,
    /// Whether a picture begins here.
    pub begins: bool,
    /// Whether its picture's part in this spatial layer ends here.
    pub ends: bool,
    /// Whether more can be decoded from here on.
    pub switch_up: SwitchUp,
    /// The number of its picture, where numbers must have no gaps.
    pub picture: Option<u16>,
    /// Its frame, where frames say themselves what they are made from.
    pub frame: Option<FramePlace>,
}

impl Place {
    /// The place of a packet with this payload; that of all others where there are no layers.
    pub fn of(codec: Codec, payload: &[u8]) -> Self {
        let place = match codec {
            Codec::Vp8 => vp8::Descriptor::read(payload).map(Place::of_vp8),
            Codec::Vp9 => vp9::Descriptor::read(payload).map(|descriptor| Place::of_vp9(&descriptor)),
            _ => None,
        };
        place.unwrap_or_default()
    }

    fn of_vp8(descriptor: vp8::Descriptor) -> Self {
        Place {
            layers: DecodeTarget::within(0, descriptor.temporal.unwrap_or_default()),
            begins: descriptor.begins,
            ends: false,
            // "Y: the current frame depends only on the base layer (TID = 0) frame."
            switch_up: if descriptor.is_sync { SwitchUp::Here } else { SwitchUp::No },
            picture: descriptor.picture_id,
            frame: None,
        }
    }

    /// The place of a packet with this dependency descriptor.
    pub fn described(descriptor: &Descriptor, frame: FramePlace) -> Self {
        let Frame { spatial, temporal, .. } = descriptor.frame;
        Place {
            layers: DecodeTarget::within(spatial, temporal),
            begins: descriptor.begins && spatial == frame.targets.lowest(frame.active),
            ends: descriptor.ends,
            switch_up: SwitchUp::No,
            picture: None,
            frame: Some(frame),
        }
    }

    fn of_vp9(descriptor: &vp9::Descriptor) -> Self {
        let layer = descriptor.layer.unwrap_or_default();
        Place {
            layers: DecodeTarget::within(layer.spatial, layer.temporal),
            begins: descriptor.begins && layer.spatial == 0,
            ends: descriptor.ends,
            // "Subsequent higher temporal-layer pictures will not depend on any picture before the current picture (in
            // coding order) with temporal-layer ID value greater than [its own]."
            switch_up: if layer.is_switching_up { SwitchUp::Next } else { SwitchUp::No },
            // Pictures say by the difference of their numbers what they are predicted from.
            picture: None,
            frame: None,
        }
    }

    /// How large the picture of each spatial layer is, if its frame tells, the lowest first.
    pub fn sizes(&self) -> Option<Vec<ViewSize>> {
        let sizes = &self.frame.as_ref()?.targets.structure().sizes;
        (!sizes.is_empty()).then(|| sizes.iter().take(MAX_LAYERS.into()).copied().collect())
    }
}

/// How large the picture of each spatial layer is, if a packet tells, the lowest first.
pub fn sizes(codec: Codec, payload: &[u8]) -> Option<Vec<ViewSize>> {
    let structure = (codec == Codec::Vp9).then(|| vp9::Descriptor::read(payload)).flatten()?.structure?;
    let mut sizes = structure.sizes;
    sizes.truncate(MAX_LAYERS.into());
    Some(sizes)
}
