//! Courseware and the record store in one house: a unit of cmi5 speaks to `/xapi/` with the credential of its launch, a piece of SCORM by its commits, and
//! both are found in the store and on the learner's page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::io::{Cursor, Write};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, header};
use objects::testing::Seaweed;
use organization::{By, top_id};
use platform::objects::{Folder, Storage};
use platform::testing::both;
use portal::{Portal, PortalSettings};
use serde_json::{Value, json};
use tower::ServiceExt;
use xingtan::house::{self, House};
use xingtan::scaling::ObjectsPlace;
use xingtan::settings::Settings;

const GOLF: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../courseware/tests/packages/golf-scorm-2004.zip"));
const CATEGORY: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

struct Stage {
    engine: &'static str,
    house: House,
    router: Router,
    runtime: tokio::runtime::Runtime,
    cookie: std::cell::RefCell<String>,
    _test: platform::testing::TestDatabase,
}

struct Seen {
    status: u16,
    location: String,
    text: String,
}

impl Seen {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}

fn stages() -> Vec<Stage> {
    both(&[]).into_iter().map(|test| Stage::at(Settings::at(&test.directory.path().join("data"), &test.url), test)).collect()
}

impl Stage {
    fn at(settings: Settings, test: platform::testing::TestDatabase) -> Self {
        let house = house::open(&settings).unwrap();
        let portal_settings = PortalSettings {
            base_url: settings.base_url.clone(),
            content_url: settings.content_url.clone(),
            secret: [9; 32],
            in_process: false,
            behind_proxy: false,
        };
        let clock = Arc::clone(&house.services.clock);
        let portal = Portal::new(portal_settings, house.doorkeeper(), clock, Arc::clone(&house.cache), || (), || Ok(()));
        let router = portal.router(&house.registry());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Self { engine: test.engine, house, router, runtime, cookie: std::cell::RefCell::default(), _test: test }
    }

