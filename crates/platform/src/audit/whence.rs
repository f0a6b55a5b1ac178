//! From where the request came that is being answered on this thread. Set once where requests come in, so that no use case can forget to say it.

use std::cell::Cell;
use std::net::IpAddr;

thread_local! {
    static WHENCE: Cell<Option<IpAddr>> = const { Cell::new(None) };
}

/// While this lives, what is noted on its thread came from its address.
#[derive(Debug)]
pub struct Whence(Option<IpAddr>);

impl Whence {
    /// A request from an address is answered on this thread until this is dropped.
    #[must_use]
    pub fn of(address: Option<IpAddr>) -> Self {
        Self(WHENCE.replace(address))
    }
}

impl Drop for Whence {
    fn drop(&mut self) {
        WHENCE.set(self.0);
    }
}

/// From where the request came; `None` where none is being answered.
pub(super) fn whence() -> Option<IpAddr> {
    WHENCE.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_for_its_thread_and_its_time() {
        let (one, two) = ("192.0.2.1".parse().ok(), "2001:db8::1".parse().ok());
        let outer = Whence::of(one);
        {
            let _inner = Whence::of(two);
            assert_eq!(whence(), two);
            assert_eq!(std::thread::spawn(whence).join().unwrap(), None, "another thread answers another request");
        }
        assert_eq!(whence(), one);
        drop(outer);
        assert_eq!(whence(), None);
    }
}
