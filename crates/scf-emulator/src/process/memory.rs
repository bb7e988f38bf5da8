//! How a process is held to its memory.

use std::fmt;

/// How a process is held to the function's memory. On the platform it is killed above it, with status 434 (583/42611).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum MemoryEnforcement {
    /// The kernel counts the process and all that it starts in a memory cgroup of their own and kills above the limit.
    /// They are born in it, so nothing escapes. Linux, where this process may make such a group beside or below its own;
    /// elsewhere [`Watched`](Self::Watched) takes its place.
    #[default]
    Cgroup,
    /// The resident memory of the first process and of all that descends from it is added up 50 times a second while it
    /// starts or serves an event. What they share is counted for each, and a fast process is above the limit for a
    /// moment. Linux; nothing is enforced elsewhere.
    Watched,
    /// Nothing is enforced.
    Off,
}

impl fmt::Display for MemoryEnforcement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cgroup => "by the kernel, in a memory cgroup",
            Self::Watched => "by watching the resident memory of its processes",
            Self::Off => "not at all",
        })
    }
}
