//! The macro that declares a union.

/// Declares the payloads of a union.
macro_rules! union {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident tagged $tag:literal around $around:expr, common $Common:ty {
            $( $(#[$payload_doc:meta])* $wire:literal $member:literal $Variant:ident: $Type:ty, )*
        }
        aliases { $( $alias:literal $alias_member:literal, )* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$payload_doc])* $Variant($Type), )*
            /// The whole object as it came: its tag isn't known, or there is nothing that the tag names.
            Unknown($crate::RawJson),
        }

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
