//! Requests and responses of the `http` crate (feature `http`).
//!
//! A path is passed on as it came; what a URI can't hold in it is encoded. The platform has decoded the query, so it is
//! encoded again. Whoever reads either decodes it once.

use std::fmt;

use ::http::{HeaderMap, HeaderName, HeaderValue, Request as HttpRequest, Response as HttpResponse};
use bytes::Bytes;
use percent_encoding::{AsciiSet, CONTROLS, percent_encode_byte, utf8_percent_encode};

use super::{Headers, Request, Response};

/// What a path can't hold: everything but `pchar` and `/` of RFC 3986, `%` apart.
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A header field whose value isn't UTF-8. The platform takes a response as JSON, which can't hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderNotText {
    name: HeaderName,
}

impl HeaderNotText {
    /// Returns the name of the field.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }
}

impl fmt::Display for HeaderNotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected the header field {} to be UTF-8, since it goes into JSON", self.name)
    }
}

impl std::error::Error for HeaderNotText {}

/// Makes a request of the `http` crate. Its URI is path and query alone; the caller's `Host` is among the header fields.
///
/// ```
/// use scf_runtime::Bytes;
/// use scf_runtime::url::Request;
///
/// let request = Request::new("GET", "/a%2Fb c").with_query("q", "x & y");
/// let request = http::Request::<Bytes>::try_from(request)?;
/// assert_eq!(request.uri(), "/a%2Fb%20c?q=x+%26+y");
/// # Ok::<(), http::Error>(())
/// ```
impl TryFrom<Request> for HttpRequest<Bytes> {
    type Error = ::http::Error;

    fn try_from(request: Request) -> Result<Self, ::http::Error> {
        let mut made = HttpRequest::builder().method(request.method()).uri(target(&request)).body(Bytes::new())?;
        *made.headers_mut() = header_map(request.headers())?;
        *made.body_mut() = request.into_body();
        Ok(made)
    }
}

/// Makes the request that the platform would hand to a function.
///
/// ```
/// use scf_runtime::Bytes;
/// use scf_runtime::url::Request;
///
/// let request = http::Request::get("https://example.com/a%20b?q=x+%26+y").body(Bytes::new())?;
/// let request = Request::try_from(request)?;
/// assert_eq!((request.path(), request.query("q")), ("/a%20b", Some("x & y")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<HttpRequest<Bytes>> for Request {
    type Error = HeaderNotText;

    fn try_from(request: HttpRequest<Bytes>) -> Result<Self, HeaderNotText> {
        let (parts, body) = request.into_parts();
        let mut made = Self::new(parts.method.as_str(), parts.uri.path()).with_body(body);
        for (name, value) in form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()) {
            made = made.with_query(name, value);
        }
        *made.headers_mut() = headers(&parts.headers)?;
        Ok(made)
    }
}

/// Makes a response of the `http` crate.
///
/// ```
/// use scf_runtime::Bytes;
/// use scf_runtime::url::Response;
///
/// let response = http::Response::<Bytes>::try_from(Response::new(404).with_body("no such task"))?;
/// assert_eq!((response.status(), &response.body()[..]), (http::StatusCode::NOT_FOUND, &b"no such task"[..]));
/// # Ok::<(), http::Error>(())
/// ```
impl TryFrom<Response> for HttpResponse<Bytes> {
    type Error = ::http::Error;

    fn try_from(response: Response) -> Result<Self, ::http::Error> {
        let mut made = HttpResponse::builder().status(response.status()).body(Bytes::new())?;
        *made.headers_mut() = header_map(response.headers())?;
        *made.body_mut() = response.into_body();
        Ok(made)
    }
}

/// Makes a response for the platform.
///
/// ```
/// use scf_runtime::Bytes;
/// use scf_runtime::url::Response;
///
/// let response = http::Response::builder().status(302).header("location", "/login").body(Bytes::new())?;
/// assert_eq!(Response::try_from(response)?, Response::new(302).with_header("location", "/login"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<HttpResponse<Bytes>> for Response {
    type Error = HeaderNotText;

    fn try_from(response: HttpResponse<Bytes>) -> Result<Self, HeaderNotText> {
        let (parts, body) = response.into_parts();
        let mut made = Self::new(parts.status.as_u16()).with_body(body);
        *made.headers_mut() = headers(&parts.headers)?;
        Ok(made)
    }
}

