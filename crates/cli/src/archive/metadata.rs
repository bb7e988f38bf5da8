//! The metadata of an object, for programs.

use mps_archive::{DtFrom, RecordMetadata};
use serde::Serialize;

/// What is known of a record beside its bytes; what an object lost is left out.
#[derive(Serialize)]
pub(crate) struct Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    arrived: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<String>,
    #[serde(rename = "request-id", skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    #[serde(rename = "dt-from", skip_serializing_if = "Option::is_none")]
    dt_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl From<&RecordMetadata> for Metadata {
    fn from(metadata: &RecordMetadata) -> Self {
        Self {
            arrived: metadata.arrived.map(|time| time.to_string()),
            route: metadata.route.clone(),
            request_id: metadata.request_id.clone(),
            dt_from: metadata.dt_from.map(DtFrom::as_str),
            identity: metadata.identity.map(|digest| digest.hex()),
            sha256: metadata.sha256.map(|digest| digest.hex()),
            format: metadata.format,
            reason: metadata.reason.clone(),
        }
    }
}
