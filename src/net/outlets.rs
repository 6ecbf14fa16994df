use crate::media::Transmit;
use crate::model::Transport;
use crate::net::candidates::Candidates;
use crate::net::streams::Streams;
use crate::net::udp::UdpPort;
use crate::turn::Client;

/// Everything that an engine sends through.
pub(super) struct Outlets {
    pub(super) port: UdpPort,
    pub(super) candidates: Candidates,
    pub(super) streams: Streams,
    /// Datagrams that the kernel or a full queue did not take.
    pub(super) lost: u64,
}

impl Outlets {
    /// Sends a run of datagrams the way that it names.
    pub(super) fn send(&mut self, transmit: &Transmit<'_>) {
        self.lost += match transmit.transport {
            Transport::Udp => self.port.send(transmit, self.candidates.source_ip(transmit.source)),
            Transport::Tcp | Transport::Tls => {
                let client = Client::new(transmit.transport, transmit.destination, transmit.source);
                self.streams.send(client, transmit.segment_size, transmit.contents)
            }
        };
    }

    /// Sends messages of `segment_size` bytes each, the last one may be shorter, to a TURN client.
    pub(super) fn send_to(&mut self, client: Client, segment_size: usize, contents: &[u8]) {
        let Client { transport, remote: destination, local: source } = client;
        self.send(&Transmit { transport, source, destination, segment_size, contents });
    }
}
