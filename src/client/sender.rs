//! What goes out on an m-line, and when.

use std::time::Instant;

use str0m::media::{Mid, Pt, Rid};

use crate::client::media::{Camera, Video};
use crate::model::MediaKind;

/// The names of a camera's layers, the smallest first, and by how much a layer is larger than the one before.
pub(super) const LAYERS: [&str; 3] = ["q", "h", "f"];
const LAYER_FACTOR: u32 = 4;

/// What one m-line sends.
#[derive(Debug)]
pub(super) struct Sender {
    pub(super) line: usize,
    pub(super) mid: Mid,
    pub(super) pt: Pt,
    pub(super) what: Outflow,
    /// Packets of all layers.
    pub(super) packets: u32,
    /// Those of them since counting began anew.
    pub(super) counted: u64,
    pub(super) is_silent: bool,
}

#[derive(Debug)]
pub(super) enum Outflow {
    /// When the next packet is due.
    Voice(Instant),
    /// The layers of a camera.
    Cameras(Vec<CameraLayer>),
}

#[derive(Debug)]
pub(super) struct CameraLayer {
    pub(super) rid: Option<Rid>,
    pub(super) camera: Camera,
    pub(super) packets: u32,
}

impl Sender {
    pub(super) fn due(&self) -> Option<Instant> {
        match &self.what {
            _ if self.is_silent => None,
            Outflow::Voice(next) => Some(*next),
            Outflow::Cameras(layers) => layers.iter().map(|layer| layer.camera.due()).min(),
        }
    }

    pub(super) fn kind(&self) -> MediaKind {
        match self.what {
            Outflow::Voice(_) => MediaKind::Audio,
            Outflow::Cameras(_) => MediaKind::Video,
        }
    }

    pub(super) fn cameras(&mut self) -> impl Iterator<Item = &mut CameraLayer> {
        match &mut self.what {
            Outflow::Voice(_) => [].iter_mut(),
            Outflow::Cameras(layers) => layers.iter_mut(),
        }
    }
}

/// One camera for each layer, or one alone; the largest has what was asked for.
pub(super) fn cameras(video: Video, rids: &[Option<Rid>], now: Instant) -> Vec<CameraLayer> {
    let of = |(rank, rid): (usize, &Option<Rid>)| {
        let smaller = LAYER_FACTOR.pow(u32::try_from(rids.len() - 1 - rank).unwrap_or(0));
        let video = Video { bitrate: video.bitrate / smaller, ..video };
        CameraLayer { rid: *rid, camera: Camera::new(video, now), packets: 0 }
    };
    rids.iter().enumerate().map(of).collect()
}
