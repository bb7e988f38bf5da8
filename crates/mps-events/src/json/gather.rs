//! From any format to JSON text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value of any format that tells what its values are, written as JSON text.
///
/// Texts, names, their order and members that come twice are all kept; a number is written as serde gives it, so one
/// beyond 64 bits loses digits. The depth is as much as the format's own reader takes: 128 in `serde_json`.
pub(crate) struct Gathered {
    json: String,
}

impl Gathered {
    /// Valid JSON.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }
}

impl<'de> Deserialize<'de> for Gathered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut json = String::new();
        Gather(&mut json).deserialize(deserializer)?;
        Ok(Self { json })
    }
}

/// Writes one value to the end of a text.
struct Gather<'t>(&'t mut String);

impl Gather<'_> {
    fn push<E: Error>(self, value: impl serde::Serialize) -> Result<(), E> {
        self.0.push_str(&serde_json::to_string(&value).map_err(E::custom)?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Gather<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Gather<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.push(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(value)
    }

    /// What is no number is `null`, as `serde_json` writes it.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.push(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.push(value)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.push(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.push(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.push('[');
        let start = self.0.len();
        while list.next_element_seed(Element { json: self.0, start })?.is_some() {}
        self.0.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.0.push('{');
        let start = self.0.len();
        while let Some(name) = map.next_key::<Cow<'_, str>>()? {
            separate(self.0, start);
            Gather(self.0).push(name)?;
            self.0.push(':');
            map.next_value_seed(Gather(self.0))?;
        }
        self.0.push('}');
        Ok(())
    }
}

/// Writes one element of the list whose first begins at `start`.
struct Element<'t> {
    json: &'t mut String,
    start: usize,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        separate(self.json, self.start);
        Gather(self.json).deserialize(deserializer)
    }
}

fn separate(json: &mut String, start: usize) {
    if json.len() > start {
        json.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_the_value_was() {
        for json in [
            r#"{"b":[1,-2,2.5,true,null,"a\"中\n",[],{}],"a":{"b":"","b":18446744073709551615}}"#,
            "[[],[[1]]]",
            "\"text\"",
        ] {
            let gathered: Gathered = serde_json::from_str(json).unwrap();
            assert_eq!(gathered.json(), json);
        }
    }
}
