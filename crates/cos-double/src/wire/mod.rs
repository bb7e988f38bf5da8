//! What goes over the wire: queries, documents, refusals, bodies, and the spelling of headers.

mod answer;
mod date;
mod query;
mod range;
mod refusal;
mod spelling;
mod xml;

pub(crate) use answer::{Answer, Reset, document, empty, insert};
pub(crate) use date::{http_date, iso_date, parse_http_date};
pub(crate) use query::Query;
pub(crate) use range::{Range, range_of};
pub(crate) use refusal::Refusal;
pub(crate) use spelling::spelling;
pub(crate) use xml::{Document, Element};
