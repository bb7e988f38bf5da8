//! The objects of a bucket, and what the double is told about it.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

use super::{Folder, Known, Limits, Object, Upload, Versioning, check_key, check_md5, kept};
use crate::wire::Refusal;
use crate::{Fault, IfNoneMatch, Request};

#[derive(Debug)]
pub(crate) struct Bucket {
    objects: BTreeMap<String, Object>,
    pub(crate) uploads: BTreeMap<String, Upload>,
    /// False after the bucket was deleted.
    pub(crate) exists: bool,
    pub(crate) created: i64,
    /// What lies in wait for the next requests of each method.
    pub(crate) faults: HashMap<Method, VecDeque<Fault>>,
    /// What all others of a method meet.
    pub(crate) standing: HashMap<Method, Fault>,
    pub(crate) requests: VecDeque<Request>,
    pub(crate) limits: Limits,
    pub(crate) credentials: Vec<Known>,
    folder: Option<Folder>,
    /// When each key was written, for the limit.
    writes: HashMap<String, VecDeque<Instant>>,
    next_id: u64,
    /// The time of the last version, in microseconds since 1970.
    last_version: u64,
}

impl Bucket {
    pub(crate) fn new(credentials: Vec<Known>) -> Self {
        Self {
            objects: BTreeMap::new(),
            uploads: BTreeMap::new(),
            exists: true,
            created: chrono::Utc::now().timestamp(),
            faults: HashMap::new(),
            standing: HashMap::new(),
            requests: VecDeque::new(),
            limits: Limits::default(),
            credentials,
            folder: None,
            writes: HashMap::new(),
            next_id: 1,
            last_version: 0,
        }
    }

    /// Goes on with what a folder keeps, and keeps there what is stored from now on.
    pub(crate) fn keep_in(&mut self, folder: Folder) -> std::io::Result<()> {
        self.objects = folder.load()?;
        if let Some(versioning) = folder.versioning()? {
            (self.limits.versioned, self.limits.suspended) = (true, versioning == Versioning::Suspended);
        }
        self.folder = Some(folder);
        Ok(())
    }

    /// Enables or suspends versioning, as somebody asks by a request.
    pub(crate) fn set_versioning(&mut self, versioning: Versioning) -> Result<(), Refusal> {
        if let Some(folder) = &self.folder {
            folder.save_versioning(versioning).map_err(|error| not_kept(&error))?;
        }
        (self.limits.versioned, self.limits.suspended) = (true, versioning == Versioning::Suspended);
        Ok(())
    }

    /// Gives the folder back, if there is one, for another double to go on with it.
    pub(crate) fn give_folder_back(&mut self) {
        if let Some(folder) = &mut self.folder {
            folder.give_back();
        }
    }

    /// Seconds since 1970 on the double's clock.
    pub(crate) fn now(&self) -> i64 {
        chrono::Utc::now().timestamp() + self.limits.clock_offset
    }

    /// Takes the fault that a request of this method meets.
    pub(crate) fn next_fault(&mut self, method: &Method) -> Fault {
        let queued = self.faults.get_mut(method).and_then(VecDeque::pop_front);
        queued.or_else(|| self.standing.get(method).cloned()).unwrap_or(Fault::Pass)
    }

    /// Keeps a request for those who ask, as long as there is room: a double may run for days.
    pub(crate) fn remember(&mut self, request: Request) {
        const MOST: usize = 10_000;
        if self.requests.len() == MOST {
            self.requests.pop_front();
        }
        self.requests.push_back(request);
    }

    /// Makes an id in the shape of COS's: base64 of three parts.
    pub(crate) fn next_id(&mut self) -> String {
        self.next_id += 1;
        BASE64_STANDARD.encode(format!("{:x}_double_{:x}", self.now(), self.next_id))
    }

    pub(crate) fn objects(&self) -> &BTreeMap<String, Object> {
        &self.objects
    }

    pub(crate) fn object(&self, key: &str) -> Option<&Object> {
        self.objects.get(key)
    }

    /// Looks an object up, or refuses with `NoSuchKey`.
    pub(crate) fn find(&self, key: &str) -> Result<&Object, Refusal> {
        self.object(key).ok_or_else(Refusal::missing_key)
    }