/// The target of a request: path and query.
fn target(request: &Request) -> String {
    let mut target = encoded_path(request.path());
    if !target.starts_with('/') {
        target.insert(0, '/');
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(request.queries());
    let query = query.finish();
    if query.is_empty() { target } else { target + "?" + &query }
}

/// The path with all that a URI can't hold encoded, and what is encoded already left as it is.
fn encoded_path(path: &str) -> String {
    let mut parts = path.split('%');
    let encode = |part| utf8_percent_encode(part, NO_PATH).to_string();
    let first = parts.next().map_or_else(String::new, encode);
    parts.fold(first, |encoded, part| {
        let is_escape = part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
        encoded + if is_escape { "%" } else { percent_encode_byte(b'%') } + &encode(part)
    })
}

fn header_map(headers: &Headers) -> Result<HeaderMap, ::http::Error> {
    let mut map = HeaderMap::new();
    for (name, value) in headers.iter() {
        map.append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    Ok(map)
}

fn headers(map: &HeaderMap) -> Result<Headers, HeaderNotText> {
    let text = |(name, value): (&HeaderName, &HeaderValue)| match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Ok((name.as_str().to_owned(), text.to_owned())),
        Err(_) => Err(HeaderNotText { name: name.clone() }),
    };
    map.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn made(path: &str) -> HttpRequest<Bytes> {
        HttpRequest::try_from(Request::new("GET", path)).unwrap()
    }

    #[test]
    fn a_path_is_encoded_where_it_is_not_and_never_twice() {
        for (path, expected) in [
            ("/a b", "/a%20b"),
            ("/a%20b", "/a%20b"),
            ("/a%2520b", "/a%2520b"),
            ("/100%", "/100%25"),
            ("/%4", "/%254"),
            ("/%zz", "/%25zz"),
            ("/片?#", "/%E7%89%87%3F%23"),
            ("/%片", "/%25%E7%89%87"),
            ("", "/"),
            ("a", "/a"),
            ("/a;b=c,d:@!$&'()*+~", "/a;b=c,d:@!$&'()*+~"),
        ] {
            assert_eq!(made(path).uri(), expected);
        }
    }

    #[test]
    fn repeated_fields_stay_repeated_both_ways() {
        let response = Response::new(200).with_header("set-cookie", "a").with_header("set-cookie", "b é");
        let http = HttpResponse::try_from(response.clone()).unwrap();
        assert_eq!(http.headers().get_all("set-cookie").iter().count(), 2);
        assert_eq!(Response::try_from(http), Ok(response));
    }

    #[test]
    fn what_json_cannot_hold_is_named() {
        let value = HeaderValue::from_bytes(b"\xff").unwrap();
        let response = HttpResponse::builder().header("x-bytes", value).body(Bytes::new()).unwrap();
        let error = Response::try_from(response).unwrap_err();
        assert!(error.to_string().contains("x-bytes"), "{error}");
    }

    proptest! {
        #[test]
        fn any_path_makes_a_uri(path in any::<String>()) {
            let http = made(&path);
            // Whoever encodes it again finds nothing to do.
            let again = encoded_path(http.uri().path());
            prop_assert_eq!(again, http.uri().path());
        }

        #[test]
        fn a_request_comes_back_from_json_and_from_http(
            path in "/[a-z/]{0,9}",
            query in vec((any::<String>(), any::<String>()), 0..5),
            fields in vec(("[a-z-]{1,9}", "[ -~é]{0,9}"), 0..5),
            body in vec(any::<u8>(), 0..30),
        ) {
            let mut request = Request::new("PUT", path).with_body(body);
            for (name, value) in query {
                request = request.with_query(name, value);
            }
            request.headers_mut().extend(fields);
            let json = serde_json::to_vec(&request).unwrap();
            prop_assert_eq!(&serde_json::from_slice::<Request>(&json).unwrap(), &request);
            let http = HttpRequest::try_from(request.clone()).unwrap();
            prop_assert_eq!(Request::try_from(http).unwrap(), request);
        }
    }
}
