//! Accepts connections: http, and https on the same port where there is a certificate.

use std::sync::{Arc, Mutex, PoisonError};

use http::{Method, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::service::Service;
use crate::operations::Address;
use crate::wire::Answer;

#[derive(Clone)]
pub(super) struct Server {
    pub(super) service: Service,
    #[cfg(feature = "tls")]
    pub(super) tls: Option<tokio_rustls::TlsAcceptor>,
}

/// A connection that is to become another one, as a client asks by CONNECT.
type Tunnel = Arc<Mutex<Option<OnUpgrade>>>;

pub(super) async fn accept(listener: TcpListener, server: Server) {
    // Connections end with the double, so that a client meets a closed port, not a silent one.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(server.clone().connection(stream));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

impl Server {
    async fn connection(self, stream: TcpStream) {
        stream.set_nodelay(true).ok();
        #[cfg(feature = "tls")]
        if self.tls.is_some() {
            // What begins as a handshake of TLS is one; no method of HTTP does.
            const HANDSHAKE: u8 = 22;
            let mut first = [0];
            if matches!(stream.peek(&mut first).await, Ok(1)) && first[0] == HANDSHAKE {
                return self.encrypted(stream).await;
            }
        }
        self.serve(stream).await;
    }

    /// Serves https. A client that doesn't trust the certificate ends here.
    #[cfg(feature = "tls")]
    async fn encrypted<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(self, stream: S) {
        if let Some(tls) = &self.tls
            && let Ok(stream) = tls.accept(stream).await
        {
            http(TokioIo::new(stream), self.service, None).await;
        }
    }

    /// Serves http, to the end of the connection or until a client tunnels https through it, as through a proxy.
    async fn serve<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(self, stream: S) {
        let tunnel = Tunnel::default();
        http(TokioIo::new(stream), self.service.clone(), Some((tunnel.clone(), self.speaks_tls()))).await;
        #[cfg(feature = "tls")]
        {
            let upgrade = tunnel.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(upgrade) = upgrade
                && let Ok(stream) = upgrade.await
            {
                self.encrypted(TokioIo::new(stream)).await;
            }
        }
    }

    fn speaks_tls(&self) -> bool {
        #[cfg(feature = "tls")]
        return self.tls.is_some();
        #[cfg(not(feature = "tls"))]
        return false;
    }
}

async fn http<S>(stream: TokioIo<S>, service: Service, tunnel: Option<(Tunnel, bool)>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new());
    let answer = service_fn(move |request: http::Request<Incoming>| {
        let (service, tunnel) = (service.clone(), tunnel.clone());
        async move {
            match tunnel {
                Some((tunnel, tls)) if request.method() == Method::CONNECT => Ok(connect(request, &tunnel, tls)),
                _ => service.serve(request).await,
            }
        }
    });
    // A reset on request is an error to hyper, and nothing to anyone else.
    http.serve_connection(stream, answer).with_upgrades().await.ok();
}

/// Answers CONNECT. The double is a proxy to itself alone, so that clients reach it by the names of COS.
fn connect(mut request: http::Request<Incoming>, tunnel: &Tunnel, tls: bool) -> Response<Answer> {
    let host = request.uri().host().unwrap_or("").to_owned();
    let refusal = if !Address::is_of_cos(&host) {
        Some(format!("A double of COS is no proxy to {host}.\n"))
    } else if !tls {
        Some("This double of COS serves http alone: give it a certificate.\n".to_owned())
    } else {
        None
    };
    let (status, text) = match refusal {
        Some(text) => (StatusCode::BAD_GATEWAY, text),
        None => {
            let upgrade = hyper::upgrade::on(&mut request);
            *tunnel.lock().unwrap_or_else(PoisonError::into_inner) = Some(upgrade);
            (StatusCode::OK, String::new())
        }
    };
    let mut response = Response::new(Answer::whole(text.into()));
    *response.status_mut() = status;
    response
}
