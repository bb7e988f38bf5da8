//! What is to be sent, known whole before the first is.

use anyhow::Result;
use cos_sink::ObjectKey;
use futures_util::stream::StreamExt as _;
use mps_archive::{Listed, Reading, Selection};
use mps_events::EventTime;

use super::Order;
use crate::archive::{Opened, cannot_list};
use crate::view::{Total, View};

/// What is to be sent, in its order.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    planned: Vec<Planned>,
    /// Objects that are selected and give no event.
    pub(crate) unread: u64,
}

/// One event that is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub(crate) listed: Listed,
    /// When it happened, where the plan had to read it.
    pub(crate) time: Option<EventTime>,
}

impl Plan {
    /// Lists what is selected; reads it, where keys don't tell what is wanted or in which order.
    pub(crate) async fn make(archive: &Opened, selection: &Selection, order: Order, view: &View) -> Result<Self> {
        view.progress().begin("events planned", Total::Unknown);
        let mut plan = Self::default();
        if order == Order::Time || selection.needs_events() {
            let mut events = archive.reader().read(selection);
            while let Some(reading) = events.next().await {
                match reading.map_err(cannot_list)? {
                    Reading::Event(event) => {
                        view.progress().done(event.listed.entry.size);
                        let time = Some(event.time());
                        plan.planned.push(Planned { listed: event.listed, time });
                    }
                    Reading::PassedOver(listed, why) => {
                        view.note(&format!("can't be sent: {}: {why}", listed.entry.key));
                        plan.unread += 1;
                    }
                    _ => {}
                }
            }
        } else {
            let mut listing = archive.reader().list(selection);
            while let Some(listed) = listing.next().await {
                let listed = listed.map_err(cannot_list)?;
                view.progress().done(listed.entry.size);
                plan.planned.push(Planned { listed, time: None });
            }
        }
        view.progress().end();
        match order {
            Order::Key => {}
            Order::Time => plan.planned.sort_by_key(|planned| planned.time),
            Order::Task => plan.planned.sort_by(|a, b| a.task().cmp(&b.task())),
        }
        Ok(plan)
    }

    /// The plan without what was sent before.
    pub(crate) fn without(mut self, sent: impl Fn(&ObjectKey) -> bool) -> Self {
        self.planned.retain(|planned| !sent(&planned.listed.entry.key));
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.planned.is_empty()
    }

    pub(crate) fn len(&self) -> u64 {
        self.planned.len() as u64
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Planned> {
        self.planned.iter()
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.planned.iter().map(|planned| planned.listed.entry.size).sum()
    }

    /// Returns how many have more bytes than that.
    pub(crate) fn larger_than(&self, bytes: u64) -> u64 {
        self.planned.iter().filter(|planned| planned.listed.entry.size > bytes).count() as u64
    }

    /// The first and the last day, or moment where each event was read.
    pub(crate) fn span(&self) -> Option<(String, String)> {
        let told = self.planned.iter().filter_map(Planned::when);
        let (first, last) = (told.clone().min()?, told.max()?);
        Some((first, last))
    }
}

impl Planned {
    fn task(&self) -> Option<&str> {
        self.listed.kind.event()?.task_id()
    }

    fn when(&self) -> Option<String> {
        match self.time {
            Some(time) => Some(time.to_string()),
            None => self.listed.kind.event()?.date().map(str::to_owned),
        }
    }
}
