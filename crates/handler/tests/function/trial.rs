//! One trial of the promise: instances of the real function, killed at random moments, before a platform that loses
//! what they answer and a store that fails a third of the time in every way it knows, lies among them.
//!
//! All that is random comes from one seed, except how the machine schedules it.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::{AddAssign, Range};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use cos_double::{CosDouble, Fault};
use http::Method;
use scf_emulator::{Clock, Credentials, Platform, Quirk};
use tokio::task::JoinSet;

use crate::support::bootstrap;

/// How many pairs of the role's keys there are, one after another.
const KEYS: usize = 64;

/// What a trial met.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) issued: usize,
    /// Reported as a success while the trouble lasted.
    acknowledged: usize,
    /// Runs of the function, killed ones included.
    runs: usize,
    kills: usize,
    /// How often the role's keys ran out.
    expiries: usize,
    requests: usize,
    faults: usize,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.issued += other.issued;
        self.acknowledged += other.acknowledged;
        self.runs += other.runs;
        self.kills += other.kills;
        self.expiries += other.expiries;
        self.requests += other.requests;
        self.faults += other.faults;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { issued, acknowledged, runs, kills, expiries, requests, faults } = self;
        write!(
            f,
            "{issued} events, {acknowledged} acknowledged amid the trouble; {runs} runs, {kills} killed, {expiries} \
             expiries of keys, {requests} requests, {faults} of them spoilt"
        )
    }
}

/// An event: some have a time of their own, some none, so that they are filed by their arrival.
fn event(n: usize, random: &mut fastrand::Rng) -> String {
    let time = if random.bool() { r#""FinishTime":"2026-11-19T08:13:37Z","# } else { "" };
    let text = "片".repeat(random.usize(..2000));
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1250000000-WorkflowTask-{n}","Status":"FINISH",{time}"Message":"{text}"}}}}"#
    )
}

/// Something that goes wrong with a request, before or after it is carried out, or an answer that proves nothing.
fn fault(random: &mut fastrand::Rng) -> Fault {
    if random.u8(..100) >= 30 {
        return Fault::Pass;
    }
    match random.u8(..24) {
        0 => Fault::refuse(500, "InternalError"),
        1 => Fault::refuse(503, "SlowDown"),
        2 => Fault::slow_down(1),
        3 => Fault::refuse(403, "AccessDenied"),
        4 => Fault::refuse(409, "PathConflict"),
        5 => Fault::refuse(501, "NotImplemented"),
        6 => Fault::refuse(408, "RequestTimeout"),
        7 => Fault::refuse(403, "RequestTimeTooSkewed"),
        8 => Fault::refuse_after(500, "InternalError"),
        9 => Fault::ResetBefore,
        10 => Fault::ResetAfter,
        11 => Fault::Truncate,
        12 => Fault::Drip(Duration::from_millis(1)),
        13 => Fault::NoETag,
        14 => Fault::WrongETag,
        15 => Fault::WrongCrc64,
        16 => Fault::claim(200),
        17 => Fault::claim(202),
        18 => Fault::claim(204),
        19 => Fault::error_in_success("InternalError"),
        20 => Fault::page(200),
        21 => Fault::page(404),
        22 => Fault::redirect(302, "https://example.com/login"),
        _ if random.u8(..4) > 0 => Fault::ResetAfter,
        _ if random.bool() => Fault::StallBefore,
        _ => Fault::StallAfter,
    }
}

/// What the platform does beside its documents.
fn quirk(random: &mut fastrand::Rng) -> Option<Quirk> {
    let times = random.u32(1..4);
    match random.u8(..6) {
        // An answer that is posted again could be taken for the next event's.
        0 | 1 => Some(Quirk::AnswerBroken { times }),
        2 => Some(Quirk::AnswerStatus { status: 503, times }),
        3 => Some(Quirk::NextBroken { times }),
        4 => Some(Quirk::InternalError { times }),
        _ => None,
    }
}

/// What one trial is made in.
struct Trial {
    double: CosDouble,
    platform: Arc<Platform>,
    /// Which of the role's keys a process that starts now is given.
    current: Arc<RwLock<usize>>,
    instances: usize,
    runs: AtomicUsize,
}

impl Trial {
    async fn set_up(instances: usize, random: &mut fastrand::Rng) -> Self {
        let builder = (0..KEYS).fold(CosDouble::builder(), |builder, n| {
            builder.temporary_credentials(format!("id-{n}"), "a-key", format!("token-{n}"))
        });
        let double = builder.start().await.unwrap();
        // Of the clocks of function and store one may be hours off.
        double.set_clock_offset(*random.choice(&[0, 0, -7200, 7200]).unwrap());
        let create = *random.choice(&["only", "only", "probe", "check"]).unwrap();
        let bucket = double.host().split('.').next().unwrap().to_owned();
        let url = format!("cos://{bucket}/p?region=ap-guangzhou&create={create}&endpoint={}", double.endpoint());
        let current = Arc::new(RwLock::new(0));
        let issued = Arc::clone(&current);
        let mut builder = Platform::builder()
            .function(bootstrap().env("MPS_BACKUP_URL", url))
            .credentials_from(move || {
                let n = *issued.read().unwrap_or_else(PoisonError::into_inner);
                Credentials::new(format!("id-{n}"), "a-key", format!("token-{n}"))
            })
            .timeout(Duration::from_secs(3))
            .max_instances(instances)
            .clock(Clock::skipping());
        if let Some(quirk) = quirk(random) {
            builder = builder.quirk(quirk);
        }
        Self { double, platform: Arc::new(builder.build().unwrap()), current, instances, runs: AtomicUsize::new(0) }
    }

