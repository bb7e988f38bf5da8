//! Errors in handlers: a code that a caller can tell from others, errors of other crates, and work that fails before the
//! first event.
//!
//! Try it on this machine:
//!
//! ```text
//! cargo build --release --example errors
//! ```
//!
//! and give it `{"order": 7}` through the emulator, as `examples/tests/guides.rs` does.

use std::collections::BTreeMap;

use anyhow::Context as _;
use scf_runtime::{Context, Failure, IntoFailure, Json, Runtime};
use serde::Deserialize;

#[derive(Deserialize)]
struct Ask {
    order: u64,
}

/// What can go wrong with an order, for callers who want to know.
enum OrderError {
    NoSuchOrder(u64),
    Cancelled,
}

/// Each has a code of its own, which stays the same whatever becomes of the message.
impl From<OrderError> for Failure {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::NoSuchOrder(id) => Self::new("NoSuchOrder", format!("there is no order {id}")),
            OrderError::Cancelled => Self::new("Cancelled", "the order was cancelled").with_detail("by its customer"),
        }
    }
}

struct Orders(BTreeMap<u64, &'static str>);

impl Orders {
    fn find(&self, id: u64) -> Result<&'static str, OrderError> {
        match self.0.get(&id) {
            Some(&"-") => Err(OrderError::Cancelled),
            Some(price) => Ok(price),
            None => Err(OrderError::NoSuchOrder(id)),
        }
    }
}

/// A function of the kind that other crates have: its errors have messages and causes, and no codes.
fn parse(price: &str) -> anyhow::Result<f64> {
    price.parse().with_context(|| format!("the price {price:?} can't be read"))
}

/// Work before the first event. What fails here is logged with its causes, and the process leaves.
async fn load() -> anyhow::Result<Orders> {
    let table = std::env::var("ORDERS").context("ORDERS names no table")?;
    anyhow::ensure!(table == "demo", "there is no table {table:?}");
    Ok(Orders(BTreeMap::from([(7, "9.90"), (8, "-"), (9, "much")])))
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    scf_runtime::logs::init()?;
    let init = async || {
        let orders = load().await?;
        anyhow::Ok(async move |ask: Ask, _: Context| {
            let price = orders.find(ask.order)?;
            let price = parse(price).map_err(IntoFailure::into_failure)?;
            Ok::<_, Failure>(Json(price))
        })
    };
    Runtime::builder().init(init)?.start()?;
    Ok(())
}
