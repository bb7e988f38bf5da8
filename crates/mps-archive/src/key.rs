//! What a key of the archive tells.

use cos_sink::{Digest, KeyFields, KeyTemplate, ObjectKey};

use crate::QUARANTINE;

/// What an object is, by its key alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// An event under the key that the template made of it.
    Event(EventKey),
    /// An event whose key was taken by other bytes: the sign of a damaged archive, or of two events with one key.
    Conflict(EventKey),
    /// A payload that nobody could read, below `_quarantine/`.
    Quarantined,
    /// Something else below a name that begins with `_`: exports, probes, details that were fetched later.
    Reserved,
    /// Nothing that the archive wrote under this template.
    Stray,
}

impl Kind {
    /// Returns the key's fields, where it is an event's.
    pub fn event(&self) -> Option<&EventKey> {
        match self {
            Self::Event(key) | Self::Conflict(key) => Some(key),
            _ => None,
        }
    }

    /// Returns its name in listings: `event`, `conflict`, `quarantined`, `reserved` or `stray`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Conflict(_) => "conflict",
            Self::Quarantined => "quarantined",
            Self::Reserved => "reserved",
            Self::Stray => "stray",
        }
    }
}

/// The fields of an event's key. What the event lacked reads as `unknown`.
///
/// Of the default template the last two of what is separated by dots are status and digest; a status that has a dot,
/// which none is known to have, reads as a part of the task's id. [`EventKeys::is_of`](crate::EventKeys::is_of) tells for
/// certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventKey {
    fields: KeyFields,
    /// The identity's digits that [`ObjectKey::distinct`] put into the key of a conflict.
    mark: Option<String>,
    compression: Option<&'static str>,
}

/// What layers that compress add to keys.
const COMPRESSIONS: [&str; 2] = [".gz", ".zst"];

impl EventKey {
    pub(crate) fn read(template: &KeyTemplate, key: &ObjectKey) -> Kind {
        let text = key.as_str();
        if text.starts_with('_') {
            let is_quarantined = text.strip_prefix(QUARANTINE).is_some_and(|rest| rest.starts_with('/'));
            return if is_quarantined { Kind::Quarantined } else { Kind::Reserved };
        }
        let plain = fields(template, key).map(|fields| (fields, None));
        let found = plain.or_else(|| {
            COMPRESSIONS.iter().find_map(|compression| {
                let plain = ObjectKey::parse(unextended(text, compression)?).ok()?;
                Some((fields(template, &plain)?, Some(*compression)))
            })
        });
        match found {
            Some(((fields, mark), compression)) => {
                let is_conflict = mark.is_some();
                let key = Self { fields, mark, compression };
                if is_conflict { Kind::Conflict(key) } else { Kind::Event(key) }
            }
            None => Kind::Stray,
        }
    }

    /// Returns a field of the template, decoded. Of a value that was cut this is the start.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field)
    }

    /// Returns the day, `YYYY-MM-DD`, in UTC.
    pub fn date(&self) -> Option<&str> {
        self.get("date")
    }

    /// Returns the type of the event, such as `WorkflowTask`.
    pub fn event_type(&self) -> Option<&str> {
        self.get("event_type")
    }

    /// Returns the task's id.
    pub fn task_id(&self) -> Option<&str> {
        self.get("task_id")
    }

    /// Returns the task's status, such as `FINISH`.
    pub fn status(&self) -> Option<&str> {
        self.get("status")
    }

    /// Returns the first 16 hex digits of the event's identity.
    pub fn digest(&self) -> Option<&str> {
        // Of a conflict the mark is the identity of what lies there; both are the same where the template has a digest.
        self.mark.as_deref().or_else(|| self.get("digest"))
    }

    /// Returns what a compressing layer added to the key: `.gz` or `.zst`.
    pub fn compression(&self) -> Option<&'static str> {
        self.compression
    }
}

/// The fields of a key, and the mark of a conflict.
///
/// A mark looks like the end of a value that was cut. Where the template has a digest, it decides: a digest is 16 hex
/// digits, and the mark of a conflict is the same ones.
fn fields(template: &KeyTemplate, key: &ObjectKey) -> Option<(KeyFields, Option<String>)> {
    let is_digest = |text: &str| text.len() == Digest::SHORT_LEN && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let text = key.as_str();
    let marked = text.rfind('~').and_then(|at| {
        let mark = text.get(at + 1..at + 1 + Digest::SHORT_LEN).filter(|mark| is_digest(mark))?;
        let unmarked = ObjectKey::parse(format!("{}{}", &text[..at], &text[at + 1 + mark.len()..])).ok()?;
        let fields = template.read(&unmarked).filter(|fields| fields.get("digest") == Some(mark))?;
        Some((fields, Some(mark.to_owned())))
    });
    marked.or_else(|| {
        let fields = template.read(key)?;
        let mark = fields.mark().map(str::to_owned);
        Some((fields, mark))
    })
}

/// The key before a layer added `extension`. The mark of a distinct key goes before the last extension, so that
/// `a.json.gz` becomes `a.json~MARK.gz`: without the extension the mark goes back behind the stem.
fn unextended(key: &str, extension: &str) -> Option<String> {
    let stem = key.strip_suffix(extension)?;
    match stem.rsplit_once('~') {
        Some((plain, mark)) if !mark.contains(['.', '/']) => {
            let name = plain.rfind('/').map_or(0, |slash| slash + 1);
            match plain[name..].rfind('.') {
                Some(dot) => {
                    let (stem, inner) = plain.split_at(name + dot);
                    Some(format!("{stem}~{mark}{inner}"))
                }
                None => Some(stem.to_owned()),
            }
        }
        _ => Some(stem.to_owned()),
    }
}

impl EventKey {
    /// Returns whether the value of a field was short enough to stand in the key whole.
    pub fn is_whole(&self, field: &str) -> bool {
        self.fields.is_whole(field)
    }
}
