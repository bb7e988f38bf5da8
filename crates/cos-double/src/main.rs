//! `cos-double [ADDRESS]`: a double that clients of any language can talk to.
//!
//! The bucket and the credentials come from `COS_BUCKET`, `COS_REGION`, `COS_SECRET_ID`, `COS_SECRET_KEY` and
//! `COS_SESSION_TOKEN`. It prints its address, and serves until it is ended.

use std::error::Error;
use std::io::Write;

use cos_double::CosDouble;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve())
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let get = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let mut builder = CosDouble::builder();
    if let Some(address) = std::env::args().nth(1) {
        builder = builder.listen(address.parse().map_err(|error| format!("{address:?} is no ADDRESS:PORT: {error}"))?);
    }
    if let Some(bucket) = get("COS_BUCKET") {
        builder = builder.bucket(bucket);
    }
    if let Some(region) = get("COS_REGION") {
        builder = builder.region(region);
    }
    let (Some(id), Some(key)) = (get("COS_SECRET_ID"), get("COS_SECRET_KEY")) else {
        return Err("set COS_SECRET_ID and COS_SECRET_KEY to what clients will sign with".into());
    };
    builder = match get("COS_SESSION_TOKEN") {
        Some(token) => builder.temporary_credentials(id, key, token),
        None => builder.credentials(id, key),
    };
    let double = builder.start().await?;
    let mut out = std::io::stdout();
    writeln!(out, "{} {}", double.endpoint(), double.host())?;
    out.flush()?;
    std::future::pending().await
}
