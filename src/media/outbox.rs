use std::net::SocketAddr;

use crate::model::Transport;

/// Most segments that one send carries (Linux `UDP_MAX_SEGMENTS` is 128; older kernels know 64).
const MAX_SEGMENTS: usize = 64;

/// Most bytes that one send carries: a UDP payload over IPv4.
const MAX_RUN_BYTES: usize = 65_507;

/// How long a run of datagrams is, and what may still join it so that one call can send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunLength {
    segment_size: usize,
    bytes: usize,
    /// Set when a shorter datagram was added: nothing may follow it.
    complete: bool,
}

impl RunLength {
    /// A run of one datagram of `len` bytes.
    pub fn new(len: usize) -> Self {
        RunLength { segment_size: len, bytes: len, complete: len == 0 }
    }

    /// Size of each datagram in bytes; the last one may be shorter.
    pub fn segment_size(self) -> usize {
        self.segment_size
    }

    /// Adds a datagram of `len` bytes, if it may follow.
    pub fn join(&mut self, len: usize) -> bool {
        let fits = !self.complete
            && len <= self.segment_size
            && self.bytes + len <= MAX_RUN_BYTES
            && self.bytes < self.segment_size * MAX_SEGMENTS;
        if fits {
            self.bytes += len;
            self.complete = len < self.segment_size;
        }
        fits
    }
}

/// Datagrams of one size for one destination, to be sent with one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transmit<'a> {
    /// How it is sent.
    pub transport: Transport,
    /// The local candidate that it is sent from.
    pub source: SocketAddr,
    /// Where it goes.
    pub destination: SocketAddr,
    /// Size of each datagram in bytes; the last one may be shorter.
    pub segment_size: usize,
    /// The datagrams, one behind the other.
    pub contents: &'a [u8],
}

impl<'a> Transmit<'a> {
    /// The single datagrams, for a path that cannot send them at once.
    pub fn datagrams(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.contents.chunks(self.segment_size)
    }
}

/// Collects datagrams and joins neighbours into runs that segmentation offload can send at once.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    bytes: Vec<u8>,
    runs: Vec<Run>,
    /// How many runs were already handed out.
    polled: usize,
}

#[derive(Debug)]
struct Run {
    transport: Transport,
    source: SocketAddr,
    destination: SocketAddr,
    start: usize,
    length: RunLength,
}

impl Run {
    fn is_for(&self, transport: Transport, source: SocketAddr, destination: SocketAddr) -> bool {
        self.destination == destination && self.source == source && self.transport == transport
    }
}

impl Outbox {
    pub(super) fn push(&mut self, transport: Transport, source: SocketAddr, destination: SocketAddr, datagram: &[u8]) {
        self.write(transport, source, destination, |buffer, _| {
            buffer.extend_from_slice(datagram);
            true
        });
    }

    /// Lets a datagram be written behind the others; `fill` gets the buffer and where it begins, and says whether it
    /// is to be sent. How long it became; 0 when it is not sent.
    pub(super) fn write(
        &mut self,
        transport: Transport,
        source: SocketAddr,
        destination: SocketAddr,
        fill: impl FnOnce(&mut Vec<u8>, usize) -> bool,
    ) -> usize {
        // Runs that were handed out are closed; their bytes are reused once all are.
        if self.polled > 0 && self.polled == self.runs.len() {
            self.clear();
        }
        let start = self.bytes.len();
        let is_sent = fill(&mut self.bytes, start);
        let len = self.bytes.len() - start;
        if !is_sent || len == 0 {
            self.bytes.truncate(start);
            return 0;
        }
        let open = self.runs.len() > self.polled;
        let last = self.runs.last_mut().filter(|run| open && run.is_for(transport, source, destination));
        if !last.is_some_and(|run| run.length.join(len)) {
            self.runs.push(Run { transport, source, destination, start, length: RunLength::new(len) });
        }
        len
    }

    pub(super) fn poll(&mut self) -> Option<Transmit<'_>> {
        let run = self.runs.get(self.polled)?;
        self.polled += 1;
        Some(Transmit {
            transport: run.transport,
            source: run.source,
            destination: run.destination,
            segment_size: run.length.segment_size,
            contents: &self.bytes[run.start..run.start + run.length.bytes],
        })
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.runs.clear();
        self.polled = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(port: u16) -> SocketAddr {
        ([127, 0, 0, 1], port).into()
    }

    /// Sends datagrams of these sizes and returns `(destination port, sizes)` of each run.
    fn runs(datagrams: &[(u16, usize)]) -> Vec<(u16, Vec<usize>)> {
        let mut outbox = Outbox::default();
        for (port, len) in datagrams {
            outbox.push(Transport::Udp, addr(1), addr(*port), &vec![*len as u8; *len]);
        }
        let mut runs = Vec::new();
        while let Some(transmit) = outbox.poll() {
            runs.push((transmit.destination.port(), transmit.datagrams().map(<[u8]>::len).collect()));
        }
        runs
    }

    #[test]
    fn equal_neighbours_share_a_run_and_a_shorter_one_ends_it() {
        assert_eq!(
            runs(&[(7, 100), (7, 100), (7, 60), (7, 60), (7, 100), (8, 100), (7, 100)]),
            vec![(7, vec![100, 100, 60]), (7, vec![60]), (7, vec![100]), (8, vec![100]), (7, vec![100]),]
        );
    }

    #[test]
    fn a_run_stays_within_what_the_kernel_takes() {
        let many = runs(&vec![(7, 100); 65]);
        assert_eq!(many.iter().map(|(_, r)| r.len()).collect::<Vec<_>>(), vec![64, 1]);
        let large = runs(&vec![(7, 1400); 50]);
        assert!(large.iter().all(|(_, r)| r.iter().sum::<usize>() <= MAX_RUN_BYTES));
    }

    #[test]
    fn a_run_takes_what_one_call_can_send() {
        let joined = |first: usize, others: &[usize]| {
            let mut run = RunLength::new(first);
            others.iter().take_while(|len| run.join(**len)).count()
        };
        assert_eq!(joined(12, &[12; 100]), MAX_SEGMENTS - 1, "small ones, of which many fit into the bytes");
        assert_eq!(joined(1204, &[1204; 100]), MAX_RUN_BYTES / 1204 - 1);
        assert_eq!(joined(100, &[100, 60, 60]), 2, "nothing follows a shorter one");
        assert_eq!(joined(100, &[101]), 0);
        assert_eq!(joined(0, &[0]), 0, "an empty one goes alone");
    }

    #[test]
    fn the_buffer_is_used_again() {
        let mut outbox = Outbox::default();
        for _ in 0..3 {
            outbox.push(Transport::Udp, addr(1), addr(7), &[1; 100]);
            assert_eq!(outbox.poll().map(|t| t.contents.len()), Some(100));
            assert_eq!(outbox.poll(), None);
            assert_eq!(outbox.bytes.len(), 100);
        }
    }
}
