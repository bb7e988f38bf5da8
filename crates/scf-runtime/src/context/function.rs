//! What the platform tells about the function itself.

/// What the platform tells about the function. Every part may be missing: regions differ in what they set.
///
/// From the variables of 583/30228.
///
/// ```
/// use scf_runtime::{Context, FunctionMetadata};
///
/// let context = Context::new("8e9a-1").with_function(FunctionMetadata::default().with_region("ap-guangzhou"));
/// assert_eq!(context.function().region(), Some("ap-guangzhou"));
/// assert_eq!(context.function().name(), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FunctionMetadata {
    name: Option<String>,
    version: Option<String>,
    namespace: Option<String>,
    handler: Option<String>,
    region: Option<String>,
    app_id: Option<String>,
    uin: Option<String>,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident, $with:ident, $variable:literal;)*) => {
        impl FunctionMetadata {
            pub(crate) fn from_lookup(lookup: &impl Fn(&str) -> Option<String>) -> Self {
                Self { $($part: lookup($variable),)* }
            }

            $(
                $(#[$doc])*
                #[doc = concat!("(`", $variable, "`).")]
                pub fn $part(&self) -> Option<&str> {
                    self.$part.as_deref()
                }

                #[doc = concat!("Sets [`", stringify!($part), "`](Self::", stringify!($part), ").")]
                #[must_use]
                pub fn $with(mut self, value: impl Into<String>) -> Self {
                    self.$part = Some(value.into());
                    self
                }
            )*
        }
    };
}

parts! {
    /// Returns the function's name
    name, with_name, "SCF_FUNCTIONNAME";
    /// Returns the version that runs: a number or `$LATEST`
    version, with_version, "SCF_FUNCTIONVERSION";
    /// Returns the namespace, which the platform no longer sets for a custom runtime
    namespace, with_namespace, "SCF_NAMESPACE";
    /// Returns the configured handler; its form is free for a custom runtime
    handler, with_handler, "_HANDLER";
    /// Returns the region, such as `ap-guangzhou`
    region, with_region, "TENCENTCLOUD_REGION";
    /// Returns the account's `APPID`
    app_id, with_app_id, "TENCENTCLOUD_APPID";
    /// Returns the account's `UIN`
    uin, with_uin, "TENCENTCLOUD_UIN";
}
