//! A query, taken apart and written the one way that can't be read in two.

use percent_encoding::utf8_percent_encode;

use super::STRICT;

/// The parameters of a query, sorted.
#[derive(Debug, Default)]
pub(in crate::cos) struct Query {
    pub(super) pairs: Vec<(String, String)>,
}

impl Query {
    pub(in crate::cos) fn new(pairs: &[(String, String)]) -> Self {
        let mut pairs = pairs.to_vec();
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
        let pairs = [("prefix", "a b/c"), ("list-type", "2"), ("delete", ""), ("x", "日")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Query::new(&pairs).canonical(), "delete=&list-type=2&prefix=a%20b%2Fc&x=%E6%97%A5");
        assert!(Query::new(&[]).is_empty());
    }
}
