//! What is larger than the bounds is refused, or comes in parts.

use roster::api::oneroster::LIMIT_MAX;
use roster::model::bounds::FILE_BYTES_MAX;
use roster::{BODY_BYTES_MAX, COUNT_MAX};

use crate::house::houses;

#[test]
fn files_and_bodies_are_bounded() {
    let house = &houses()[0];
    let file = |bytes: usize| {
        let mut text = b"name,number\n".to_vec();
        text.resize(bytes, b'\n');
        house.upload(house.admin, house.school, "list.csv", &text).status
    };
    assert_eq!(file(FILE_BYTES_MAX), 303);
    assert_eq!(file(FILE_BYTES_MAX + 128 * 1024), 413);
    let body = |bytes: usize| {
        let text = format!("{{\"userName\":\"{}\"}}", "x".repeat(bytes - "{\"userName\":\"\"}".len()));
        house.program("POST", "/scim/v2/Users", house.school, "scim", &[("content-type", "application/scim+json")], &text).status
    };
    assert_eq!((body(BODY_BYTES_MAX), body(BODY_BYTES_MAX + 1)), (400, 413));
}

#[test]
fn answers_come_in_parts() {
    for house in houses() {
        let mut text = String::from("name,number\n");
        (0..LIMIT_MAX + 10).for_each(|number| text.push_str(&format!("somebody,{number:06}\n")));
        house.import("many.csv", text.as_bytes());
        let scope = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
        let seen = house.program("GET", &format!("/ims/oneroster/rostering/v1p2/students?limit={}", LIMIT_MAX * 5), house.school, scope, &[], "");
        assert_eq!(seen.json()["users"].as_array().unwrap().len(), usize::try_from(LIMIT_MAX).unwrap());
        assert!(seen.header("link").contains(&format!("limit={LIMIT_MAX}&offset={LIMIT_MAX}>; rel=\"next\"")), "{}", seen.header("link"));
        let seen = house.program("GET", &format!("/scim/v2/Users?count={}", COUNT_MAX * 5), house.school, "scim", &[], "");
        assert_eq!(seen.json()["itemsPerPage"], COUNT_MAX);
        let sorted = house.program("GET", "/scim/v2/Users?count=3&sortBy=userName&filter=userName%20sw%20%22xh%22", house.school, "scim", &[], "").json();
        assert_eq!((sorted["totalResults"].as_u64(), sorted["Resources"][2]["userName"].as_str()), (Some(u64::from(LIMIT_MAX) + 10), Some("xh000002")));
    }
}
