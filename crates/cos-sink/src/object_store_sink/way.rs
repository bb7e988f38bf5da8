//! How a record is put, by what the store can do.

use std::sync::atomic::{AtomicUsize, Ordering};

use object_store::{Attribute, Attributes, PutMode, PutOptions};

use crate::{Guarantee, Record, once};

/// One way to put a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    /// The store itself refuses to overwrite; else a look comes first.
    pub(super) create_only: bool,
    /// The object carries media type, encoding and metadata.
    pub(super) attributes: bool,
}

/// From the one that keeps most to the one that every store knows.
const LADDER: [Way; 4] = [
    Way { create_only: true, attributes: true },
    Way { create_only: true, attributes: false },
    Way { create_only: false, attributes: true },
    Way { create_only: false, attributes: false },
];

impl Way {
    /// What keeps the store from overwriting.
    pub(super) const fn guarantee(self) -> Guarantee {
        if self.create_only { Guarantee::CreateOnly } else { Guarantee::CheckedFirst }
    }

    pub(super) fn options(self, record: &Record) -> PutOptions {
        let mode = if self.create_only { PutMode::Create } else { PutMode::Overwrite };
        let attributes = if self.attributes { attributes(record) } else { Attributes::new() };
        PutOptions { mode, attributes, ..PutOptions::default() }
    }
}

fn attributes(record: &Record) -> Attributes {
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, record.content_type().to_owned().into());
    if let Some(encoding) = record.content_encoding() {
        attributes.insert(Attribute::ContentEncoding, encoding.to_owned().into());
    }
    for (name, value) in record.metadata().iter() {
        attributes.insert(Attribute::Metadata(name.to_owned().into()), value.to_owned().into());
    }
    for (name, digest) in [(once::IDENTITY, record.identity()), (once::SHA256, record.body_digest())] {
        attributes.insert(Attribute::Metadata(name.into()), digest.hex().into());
    }
    attributes
}

/// The first way that the store hasn't refused.
#[derive(Debug, Default)]
pub(super) struct Ways(AtomicUsize);

impl Ways {
    pub(super) fn now(&self) -> Way {
        // Only `refused` writes it, and never what is no place in the list.
        LADDER.get(self.0.load(Ordering::Relaxed)).copied().unwrap_or(LADDER[LADDER.len() - 1])
    }

    /// Takes it that the store doesn't know `way`; whether there is another.
    pub(super) fn refused(&self, way: Way) -> bool {
        let next = LADDER.iter().position(|known| *known == way).map_or(LADDER.len(), |at| at + 1);
        if next < LADDER.len() {
            self.0.fetch_max(next, Ordering::Relaxed);
        }
        next < LADDER.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_has_an_end_and_is_never_climbed_again() {
        let ways = Ways::default();
        let mut tried = vec![ways.now()];
        while ways.refused(ways.now()) {
            tried.push(ways.now());
        }
        assert_eq!(tried, LADDER);
        assert!(ways.refused(LADDER[0]));
        assert_eq!((ways.now(), ways.now().guarantee()), (LADDER[3], Guarantee::CheckedFirst));
    }
}
