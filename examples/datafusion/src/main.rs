//! SQL over an archive in COS: DataFusion reads the events as they lie in the bucket, through `CosStore`.
//!
//! ```text
//! cargo run --manifest-path examples/datafusion/Cargo.toml
//! ```
//!
//! The bucket is a double of COS in this process, into which the function's own code backs up sample events. With a
//! bucket of yours, only `bucket` changes: no endpoint, and keys from the environment.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use cos_double::CosDouble;
use cos_sink::{CosSink, CosSinkBuilder, Credentials};
use datafusion::arrow::datatypes::{DataType, Field, Fields, Schema};
use datafusion::datasource::file_format::json::JsonFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::prelude::SessionContext;
use mps_backup_handler::Backup;
use scf_runtime::{Context, Invocation};
use url::Url;

const BUCKET: &str = "archive-1250000000";

/// What `cos_sink` needs to know of the bucket, to store into it and to read from it.
fn bucket(double: &CosDouble) -> CosSinkBuilder {
    CosSink::builder()
        .bucket(BUCKET)
        .region("ap-guangzhou")
        .prefix("mps")
        .endpoint(double.endpoint())
        .credentials(Credentials::new("an-id", "a-key"))
}

/// Backs up every sample event, as the function does, and something that is none.
async fn fill(bucket: CosSinkBuilder) -> Result<(), Box<dyn Error>> {
    let backup = Backup::builder().sink(bucket.build()?).build()?;
    let events = mps_events::fixtures::all().iter().map(|(_, event)| *event);
    for event in events.chain([&b"not an event"[..]]) {
        let context = Context::new("a-request").with_time_limit(Duration::from_secs(30));
        let handled = backup.handle(Invocation::new(event.to_vec()).with_context(context)).await;
        handled.map_err(|failure| failure.to_string())?;
    }
    Ok(())
}

/// The part of an event that the query reads; DataFusion passes over the rest.
fn schema() -> Schema {
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let task = Fields::from(vec![text("TaskId"), text("Status"), text("Message")]);
    Schema::new(vec![text("EventType"), Field::new("WorkflowTaskEvent", DataType::Struct(task), true)])
}

const QUERY: &str = r#"
    SELECT event_type, count(*) AS events, count(DISTINCT get_field("WorkflowTaskEvent", 'TaskId')) AS workflow_tasks
    FROM events
    WHERE dt >= '2020-01-01'
    GROUP BY event_type
    ORDER BY events DESC, event_type
"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let double = CosDouble::builder().bucket(BUCKET).credentials("an-id", "a-key").start().await?;
    fill(bucket(&double)).await?;

    let context = SessionContext::new();
    let url = Url::parse(&format!("cos://{BUCKET}"))?;
    context.register_object_store(&url, Arc::new(bucket(&double).build_store()?));

    // The folders' names are columns too: `dt=2026-11-22/event_type=WorkflowTask/`.
    let options = ListingOptions::new(Arc::new(JsonFormat::default()))
        .with_file_extension(".json")
        .with_table_partition_cols(vec![("dt".to_owned(), DataType::Utf8), ("event_type".to_owned(), DataType::Utf8)]);
    let config = ListingTableConfig::new(ListingTableUrl::parse(format!("{url}/"))?)
        .with_listing_options(options)
        .with_schema(Arc::new(schema()));
    context.register_table("events", Arc::new(ListingTable::try_new(config)?))?;

    context.sql(QUERY).await?.show().await?;
    Ok(())
}
