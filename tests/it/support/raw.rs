//! Packets that no client sends: SRTP and SRTCP with the keys of a client that lets the test know them.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use str0m::crypto::dtls::{
    DtlsCert, DtlsImplError, DtlsInstance, DtlsOutput, DtlsProvider, DtlsVersion, ProtocolVersion,
};
use str0m::crypto::{CryptoError, CryptoProvider};
use visavis::model::Transport;

use crate::support::sim::Sim;

/// What DTLS has agreed on, once it has.
#[derive(Debug, Clone, Default)]
pub struct Keys(Arc<Mutex<Option<Vec<u8>>>>);

impl Keys {
    /// The usual cryptography, which tells its keys.
    pub fn provider(&self) -> Arc<CryptoProvider> {
        let mut provider = str0m_aws_lc_rs::default_provider();
        provider.dtls_provider = Box::leak(Box::new(Tapped(self.clone())));
        Arc::new(provider)
    }
}

#[derive(Debug)]
struct Tapped(Keys);

impl DtlsProvider for Tapped {
    fn generate_certificate(&self) -> Option<DtlsCert> {
        str0m_aws_lc_rs::default_provider().dtls_provider.generate_certificate()
    }

    fn new_dtls(
        &self,
        cert: &DtlsCert,
        now: Instant,
        version: DtlsVersion,
        mtu: Option<usize>,
    ) -> Result<Box<dyn DtlsInstance>, CryptoError> {
        let dtls = str0m_aws_lc_rs::default_provider().dtls_provider.new_dtls(cert, now, version, mtu)?;
        Ok(Box::new(Tap { dtls, keys: self.0.clone() }))
    }
}

#[derive(Debug)]
struct Tap {
    dtls: Box<dyn DtlsInstance>,
    keys: Keys,
}

impl DtlsInstance for Tap {
    fn set_active(&mut self, active: bool) {
        self.dtls.set_active(active);
    }

    fn handle_packet(&mut self, packet: &[u8]) -> Result<(), DtlsImplError> {
        self.dtls.handle_packet(packet)
    }

    fn poll_output<'a>(&mut self, buf: &'a mut [u8]) -> DtlsOutput<'a> {
        let output = self.dtls.poll_output(buf);
        if let DtlsOutput::KeyingMaterial(keys, _) = &output {
            *self.keys.0.lock().unwrap() = Some(keys.to_vec());
        }
        output
    }

    fn handle_timeout(&mut self, now: Instant) -> Result<(), DtlsImplError> {
        self.dtls.handle_timeout(now)
    }

    fn send_application_data(&mut self, data: &[u8]) -> Result<usize, DtlsImplError> {
        self.dtls.send_application_data(data)
    }

    fn is_active(&self) -> bool {
        self.dtls.is_active()
    }

    fn protocol_version(&self) -> Option<ProtocolVersion> {
        self.dtls.protocol_version()
    }

    fn close(&mut self) -> Result<(), DtlsImplError> {
        self.dtls.close()
    }
}

/// Seals packets as the client does (AEAD_AES_256_GCM, RFC 7714).
#[derive(Debug)]
pub struct Seal {
    provider: CryptoProvider,
    master: [u8; 32],
    salt: [u8; 12],
    /// The number of the next SRTCP packet, far above the client's own.
    index: u32,
}

impl Seal {
    pub fn new(keys: &Keys) -> Self {
        let keys = keys.0.lock().unwrap();
        let keys = keys.as_ref().expect("DTLS is done");
        assert_eq!(keys.len(), 2 * (32 + 12), "the client agreed on AEAD_AES_256_GCM");
        let provider = str0m_aws_lc_rs::default_provider();
        // RFC 5764 §4.2: the client's key, the server's, the client's salt, the server's. The client began it.
        Seal {
            provider,
            master: keys[..32].try_into().unwrap(),
            salt: keys[64..76].try_into().unwrap(),
            index: 1 << 20,
        }
    }

