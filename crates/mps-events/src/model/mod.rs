//! What every model is made of. The models themselves are generated: see `crate::models`.

mod debug;
mod deserialize;
mod field;
mod input;
mod open_enum;
mod other;
mod read;
mod serialize;
mod setter;
mod tagged;
mod task_result;
mod view;

pub(crate) use debug::debug;
pub(crate) use deserialize::deserialize;
pub use field::{Element, Field};
pub use input::Input;
#[cfg(not(feature = "inputs"))]
pub(crate) use input::NoInput;
pub(crate) use open_enum::{open_enum, open_number};
pub use other::{Other, OtherMember, Reason};
pub(crate) use read::{Refused, Taken, read_object};
pub(crate) use serialize::serialize;
pub use setter::{ByList, ByOption, ByValue, IntoMember};
pub use tagged::{NoCommon, Tagged, Union};
pub(crate) use tagged::{made_of, union};
pub use task_result::TaskResult;
pub(crate) use view::View;

use crate::json::{self, Reader};
use crate::notification::Members;
use crate::{Error, text};

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// An object of MPS: what all generated types have in common.
///
/// Implemented by this crate only.
pub trait Model: sealed::Sealed {
    /// The name of the object in Tencent's API, such as `MediaTranscodeItem`.
    fn object_name(&self) -> &'static str;

    /// The members that its type doesn't hold: unknown ones, and those whose value it couldn't take.
    fn other(&self) -> &Other;

    #[doc(hidden)]
    fn other_mut(&mut self) -> &mut Other;

    #[doc(hidden)]
    fn take(&mut self, name: &str, value: &mut Reader<'_>) -> Taken;

    #[doc(hidden)]
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'static str, View<'a>));

    /// The tag of a union, as it came.
    #[doc(hidden)]
    fn tag(&self) -> Option<&str> {
        None
    }

    /// Whether it is the object around the payload of a union.
    #[doc(hidden)]
    fn is_around_payload(&self) -> bool {
        false
    }

    /// The whole value as it came, for a union that holds it so.
    #[doc(hidden)]
    fn whole(&self) -> Option<&crate::RawJson> {
        None
    }
}

/// Reads one model from JSON, such as the answer of `DescribeTaskDetail`; the `Response` around it is seen through.
///
/// Nothing in the object makes it fail: what a field can't take is kept in [`Model::other`].
///
/// # Errors
///
/// When the bytes are no JSON object.
///
/// ```
/// use mps_events::models::MediaTranscodeItem;
///
/// let item: MediaTranscodeItem = mps_events::read_model(br#"{"Path": "/out/a.mp4", "Duration": 60}"#)?;
/// assert_eq!(item.path.as_deref(), Some("/out/a.mp4"));
/// assert_eq!(item.duration, Some(60.0));
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn read_model<M: Model + Default>(json: &[u8]) -> Result<M, Error> {
    let text = text::json_text(json)?;
    let value = json::checked(text)?;
    let response = Members::of(value).and_then(|members| members.get("Response"));
    let mut model = M::default();
    if read_object(&mut model, &mut Reader::new(response.unwrap_or(value))) {
        Ok(model)
    } else {
        Err(Error::new(crate::ErrorKind::NotAnObject))
    }
}

/// Declares a model: a struct whose fields each stand for a member, and what reads and writes it.
macro_rules! model {
    (
        $(#[$doc:meta])*
        pub struct $Name:ident {
            $( $(#[$field_doc:meta])* $wire:literal $field:ident $with:ident: $Type:ty, )*
        }
    ) => {
        $(#[$doc])*
        ///
        /// [How a model is read and made](crate::IntoMember).
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $Name {
            $( $(#[$field_doc])* pub $field: $Type, )*
            /// The members that the fields above don't hold.
            pub other: $crate::Other,
        }

        impl $Name {
            $(
                #[doc = concat!("Sets the member `", $wire, "`.")]
                #[must_use]
                pub fn $with<M>(mut self, value: impl $crate::IntoMember<$Type, M>) -> Self {
                    self.$field = value.into_member();
                    self
                }
            )*
        }

        impl $crate::model::sealed::Sealed for $Name {}

        impl $crate::Model for $Name {
            fn object_name(&self) -> &'static str {
                stringify!($Name)
            }

            fn other(&self) -> &$crate::Other {
                &self.other
            }

            fn other_mut(&mut self) -> &mut $crate::Other {
                &mut self.other
            }

            fn take(&mut self, name: &str, value: &mut $crate::json::Reader<'_>) -> $crate::model::Taken {
                match name {
                    $( $wire => $crate::model::Field::accept(&mut self.$field, value), )*
                    _ => $crate::model::Taken::Unknown,
                }
            }

            fn each<'a>(&'a self, visit: &mut dyn FnMut(&'static str, $crate::model::View<'a>)) {
                $( visit($wire, $crate::model::Field::view(&self.$field)); )*
            }
        }

        impl $crate::model::Element for $Name {
            type Bare = Self;

            fn of(bare: Self) -> Self {
                bare
            }

            fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let mut model = Self::default();
                $crate::model::read_object(&mut model, reader).then_some(model)
            }

            fn read_boxed(reader: &mut $crate::json::Reader<'_>) -> Option<Box<Self>> {
                let mut model = Box::<Self>::default();
                $crate::model::read_object(&mut *model, reader).then_some(model)
            }

            fn view(&self) -> $crate::model::View<'_> {
                $crate::model::View::Object(self)
            }
        }

        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::model::debug(self, f)
            }
        }

        /// Reads the object that [`Serialize`](serde::Serialize) writes, by way of JSON text.
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::model::serialize(self, serializer)
            }
        }
    };
}
pub(crate) use model;
