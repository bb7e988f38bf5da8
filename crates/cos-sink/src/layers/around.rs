//! What all layers around one sink have.

/// Gives a layer, whose field `inner` is the sink that it stands around, access to it; and makes the layer an archive
/// where that sink is one. Reading passes through unchanged.
macro_rules! around {
    ($layer:ident<$sink:ident $(, $more:ident: $bound:path)?>) => {
        around!(only access $layer<$sink $(, $more: $bound)?>);

        $crate::archive::passes_archive_on!(
            [$sink: $crate::Archive $(, $more: $bound + Sync)?] $layer<$sink $(, $more)?>,
            this => this.inner
        );
    };
    (only access $layer:ident<$sink:ident $(, $more:ident: $bound:path)?>) => {
        impl<$sink $(, $more)?> $layer<$sink $(, $more)?> {
            /// Returns the sink that the layer stands around.
            pub const fn get_ref(&self) -> &$sink {
                &self.inner
            }

            /// Returns the sink that the layer stands around, and drops the layer.
            pub fn into_inner(self) -> $sink {
                self.inner
            }
        }
    };
}
pub(super) use around;
