//! What a relayed packet costs: our TURN server with external peers, the same in process, and Debian's
//! coturn, in one run and under the same load: 1200-byte payloads through bound channels on loopback.
//!
//! The server's thread stays on one core and the load comes from another; the candidates take turns,
//! and the median of the rounds counts. The figure is CPU time of the server's threads, as the kernel
//! counts it, for each packet that arrives.
//!
//! In process a payload has arrived when `media` has it. These come from an address that it does not
//! know, so it looks for their peer in vain and drops them: what media itself does with a packet is
//! measured by `forward`, and is the same with TURN and without.

#![allow(missing_docs, clippy::unwrap_used, clippy::unwrap_in_result, unreachable_pub)]

#[path = "support/turn_load.rs"]
mod turn_load;
#[allow(dead_code)]
#[path = "support/turn_request.rs"]
mod turn_request;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use allocation_counter::measure;
use turn_load::{Coturn, Load, Ours, Server, Shape};
use turn_request::{ALLOCATE, CHANNEL_BIND, OVER_UDP, Requester};
use visavis::turn::{self, Action, Client, Secrets, Settings, Transport, mint};

/// What is sent. With 16 peers or 1000 allocations no two packets of a batch go the same way, so none
/// leave together: these two are to be compared with each other.
#[rustfmt::skip]
const SHAPES: [(&str, Shape, Option<Targets>); 10] = [
    ("up, single, 20k/s", Shape { rate: 20_000, burst: 1, allocations: 1, peers: 1, down: false }, Some(SINGLE)),
    ("up, single, 50k/s", Shape { rate: 50_000, burst: 1, allocations: 1, peers: 1, down: false }, Some(SINGLE)),
    ("down, single, 20k/s", Shape { rate: 20_000, burst: 1, allocations: 1, peers: 1, down: true }, Some(SINGLE)),
    ("down, single, 50k/s", Shape { rate: 50_000, burst: 1, allocations: 1, peers: 1, down: true }, Some(SINGLE)),
    ("up, bursts of 8, 50k/s", Shape { rate: 50_000, burst: 8, allocations: 1, peers: 1, down: false }, Some(BURSTS)),
    ("up, bursts of 8, 150k/s", Shape { rate: 150_000, burst: 8, allocations: 1, peers: 1, down: false }, Some(BURSTS)),
    ("down, bursts of 8, 50k/s", Shape { rate: 50_000, burst: 8, allocations: 1, peers: 1, down: true }, Some(BURSTS)),
    ("down, bursts of 8, 150k/s", Shape { rate: 150_000, burst: 8, allocations: 1, peers: 1, down: true }, Some(BURSTS)),
    ("up, single, 50k/s, 16 peers", Shape { rate: 50_000, burst: 1, allocations: 1, peers: 16, down: false }, None),
    ("up, single, 50k/s, 1000 allocations", Shape { rate: 50_000, burst: 1, allocations: MANY, peers: 1, down: false }, None),
];

/// How much of coturn's cost is allowed.
#[derive(Clone, Copy)]
struct Targets {
    external: f64,
    in_process: f64,
}

const SINGLE: Targets = Targets { external: 0.9, in_process: 0.5 };
const BURSTS: Targets = Targets { external: 0.4, in_process: 0.2 };

const MANY: usize = 1000;

/// How much more a packet may cost with many allocations than with one.
const MANY_TARGET: f64 = 1.3;

/// Bytes of memory that an allocation may take.
const MEMORY_TARGET: usize = 2048;

