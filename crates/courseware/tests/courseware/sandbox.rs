//! The two hosts: what runs at one can do nothing with the other.

use kernel::time::SECOND;

use crate::house::{CONTENT, House, houses, token};
use crate::pack::{ONE_ITEM, ONE_SCO, manifest, scorm};

fn opened(house: &House) -> (kernel::Id, String) {
    let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
    let player = house.launch(package, &house.unit(package, 0), house.learner);
    assert!(player.header("content-security-policy").contains("frame-src http://content.test;"));
    assert!(player.text.contains("sandbox=\"allow-scripts allow-same-origin"));
    (package, token(&player))
}

#[test]
fn pages_of_the_platform_do_not_answer_at_the_host_of_content() {
    for house in houses() {
        let (_, token) = opened(&house);
        for path in ["/", "/courseware", "/me/courseware", "/sign-in", "/healthz", "/assets/xingtan.css", "/nothing"] {
            let seen = house.send(CONTENT, "GET", path, Some(house.learner), &[], "");
            assert_eq!((seen.status, seen.location.as_str()), (303, format!("http://test{path}").as_str()), "{path}");
            assert!(seen.headers.get("set-cookie").is_none());
        }
        for (method, path) in [("POST", "/sign-in"), ("POST", "/look"), ("POST", "/cmi5/fetch/x"), ("POST", "/courseware/x/launch")] {
            assert_eq!(house.send(CONTENT, method, path, Some(house.learner), &[("sec-fetch-site", "same-origin")], "").status, 404, "{path}");
        }
        for path in ["play", "state", "over", "file/index.html"] {
            let address = format!("/run/{token}/{path}");
            assert_eq!(house.get(&address, Some(house.learner)).status, 404, "{address} at the platform");
            assert_eq!(house.content(&address).status, 200, "{address}");
        }
        assert_eq!(house.send("test", "POST", &format!("/run/{token}/commit"), None, &[("sec-fetch-site", "same-origin")], "{}").status, 404);
        assert_eq!(house.get("/run/assets/scorm.js", None).status, 404);
        assert_eq!(house.content("/run/assets/scorm.js").status, 200);
    }
}

#[test]
fn content_sets_no_cookies_and_stays_in_its_frame() {
    for house in houses() {
        let (_, token) = opened(&house);
        for path in ["play?lang=zh-Hans", "file/index.html?lang=en", "over", "file/none", "state"] {
            let seen = house.send(CONTENT, "GET", &format!("/run/{token}/{path}"), Some(house.learner), &[], "");
            assert!(seen.headers.get("set-cookie").is_none(), "{path}");
            let policy = seen.header("content-security-policy");
            assert!(
                policy.contains("frame-ancestors 'self' http://test") && policy.contains("connect-src 'self' data: blob: http://test;"),
                "{path}: {policy}"
            );
        }
        let worker = house.send(CONTENT, "GET", &format!("/run/{token}/file/index.html"), None, &[("service-worker", "script")], "");
        assert_eq!(worker.status, 404);
        let page = house.content(&format!("/run/{token}/file/none"));
        assert!(page.text.contains("Not there") && !page.text.contains("/sign-in"), "{}", page.text);
    }
}

#[test]
fn a_token_opens_its_launch_and_nothing_else_and_ends() {
    for house in houses() {
        let (package, token) = opened(&house);
        for wrong in ["", "x", &token[..63], &token.replace(&token[..1], if token.starts_with('0') { "1" } else { "0" })] {
            assert_eq!(house.content(&format!("/run/{wrong}/file/index.html")).status, 404, "{wrong}");
        }
        for path in ["../../etc/passwd", "%2e%2e/secret", "..%2f..%2fsecret", "index.html%00", "/index.html"] {
            assert_eq!(house.content(&format!("/run/{token}/file/{path}")).status, 404, "{path}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM courseware_launch WHERE token_sealed IS NULL"), 0);
        house.clock.advance(12 * 3600 * SECOND - 1);
        assert_eq!(house.content(&format!("/run/{token}/file/index.html")).status, 200);
        house.clock.advance(1);
        assert_eq!(house.content(&format!("/run/{token}/file/index.html")).status, 404);
        assert_eq!(crate::scorm::commit(&house, &token, &serde_json::json!({ "sequence": 1 })).status, 404);
        assert_eq!(house.courseware.sweep().unwrap().0, 1);
        assert_eq!(house.courseware.sweep().unwrap().0, 0);
        // What is taken away can no longer be opened by anybody.
        let again = crate::house::token(&house.launch(package, &house.unit(package, 0), house.learner));
        assert_eq!(house.post(&format!("/admin/courseware/{package}/remove"), Some(house.provider), "").status, 303);
        assert_eq!(house.content(&format!("/run/{again}/file/index.html")).status, 404);
        assert_eq!(house.content(&format!("/run/{again}/play")).status, 404);
        assert_eq!(house.get(&format!("/courseware/{package}"), Some(house.learner)).status, 404);
        let left = || std::fs::read_dir(&house.objects).unwrap().map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum::<usize>();
        let sweep = |now| {
            let objects = platform::Objects::at(&house.objects);
            objects.sweep(&house.services.database, &[std::sync::Arc::new(house.courseware.clone())], now).unwrap().0
        };
        assert!(left() > 0 && sweep(kernel::Time(0)) == 0, "somebody may bring them again");
        assert!(sweep(kernel::Time(i64::MAX)) > 0);
        assert_eq!(left(), 0, "the files of a package that was taken away are gone some days later");
        assert!(house.get("/me/courseware", Some(house.learner)).text.contains("taken away since"));
    }
}
