//! Objects on a real service that speaks S3.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;

use objects::testing::Seaweed;
use objects::{PART_BYTES, S3, S3Settings};
use platform::objects::Storage;
use platform::{ObjectError, Objects};

#[test]
fn a_bucket_keeps_objects_as_every_storage_must() {
    let mut seaweed = Seaweed::start().unwrap();
    let test = platform::testing::sqlite(&[platform::MIGRATIONS]).unwrap();
    let open = |settings: &S3Settings| -> Arc<dyn Storage> { Arc::new(S3::new(settings).unwrap()) };
    let at = |prefix: &str| open(&seaweed.settings(prefix).unwrap());
    let (plain, below) = (at(""), at("school/files"));
    platform::objects::testing::check(&below, &test.database);

    // Two beginnings of names are two places.
    let (one, other) = (Objects::on(plain), Objects::on(below));
    let name = one.put(&vec![7; PART_BYTES * 2 + 1]).unwrap();
    assert!(one.has(&name).unwrap() && !other.has(&name).unwrap());
    assert!(!one.is_here());

    // A room may ask from a thread that drives a runtime, as the network's threads do.
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let all = runtime.block_on(async { Objects::on(at("")).get(&name) }).unwrap();
    assert_eq!(all.len(), PART_BYTES * 2 + 1);

    // What is wrong is said, and who we are is not.
    let said = |settings: &S3Settings| match Objects::on(open(settings)).get(&name) {
        Err(ObjectError::Storage(words)) => words,
        other => panic!("{other:?}"),
    };
    let right = seaweed.settings("").unwrap();
    let words = said(&S3Settings { secret_key: "wrong forest".to_owned(), ..right.clone() });
    assert!(words.contains("s3-secret-key") && !words.contains("forest"), "{words}");
    let words = said(&S3Settings { bucket: "s3://nowhere".parse().unwrap(), ..right.clone() });
    assert!(words.contains("make the bucket"), "{words}");

    // A service that is away is told as such, soon.
    seaweed.stop();
    let since = std::time::Instant::now();
    let words = said(&right);
    assert!(words.contains("xingtan at http://127.0.0.1"), "{words}");
    assert!(since.elapsed().as_secs() < 70, "{:?}", since.elapsed());
}

#[test]
fn an_endpoint_that_is_no_address_is_refused() {
    let settings = S3Settings {
        bucket: "s3://xingtan".parse().unwrap(),
        endpoint: Some("ftp://one".to_owned()),
        region: "here".to_owned(),
        access_key: "a".to_owned(),
        secret_key: "b".to_owned(),
        session_token: None,
        path_style: true,
    };
    assert!(S3::new(&settings).is_err_and(|error| error.to_string().contains("http:// or https://")));
}
