//! Faults by name, as a command line has them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::Fault;

/// Why a text names no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFaultError(String);

impl fmt::Display for ParseFaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no fault: STATUS:CODE (as 503:SlowDown), after:STATUS:CODE, reset-before, reset-after, \
             stall-before, stall-after, truncate, drip:MILLISECONDS, no-etag, wrong-etag, wrong-crc64, corrupt, \
             claim:STATUS, page:STATUS, redirect:URL, error-in-success:CODE and pass are",
            self.0
        )
    }
}

impl std::error::Error for ParseFaultError {}

impl FromStr for Fault {
    type Err = ParseFaultError;

    /// Reads a fault by its name: `503:SlowDown`, `after:500:InternalError`, `reset-before`, `reset-after`,
    /// `stall-before`, `stall-after`, `truncate`, `drip:MILLISECONDS`, `no-etag`, `wrong-etag`, `wrong-crc64`,
    /// `corrupt`, `claim:STATUS`, `page:STATUS`, `redirect:URL`, `error-in-success:CODE`, `pass`.
    fn from_str(text: &str) -> Result<Self, ParseFaultError> {
        let unknown = || ParseFaultError(text.to_owned());
        let status = |text: &str| text.parse().ok().filter(|status| (200..600).contains(status)).ok_or_else(unknown);
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        Ok(match (name, value) {
            ("pass", "") => Self::Pass,
            ("reset-before", "") => Self::ResetBefore,
            ("reset-after", "") => Self::ResetAfter,
            ("stall-before", "") => Self::StallBefore,
            ("stall-after", "") => Self::StallAfter,
            ("truncate", "") => Self::Truncate,
            ("no-etag", "") => Self::NoETag,
            ("wrong-etag", "") => Self::WrongETag,
            ("wrong-crc64", "") => Self::WrongCrc64,
            ("corrupt", "") => Self::Corrupt,
            ("drip", pause) => Self::Drip(Duration::from_millis(pause.parse().map_err(|_| unknown())?)),
            ("claim", value) => Self::claim(status(value)?),
            ("page", value) => Self::page(status(value)?),
            ("redirect", location) if !location.is_empty() => Self::redirect(302, location),
            ("error-in-success", code) if !code.is_empty() => Self::error_in_success(code),
            ("after", value) => {
                let (value, code) = value.split_once(':').ok_or_else(unknown)?;
                Self::refuse_after(status(value)?, code)
            }
            (value, code) if !code.is_empty() => Self::refuse(status(value)?, code),
            _ => return Err(unknown()),
        })
    }
}

/// Writes a fault by its name. Of a claim and of a stranger that is the status alone, whatever headers and body they have.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Pass => "pass",
            Self::ResetBefore => "reset-before",
            Self::ResetAfter => "reset-after",
            Self::StallBefore => "stall-before",
            Self::StallAfter => "stall-after",
            Self::Truncate => "truncate",
            Self::NoETag => "no-etag",
            Self::WrongETag => "wrong-etag",
            Self::WrongCrc64 => "wrong-crc64",
            Self::Corrupt => "corrupt",
            Self::Drip(pause) => return write!(f, "drip:{}", pause.as_millis()),
            Self::Refuse { status, code, .. } => return write!(f, "{status}:{code}"),
            Self::RefuseAfter { status, code } => return write!(f, "after:{status}:{code}"),
            Self::Claim { status, .. } => return write!(f, "claim:{status}"),
            Self::Stranger { status, .. } => return write!(f, "page:{status}"),
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_by_name() {
        for (text, fault) in [
            ("503:SlowDown", Fault::refuse(503, "SlowDown")),
            ("after:500:InternalError", Fault::refuse_after(500, "InternalError")),
            ("reset-after", Fault::ResetAfter),
            ("drip:20", Fault::Drip(Duration::from_millis(20))),
            ("claim:204", Fault::claim(204)),
            ("page:200", Fault::page(200)),
            ("redirect:http://a/", Fault::redirect(302, "http://a/")),
            ("error-in-success:InternalError", Fault::error_in_success("InternalError")),
        ] {
            assert_eq!(text.parse(), Ok(fault), "{text}");
        }
        for text in
            ["pass", "503:SlowDown", "after:500:InternalError", "stall-after", "drip:20", "claim:204", "page:200"]
        {
            assert_eq!(text.parse::<Fault>().map(|fault| fault.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "503", "99:Low", "nope", "drip:", "claim:x", "after:500", "reset-after:1", "redirect:"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