    /// Delivers events, more at a time than there are instances, and some of them twice at once; those whose delivery was
    /// reported as a success.
    async fn deliver(self: &Arc<Self>, events: Vec<String>, random: &mut fastrand::Rng) -> BTreeSet<String> {
        let mut acknowledged = BTreeSet::new();
        let mut running = JoinSet::new();
        let mut waiting = events.into_iter();
        loop {
            while running.len() < self.instances + 2
                && let Some(event) = waiting.next()
            {
                for _ in 0..if random.u8(..10) == 0 { 2 } else { 1 } {
                    let (trial, event) = (Arc::clone(self), event.clone());
                    running.spawn(async move {
                        let queued = trial.platform.invoke_async(event.clone()).await;
                        trial.runs.fetch_add(queued.attempts.len(), Ordering::Relaxed);
                        queued.succeeded().then_some(event)
                    });
                }
            }
            match running.join_next().await {
                Some(event) => acknowledged.extend(event.unwrap()),
                None => return acknowledged,
            }
        }
    }

    /// Kills the instances that serve an event, all at once and `every` so many milliseconds, or lets keys run out, so many
    /// `times`: on a machine with much else to do nothing would get through otherwise. What it did is counted in `done`.
    async fn trouble(
        self: Arc<Self>,
        every: Range<u64>,
        times: usize,
        mut random: fastrand::Rng,
        done: Arc<[AtomicUsize; 2]>,
    ) {
        for _ in 0..times {
            tokio::time::sleep(Duration::from_millis(random.u64(every.clone()))).await;
            if random.u8(..10) > 0 {
                done[0].fetch_add(self.platform.terminate(random.u8(..4) == 0), Ordering::Relaxed);
                continue;
            }
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            if *current + 1 < KEYS {
                self.double.expire(&format!("id-{current}"));
                *current += 1;
                done[1].fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// What the store holds, sorted.
    fn bodies(&self) -> Vec<String> {
        let objects = self.double.keys().into_iter().map(|key| self.double.object(&key).unwrap());
        let mut bodies: Vec<_> = objects.map(|object| String::from_utf8(object.body.to_vec()).unwrap()).collect();
        bodies.sort();
        bodies
    }
}

/// Shows with `events` events that acknowledged is stored and stored is issued, each event once and byte for byte, and
/// that whatever was not acknowledged is stored by its next delivery once the trouble is over.
///
/// `kills` is how many milliseconds there are between two kills.
pub(crate) async fn run(seed: u64, events: usize, instances: usize, kills: Range<u64>) -> Figures {
    let mut random = fastrand::Rng::with_seed(seed);
    let trial = Arc::new(Trial::set_up(instances, &mut random).await);
    for method in [Method::PUT, Method::HEAD, Method::GET] {
        trial.double.inject_on(method, (0..events * 10).map(|_| fault(&mut random)).collect::<Vec<_>>());
    }
    let issued: BTreeSet<String> = (0..events).map(|n| event(n, &mut random)).collect();
    let done = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    let trouble = tokio::spawn(Arc::clone(&trial).trouble(kills, events / 2, random.fork(), Arc::clone(&done)));
    let acknowledged = trial.deliver(issued.iter().cloned().collect(), &mut random).await;
    trouble.abort();
    // The task is gone before what it did is counted, and before the keys are looked at for the last time.
    trouble.await.ok();

    let stored = trial.bodies();
    let distinct: BTreeSet<String> = stored.iter().cloned().collect();
    assert_eq!(stored.len(), distinct.len(), "seed {seed}: an event is stored twice");
    assert!(distinct.is_subset(&issued), "seed {seed}: something is stored that nobody issued");
    assert!(acknowledged.is_subset(&distinct), "seed {seed}: an acknowledged event is not stored");
    assert!(!acknowledged.is_empty(), "seed {seed}: nothing got through, so nothing was proved");
    let requests = trial.double.requests();
    let figures = Figures {
        issued: events,
        acknowledged: acknowledged.len(),
        runs: trial.runs.load(Ordering::Relaxed),
        kills: done[0].load(Ordering::Relaxed),
        expiries: done[1].load(Ordering::Relaxed),
        requests: requests.len(),
        faults: requests.iter().filter(|request| request.fault != Fault::Pass).count(),
    };

    trial.double.clear_faults();
    // Instances whose keys ran out would spend the few runs that an event has.
    trial.platform.shutdown().await;
    let missing: Vec<String> = issued.difference(&acknowledged).cloned().collect();
    let late = trial.deliver(missing.clone(), &mut random).await;
    assert_eq!(late.len(), missing.len(), "seed {seed}: an event is refused although nothing is in its way");
    assert!(trial.bodies().into_iter().eq(issued), "seed {seed}: not exactly one object for each event");
    trial.platform.shutdown().await;
    figures
}
