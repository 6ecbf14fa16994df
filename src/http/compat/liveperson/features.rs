//! Which consumers have a client that can be invited.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a client has to declare to be invited to calls.
pub(super) const CO_BROWSE: &str = "CO_BROWSE";

/// The consumers' clients that are connected, as many as there are sockets.
#[derive(Debug, Clone, Default)]
pub(super) struct Clients(Arc<Mutex<BTreeMap<Arc<str>, Count>>>);

#[derive(Debug, Default)]
struct Count {
    all: usize,
    with: usize,
}

impl Clients {
    /// Notes a client for as long as the guard lives.
    pub(super) fn enter(&self, subject: Arc<str>, co_browse: bool) -> Present {
        self.change(&subject, |count| {
            count.all += 1;
            count.with += usize::from(co_browse);
        });
        Present { clients: self.clone(), subject, co_browse }
    }

    /// Whether all of a consumer's clients that are connected cannot be invited.
    pub(super) fn lack_co_browse(&self, subject: &str) -> bool {
        let clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        clients.get(subject).is_some_and(|count| count.with == 0)
    }

    fn change(&self, subject: &Arc<str>, change: impl FnOnce(&mut Count)) {
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = clients.entry(subject.clone()).or_default();
        change(count);
        if count.all == 0 {
            clients.remove(subject);
        }
    }
}

/// A client that is connected.
#[derive(Debug)]
pub(super) struct Present {
    clients: Clients,
    subject: Arc<str>,
    co_browse: bool,
}

impl Drop for Present {
    fn drop(&mut self) {
        self.clients.change(&self.subject, |count| {
            count.all -= 1;
            count.with -= usize::from(self.co_browse);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_that_can_is_enough() {
        let clients = Clients::default();
        assert!(!clients.lack_co_browse("customer-17"));
        let without = clients.enter("customer-17".into(), false);
        assert!(clients.lack_co_browse("customer-17"));
        let with = clients.enter("customer-17".into(), true);
        assert!(!clients.lack_co_browse("customer-17"));
        drop(with);
        assert!(clients.lack_co_browse("customer-17"));
        drop(without);
        assert!(!clients.lack_co_browse("customer-17"));
    }
}
