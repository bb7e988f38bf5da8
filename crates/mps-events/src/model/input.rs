//! What a task was asked to do.

use std::marker::PhantomData;

use super::{Element, View};
use crate::RawJson;
use crate::json::Reader;

/// What a task was asked to do, as the notification echoes it: kept as it came.
///
/// Under the feature `inputs`, `T` is its type and `read` makes a typed value of it. Without the feature `T` is
/// nothing, and the text is there all the same.
pub struct Input<T> {
    json: RawJson,
    asked: PhantomData<fn() -> T>,
}

impl<T> Input<T> {
    /// Returns the text as it came: a JSON object.
    pub fn json(&self) -> &RawJson {
        &self.json
    }
}

#[cfg(feature = "inputs")]
impl<T: super::Model + Default> Input<T> {
    /// Reads the typed value. What its fields can't take is in [`Model::other`](super::Model::other).
    pub fn read(&self) -> T {
        let mut model = T::default();
        super::read_object(&mut model, &mut Reader::new(self.json.get()));
        model
    }
}

impl<T> From<RawJson> for Input<T> {
    fn from(json: RawJson) -> Self {
        Self { json, asked: PhantomData }
    }
}

#[cfg(feature = "inputs")]
impl<T: super::Model + serde::Serialize> From<T> for Input<T> {
    fn from(input: T) -> Self {
        // A model is always JSON: its names are text, and what it keeps raw was JSON when it came.
        RawJson::of(&serde_json::to_string(&input).unwrap_or_default()).into()
    }
}

impl<T> Element for Input<T> {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        (reader.peek() == b'{').then(|| RawJson::of(reader.skip()).into())
    }

    fn view(&self) -> View<'_> {
        View::Raw(&self.json)
    }
}

impl<T> Clone for Input<T> {
    fn clone(&self) -> Self {
        self.json.clone().into()
    }
}

impl<T> PartialEq for Input<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T> std::fmt::Debug for Input<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Input").field(&self.json).finish()
    }
}

impl<T> serde::Serialize for Input<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// Stands for the type of an input where the feature `inputs` is off.
#[cfg(not(feature = "inputs"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoInput {}
