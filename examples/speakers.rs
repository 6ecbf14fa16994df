//! Who speaks in recorded levels: reads each `<scene>.csv` of a folder and prints the changes of the
//! loudest and of the dynamic order as one JSON line a scene.
//!
//! A line of a scene is `t_ms,speaker,level,voice`: when a packet came, from whom, its level in -dBov
//! and its V bit (RFC 6464).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use visavis::media::speakers::{SpeakerEvent, Speakers};
use visavis::model::PeerId;

fn main() -> Result<()> {
    let folder = env::args().nth(1).context("usage: speakers DIR")?;
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {folder}"))?;
    let mut scenes: Vec<PathBuf> = entries.map(|e| Ok(e?.path())).collect::<Result<_>>()?;
    scenes.retain(|path| path.extension().is_some_and(|e| e == "csv"));
    scenes.sort();
    for scene in scenes {
        println!("{}", decide(&scene).with_context(|| format!("in {}", scene.display()))?);
    }
    Ok(())
}

/// Plays a scene.
fn decide(scene: &Path) -> Result<Value> {
    let text = fs::read_to_string(scene)?;
    let packets: Vec<Packet<'_>> = text.lines().map(parse).collect::<Result<_>>()?;
    let names: BTreeSet<&str> = packets.iter().map(|p| p.speaker).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let name = |peer: PeerId| names[peer.0 as usize];

    let mut speakers = Speakers::new();
    (0..names.len()).for_each(|n| speakers.add(PeerId(n as u64)));
    let (mut loudest, mut order) = (Vec::new(), Vec::new());
    let start = Instant::now();
    for packet in &packets {
        let index = names.binary_search(&packet.speaker).unwrap_or_default();
        let now = start + Duration::from_millis(packet.at);
        speakers.handle_level(now, PeerId(index as u64), packet.level, packet.voice);
        while let Some(event) = speakers.poll_event() {
            match event {
                SpeakerEvent::LoudestChanged(peer) => loudest.push(json!([packet.at, peer.map(name)])),
                SpeakerEvent::FirstTalked => {}
                SpeakerEvent::OrderChanged(peers) => {
                    let peers: Vec<&str> = peers.into_iter().map(name).collect();
                    order.push(json!([packet.at, peers]));
                }
            }
        }
    }
    let scene = scene.file_stem().unwrap_or_default().to_string_lossy();
    Ok(json!({ "scene": scene, "loudest": loudest, "order": order }))
}

/// A line of a scene.
struct Packet<'a> {
    /// In milliseconds from the start of the scene.
    at: u64,
    speaker: &'a str,
    level: u8,
    voice: bool,
}

fn parse(line: &str) -> Result<Packet<'_>> {
    let fields: Vec<&str> = line.split(',').collect();
    let [at, speaker, level, voice] = fields[..] else { anyhow::bail!("four fields are expected: {line}") };
    Ok(Packet { at: at.parse()?, speaker, level: level.parse()?, voice: voice == "1" })
}
