//! Twenty calls through a drain and through a crash.

use std::net::{TcpListener, UdpSocket};
use std::path::Path as Folder;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tokio::sync::{Mutex, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;
use visavis::client::{Client, Event, Path, Settings, Trust};
use visavis::model::Source;

use crate::support::program::{Place, Program};

const CALLS: usize = 20;

/// How many come at a time at first: forty at once are a storm of handshakes on a small machine.
static DOOR: Semaphore = Semaphore::const_new(8);

/// How long sound may fail to come while nothing is wrong: packets are 20 ms apart.
const MAX_GAP: Duration = Duration::from_millis(300);

/// How long a server may take from nothing to its first answer; an unoptimized one is twice as slow.
const MAX_START: Duration = Duration::from_secs(if cfg!(debug_assertions) { 2 } else { 1 });

/// How often it is looked at whether sound comes.
const LOOK: Duration = Duration::from_millis(20);

/// How the world stands for those in calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// They come and talk.
    Talk,
    /// They talk on, and it is measured how long nothing is heard.
    Listen,
    /// Those of even calls hang up, the others go on.
    HalfLeave,
    /// Whoever still is in a call leaves.
    AllLeave,
}

/// What somebody has lived through.
#[derive(Debug, Default)]
struct Lived {
    /// The longest time without sound before an end.
    gap: Duration,
    /// The longest time by which this process itself was late to look: that is not the server's.
    stall: Duration,
    /// How long it took from the loss of the server to sound.
    back: Option<Duration>,
}

struct Someone {
    settings: Settings,
    call: usize,
    acts: watch::Receiver<Act>,
    /// Counts those who hear somebody.
    hearing: Arc<watch::Sender<usize>>,
}

impl Someone {
    /// Is in the call until told to leave, and comes back when the server is lost, as the SDK does.
    async fn live(mut self) -> Lived {
        let mut lived = Lived::default();
        let mut lost_at: Option<Instant> = None;
        loop {
            // Who was thrown out comes back at once.
            let door = if lost_at.is_none() { DOOR.acquire().await.ok() } else { None };
            let joined = Client::join(self.settings.clone()).await;
            drop(door);
            let Ok(mut client) = joined else {
                tokio::time::sleep(LOOK).await;
                continue;
            };
            if client.publish(Source::Microphone).await.is_err() {
                continue;
            }
            let over = self.talk(&mut client, &mut lived, &mut lost_at).await;
            if !over {
                client.leave().await;
                return lived;
            }
            lost_at = Some(Instant::now());
        }
    }

    /// Talks until the session is over (true) or it is time to leave (false).
    async fn talk(&mut self, client: &mut Client, lived: &mut Lived, lost_at: &mut Option<Instant>) -> bool {
        let (mut received, mut heard) = (0, None::<Instant>);
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let planned = tokio::select! {
                event = client.next_event() => match event {
                    Some(Event::Over(_)) | None => return true,
                    Some(Event::Server(_)) => continue,
                },
                planned = looks.tick() => planned.into_std(),
            };
            let Ok(report) = client.report().await else { return true };
            let (now, act) = (Instant::now(), *self.acts.borrow_and_update());
            if act != Act::Talk {
                lived.stall = lived.stall.max(now - planned);
            }
            if report.audio.received > received {
                match heard {
                    Some(before) if act != Act::Talk => lived.gap = lived.gap.max(now - before),
                    Some(_) => {}
                    None => self.hearing.send_modify(|count| *count += 1),
                }
                (received, heard) = (report.audio.received, Some(now));
                if let Some(lost) = lost_at.take() {
                    lived.back = Some(lost.elapsed());
                }
            }
            if act == Act::AllLeave || (act == Act::HalfLeave && self.call.is_multiple_of(2)) {
                return false;
            }
        }
    }
}

/// The world of a test.
struct World {
    acts: watch::Sender<Act>,
    hearing: Arc<watch::Sender<usize>>,
    people: JoinSet<Lived>,
}

