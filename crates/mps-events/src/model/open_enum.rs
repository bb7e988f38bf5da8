//! Lists of values that MPS adds to: enums with a place for what isn't known.

/// Declares a list of values that may grow: what isn't listed is kept and written back as it came.
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident { $( $(#[$value_doc:meta])* $Variant:ident = $wire:literal, )* }
    ) => {
        $(#[$doc])*
        ///
        /// Two values are equal when their texts are, whatever the case of the letters: MPS itself is not
        /// consistent in it. To match without regard to case, ask [`known`](Self::known) first.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$value_doc])* $Variant, )*
            /// A value that the schema doesn't list, or lists in another case, as it came.
            Other(Box<str>),
        }

        impl $Name {
            /// Returns the text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Variant => $wire, )*
                    Self::Other(text) => text,
                }
            }

            /// Returns the listed value with this text in any case.
            pub fn known(&self) -> Option<Self> {
                match self {
                    Self::Other(text) => {
                        $( if text.eq_ignore_ascii_case($wire) { return Some(Self::$Variant); } )*
                        None
                    }
                    listed => Some(listed.clone()),
                }
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                match text {
                    $( $wire => Self::$Variant, )*
                    _ => Self::Other(text.into()),
                }
            }
        }

        impl PartialEq for $Name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str().eq_ignore_ascii_case(other.as_str())
            }
        }

        impl Eq for $Name {}

        /// Whatever the case of the letters, as between two values.
        impl PartialEq<str> for $Name {
            fn eq(&self, other: &str) -> bool {
                self.as_str().eq_ignore_ascii_case(other)
            }
        }

        /// Whatever the case of the letters, as between two values.
        impl PartialEq<&str> for $Name {
            fn eq(&self, other: &&str) -> bool {
                self == *other
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::hash::Hash for $Name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().to_ascii_lowercase().hash(state);
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::model::Element for $Name {
            type Bare = Self;

            fn of(bare: Self) -> Self {
                bare
            }

            fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                match reader.number() {
                    Some(number) => Some(Self::from(number)),
                    None => reader.string().map(|text| Self::from(text.as_ref())),
                }
            }

            fn view(&self) -> $crate::model::View<'_> {
                $crate::model::View::Text(self.as_str())
            }
        }
    };
}
pub(crate) use open_enum;

/// Declares a list of numbers that may grow: what isn't listed is kept and written back.
macro_rules! open_number {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident { $( $(#[$value_doc:meta])* $Variant:ident = $wire:literal, )* }
    ) => {
        $(#[$doc])*
        ///
        /// Two values are equal when their numbers are.
        #[derive(Debug, Clone, Copy)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$value_doc])* $Variant, )*
            /// A number that the schema doesn't list, as it came.
            Other(i64),
        }

        impl $Name {
            /// Returns the number on the wire.
            pub const fn number(self) -> i64 {
                match self {
                    $( Self::$Variant => $wire, )*
                    Self::Other(number) => number,
                }
            }
        }

        impl From<i64> for $Name {
            fn from(number: i64) -> Self {
                match number {
                    $( $wire => Self::$Variant, )*
                    _ => Self::Other(number),
                }
            }
        }

        impl PartialEq for $Name {
            fn eq(&self, other: &Self) -> bool {
                self.number() == other.number()
            }
        }

        impl Eq for $Name {}

        impl std::hash::Hash for $Name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.number().hash(state);
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.number().fmt(f)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.number())
            }
        }

        impl $crate::model::Element for $Name {
            type Bare = Self;

            fn of(bare: Self) -> Self {
                bare
            }

            fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                <i64 as $crate::model::Element>::read(reader).map(Self::from)
            }

            fn view(&self) -> $crate::model::View<'_> {
                $crate::model::View::Integer(self.number())
            }
        }
    };
}
pub(crate) use open_number;
