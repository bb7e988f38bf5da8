//! A network of an instance's own, so that it may listen on any port.

use std::any::Any;
use std::io;
use std::net::TcpStream;
use std::sync::mpsc;
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

/// A network namespace with nothing but a loopback device, and the thread that lives in it. It is gone when this is
/// dropped and its processes are.
#[derive(Debug)]
pub(crate) struct Network {
    jobs: mpsc::Sender<Job>,
}

impl Network {
    /// Makes one.
    ///
    /// # Errors
    /// This process has no right to: it isn't root, or runs in a container.
    pub(crate) fn new() -> io::Result<Self> {
        let (jobs, todo) = mpsc::channel::<Job>();
        let network = Self { jobs };
        thread::Builder::new()
            .name("scf-emulator-network".to_owned())
            .spawn(move || todo.into_iter().for_each(|job| job()))?;
        network.run(enter)??;
        Ok(network)
    }

    /// Runs something in there and returns what it returns. What a process or a socket belongs to is decided when it
    /// is made.
    pub(crate) fn run<T: Any + Send>(&self, work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
        let (reply, done) = mpsc::channel();
        let gone = || io::Error::other("the thread of the network is gone");
        let job = move || drop(reply.send(work()));
        self.jobs.send(Box::new(job)).map_err(|_| gone())?;
        done.recv().map_err(|_| gone())
    }

    /// Connects to a server in there.
    pub(crate) fn connect(&self, port: u16) -> io::Result<TcpStream> {
        self.run(move || TcpStream::connect(("127.0.0.1", port)))?
    }
}

/// Moves this thread into a network of its own.
#[cfg(target_os = "linux")]
#[expect(deprecated, reason = "what makes it unsafe is to unshare the table of open files, which this doesn't")]
fn enter() -> io::Result<()> {
    rustix::thread::unshare(rustix::thread::UnshareFlags::NEWNET)?;
    loopback_up()
}

#[cfg(not(target_os = "linux"))]
fn enter() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Takes the loopback device of this thread's network into service, by a message to the kernel (rtnetlink(7)).
#[cfg(target_os = "linux")]
fn loopback_up() -> io::Result<()> {
    use rustix::net::netlink::SocketAddrNetlink;
    use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, recv, sendto, socket_with};

    /// `RTM_NEWLINK`, with `NLM_F_REQUEST | NLM_F_ACK`.
    const NEW_LINK: (u16, u16) = (16, 1 | 4);
    /// The loopback device is the first of every namespace.
    const LOOPBACK: i32 = 1;
    const IFF_UP: u32 = 1;
    const NLMSG_ERROR: u16 = 2;

    let mut message = Vec::with_capacity(32);
    message.extend(32u32.to_ne_bytes());
    message.extend(NEW_LINK.0.to_ne_bytes());
    message.extend(NEW_LINK.1.to_ne_bytes());
    message.extend([0; 8]);
    // The family, padding and the type of device: any.
    message.extend([0; 4]);
    message.extend(LOOPBACK.to_ne_bytes());
    message.extend(IFF_UP.to_ne_bytes());
    message.extend(IFF_UP.to_ne_bytes());

    // Without a number the protocol is the first: routes and devices.
    let socket = socket_with(AddressFamily::NETLINK, SocketType::RAW, SocketFlags::CLOEXEC, None)?;
    sendto(&socket, &message, SendFlags::empty(), &SocketAddrNetlink::new(0, 0))?;
    let mut answer = [0; 256];
    let (length, _) = recv(&socket, &mut answer, RecvFlags::empty())?;
    let word = |at: usize| answer[..length].get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    let kind = word(4).map(|bytes: [u8; 4]| u16::from_ne_bytes([bytes[0], bytes[1]]));
    match word(16).map(i32::from_ne_bytes) {
        Some(0) if kind == Some(NLMSG_ERROR) => Ok(()),
        Some(error) if kind == Some(NLMSG_ERROR) => Err(io::Error::from_raw_os_error(-error)),
        _ => Err(io::Error::other("the kernel gave no answer to a message of rtnetlink")),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn two_networks_have_one_port_each() {
        let (Ok(first), Ok(second)) = (Network::new(), Network::new()) else {
            println!("left out: this process may make no network namespace here");
            return;
        };
        let listen = |network: &Network| network.run(|| TcpListener::bind(("0.0.0.0", 9000))).unwrap().unwrap();
        let listeners = [listen(&first), listen(&second)];
        assert!(first.connect(9000).is_ok() && second.connect(9000).is_ok());
        drop(listeners);
        assert!(first.connect(9000).is_err());
    }
}
