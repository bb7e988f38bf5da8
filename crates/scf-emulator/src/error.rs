//! Why a platform can't be built.

use crate::Quirk;

/// A setting that the platform refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// No function was set.
    #[error("no function was set: call Builder::function")]
    NoFunction,
    /// A variable of the environment has a name that the platform refuses.
    #[error(
        "the platform refuses the variable {0:?}: a name matches [a-zA-Z][a-zA-Z0-9_]* and doesn't start with \
         SCF_, QCLOUD_ or TENCENTCLOUD_; a test may set one by Builder::platform_env"
    )]
    RefusedVariable(String),
    /// The function's variables are too large together.
    #[error("the function's variables have {0} bytes together; the platform takes at most 4096")]
    EnvironmentTooLarge(usize),
    /// The path of the function can't be made absolute.
    #[error("the path {0:?} of the function can't be made absolute: the working directory is gone")]
    Path(std::path::PathBuf),
    /// The program can't be run as it is. On the platform each invocation fails then, with status 443.
    #[error("{}: {why}", path.display())]
    Program {
        /// The path, as it was found.
        path: std::path::PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A quirk can't be put into an HTTP reply.
    #[error("the quirk {0:?} is impossible: a header needs a valid name and value, a status is from 200 to 599")]
    ImpossibleQuirk(Quirk),
    /// A limit is zero.
    #[error("{0} is zero")]
    Zero(&'static str),
    /// This machine doesn't give a process the platform's file system.
    #[error(
        "a read-only root and a /tmp of its own need Linux, util-linux and root or user namespaces; build without \
         Builder::isolation to go without: {0}"
    )]
    Isolation(String),
    /// This machine doesn't give a process a network of its own.
    #[error(
        "a network of an instance's own needs Linux and root; build without Builder::own_network to use this machine's: {0}"
    )]
    Network(String),
}
