//! Accepts connections, over TCP and over TLS.

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::service::Service;

#[derive(Clone)]
pub(super) struct Server {
    pub(super) service: Service,
    #[cfg(feature = "tls")]
    pub(super) tls: Option<tokio_rustls::TlsAcceptor>,
}

pub(super) async fn accept(listener: TcpListener, server: Server) {
    // Connections end with the double, so that a client meets a closed port, not a silent one.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection(stream, server.clone()));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, server: Server) {
    stream.set_nodelay(true).ok();
    #[cfg(feature = "tls")]
    if let Some(acceptor) = server.tls {
        // A client that doesn't trust the certificate ends here.
        if let Ok(stream) = acceptor.accept(stream).await {
            serve(stream, server.service).await;
        }
        return;
    }
    serve(stream, server.service).await;
}

async fn serve<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(stream: S, service: Service) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new());
    // A reset on request is an error to hyper, and nothing to anyone else.
    let answer = service_fn(move |request| service.clone().serve(request));
    http.serve_connection(TokioIo::new(stream), answer).await.ok();
}
