//! One running function with a platform of its own.

use std::{
    fs, io,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    platform::{Platform, Sample},
    subject::Subject,
};

#[derive(Debug)]
pub(crate) struct Instance {
    child: Child,
    started: Instant,
    pub(crate) platform: Platform,
}

/// How long a cold start took to reach each step, from before the process was created.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    /// The arrival of `init/ready`.
    pub(crate) ready: Duration,
    /// The arrival of the first `invocation/next`.
    pub(crate) next: Duration,
    /// The arrival of the first event's response.
    pub(crate) response: Duration,
}

impl Instance {
    /// Starts the function with the environment of the platform (document 583/30228) and what the subject adds. Where
    /// the API of the other platform is stands there too.
    ///
    /// What it logs at its default level goes to `/dev/null`: writing it is its own cost, reading it isn't.
    pub(crate) fn start(subject: &Subject) -> io::Result<Self> {
        let platform = Platform::start()?;
        let mut command = Command::new(&subject.program);
        command
            .args(subject.argument)
            .env_clear()
            .env("SCF_RUNTIME_API", platform.address().ip().to_string())
            .env("SCF_RUNTIME_API_PORT", platform.address().port().to_string())
            .env("AWS_LAMBDA_RUNTIME_API", platform.address().to_string())
            .env("_HANDLER", "index.main_handler")
            .env("TENCENTCLOUD_RUNENV", "SCF")
            .env("TENCENTCLOUD_REGION", "ap-guangzhou")
            .env("SCF_FUNCTIONNAME", "bench")
            .env("SCF_FUNCTIONVERSION", "$LATEST")
            .envs(subject.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let started = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| io::Error::other(format!("could not start {}: {error}", subject.program.display())))?;
        Ok(Self { child, started, platform })
    }

    /// Gives the function its first event and tells how long it took to reach each step.
    pub(crate) fn first_event(&self) -> io::Result<Start> {
        self.platform.round(1)?;
        let milestones = self.platform.milestones();
        let since = |instant: Option<Instant>, step| {
            instant
                .map(|instant| instant - self.started)
                .ok_or_else(|| io::Error::other(format!("the function never sent {step}")))
        };
        Ok(Start {
            ready: since(milestones.ready, "ready")?,
            next: since(milestones.next, "next")?,
            response: since(milestones.response, "a response")?,
        })
    }

    pub(crate) fn round(&self, events: usize) -> io::Result<Vec<Sample>> {
        self.platform.round(events)
    }

    /// Resident memory in KiB, as the kernel counts it.
    pub(crate) fn resident_kib(&self) -> io::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|value| value.trim().trim_end_matches(" kB").parse().ok())
            .ok_or_else(|| io::Error::other("the kernel tells no VmRSS of the function"))
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // First the process, so that it never sees its platform leave.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.platform.close();
    }
}
