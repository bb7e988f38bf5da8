//! The system's table of processes, as `/proc` tells it.

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A process that is there and runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: i32,
    pub(crate) parent: i32,
    pub(crate) group: i32,
    pub(crate) session: i32,
}

/// How old the table may be for who looks again and again.
const STALE: Duration = Duration::from_millis(10);

/// Reads the table; without `/proc` it is empty.
pub(crate) fn read() -> Vec<Entry> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
    ids.filter_map(|id: i32| parse(id, &fs::read_to_string(format!("/proc/{id}/stat")).ok()?)).collect()
}

/// Returns the table as it was a moment ago, which many may ask for at once.
pub(crate) fn recent() -> Arc<Vec<Entry>> {
    static LAST: Mutex<Option<(Instant, Arc<Vec<Entry>>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((at, table)) = &*last
        && at.elapsed() < STALE
    {
        return Arc::clone(table);
    }
    let table = Arc::new(read());
    *last = Some((Instant::now(), Arc::clone(&table)));
    table
}

/// Returns whether a process has a variable with this value, in the environment that it started with.
pub(crate) fn has_variable(id: i32, name: &str, value: &str) -> bool {
    let wanted = format!("{name}={value}");
    let environment = fs::read(format!("/proc/{id}/environ"));
    environment.is_ok_and(|all| all.split(|byte| *byte == 0).any(|one| one == wanted.as_bytes()))
}

/// Returns the resident memory of a process in bytes, now (`VmRSS`) or at its peak (`VmHWM`).
pub(crate) fn memory(id: i32, field: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    let kilobytes = line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?;
    Some(kilobytes * 1024)
}

/// Reads `/proc/ID/stat`; nothing of a process that is over and only waits to be asked for.
fn parse(id: i32, stat: &str) -> Option<Entry> {
    // The name of the program stands in parentheses and may hold anything, parentheses too.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    if matches!(fields.next()?, "Z" | "X" | "x") {
        return None;
    }
    let mut number = || fields.next()?.parse().ok();
    Some(Entry { id, parent: number()?, group: number()?, session: number()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_whatever_the_program_is_called() {
        let entry = Entry { id: 7, parent: 1, group: 6, session: 5 };
        assert_eq!(parse(7, "7 (a) S 9 (b) R 1 6 5 0 -1 4194560"), Some(entry));
        assert_eq!(parse(7, "7 (sh) Z 1 6 5 0"), None, "it is over");
        assert_eq!(parse(7, ""), None);
        assert_eq!(parse(7, "7 (sh) S 1 x"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_is_in_the_table_with_its_environment_and_memory() {
        let own = i32::try_from(std::process::id()).unwrap();
        assert!(read().iter().any(|entry| entry.id == own));
        assert!(recent().iter().any(|entry| entry.id == own));
        assert!(has_variable(own, "CARGO_PKG_NAME", "scf-emulator") && !has_variable(own, "CARGO_PKG_NAME", "scf"));
        assert!(memory(own, "VmHWM").unwrap() >= memory(own, "VmRSS").unwrap() / 2);
    }
}
