// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! What tasks were asked to do: the parts of the request that notifications repeat.
//!
//! An [`Input`](crate::Input) is kept as it came; its method `read` makes one of these of it.

mod content;
mod enhance;
mod image;
mod subtitle;
mod task;
mod template;
mod values;

pub use content::*;
pub use enhance::*;
pub use image::*;
pub use subtitle::*;
pub use task::*;
pub use template::*;
pub use values::*;
