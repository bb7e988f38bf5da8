//! An answer whose acknowledgement doesn't come, in a real process under a platform of the test's own: whatever the
//! platform did with it, no event is acknowledged that wasn't handled.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

const ACKNOWLEDGED: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

/// What the platform does with an answer whose acknowledgement it keeps to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It takes the answer, and dispatches the next event.
    Taken,
    /// It drops the answer, and waits on.
    Dropped,
}

/// An event, and what was posted for it.
struct Event {
    id: String,
    body: &'static str,
    answer: Option<(String, String)>,
}

/// A platform that dispatches one event after the other. Every answer is the current event's.
struct Scene {
    listener: TcpListener,
    events: Vec<Event>,
    current: usize,
    /// How many times `next` gave each event.
    given: Vec<u32>,
    /// What is done with the first answer to each event, instead of acknowledging it.
    fate: Fate,
    broken: Vec<bool>,
    /// Whether the first `init/ready` is not acknowledged, and the second refused.
    breaks_ready: bool,
    /// What `next` is answered before the events.
    no_events: VecDeque<String>,
}

impl Scene {
    fn new(events: &[(&str, &'static str)], fate: Fate) -> Self {
        Self {
            listener: TcpListener::bind(("127.0.0.1", 0)).unwrap(),
            events: events.iter().map(|(id, body)| Event { id: (*id).to_owned(), body, answer: None }).collect(),
            current: 0,
            given: vec![0; events.len()],
            fate,
            broken: vec![false; events.len()],
            breaks_ready: false,
            no_events: VecDeque::new(),
        }
    }

    fn start(&self) -> Child {
        let port = self.listener.local_addr().unwrap().port();
        Command::new(behave::path())
            .env_clear()
            .envs([("SCF_RUNTIME_API", "127.0.0.1".to_owned()), ("SCF_RUNTIME_API_PORT", port.to_string())])
            .env("API_PATIENCE_MS", "60000")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Plays until every event has its answer and `next` is asked for another. Returns what the process logged.
    fn play(&mut self) -> String {
        let mut process = self.start();
        let (mut readies, mut over) = (0, false);
        while !over {
            let (mut stream, _) = self.listener.accept().unwrap();
            while let Some((line, body)) = request(&mut stream) {
                if line.contains("init/ready") {
                    readies += 1;
                    match readies {
                        1 if self.breaks_ready => break,
                        1 => stream.write_all(ACKNOWLEDGED).unwrap(),
                        _ => stream.write_all(b"HTTP/1.1 400 Twice\r\nContent-Length: 0\r\n\r\n").unwrap(),
                    }
                } else if line.starts_with("GET") {
                    if let Some(answer) = self.no_events.pop_front() {
                        stream.write_all(answer.as_bytes()).unwrap();
                        continue;
                    }
                    let Some(event) = self.events.get(self.current) else {
                        over = true;
                        break;
                    };
                    self.given[self.current] += 1;
                    let (id, length) = (&event.id, event.body.len());
                    let head = format!(
                        "HTTP/1.1 200 OK\r\nRequest_id: {id}\r\nTime_limit_in_ms: 60000\r\nContent-Length: {length}"
                    );
                    stream.write_all(format!("{head}\r\n\r\n{}", event.body).as_bytes()).unwrap();
                } else {
                    let answer = (line.rsplit('/').nth(1).unwrap().to_owned(), body);
                    let breaks = !std::mem::replace(&mut self.broken[self.current], true);
                    if !breaks || self.fate == Fate::Taken {
                        self.events[self.current].answer = Some(answer);
                        self.current += 1;
                    }
                    if breaks {
                        break;
                    }
                    stream.write_all(ACKNOWLEDGED).unwrap();
                }
            }
        }
        process.kill().unwrap();
        let mut log = String::new();
        process.stdout.take().unwrap().read_to_string(&mut log).unwrap();
        process.wait().unwrap();
        log
    }

    /// Asserts that every event has its own answer.
    fn check(&self) {
        for Event { id, body, answer } in &self.events {
            let (call, answer) = answer.as_ref().unwrap();
            if body.contains("fail") {
                assert!(call.starts_with("error") && answer.contains("NoSuchTask"), "{id}: {call} {answer}");
            } else {
                assert!(call.starts_with("response"), "{id}: {call}");
                assert_eq!(answer, body, "{id}");
            }
        }
    }
}

/// Reads a request: its first line, and its body.
fn request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Some((head.lines().next().unwrap().to_owned(), body.to_owned()));
            }
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
}

const EVENTS: [(&str, &str); 4] = [
    ("a", r#"{"do": "echo", "n": 1}"#),
    ("b", r#"{"do": "fail"}"#),
    ("c", r#"{"do": "echo", "n": 2}"#),
    ("d", r#"{"do": "echo", "n": 3}"#),
];

#[test]
fn an_answer_that_was_taken_acknowledges_no_other_event() {
    let mut scene = Scene::new(&EVENTS, Fate::Taken);
    let log = scene.play();
    scene.check();
    assert_eq!(scene.given, [1; 4]);
    assert_eq!(log.matches("doing it").count(), 4, "each event is handled: {log}");
    assert!(log.contains("the platform went on") && log.contains("\"answered\":\"a\""), "{log}");
}

#[test]
fn an_answer_that_was_dropped_is_posted_again_and_its_event_not_handled_again() {
    let mut scene = Scene::new(&EVENTS, Fate::Dropped);
    let log = scene.play();
    scene.check();
    assert_eq!(scene.given, [2; 4]);
    assert_eq!(log.matches("doing it").count(), 4, "{log}");
    assert!(log.contains("it was posted again"), "{log}");
}

#[test]
fn the_same_id_with_other_bytes_is_another_event() {
    let events = EVENTS.map(|(_, body)| ("same", body));
    let mut scene = Scene::new(&events, Fate::Taken);
    let log = scene.play();
    scene.check();
    assert_eq!(log.matches("doing it").count(), 4, "{log}");
    assert!(log.contains("other bytes under the same id") && !log.contains("the platform went on"), "{log}");
}

#[test]
fn what_is_no_event_is_never_answered_and_told_once() {
    let page = "<html>proxy</html>";
    let mut scene = Scene::new(&EVENTS, Fate::Dropped);
    let answers = [
        "HTTP/1.1 204 No Content\r\nRequest_id: x\r\n\r\n".to_owned(),
        "HTTP/1.1 202 Accepted\r\nRequest_id: x\r\nContent-Length: 2\r\n\r\n{}".to_owned(),
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nRequest_id: \r\nContent-Length: 0\r\n\r\n".to_owned(),
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}", page.len()),
        "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n".to_owned(),
    ];
    // Some come twice in a row, and are told once.
    scene.no_events = answers.iter().take(2).flat_map(|answer| [answer.clone(), answer.clone()]).collect();
    scene.no_events.extend(answers.into_iter().skip(2));
    let log = scene.play();
    scene.check();
    assert!(scene.no_events.is_empty());
    assert_eq!(scene.given, [2; 4]);
    assert_eq!(log.matches("doing it").count(), 4, "only events are handled: {log}");
    for told in ["status 204", "status 202", "0 bytes of an unnamed type", "18 bytes of text/html", "status 302"] {
        assert_eq!(log.matches(told).count(), 1, "{told}: {log}");
    }
}

#[test]
fn a_second_ready_may_be_refused_where_the_first_was_taken() {
    let mut scene = Scene::new(&EVENTS, Fate::Taken);
    scene.breaks_ready = true;
    let log = scene.play();
    scene.check();
    assert!(log.contains("it has the first"), "{log}");
}

#[test]
fn an_event_that_is_cut_by_a_close_is_no_event() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let scene = Scene { listener, ..Scene::new(&[], Fate::Taken) };
    let mut process = scene.start();
    let mut asked = 0;
    while asked < 3 {
        let (mut stream, _) = scene.listener.accept().unwrap();
        while let Some((line, _)) = request(&mut stream) {
            if line.starts_with("GET") {
                asked += 1;
                stream.write_all(b"HTTP/1.1 200 OK\r\nRequest_id: a\r\n\r\n{\"do\": \"echo\"}").unwrap();
                break;
            }
            assert!(line.contains("init/ready"), "nothing is answered: {line}");
            stream.write_all(ACKNOWLEDGED).unwrap();
        }
    }
    process.kill().unwrap();
    let mut log = String::new();
    process.stdout.take().unwrap().read_to_string(&mut log).unwrap();
    process.wait().unwrap();
    assert!(log.contains("may have been cut") && !log.contains("doing it"), "{log}");
}
