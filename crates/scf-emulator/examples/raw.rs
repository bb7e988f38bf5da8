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

fn sleep() {
    std::thread::sleep(Duration::from_secs(3600));
}

fn main() -> io::Result<()> {
    let behaviour = std::env::args().nth(1).unwrap_or_default();
    match behaviour.as_str() {
        "exit-at-start" => std::process::exit(7),
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
    api.call("POST", "init/ready", b" ")?;
    if behaviour == "no-next" {
        sleep();
    }
    let mut kept = Vec::new();
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
            "fill" => drop(api.respond(&vec![b'x'; 7 << 20])?),
            "memory" => {
                for _ in 0..64 {
                    kept.extend(std::iter::repeat_n(1u8, 4 << 20));
                    std::thread::sleep(Duration::from_millis(5));
                }
                api.respond(kept.len().to_string().as_bytes())?;
            }
            "error" => drop(api.call("POST", "invocation/error", b"it failed")?),
            "slow" => {
                std::thread::sleep(Duration::from_millis(200));
                api.respond(std::process::id().to_string().as_bytes())?;
            }
            "hang" => sleep(),
            "body" => {
                let envelope: serde_json::Value = serde_json::from_slice(&event)?;
                api.respond(envelope["body"].as_str().unwrap_or_default().as_bytes())?;
            }
            _ => drop(api.respond(&event)?),
        }
    }
}
