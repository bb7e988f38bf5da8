//! The macro that declares a union.

/// Declares the payloads of a union.
macro_rules! union {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident tagged $tag:literal around $around:expr, common $Common:ty {
            $( $(#[$payload_doc:meta])* $wire:literal $member:literal $Variant:ident: $Holder:ident<$Payload:ty>, )*
        }
        aliases { $( $alias:literal $alias_member:literal, )* }
    ) => {
        $(#[$doc])*
        ///
        /// [How a union is made](crate::IntoMember).
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$payload_doc])* $Variant($Holder<$Payload>), )*
            /// The whole object as it came: its tag isn't known, or there is nothing that the tag names.
            Unknown($crate::RawJson),
        }

        /// The unknown one, an empty object.
        impl Default for $Name {
            fn default() -> Self {
                Self::Unknown($crate::RawJson::of("{}"))
            }
        }

        $( $crate::model::made_of!($Name $Variant $Holder $Payload); )*

        impl $crate::model::sealed::Sealed for $Name {}

        impl $crate::model::Union for $Name {
            type Common = $Common;
            const NAME: &'static str = stringify!($Name);
            const TAG: &'static str = $tag;
            const AROUND: Option<&'static str> = $around;
            const PAYLOADS: &'static [(&'static str, &'static str)] = &[$( ($wire, $member), )*];
            const ALIASES: &'static [(&'static str, &'static str)] = &[$( ($alias, $alias_member), )*];

            fn read(member: &str, reader: &mut $crate::json::Reader<'_>) -> Option<(Self, $crate::model::Taken)> {
                match member {
                    $( $member => {
                        let (payload, taken) = $crate::model::Element::read_payload(reader)?;
                        Some((Self::$Variant(payload), taken))
                    } )*
                    _ => None,
                }
            }

            fn unknown(whole: $crate::RawJson) -> Self {
                Self::Unknown(whole)
            }

            fn chosen(&self) -> Option<(&'static str, $crate::model::View<'_>)> {
                match self {
                    $( Self::$Variant(payload) => Some(($member, $crate::model::Element::view(payload))), )*
                    Self::Unknown(_) => None,
                }
            }

            fn whole(&self) -> Option<&$crate::RawJson> {
                match self {
                    Self::Unknown(whole) => Some(whole),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use union;

/// Lets a union be made of what one of its variants holds.
macro_rules! made_of {
    ($Name:ident $Variant:ident Box $Payload:ty) => {
        impl From<$Payload> for $Name {
            fn from(payload: $Payload) -> Self {
                Self::$Variant(Box::new(payload))
            }
        }

        impl From<$Payload> for $crate::Tagged<$Name> {
            fn from(payload: $Payload) -> Self {
                $Name::from(payload).into()
            }
        }
    };
    ($Name:ident $Variant:ident Vec $Payload:ty) => {
        impl From<Vec<$Payload>> for $Name {
            fn from(payload: Vec<$Payload>) -> Self {
                Self::$Variant(payload)
            }
        }

        impl From<Vec<$Payload>> for $crate::Tagged<$Name> {
            fn from(payload: Vec<$Payload>) -> Self {
                $Name::from(payload).into()
            }
        }
    };
}
pub(crate) use made_of;
