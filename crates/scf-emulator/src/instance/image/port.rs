//! Who listens on a port.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rustix::process::Pid;

use crate::process::Members;

/// What listens on a port, as seen from an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Listener {
    /// Nothing.
    Nobody,
    /// The instance, on every address, as the platform wants it (583/56051).
    Instance,
    /// The instance, on this address alone, where the platform can't reach it.
    InstanceOn(IpAddr),
    /// A process that isn't the instance's, such as `nginx (process 7)`.
    Stranger(String),
}

/// A listening socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Socket {
    address: IpAddr,
    inode: u64,
}

/// Looks who listens on a port in the network of an instance.
///
/// Where the system has no `/proc` nobody can tell whose socket it is: then whatever listens counts as the instance.
pub(crate) fn listener(port: u16, members: &Members) -> Listener {
    let Some(sockets) = sockets(port, &members.leader().as_raw_nonzero().to_string()) else {
        return if answers(port) { Listener::Instance } else { Listener::Nobody };
    };
    if sockets.is_empty() {
        return Listener::Nobody;
    }
    let processes = members.list();
    let own: Vec<_> = sockets.iter().filter(|socket| processes.iter().any(|id| holds(*id, socket.inode))).collect();
    match own.iter().find(|socket| socket.address.is_unspecified()).or(own.first()) {
        Some(socket) if socket.address.is_unspecified() => Listener::Instance,
        Some(socket) => Listener::InstanceOn(socket.address),
        None => Listener::Stranger(owner(&sockets)),
    }
}

/// Looks who listens on a port of this machine before there is any instance.
pub(crate) fn taken(port: u16) -> Option<String> {
    match sockets(port, "self") {
        Some(sockets) if sockets.is_empty() => None,
        Some(sockets) => Some(owner(&sockets)),
        None => answers(port).then(|| "another process".to_owned()),
    }
}

fn answers(port: u16) -> bool {
    std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Reads the listening sockets of a port in the network of a process; none where the system doesn't tell.
fn sockets(port: u16, process: &str) -> Option<Vec<Socket>> {
    let tables = ["tcp", "tcp6"].map(|name| fs::read_to_string(format!("/proc/{process}/net/{name}")).ok());
    if tables.iter().all(Option::is_none) {
        return None;
    }
    let lines = tables.iter().flatten().flat_map(|table| table.lines().skip(1));
    Some(lines.filter_map(parse).filter(|(found, _)| *found == port).map(|(_, socket)| socket).collect())
}

/// Reads a line of `/proc/net/tcp` (`proc_net_tcp`); nothing of one that doesn't listen.
fn parse(line: &str) -> Option<(u16, Socket)> {
    const LISTENS: &str = "0A";
    let mut fields = line.split_ascii_whitespace();
    let (address, port) = fields.nth(1)?.split_once(':')?;
    if fields.nth(1)? != LISTENS {
        return None;
    }
    let inode = fields.nth(5)?.parse().ok()?;
    let port = u16::from_str_radix(port, 16).ok()?;
    Some((port, Socket { address: address_of(address)?, inode }))
}

/// Reads an address as the kernel prints it: words of 32 bits in the byte order of the machine.
fn address_of(hex: &str) -> Option<IpAddr> {
    let words: Option<Vec<[u8; 4]>> = (0..hex.len() / 8)
        .map(|n| Some(u32::from_str_radix(hex.get(8 * n..8 * n + 8)?, 16).ok()?.to_ne_bytes()))
        .collect();
    let bytes = words?.concat();
    if let Ok(bytes) = <[u8; 4]>::try_from(bytes.as_slice()) {
        return Some(Ipv4Addr::from(bytes).into());
    }
    Some(Ipv6Addr::from(<[u8; 16]>::try_from(bytes.as_slice()).ok()?).into())
}

/// Returns whether a process has a socket open.
fn holds(process: Pid, inode: u64) -> bool {
    let wanted = format!("socket:[{inode}]");
    let files = fs::read_dir(format!("/proc/{}/fd", process.as_raw_nonzero())).into_iter().flatten().flatten();
    files.filter_map(|file| fs::read_link(file.path()).ok()).any(|target| target.as_os_str() == wanted.as_str())
}

/// Tells for people who holds one of the sockets.
fn owner(sockets: &[Socket]) -> String {
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten();
    let mut ids = ids.filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?));
    let found = ids.find(|id| sockets.iter().any(|socket| holds(*id, socket.inode)));
    // Of other users' processes the system doesn't tell which files they have open.
    found.map_or_else(
        || "a process of another user".to_owned(),
        |id| {
            let id = id.as_raw_nonzero();
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            format!("{} (process {id})", name.trim())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_lines_are_read() {
        let line = "   0: 0100007F:2328 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0";
        let expected = Socket { address: Ipv4Addr::LOCALHOST.into(), inode: 4711 };
        // The kernel of a machine of the other byte order prints the address the other way round.
        if cfg!(target_endian = "little") {
            assert_eq!(parse(line), Some((9000, expected)));
        }
        assert_eq!(parse(&line.replace(" 0A ", " 01 ")), None, "it is connected");
        assert_eq!(address_of(&"0".repeat(32)), Some(Ipv6Addr::UNSPECIFIED.into()));
        for broken in ["", "x", "0: 00:1 2 0A", "0: 0100007F 0 0A 0 0 0 0 0 1"] {
            assert_eq!(parse(broken), None, "{broken}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_port_that_is_taken_is_told_with_its_owner() {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let owner = taken(port).unwrap();
        assert!(owner.contains(&format!("process {}", std::process::id())), "{owner}");
        drop(listener);
        assert_eq!(taken(port), None);
    }
}
