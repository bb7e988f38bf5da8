//! A client's side of the measurement: it stores as often as a line of its standard input says, and prints what that
//! cost. The Python client speaks the same lines.

use std::{
    error::Error,
    fs, io,
    time::{Duration, Instant},
};

pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// The variable that names the server's address.
pub(crate) const SERVER: &str = "STORE_SERVER";

/// Takes turns until the standard input ends.
pub(crate) async fn take(mut store: impl AsyncFnMut(usize) -> Result<(), BoxError>) -> Result<(), BoxError> {
    let mut done = 0;
    for line in io::stdin().lines() {
        let count: usize = line?.trim().parse()?;
        let mut times = Vec::with_capacity(count);
        let before = cpu();
        for _ in 0..count {
            let start = Instant::now();
            store(done).await?;
            times.push(start.elapsed());
            done += 1;
        }
        let cpu = cpu() - before;
        times.sort_unstable();
        let [p50, p99] =
            [50, 99].map(|percent| times.get(count * percent / 100).copied().unwrap_or_default().as_nanos());
        println!("{p50} {p99} {} {}", cpu.as_nanos() / count.max(1) as u128, resident_kib()?);
    }
    Ok(())
}

/// What this process has computed so far, in all its threads.
fn cpu() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

fn resident_kib() -> Result<u64, BoxError> {
    let status = fs::read_to_string("/proc/self/status")?;
    let value = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("the kernel tells no VmRSS")?;
    Ok(value.trim().trim_end_matches(" kB").parse()?)
}

/// `http://` and the server's address.
pub(crate) fn endpoint() -> Result<String, BoxError> {
    Ok(format!("http://{}", std::env::var(SERVER)?))
}

/// Runs `client` on a runtime as the function has it: one thread.
pub(crate) fn block_on(client: impl Future<Output = Result<(), BoxError>>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(client).map_err(io::Error::other)
}