    /// Puts an object there without a word to the folder.
    pub(crate) fn seed(&mut self, key: String, object: Object) {
        self.objects.insert(key, object);
    }

    /// Forgets objects and uploads.
    pub(crate) fn clear(&mut self) {
        self.objects.clear();
        self.uploads.clear();
    }

    /// Stores an object, on the disk first where there is a folder.
    pub(crate) fn insert(&mut self, key: &str, mut object: Object) -> Result<&Object, Refusal> {
        if self.limits.versioned && self.limits.version_ids {
            // As COS's, an id is less the later it is; none comes twice, also after another start.
            self.last_version = chrono::Utc::now().timestamp_micros().unsigned_abs().max(self.last_version + 1);
            object.version = Some(BASE64_STANDARD.encode((u64::MAX - self.last_version).to_string()));
        }
        if let Some(folder) = &self.folder {
            folder.save(key, &object).map_err(|error| not_kept(&error))?;
        }
        Ok(self.objects.entry(key.to_owned()).insert_entry(object).into_mut())
    }

    /// Puts an object back whose headers changed: no new version, and no write to count.
    pub(crate) fn replace(&mut self, key: &str, object: Object) -> Result<(), Refusal> {
        if let Some(folder) = &self.folder {
            folder.save(key, &object).map_err(|error| not_kept(&error))?;
        }
        self.objects.insert(key.to_owned(), object);
        Ok(())
    }

    /// Removes an object; one that isn't there is no error.
    pub(crate) fn remove(&mut self, key: &str) -> Result<(), Refusal> {
        if let Some(folder) = &self.folder {
            folder.remove(key).map_err(|error| not_kept(&error))?;
        }
        self.objects.remove(key);
        Ok(())
    }

    /// Counts a write to `key` against the limit that COS sets for one object (436/14518).
    pub(crate) fn admit_write(&mut self, key: &str) -> Result<(), Refusal> {
        let Some(limit) = self.limits.writes_a_second else { return Ok(()) };
        let now = Instant::now();
        let old = |at: &Instant| now - *at > Duration::from_secs(1);
        self.writes.retain(|_, writes| writes.back().is_some_and(|at| !old(at)));
        let writes = self.writes.entry(key.to_owned()).or_default();
        while writes.front().is_some_and(old) {
            writes.pop_front();
        }
        if writes.len() >= limit {
            return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "SlowDown", "Please reduce your request rate."));
        }
        writes.push_back(now);
        Ok(())
    }

    /// Refuses to write over an object where the request's headers say so.
    ///
    /// `x-cos-forbid-overwrite` holds for PUT, Copy, Initiate and Complete (436/7749, 436/10881, 436/7746, 436/7742),
    /// and has no effect once versioning was enabled.
    pub(crate) fn check_create_only(&self, key: &str, headers: &HeaderMap) -> Result<(), Refusal> {
        let taken = self.objects.contains_key(key);
        let forbids = headers.get("x-cos-forbid-overwrite").is_some_and(|value| value == "true");
        if taken && forbids && !self.limits.versioned {
            return Err(Refusal::conflict("FileAlreadyExists", "The object already exists."));
        }
        if headers.get("if-none-match").is_some_and(|value| value == "*") {
            match self.limits.if_none_match {
                IfNoneMatch::Honour if taken => return Err(Refusal::precondition()),
                IfNoneMatch::Ignore | IfNoneMatch::Honour => {}
                IfNoneMatch::Refuse => {
                    let message = "A header you provided implies functionality that is not implemented.";
                    return Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", message));
                }
            }
        }
        Ok(())
    }

    /// Stores an object as a PUT does (436/7749).
    pub(crate) fn put(&mut self, key: &str, headers: &HeaderMap, body: Bytes) -> Result<&Object, Refusal> {
        check_key(key)?;
        check_md5(headers, &body)?;
        let kept = kept(headers)?;
        self.check_create_only(key, headers)?;
        self.admit_write(key)?;
        let object = Object::new(body, kept, self.now());
        self.insert(key, object)
    }
}

fn not_kept(error: &std::io::Error) -> Refusal {
    let message = format!("The double's folder failed: {error}.");
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "InternalError", message)
}