    /// RFC 3711 §4.3.1.
    fn derive(&self, label: u8, len: usize) -> Vec<u8> {
        let block = |round: u16| {
            let mut input = [0; 16];
            input[..12].copy_from_slice(&self.salt);
            input[7] ^= label;
            input[14..].copy_from_slice(&round.to_be_bytes());
            let mut output = [0; 32];
            self.provider.srtp_provider.srtp_aes_256_ecb_round(&self.master, &input, &mut output);
            output[..16].to_vec()
        };
        let mut derived: Vec<u8> = (0..2).flat_map(block).collect();
        derived.truncate(len);
        derived
    }

    fn seal(&self, labels: (u8, u8), numbers: [u8; 12], aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let key: [u8; 32] = self.derive(labels.0, 32).try_into().unwrap();
        let salt = self.derive(labels.1, 12);
        let iv: [u8; 12] = std::array::from_fn(|n| numbers[n] ^ salt[n]);
        let mut sealed = vec![0; plain.len() + 16];
        let mut cipher = self.provider.srtp_provider.aead_aes_256_gcm().create_cipher(key, true);
        cipher.encrypt(&iv, aad, plain, &mut sealed).unwrap();
        sealed
    }

    /// An RTCP packet, which may be a compound one.
    pub fn rtcp(&mut self, packet: &[u8]) -> Vec<u8> {
        self.index += 1;
        let index = (self.index | 1 << 31).to_be_bytes();
        let mut numbers = [0; 12];
        numbers[2..6].copy_from_slice(&packet[4..8]);
        numbers[8..].copy_from_slice(&self.index.to_be_bytes());
        let aad = [&packet[..8], &index].concat();
        let sealed = self.seal((3, 5), numbers, &aad, &packet[8..]);
        [&packet[..8], &sealed, &index].concat()
    }

    /// An RTP packet of a stream that has not come to its first rollover; `head` is its header with all extensions.
    pub fn rtp(&self, head: &[u8], payload: &[u8]) -> Vec<u8> {
        self.rtp_after(0, head, payload)
    }

    /// One after so many rollovers.
    pub fn rtp_after(&self, rollovers: u32, head: &[u8], payload: &[u8]) -> Vec<u8> {
        let mut numbers = [0; 12];
        numbers[6..10].copy_from_slice(&rollovers.to_be_bytes());
        numbers[2..6].copy_from_slice(&head[8..12]);
        numbers[10..].copy_from_slice(&head[2..4]);
        [head, &self.seal((0, 2), numbers, head, payload)].concat()
    }
}

/// The fixed part of an RTP header.
pub fn head(pt: u8, seq: u16, time: u32, ssrc: u32) -> Vec<u8> {
    let mut head = vec![0x80, pt];
    head.extend(seq.to_be_bytes());
    head.extend(time.to_be_bytes());
    head.extend(ssrc.to_be_bytes());
    head
}

/// The header with an extension block of a profile whose words may be more or fewer than it says.
pub fn with_extension(mut head: Vec<u8>, profile: u16, words: u16, bytes: &[u8]) -> Vec<u8> {
    head[0] |= 0x10;
    head.extend(profile.to_be_bytes());
    head.extend(words.to_be_bytes());
    head.extend(bytes);
    head
}

/// An RTCP feedback packet (RFC 4585 §6.1).
pub fn feedback(packet_type: u8, format: u8, media: u32, control: &[u8]) -> Vec<u8> {
    let mut packet = vec![0x80 | format, packet_type];
    packet.extend((2 + control.len() as u16 / 4).to_be_bytes());
    packet.extend(7u32.to_be_bytes());
    packet.extend(media.to_be_bytes());
    packet.extend(control);
    packet
}

impl Sim {
    /// Sends a datagram from a client's address, past its `Rtc`.
    pub fn inject(&mut self, client: usize, datagram: &[u8]) {
        let (from, server) = (self.clients[client].address, self.server);
        self.engine.handle_packet(self.now, Transport::Udp, from, server, datagram);
        self.engine.flush(self.now);
        self.collect();
    }
}
