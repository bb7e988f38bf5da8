//! Measuring several programs by turns, so that what else the machine does hits all of them.

use std::time::Instant;

/// How often each gets its turn. The fastest counts: what else the machine does only ever slows a turn down.
const ROUNDS: usize = 61;

/// How long a turn takes, roughly.
const TURN_MICROSECONDS: f64 = 4_000.0;

/// Something that is measured, by what it is called.
pub struct Subject<'a> {
    /// For the head of a line.
    pub name: &'static str,
    run: Box<dyn FnMut() + 'a>,
}

impl std::fmt::Debug for Subject<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Subject").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'a> Subject<'a> {
    /// `run` must do all of the work, dropping what it makes included, and keep it from being optimised away.
    pub fn new(name: &'static str, run: impl FnMut() + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// Runs it once.
    pub fn run(&mut self) {
        (self.run)();
    }

    fn microseconds(&mut self, times: usize) -> f64 {
        let start = Instant::now();
        (0..times).for_each(|_| (self.run)());
        start.elapsed().as_secs_f64() * 1e6 / times as f64
    }
}

/// The microseconds of one run of each in its fastest turn, after one that warms up.
pub fn fastest(subjects: &mut [Subject<'_>]) -> Vec<f64> {
    let warm: Vec<f64> = subjects.iter_mut().map(|subject| subject.microseconds(20)).collect();
    let times: Vec<usize> = warm.iter().map(|time| (TURN_MICROSECONDS / time) as usize + 1).collect();
    let mut fastest = vec![f64::INFINITY; subjects.len()];
    for _ in 0..ROUNDS {
        for ((subject, times), fastest) in subjects.iter_mut().zip(&times).zip(&mut fastest) {
            *fastest = fastest.min(subject.microseconds(*times));
        }
    }
    fastest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_is_run_in_every_round() {
        let mut runs = [0, 0];
        let [first, second] = &mut runs;
        let mut subjects = [Subject::new("one", || *first += 1), Subject::new("two", || *second += 1)];
        assert_eq!(fastest(&mut subjects).len(), 2);
        drop(subjects);
        assert!(runs.iter().all(|runs| *runs > ROUNDS));
    }
}