fn main() {
    // `cargo test` runs benches too, without this argument: then it only has to work.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (rounds, time) = if is_bench { (5, Duration::from_secs(1)) } else { (1, Duration::from_millis(100)) };
    let memory = memory_of_an_allocation();
    println!("memory of an allocation with a channel: {memory} bytes (target: {MEMORY_TARGET})\n");
    assert!(memory <= MEMORY_TARGET);

    let mut servers: Vec<Box<dyn Server>> = vec![Box::new(Ours::external()), Box::new(Ours::in_process())];
    match Coturn::start() {
        Some(coturn) => servers.push(Box::new(coturn)),
        None => println!("turnserver is missing (`make tools` installs it): ours alone\n"),
    }
    turn_load::stay_on_last_core();
    let mut loads: Vec<Load> = servers.iter().map(|server| Load::new(&**server)).collect();

    print!("{:<36}", "CPU for each packet, µs");
    servers.iter().for_each(|server| print!("{:>12}", server.name()));
    println!("{:>22}{:>22}   most lost", "external : coturn", "in process : coturn");
    let mut one: Vec<f64> = Vec::new();
    for (name, shape, targets) in SHAPES {
        let costs = medians(&servers, &mut loads, shape, rounds, time);
        print!("{name:<36}");
        for cost in &costs.micros {
            print!("{:>12}", cost.map_or("-".to_owned(), |cost| format!("{cost:.2}")));
        }
        let coturn = costs.micros.get(2).copied().flatten();
        for (cost, target) in
            costs.micros.iter().take(2).zip([targets.map(|t| t.external), targets.map(|t| t.in_process)])
        {
            print!("{:>22}", verdict(cost.zip(coturn).map(|(cost, coturn)| cost / coturn), target));
        }
        println!("{:>11.2} %", costs.lost * 100.0);
        match shape {
            Shape { peers: 16, .. } => {
                one = costs.micros.iter().flatten().copied().collect();
            }
            Shape { allocations: MANY, .. } => {
                for ((server, cost), one) in servers.iter().zip(costs.micros.iter().flatten()).zip(&one) {
                    println!(
                        "  {}, {MANY} allocations : 1 = {}",
                        server.name(),
                        verdict(Some(cost / one), Some(MANY_TARGET))
                    );
                }
            }
            _ => {}
        }
    }
    println!();
    for (server, load) in servers.iter().zip(&loads) {
        println!(
            "{}: {:.1} kB of resident memory for each of {MANY} allocations",
            server.name(),
            load.resident_growth()
        );
    }
}

fn verdict(ratio: Option<f64>, target: Option<f64>) -> String {
    match (ratio, target) {
        (Some(ratio), Some(target)) => {
            let word = if ratio <= target { "ok" } else { "MISSED" };
            format!("{ratio:.2} (<= {target}, {word})")
        }
        (Some(ratio), None) => format!("{ratio:.2}"),
        (None, _) => "-".to_owned(),
    }
}

/// What a shape costs each server, and the largest share that was lost.
struct Costs {
    micros: Vec<Option<f64>>,
    lost: f64,
}

fn medians(servers: &[Box<dyn Server>], loads: &mut [Load], shape: Shape, rounds: usize, time: Duration) -> Costs {
    let mut all = vec![Vec::new(); servers.len()];
    let mut lost = 0f64;
    for _ in 0..rounds {
        for ((server, load), costs) in servers.iter().zip(loads.iter_mut()).zip(&mut all) {
            if shape.down && !server.has_peers() {
                continue;
            }
            load.prepare(&**server, shape);
            load.run(&**server, shape, time / 10);
            let before = server.cpu();
            let (sent, arrived) = load.run(&**server, shape, time);
            let cpu = server.cpu() - before;
            lost = lost.max(1.0 - arrived as f64 / sent as f64);
            costs.push(cpu.as_secs_f64() * 1e6 / arrived as f64);
        }
    }
    let median = |costs: &mut Vec<f64>| {
        costs.sort_by(f64::total_cmp);
        costs.get(costs.len() / 2).copied()
    };
    Costs { micros: all.iter_mut().map(median).collect(), lost }
}

/// Heap that the TURN server keeps for an allocation with a channel, out of a thousand.
fn memory_of_an_allocation() -> usize {
    let media = SocketAddr::from(([203, 0, 113, 7], 3478));
    let secret = secrecy::SecretString::from("0f8a61a9d7e14d0c9d0b9c2a4f5e6172");
    let mut settings = Settings::new("visavis", Secrets::new(secret.clone()), [7; 32], vec![media]);
    settings.rates.unauthenticated = 1_000_000;
    settings.relay_ipv4 = Some([192, 0, 0, 8].into());
    let mut server = turn::Server::new(settings);
    let requests: Vec<(Client, Requester)> = (0..MANY)
        .map(|n| {
            let remote = SocketAddr::from(([198, 51, (n >> 8) as u8, n as u8], 4000));
            let credential = mint(&format!("0.participant-{n}"), 2_000_000_000, &secret);
            (Client::new(Transport::Udp, remote, media), Requester::new(credential))
        })
        .collect();
    let now = Instant::now();
    let info = measure(|| {
        for (client, mut requester) in requests {
            for (method, attributes, peer) in [
                (ALLOCATE, OVER_UDP, None),
                (ALLOCATE, OVER_UDP, None),
                (CHANNEL_BIND, (0x0C, &[0x40, 0, 0, 0][..]), Some(media)),
            ] {
                let request = requester.request(method, &[attributes], peer);
                match server.handle_client(now, 1_800_000_000, client, &request) {
                    Action::Reply(answer) => drop(requester.answered(answer)),
                    other => panic!("{other:?}"),
                }
            }
            while server.poll_effect().is_some() {}
        }
    });
    assert_eq!(server.counters().allocations, MANY as u64);
    // The requests themselves were there before and are gone now.
    usize::try_from(info.bytes_current.max(0)).unwrap() / MANY
}