impl World {
    async fn of_calls(program: &Program) -> Self {
        let (acts, _) = watch::channel(Act::Talk);
        let hearing = Arc::new(watch::channel(0).0);
        let mut people = JoinSet::new();
        for call in 0..CALLS {
            for who in ["agent", "customer"] {
                let settings = Settings {
                    url: program.base.parse().unwrap(),
                    token: program.token(&format!("{who}-{call}"), &format!("case-{call}")),
                    call: None,
                    path: Path::Udp,
                    slots: (0, 0),
                    trust: Trust::new(&[]).unwrap(),
                    patience: Duration::from_secs(5),
                };
                people.spawn(Someone { settings, call, acts: acts.subscribe(), hearing: hearing.clone() }.live());
            }
        }
        let world = World { acts, hearing, people };
        world.hear(2 * CALLS).await;
        world
    }

    /// Waits until so many have heard somebody, each counted once for each time they came in.
    async fn hear(&self, count: usize) {
        let mut hearing = self.hearing.subscribe();
        let wait = hearing.wait_for(|now| *now >= count);
        tokio::time::timeout(Duration::from_secs(30), wait).await.expect("everybody hears somebody").unwrap();
    }
}

/// A port that nobody has, for a server that comes back to it.
fn free_ports() -> (String, String) {
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    (tcp.to_string(), udp.to_string())
}

fn start(folder: &Folder, (tcp, udp): &(String, String), deadline: &str) -> Program {
    let settings =
        [("VISAVIS_HTTP__BIND", tcp.as_str()), ("VISAVIS_MEDIA__BIND", udp), ("VISAVIS_DRAIN__DEADLINE", deadline)];
    Program::start(folder, &settings)
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent).div_ceil(100) - 1]
}

/// One at a time: forty clients are enough for a small machine.
static MACHINE: Mutex<()> = Mutex::const_new(());

#[tokio::test(flavor = "multi_thread")]
async fn twenty_calls_go_through_a_drain_without_a_gap() {
    let _alone = MACHINE.lock().await;
    let (place, ports) = (Place::new(), free_ports());
    let mut program = start(&place.0, &ports, "30s");
    let World { acts, mut people, .. } = World::of_calls(&program).await;
    acts.send(Act::Listen).unwrap();
    program.signal(Signal::TERM);
    program.log.wait_for(&["draining"]);
    // Half of them talk on for a while after the others have gone.
    acts.send(Act::HalfLeave).unwrap();
    let (mut gaps, mut stall) = (Vec::new(), Duration::ZERO);
    while gaps.len() < CALLS {
        let lived = people.join_next().await.unwrap().unwrap();
        gaps.push(lived.gap);
        stall = stall.max(lived.stall);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(program.status("/readyz").await, 503);
    acts.send(Act::AllLeave).unwrap();
    let last = Instant::now();
    while let Some(lived) = people.join_next().await {
        let lived = lived.unwrap();
        gaps.push(lived.gap);
        stall = stall.max(lived.stall);
    }
    let (status, _) = program.ended();
    let ended = last.elapsed();
    gaps.sort();
    println!(
        "{CALLS} calls drained: longest time without sound {:?}, median {:?}; ended {ended:?} after the last call; \
         the test itself was {stall:?} late at most",
        gaps[gaps.len() - 1],
        percentile(&gaps, 50)
    );
    assert!(status.success());
    assert!(gaps[gaps.len() - 1] <= MAX_GAP + stall, "{gaps:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_calls_are_back_after_a_crash() {
    let _alone = MACHINE.lock().await;
    let (place, ports) = (Place::new(), free_ports());
    let mut program = start(&place.0, &ports, "0s");
    let world = World::of_calls(&program).await;
    program.kill();
    let killed = Instant::now();
    let again = start(&place.0, &ports, "0s");
    assert_eq!(again.status("/readyz").await, 200);
    let listening = killed.elapsed();
    world.hear(4 * CALLS).await;
    let World { acts, mut people, .. } = world;
    acts.send(Act::AllLeave).unwrap();
    let mut back = Vec::new();
    while let Some(lived) = people.join_next().await {
        back.push(lived.unwrap().back.expect("everybody came back"));
    }
    back.sort();
    let (median, p95) = (percentile(&back, 50), percentile(&back, 95));
    println!("{CALLS} calls after kill -9: listening after {listening:?}, sound again after {median:?} (p95 {p95:?})");
    assert!(listening <= MAX_START, "{listening:?}");
    assert!(p95 <= Duration::from_secs(5), "{back:?}");
}
