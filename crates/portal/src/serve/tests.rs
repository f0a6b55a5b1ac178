//! So many streams and no more.

use super::*;
use kernel::Time;

struct Nobody;

impl Authenticator for Nobody {
    fn who(&self, _: &str, _: Time) -> Result<Who, Problem> {
        Ok(Who::stranger())
    }
}

impl Clock for Nobody {
    fn now(&self) -> Time {
        Time(0)
    }
}

#[tokio::test]
async fn so_many_streams_are_open_and_no_more() {
    let settings = PortalSettings { base_url: "http://test".to_owned(), content_url: None, secret: [1; 32], in_process: true, behind_proxy: false };
    let portal = Portal::new(settings, Arc::new(Nobody), Arc::new(Nobody), Arc::new(Cache::default()), || (), || Ok(()));
    let (pushers, mut registry) = (std::sync::Mutex::new(Vec::new()), Registry::default());
    registry.get("/follow", Need::Anyone, move |_| {
        let (pusher, feed) = push::feed(1);
        pushers.lock().unwrap().push(pusher);
        Ok(Answer::events(feed))
    });
    let ask = || Arc::clone(&portal).handle(Arc::new(registry.routes()[0].clone()), Vec::new(), Request::get("/follow").body(HttpBody::empty()).unwrap());
    let mut open = Vec::new();
    for _ in 0..STREAMS_MAX {
        open.push(ask().await);
    }
    assert!(open.iter().all(|answer| answer.status() == 200));
    let refused = ask().await;
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().unwrap()), (429, "30"));
    drop(open.pop());
    drop(Arc::clone(&portal.streams).acquire_owned().await.unwrap());
    assert_eq!(ask().await.status(), 200, "who leaves makes room");
}