    fn send(&self, host: &str, method: &str, address: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Seen {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, host).header(header::ACCEPT_LANGUAGE, "en");
        if host == "test" && !self.cookie.borrow().is_empty() {
            request = request.header(header::COOKIE, format!("xt={}", self.cookie.borrow()));
        }
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).body(Body::from(body.into())).unwrap();
        let (head, bytes) = self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (head, to_bytes(body, usize::MAX).await.unwrap())
        });
        let text = |name| head.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok()).unwrap_or("").to_owned();
        if let Some(cookie) = text(header::SET_COOKIE).strip_prefix("xt=") {
            *self.cookie.borrow_mut() = cookie.split(';').next().unwrap().to_owned();
        }
        Seen { status: head.status.as_u16(), location: text(header::LOCATION), text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn get(&self, address: &str) -> Seen {
        self.send("test", "GET", address, &[], "")
    }

    /// Opens the first unit of a package as a guest; the address in the frame.
    fn launch(&self, package: kernel::Id) -> String {
        let page = self.get(&format!("/courseware/{package}")).text;
        let unit = page.split("name=\"unit\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let seen = self.send("test", "POST", &format!("/courseware/{package}/launch"), &headers, format!("unit={unit}"));
        assert_eq!(seen.status, 303, "{}", seen.text);
        let player = self.get(&seen.location).text;
        player.split("id=\"content\" src=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
    }

    fn statements(&self) -> Vec<Value> {
        let filter = records::model::xapi::query::Filter { ascending: true, limit: 500, ..Default::default() };
        let (found, further) = records::ops::find_statements::page(&self.house.records, records::own_tenant(), &filter).unwrap();
        assert_eq!(further, None);
        found.iter().map(|kept| serde_json::from_str(&kept.body).unwrap_or_else(|error| panic!("{error}: {}", kept.body))).collect()
    }

    fn verbs(&self) -> Vec<String> {
        self.statements().iter().map(|statement| statement["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
    }
}

fn cmi5() -> Vec<u8> {
    let titles = "<title><langstring lang=\"en\">Small</langstring></title><description><langstring lang=\"en\">A small course</langstring></description>";
    let structure = format!(
        "<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\"><course id=\"urn:small\">{titles}</course><au id=\"urn:small:1\" moveOn=\"CompletedAndPassed\" masteryScore=\"0.5\">{titles}<url>index.html</url></au></courseStructure>"
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in [("cmi5.xml", structure.as_str()), ("index.html", "<!doctype html><title>x</title>")] {
        writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn parameter(address: &str, name: &str) -> String {
    let query = address.split_once('?').unwrap().1;
    form_urlencoded::parse(query.as_bytes()).into_owned().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} in {address}")).1
}

#[test]
fn a_unit_of_cmi5_speaks_to_the_record_store() {
    for stage in stages() {
        let package = stage.house.courseware.import(&By::system(stage.house.services.now()), top_id(), "small.zip", &cmi5()).unwrap();
        let address = stage.launch(package);
        let (registration, activity, actor) = (parameter(&address, "registration"), parameter(&address, "activityId"), parameter(&address, "actor"));
        let fetch = parameter(&address, "fetch").strip_prefix("http://test").unwrap().to_owned();
        let token = stage.send("test", "POST", &fetch, &[], "").json()["auth-token"].as_str().unwrap().to_owned();
        let authorization = format!("Basic {token}");
        let xapi = |method: &str, path: &str, parameters: &[(&str, &str)], body: Value| {
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
            let headers = [("authorization", authorization.as_str()), ("x-experience-api-version", "1.0.3"), ("content-type", "application/json")];
            let body = if body.is_null() { String::new() } else { body.to_string() };
            stage.send("test", method, &format!("/xapi/{path}?{query}"), &headers, body)
        };
        let state = [("activityId", activity.as_str()), ("agent", actor.as_str()), ("registration", registration.as_str()), ("stateId", "LMS.LaunchData")];
        let launch_data = xapi("GET", "activities/state", &state, Value::Null).json();
        assert_eq!((&launch_data["launchMode"], &launch_data["masteryScore"]), (&json!("Normal"), &json!(0.5)));
        assert_eq!(xapi("PUT", "activities/state", &state, json!({})).status, 403, "10.2.1.0-5");
        let all = &state[..3];
        assert_eq!(xapi("DELETE", "activities/state", all, Value::Null).status, 403, "10.2.1.0-5");
        let foreign = [("activityId", activity.as_str()), ("agent", r#"{"account":{"homePage":"http://test","name":"other"}}"#), state[2], ("stateId", "x")];
        assert_eq!(xapi("PUT", "activities/state", &foreign, json!({})).status, 403, "8.1.3.0-3");
        let own = [state[0], state[1], state[2], ("stateId", "bookmark")];
        assert_eq!(xapi("PUT", "activities/state", &own, json!({ "page": 3 })).status, 204);
        let said = |verb: &str, id: &str, result: Value| {
            let mut context = launch_data["contextTemplate"].clone();
            context["registration"] = json!(registration);
            context["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"] = json!(0.5);
            let moves = matches!(verb, "passed" | "completed");
            context["contextActivities"]["category"] = if moves { json!([{ "id": CATEGORY }, { "id": MOVE_ON }]) } else { json!([{ "id": CATEGORY }]) };
            json!({
                "id": kernel::Id::named(&[&registration, id]).as_uuid(), "actor": serde_json::from_str::<Value>(&actor).unwrap(),
                "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}"), "display": { "en": verb } },
                "object": { "objectType": "Activity", "id": activity }, "timestamp": "2026-11-23T08:00:00.000Z", "context": context, "result": result,
            })
        };
        let initialized = said("initialized", "1", json!({ "duration": "PT0S" }));
        let refused = xapi("POST", "statements", &[], initialized.clone());
        assert!(refused.status == 403 && refused.text.contains("11.0.0.0-3"), "{}", refused.text);
        let preferences = xapi("GET", "agents/profile", &[("agent", actor.as_str()), ("profileId", "cmi5LearnerPreferences")], Value::Null);
        assert_eq!(preferences.json()["languagePreference"], "en");
        assert_eq!(xapi("POST", "statements", &[], initialized.clone()).status, 200);
        assert_eq!(xapi("POST", "statements", &[], initialized).status, 200, "what was kept and sent again is no new statement");
        let passed = said("passed", "2", json!({ "success": true, "duration": "PT1M", "score": { "scaled": 0.75 } }));
        let wrong = said("passed", "3", json!({ "success": true, "duration": "PT1M", "score": { "scaled": 0.25 } }));
        let refused = xapi("POST", "statements", &[], wrong);
        assert!(refused.status == 403 && refused.text.contains("9.3.4.0-2"), "{}", refused.text);
        let completed = said("completed", "4", json!({ "completion": true, "duration": "PT1M" }));
        assert_eq!(xapi("POST", "statements", &[], json!([passed, completed])).status, 200);
        let id = kernel::Id::named(&[&registration, "5"]).as_uuid().to_string();
        assert_eq!(xapi("PUT", "statements", &[("statementId", &id)], said("terminated", "5", json!({ "duration": "PT2M" }))).status, 204);
        assert_eq!(stage.verbs(), ["launched", "initialized", "passed", "completed", "satisfied", "terminated"], "{}", stage.engine);
        let after = xapi("POST", "statements", &[], said("initialized", "6", json!({})));
        assert!(after.status == 403 && after.text.contains("7.1.2.0-1"), "{}", after.text);
        let mine = xapi("GET", "statements", &[], Value::Null).json();
        assert_eq!(mine["statements"].as_array().unwrap().len(), 4, "a unit reads what it said itself");
        let page = stage.get("/me/courseware").text;
        assert!(page.contains("Small") && page.contains("Score 75 %") && page.contains("100 %"), "{page}");
        assert!(stage.statements().iter().all(|statement| statement["context"]["extensions"][SESSION].is_string()));
    }
}

#[test]
fn a_piece_of_scorm_is_found_in_the_record_store() {
    for stage in stages() {
        let package = stage.house.courseware.import(&By::system(stage.house.services.now()), top_id(), "golf.zip", GOLF).unwrap();
        let address = stage.launch(package);
        let path = address.strip_prefix("http://content.test").unwrap().replace("/play", "");
        let commit = |body: Value| stage.send("content.test", "POST", &format!("{path}/commit"), &[("sec-fetch-site", "same-origin")], body.to_string());
        assert_eq!(commit(json!({ "sequence": 1, "begins": true })).status, 200);
        let values =
            json!([["cmi.score.scaled", "0.8"], ["cmi.success_status", "passed"], ["cmi.completion_status", "completed"], ["cmi.session_time", "PT1M"]]);
        assert_eq!(commit(json!({ "sequence": 2, "ends": true, "values": values })).status, 200);
        assert_eq!(stage.verbs(), ["initialized", "completed", "passed", "terminated"], "{}", stage.engine);
        assert!(stage.statements().iter().all(|statement| statement["authority"]["account"]["name"] == "xingtan"));
        assert!(stage.get("/me/courseware").text.contains("Score 80 %"));
    }
}

/// Somewhere objects lie: what the command line is told, and the storage itself.
struct Place {
    option: String,
    variables: Vec<(&'static str, String)>,
    place: ObjectsPlace,
    storage: Arc<dyn Storage>,
}

impl Place {
    fn folder(path: &std::path::Path) -> Self {
        let (option, place) = (format!("file:{}", path.display()), ObjectsPlace::Folder(path.to_path_buf()));
        Self { option, variables: Vec::new(), place, storage: Arc::new(Folder::at(path)) }
    }

    fn bucket(seaweed: &Seaweed, prefix: &str) -> Self {
        let settings = seaweed.settings(prefix).unwrap();
        let variables = vec![
            ("XINGTAN_S3_ENDPOINT", seaweed.endpoint()),
            ("AWS_ACCESS_KEY_ID", settings.access_key.clone()),
            ("XINGTAN_S3_SECRET_KEY", settings.secret_key.clone()),
        ];
        let storage = Arc::new(objects::S3::new(&settings).unwrap());
        Self { option: format!("s3://xingtan/{prefix}"), variables, place: ObjectsPlace::S3(settings), storage }
    }

    /// Runs the program on a database of a test; whether it went well, and what it said.
    fn run(&self, test: &platform::testing::TestDatabase, arguments: &[&str]) -> (bool, String) {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_xingtan"));
        command.args(arguments).arg("--data").arg(test.directory.path().join("data")).args(["--database", &test.url, "--objects", &self.option]);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        let output = command.output().unwrap();
        (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
    }

    fn succeeds(&self, test: &platform::testing::TestDatabase, arguments: &[&str]) -> String {
        let (good, said) = self.run(test, arguments);
        assert!(good, "{arguments:?}: {said}");
        said
    }
}

#[test]
fn a_package_comes_back_from_a_backup_and_plays() {
    let seaweed = Seaweed::start().unwrap();
    for kind in ["folder", "bucket"] {
        let ([from, to], directory) = (both(&[]), tempfile::tempdir().unwrap());
        let at = |name: &str| if kind == "folder" { Place::folder(&directory.path().join(name)) } else { Place::bucket(&seaweed, name) };
        let (here, there) = (at("here"), at("there"));
        let (package, file, bare) = (directory.path().join("golf.zip"), directory.path().join("all.backup"), directory.path().join("bare.backup"));
        std::fs::write(&package, GOLF).unwrap();
        here.succeeds(&from, &["import", package.to_str().unwrap()]);
        let said = here.succeeds(&from, &["backup", file.to_str().unwrap()]);
        let content = said.rsplit_once("content ").unwrap().1.trim().to_owned();
        assert!(!said.contains(" 0 objects"), "{said}");
        let said = here.succeeds(&from, &["backup", bare.to_str().unwrap(), "--without-objects"]);
        assert!(said.contains("left out") && said.contains(&content), "the hash is that of what is in the rows: {said}");
        assert!(std::fs::metadata(&bare).unwrap().len() * 4 < std::fs::metadata(&file).unwrap().len());

        // Into an empty platform on the other engine: equal to the last byte, whole, and it plays.
        let said = there.succeeds(&to, &["restore", file.to_str().unwrap()]);
        assert!(said.contains(&content), "{kind}: {said}");
        there.succeeds(&to, &["rebuild", "search"]);
        let said = there.succeeds(&to, &["doctor"]);
        assert!(said.contains(" whole (") && said.contains(" 0 missing or damaged"), "{said}");
        // What waited in the backup for the record store was taken in by opening; from then on everybody sees the same again.
        let again = directory.path().join("again.backup");
        let taken = there.succeeds(&to, &["backup", again.to_str().unwrap()]);
        assert!(said.contains(taken.rsplit_once("content ").unwrap().1.trim()), "{said}{taken}");
        let settings = Settings { objects: there.place.clone(), ..Settings::at(&to.directory.path().join("data"), &to.url) };
        let stage = Stage::at(settings, to);
        let digests = |session: &mut platform::Session<'_>| {
            session.query("SELECT path, digest, package_id FROM courseware_file ORDER BY path", &[], |row| {
                Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<kernel::Id>(2)?))
            })
        };
        let files = stage.house.services.database.read::<_, platform::DatabaseError>(digests).unwrap();
        assert!(files.len() > 50, "{}", files.len());
        let address = stage.launch(files[0].2).strip_prefix("http://content.test").unwrap().replace("/play", "/file");
        for (path, _, _) in &files {
            let seen = stage.send("content.test", "GET", &format!("{address}/{}", path.replace(' ', "%20")), &[], "");
            assert_eq!(seen.status, 200, "{kind}: {path}");
        }

        // What is damaged or missing is found, named, and not taken for a backup.
        let Stage { _test: to, house, .. } = stage;
        drop(house);
        let (damaged, missing) = (&files[0].1, &files.iter().find(|file| file.1 != files[0].1).unwrap().1);
        there.storage.put(damaged, &mut &b"something else"[..], 14).unwrap();
        there.storage.remove(missing).unwrap();
        let (good, said) = there.run(&to, &["doctor"]);
        assert!(!good && said.contains(" 2 missing or damaged") && said.contains(damaged) && said.contains(missing), "{said}");
        let broken = directory.path().join("broken.backup");
        let (good, said) = there.run(&to, &["backup", broken.to_str().unwrap()]);
        assert!(!good && said.contains("--without-objects") && !broken.exists(), "{said}");
        assert_eq!(
            std::fs::read_dir(directory.path()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("broken")).count(),
            0
        );

        // A backup that was cut off brings nothing.
        let whole = std::fs::read(&file).unwrap();
        std::fs::write(&broken, &whole[..whole.len() - 1000]).unwrap();
        let empty = platform::testing::sqlite(&[]).unwrap();
        let (good, said) = at("empty").run(&empty, &["restore", broken.to_str().unwrap()]);
        assert!(!good && said.contains("in the backup"), "{said}");
        assert!(at("empty").succeeds(&empty, &["restore", file.to_str().unwrap()]).contains(&content), "and it can be run again");
    }
}

/// What courseware says, and what the platform says about it, is described in the profile, in both languages.
#[test]
fn the_profile_describes_what_courseware_says() {
    use courseware::model::{cmi5, scorm, spoken};
    let of_cmi5 = cmi5::VERBS.iter().map(|(iri, ..)| (*iri).to_owned());
    let of_scorm = scorm::statements::VERBS.iter().map(|verb| format!("{}{verb}", spoken::ADL));
    for verb in of_cmi5.chain(of_scorm) {
        for language in ["en", "zh-Hans"] {
            assert!(records::model::profile::verb_name(&verb, language).is_some(), "{verb} in {language}");
        }
    }
    let profile = records::model::profile::read().unwrap();
    for kind in [scorm::statements::LESSON, cmi5::BLOCK, cmi5::COURSE] {
        assert!(profile.concepts.iter().any(|concept| concept.kind == "ActivityType" && concept.id == kind), "{kind}");
    }
}
