//! A server that lies: it stands before a double of COS and answers some requests itself.

use cos_double::CosDouble;
use cos_sink::{CosSink, CosSinkBuilder, Credentials};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What comes of a request.
pub(crate) enum Lie {
    /// The double answers.
    Truth,
    /// These bytes are answered, and the double never hears of the request.
    Instead(String),
    /// The double serves the request, and these bytes are answered.
    After(String),
}

/// Where the liar listens. It lies as long as the runtime lives.
pub(crate) struct Liar {
    endpoint: String,
}

impl Liar {
    /// `lie` is given the method and the target of each request.
    pub(crate) async fn start(double: &CosDouble, lie: impl Fn(&str, &str) -> Lie + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let upstream = double.endpoint().strip_prefix("http://").unwrap().to_owned();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                // One request a connection, one after another: a test has no more at one moment.
                let Some(request) = read(&mut stream).await else { continue };
                let head = String::from_utf8_lossy(&request);
                let mut words = head.split(' ');
                let answer = match lie(words.next().unwrap(), words.next().unwrap()) {
                    Lie::Truth => forward(&upstream, &request).await,
                    Lie::Instead(answer) => answer.into_bytes(),
                    Lie::After(answer) => {
                        forward(&upstream, &request).await;
                        answer.into_bytes()
                    }
                };
                stream.write_all(&answer).await.ok();
                stream.shutdown().await.ok();
            }
        });
        Self { endpoint }
    }

    /// Settings of a sink that stores to the liar.
    pub(crate) fn builder(&self) -> CosSinkBuilder {
        CosSink::builder()
            .bucket("archive-1250000000")
            .region("ap-guangzhou")
            .endpoint(&self.endpoint)
            .credentials(Credentials::new("id", "key"))
    }
}

/// A whole request, its connection to be closed after it.
async fn read(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let end = loop {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = request.windows(4).position(|part| part == b"\r\n\r\n") {
            break end;
        }
    };
    let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    while request.len() < end + 4 + length.unwrap_or(0) {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    let line = request.windows(2).position(|part| part == b"\r\n")?;
    request.splice(line..line, *b"\r\nconnection: close");
    Some(request)
}

async fn forward(upstream: &str, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(upstream).await.unwrap();
    stream.write_all(request).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    answer
}

/// An answer with these headers and this body.
pub(crate) fn answer(status: &str, headers: &[&str], body: &str) -> String {
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}
