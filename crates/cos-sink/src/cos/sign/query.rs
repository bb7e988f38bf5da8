//! A query, taken apart and written the one way that can't be read in two.

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::STRICT;

/// The decoded parameters of a query, sorted.
///
/// `object_store` writes a blank as `+`, which not every server reads as one. Written by this, a blank is `%20`, and
/// what is sent is what is signed.
#[derive(Debug, Default)]
pub(in crate::cos) struct Query {
    pub(super) pairs: Vec<(String, String)>,
}

impl Query {
    pub(in crate::cos) fn parse(query: Option<&str>) -> Self {
        let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let pairs = query.unwrap_or("").split('&').filter(|pair| !pair.is_empty());
        let mut pairs: Vec<_> = pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect();
        pairs.sort_unstable();
        Self { pairs }
    }

    pub(in crate::cos) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// `a=1&b=2`, sorted, strictly encoded: also AWS's canonical form.
    pub(in crate::cos) fn canonical(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.pairs {
            if !text.is_empty() {
                text.push('&');
            }
            text.extend(utf8_percent_encode(name, STRICT));
            text.push('=');
            text.extend(utf8_percent_encode(value, STRICT));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_one_form() {
        let query = Query::parse(Some("prefix=a+b%2Fc&list-type=2&delete&x=%E6%97%A5"));
        assert_eq!(query.canonical(), "delete=&list-type=2&prefix=a%20b%2Fc&x=%E6%97%A5");
        assert!(Query::parse(None).is_empty());
        assert_eq!(Query::parse(Some("&")).canonical(), "");
    }
}
