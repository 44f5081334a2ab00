//! What all requests share: the store, who is let in, and under which names the desk is reached.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use isnad_review::Secret;
use isnad_review::export::Publisher;
use isnad_store::Store;
use tokio::sync::Semaphore;

use crate::{Error, Refusal, clock};

/// So many requests work on the store at once; others wait for one of them. Each has a connection
/// of its own, which holds tens of megabytes of the store once it has seen much of it.
const CONNECTIONS: usize = 16;

/// The desk over one store. Clones share everything.
#[derive(Clone, Debug)]
pub struct Desk(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    store: PathBuf,
    /// Open connections that no request is using.
    idle: Mutex<Vec<Store>>,
    /// How many more requests may work on the store.
    free: Arc<Semaphore>,
    /// The token that lets its bearer in without a password, until it was used, and as whom.
    entrance: Mutex<Option<(Secret, String)>>,
    /// The names under which the desk answers, with their port.
    hosts: Vec<String>,
    /// The name of the time zone of the machine.
    zone: String,
    /// Who publishes, in what goes out for readers.
    publisher: Publisher,
    /// The name of the session's cookie: cookies do not tell ports apart.
    cookie: String,
}

impl Desk {
    /// A desk over the store at `path` that answers to `hosts`, each with its port; times are in
    /// the time zone of that name for users who ask for no other, and what goes out for readers
    /// names the publisher.
    ///
    /// # Errors
    /// [`Error::Store`] if there is no such store or it can't be read.
    pub fn open(
        path: &Path,
        hosts: Vec<String>,
        zone: &str,
        publisher: Publisher,
    ) -> Result<Self, Error> {
        let store = Store::open(path)?;
        let port = hosts.first().and_then(|host| host.rsplit(':').next());
        Ok(Self(Arc::new(Shared {
            store: path.to_owned(),
            idle: Mutex::new(vec![store]),
            free: Arc::new(Semaphore::new(CONNECTIONS)),
            entrance: Mutex::default(),
            cookie: format!("isnad_{}", port.unwrap_or_default()),
            hosts,
            zone: zone.to_owned(),
            publisher,
        })))
    }

    /// The names under which the desk answers, with their port.
    pub(crate) fn hosts(&self) -> &[String] {
        &self.0.hosts
    }

    /// The name of the time zone of the machine.
    pub(crate) fn zone(&self) -> &str {
        &self.0.zone
    }

    /// Who publishes.
    pub(crate) fn publisher(&self) -> &Publisher {
        &self.0.publisher
    }

    /// The name of the session's cookie.
    pub(crate) fn cookie(&self) -> &str {
        &self.0.cookie
    }

    /// Lets the bearer of `token` in as the user `name`, once.
    pub fn expect(&self, token: Secret, name: &str) {
        *lock(&self.0.entrance) = Some((token, name.to_owned()));
    }

    /// Brings into the queue what others ingest meanwhile, until the process ends.
    pub(crate) fn keep_gathering(&self) -> Result<(), Error> {
        /// So many articles come in at once; others who write wait no longer for it.
        const BATCH: u32 = 50;
        const PAUSE: Duration = Duration::from_secs(2);
        let mut store = Store::open(&self.0.store)?;
        std::thread::spawn(move || {
            loop {
                // What fails now, as while another program writes for long, is tried again.
                let left = store.gather(BATCH).map_or(0, |gathered| gathered.left);
                if left == 0 {
                    std::thread::sleep(PAUSE);
                }
            }
        });
        Ok(())
    }

    /// Opens a session for the bearer of the one-time token.
    pub(crate) async fn enter(&self, token: Secret) -> Result<Secret, Refusal> {
        let name = {
            let mut entrance = lock(&self.0.entrance);
            match entrance.as_ref() {
                Some((expected, _)) if *expected == token => {}
                _ => return Err(Refusal::Stranger),
            }
            entrance.take().map(|(_, name)| name).unwrap_or_default()
        };
        self.with_store(move |store| Ok(store.open_session(&name, clock::seconds())?))
            .await
    }

    /// Works on the store, on a thread where waiting does no harm.
    pub(crate) async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let desk = self.clone();
        let free = Arc::clone(&self.0.free).acquire_owned().await;
        let permit = free.map_err(|_| Refusal::Broken)?;
        let done = tokio::task::spawn_blocking(move || {
            // Kept to the end of the work, even if nobody waits for its result any more.
            let _permit = permit;
            let idle = lock(&desk.0.idle).pop();
            let mut store = match idle {
                Some(store) => store,
                None => Store::open(&desk.0.store)?,
            };
            let result = work(&mut store);
            lock(&desk.0.idle).push(store);
            result
        });
        done.await.unwrap_or(Err(Refusal::Broken))
    }
}

/// A lock that holds after a panic elsewhere too: nothing under it is left half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn many_requests_at_once_share_a_few_connections() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("isnad.db");
        drop(Store::create(&path).unwrap());
        let publisher = Publisher {
            name: "isnad".to_owned(),
            url: None,
            pages: None,
        };
        let desk = Desk::open(&path, Vec::new(), "UTC", publisher).unwrap();
        let (working, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
        runtime.block_on(async {
            let mut requests = Vec::new();
            for _ in 0..5 * CONNECTIONS {
                let (desk, working, most) = (desk.clone(), working.clone(), most.clone());
                requests.push(tokio::spawn(async move {
                    let work = move |_: &mut Store| {
                        most.fetch_max(
                            working.fetch_add(1, Ordering::SeqCst) + 1,
                            Ordering::SeqCst,
                        );
                        std::thread::sleep(Duration::from_millis(5));
                        working.fetch_sub(1, Ordering::SeqCst);
                        Ok(())
                    };
                    desk.with_store(work).await.is_ok()
                }));
            }
            for request in requests {
                assert!(request.await.unwrap());
            }
        });
        assert!((2..=CONNECTIONS).contains(&most.load(Ordering::SeqCst)));
        assert!(lock(&desk.0.idle).len() <= CONNECTIONS);
    }
}
