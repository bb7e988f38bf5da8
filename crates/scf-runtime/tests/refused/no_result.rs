//! A handler that can't fail and says so by its type.
use scf_runtime::Invocation;

async fn handle(_: Invocation) -> String {
    String::new()
}

fn main() {
    let _ = scf_runtime::start(handle);
}
