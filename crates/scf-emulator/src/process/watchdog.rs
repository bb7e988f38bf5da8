//! What ends this process's instances when this process is gone, even by `SIGKILL`.

use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use super::cgroup::CgroupParent;
use super::name;

/// Waits for the end of its input, then kills whatever bears a name of ours.
const SCRIPT: &str = include_str!("watchdog.sh");

/// Starts the watchdog, if there is none yet. It is a shell that reads from this process, and so notices its end; it
/// outlives it by some milliseconds.
pub(crate) fn watch(groups: Option<&CgroupParent>) {
    static WATCHDOG: OnceLock<Option<Child>> = OnceLock::new();
    WATCHDOG.get_or_init(|| {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", SCRIPT, "scf-emulator-watchdog", name::own()]);
        command.args(groups.map(CgroupParent::path));
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // What is sent to this process's group, such as by Ctrl-C, isn't meant for it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        // Without a shell the instances still end in every other way.
        command.spawn().ok()
    });
}
