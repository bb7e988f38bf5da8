//! The program of an image in nothing but sockets: for the tests of the emulator.
//!
//! `server ADDRESS` answers each event with the function's name, its own process id, what sent the event, and the event.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

fn serve(stream: TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Ok(());
        }
    }
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut event = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut event)?;
    let source = head.lines().find_map(|line| line.strip_prefix("x-scf-trigger-src: ")).unwrap_or("nothing");
    let name = std::env::var("SCF_FUNCTIONNAME").unwrap_or_default();
    let answer = format!("{name} {} {source} {}", std::process::id(), String::from_utf8_lossy(&event));
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    reader.get_mut().write_all(&[head.as_bytes(), answer.as_bytes()].concat())
}

fn main() -> io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "0.0.0.0:9000".to_owned());
    let listener = TcpListener::bind(address)?;
    for stream in listener.incoming() {
        // A connection that breaks is of no concern to the next.
        let _ = serve(stream?);
    }
    Ok(())
}
