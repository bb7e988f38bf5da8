//! A custom runtime in nothing but sockets, which does what its argument says: for the tests of the emulator.
//!
//! It shows how little the runtime API asks of a program: one kept connection, four calls.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

struct Api {
    reader: BufReader<TcpStream>,
    host: String,
}

impl Api {
    fn connect() -> io::Result<Self> {
        let variable = |name| std::env::var(name).map_err(io::Error::other);
        let host = format!("{}:{}", variable("SCF_RUNTIME_API")?, variable("SCF_RUNTIME_API_PORT")?);
        Ok(Self { reader: BufReader::new(TcpStream::connect(&host)?), host })
    }

    /// Calls and returns the status, the head and the body.
    fn call(&mut self, method: &str, path: &str, body: &[u8]) -> io::Result<(u16, String, Vec<u8>)> {
        let head = format!(
            "{method} /runtime/{path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n",
            self.host,
            body.len()
        );
        self.reader.get_mut().write_all(&[head.as_bytes(), body].concat())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.reader.read_line(&mut head)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
        let mut body = vec![0; length.and_then(|length| length.parse().ok()).unwrap_or(0)];
        self.reader.read_exact(&mut body)?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or(0);
        Ok((status, head, body))
    }

    fn next(&mut self) -> io::Result<(String, Vec<u8>)> {
        let (_, head, event) = self.call("GET", "invocation/next", b"")?;
        Ok((head, event))
    }

    fn respond(&mut self, body: &[u8]) -> io::Result<u16> {
        Ok(self.call("POST", "invocation/response", body)?.0)
    }
}

/// Uses twice the 64 MB that the tests allow, slowly enough to be seen at it.
fn fill() -> usize {
    let mut kept = Vec::new();
    for _ in 0..32 {
        kept.push(vec![1u8; 4 << 20]);
        std::thread::sleep(Duration::from_millis(5));
    }
    kept.iter().map(Vec::len).sum()
}

/// Says to the runtime API what no client should, each time on a connection of its own that it then drops.
fn garbage(host: &str) -> io::Result<()> {
    let answer = b"POST /runtime/invocation/response HTTP/1.1\r\nHost: x\r\nContent-Length: ".to_vec();
    let endless = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 1 << 20]].concat();
    for bytes in [
        Vec::new(),
        (0..=255).collect(),
        b"GET /runtime/invocation/next HTTP/9.9\r\n\r\n".to_vec(),
        b"BREW /runtime/../../etc HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(),
        [&answer[..], b"-1\r\n\r\n"].concat(),
        [&answer[..], b"99999999999999999999\r\n\r\nx"].concat(),
        // It says more than it sends.
        [&answer[..], b"10\r\n\r\nhalf"].concat(),
        endless,
    ] {
        let mut stream = TcpStream::connect(host)?;
        // The platform may well break the connection before all is said.
        let _ = stream.write_all(&bytes).and_then(|()| stream.flush());
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// Writes so many MB to a file.
fn write_file(path: &str, megabytes: u64) -> io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    for _ in 0..megabytes {
        file.write_all(&[b'x'; 1 << 20])?;
    }
    file.flush()
}

fn sleep() {
    std::thread::sleep(Duration::from_secs(3600));
}

fn main() -> io::Result<()> {
    let behaviour = std::env::args().nth(1).unwrap_or_default();
    match behaviour.as_str() {
        "exit-at-start" => std::process::exit(7),
        "memory-at-start" => {
            fill();
            sleep();
        }
        "never-ready" => sleep(),
        "grandchild" => {
            let child = std::process::Command::new("sleep").arg("3600").spawn()?;
            println!("grandchild {}", child.id());
        }
        _ => {}
    }
    println!("starting");
    let mut api = Api::connect()?;
    if behaviour == "early" {
        // An answer to nothing is refused.
        println!("early answer {}", api.respond(b"early")?);
    }
    if behaviour == "early-next" {
        println!("early next {}", api.call("GET", "invocation/next", b"")?.0);
    }
    if behaviour == "empty-ready" {
        println!("empty ready {}", api.call("POST", "init/ready", b"")?.0);
    }
    api.call("POST", "init/ready", b" ")?;
    if behaviour == "no-next" {
        sleep();
    }
    loop {
        let (head, event) = api.next()?;
        println!("got {} bytes", event.len());
        eprintln!("on stderr");
        match behaviour.as_str() {
            "head" => drop(api.respond(head.as_bytes())?),
            "environment" => {
                let all: Vec<_> = std::env::vars().map(|(name, value)| format!("{name}={value}")).collect();
                api.respond(all.join("\n").as_bytes())?;
            }
            "twice" => {
                let (_, again) = api.next()?;
                let same = if again == event { "same" } else { "other" };
                api.respond(same.as_bytes())?;
                println!("second answer {}", api.respond(b"second")?);
            }
            // What a runtime does that doesn't wait for its handler: it runs an event twice, and answers the next with it.
            "racing" => {
                let (_, again) = api.next()?;
                api.respond(&event)?;
                api.next()?;
                api.respond(&again)?;
            }
            "again" => {
                if api.respond(&event).is_err() {
                    // What a runtime does that takes a broken connection for an answer that didn't arrive.
                    api = Api::connect()?;
                    api.respond(&event)?;
                }
            }
            "fill" => drop(api.respond(&vec![b'x'; 7 << 20])?),
            "memory" => drop(api.respond(fill().to_string().as_bytes())?),
            "hold" => {
                let kept = vec![1u8; 48 << 20];
                // Long enough for whoever looks from time to time.
                std::thread::sleep(Duration::from_millis(200));
                if event == b"exit" {
                    std::process::exit(3);
                }
                api.respond(kept.len().to_string().as_bytes())?;
            }
            "memory-below" => {
                let path = std::env::current_exe()?;
                // It never gets as far as the runtime API.
                std::process::Command::new(path).arg("memory-at-start").status()?;
                api.respond(b"the other one is gone")?;
            }
            "read" => {
                let path = String::from_utf8_lossy(&event).into_owned();
                api.respond(&std::fs::read(path)?)?;
            }
            "write" => {
                let order: serde_json::Value = serde_json::from_slice(&event)?;
                let written = write_file(order["path"].as_str().unwrap_or_default(), order["mb"].as_u64().unwrap_or(0));
                let result = written.map_or_else(|error| format!("{:?}", error.kind()), |()| "written".to_owned());
                api.respond(result.as_bytes())?;
            }
            "garbage" => {
                garbage(&api.host)?;
                api.respond(&event)?;
            }
            "pid" => drop(api.respond(std::process::id().to_string().as_bytes())?),
            "error" => drop(api.call("POST", "invocation/error", b"it failed")?),
            "slow" => {
                std::thread::sleep(Duration::from_millis(200));
                api.respond(std::process::id().to_string().as_bytes())?;
            }
            "hang" => sleep(),
            "hang-on-demand" if event == b"hang" => sleep(),
            "exit" => std::process::exit(0),
            "body" => {
                let envelope: serde_json::Value = serde_json::from_slice(&event)?;
                api.respond(envelope["body"].as_str().unwrap_or_default().as_bytes())?;
            }
            _ => drop(api.respond(&event)?),
        }
    }
}
