//! Reading models from any format.

use serde::de::{Deserialize, Deserializer, Error};

use super::Element;
use crate::json::{Gathered, Reader};

/// Reads a model from any format, by way of JSON text: a field that refuses a value needs the value's text.
pub(crate) fn deserialize<'de, T: Element, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let gathered = Gathered::deserialize(deserializer)?;
    T::read(&mut Reader::new(gathered.json())).ok_or_else(|| D::Error::custom("expected an object, came another value"))
}
