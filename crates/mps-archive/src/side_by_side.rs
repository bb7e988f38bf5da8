//! Several streams read at a time and told one after another.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::stream::{BoxStream, Stream, StreamExt};

/// How many streams are read at a time.
const LANES: usize = 8;

/// How many items of one stream are held while those before it are told: two pages of a bucket's listing.
const HELD: usize = 2000;

/// Reads [`LANES`] streams at a time, and tells their items in the order of the streams.
pub(crate) struct SideBySide<'a, T> {
    waiting: Box<dyn Iterator<Item = BoxStream<'a, T>> + Send + 'a>,
    lanes: VecDeque<Lane<'a, T>>,
}

struct Lane<'a, T> {
    stream: BoxStream<'a, T>,
    held: VecDeque<T>,
    ended: bool,
}

impl<'a, T> SideBySide<'a, T> {
    pub(crate) fn new(streams: impl Iterator<Item = BoxStream<'a, T>> + Send + 'a) -> Self {
        Self { waiting: Box::new(streams), lanes: VecDeque::with_capacity(LANES) }
    }
}

impl<T: Unpin> Stream for SideBySide<'_, T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        loop {
            match self.lanes.front_mut() {
                Some(first) => {
                    if let Some(item) = first.held.pop_front() {
                        return Poll::Ready(Some(item));
                    }
                    if first.ended {
                        self.lanes.pop_front();
                        continue;
                    }
                }
                None => {
                    let Some(stream) = self.waiting.next() else { return Poll::Ready(None) };
                    self.lanes.push_back(Lane::new(stream));
                }
            }
            while self.lanes.len() < LANES {
                let Some(stream) = self.waiting.next() else { break };
                self.lanes.push_back(Lane::new(stream));
            }
            // Only when the first one has nothing to tell: whoever reads is then waited for by all of them.
            for lane in &mut self.lanes {
                lane.fill(context);
            }
            if self.lanes.front().is_some_and(|first| first.held.is_empty() && !first.ended) {
                return Poll::Pending;
            }
        }
    }
}

impl<'a, T> Lane<'a, T> {
    fn new(stream: BoxStream<'a, T>) -> Self {
        Self { stream, held: VecDeque::new(), ended: false }
    }

    fn fill(&mut self, context: &mut Context<'_>) {
        while !self.ended && self.held.len() < HELD {
            match self.stream.poll_next_unpin(context) {
                Poll::Ready(Some(item)) => self.held.push_back(item),
                Poll::Ready(None) => self.ended = true,
                Poll::Pending => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use futures_util::stream;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn items_keep_the_order_and_streams_are_waited_for_together() {
        let began = tokio::time::Instant::now();
        let slow = |n: usize| {
            stream::unfold(0, move |at| async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                (at < n % 3).then_some(((n, at), at + 1))
            })
            .boxed()
        };
        let told: Vec<_> = SideBySide::new((0..20).map(slow)).collect().await;
        let expected: Vec<_> = (0..20).flat_map(|n| (0..n % 3).map(move |at| (n, at))).collect();
        assert_eq!(told, expected);
        // One after another they would take 40 s.
        assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    }

    #[tokio::test]
    async fn no_more_is_held_than_said() {
        let read = AtomicUsize::new(0);
        let endless = |_| stream::repeat_with(|| read.fetch_add(1, Ordering::Relaxed)).boxed();
        let mut all = SideBySide::new((0..100).map(endless));
        for _ in 0..5 * HELD {
            all.next().await;
        }
        assert!(read.load(Ordering::Relaxed) <= (LANES + 5) * HELD);
    }
}
