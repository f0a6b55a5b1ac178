//! History in columns in the composed house: what the rooms know besides statements, and the commands. Both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use catalog::ops::import::{ImportOptions, Unwatched};
use columns::Surroundings;
use identity::NewAccount;
use kernel::{Id, Language, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use platform::DatabaseError;
use platform::testing::both;
use records::own_tenant;
use xingtan::house;
use xingtan::settings::Settings;
use xingtan::surroundings::Rooms;

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");

/// Five questions of the library, whose set has a subject.
fn write_library(to: &Path) {
    let read = |path: &str| fs::read_to_string(Path::new(LIBRARY).join(path)).unwrap();
    let file = "ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
    fs::create_dir_all(to.join(file).parent().unwrap()).unwrap();
    fs::write(to.join("SOURCE.txt"), read("questions/tal-scq5k/SOURCE.txt")).unwrap();
    fs::write(to.join(file), read(&format!("questions/tal-scq5k/{file}")).lines().take(5).collect::<Vec<_>>().join("\n")).unwrap();
}

#[test]
fn rooms_know_subjects_and_schools() {
    for test in both(&[]) {
        let settings = Settings::at(&test.directory.path().join("data"), &test.url);
        let house = house::open(&settings).unwrap();
        let sources = test.directory.path().join("sources");
        write_library(&sources.join("questions"));
        house.catalog.import(&[sources], &ImportOptions::default(), &Unwatched).unwrap();
        let resource = house.services.database.read::<_, DatabaseError>(|session| session.first("SELECT id FROM resource", &[], |row| row.get::<Id>(0)));
        let resource = resource.unwrap().expect("a resource");
        let by = By::system(house.services.now());
        let make = |parent, kind, name, code| house.organizations.create(&by, &NewOrganization { parent, kind, name, code, source: "" }).unwrap().id;
        let city = make(top_id(), Kind::City, "city", "");
        let school = make(city, Kind::School, "school", "S-1");
        let class = make(school, Kind::Class, "class", "");
        let other = make(city, Kind::School, "other", "");
        let person = |name: &str, place: Option<Id>, role: Role| {
            let person = house
                .identity
                .create_account(&NewAccount { name, display_name: "", password: "seven green umbrellas", language: Language::EN })
                .unwrap()
                .person;
            if let Some(organization) = place {
                house.organizations.give_role(&by, &NewRole { person, organization, role, since: None, until: None, reason: "", source: "" }).unwrap();
            }
            person
        };
        let (pupil, teacher, nobody) =
            (person("pupil", Some(class), Role::Learner), person("teacher", Some(other), Role::Teacher), person("nobody", None, Role::Learner));
        let rooms = Rooms {
            services: house.services.clone(),
            catalog: house.catalog.clone(),
            organizations: house.organizations.clone(),
            base_url: settings.base_url.clone(),
        };
        let address = |path: &str, id: Id| format!("{}/{path}/{id}", settings.base_url);
        let asked = [address("resources", resource), address("resources", Id::named(&["nothing"])), "http://elsewhere.test/resources/1".to_owned()];
        let subjects = rooms.subjects(&asked).unwrap();
        let expected = house.catalog.things(&[resource], Language::EN).unwrap()[&resource].subject.clone().expect("a subject");
        assert_eq!(subjects, HashMap::from([(asked[0].clone(), expected)]), "{}", test.engine);

        let identity = |person: Id| house.records.agent_identity(person);
        let stranger = "mbox mailto:somebody@elsewhere.test".to_owned();
        let people = [identity(pupil), identity(teacher), identity(nobody), stranger.clone()];
        let schools = rooms.schools(own_tenant(), &people).unwrap();
        assert_eq!(schools, HashMap::from([(identity(pupil), "S-1".to_owned()), (identity(teacher), other.to_string())]), "{}", test.engine);
        let schools = rooms.schools(school, &people).unwrap();
        assert_eq!(schools.get(&stranger).map(String::as_str), Some("S-1"), "whom only the program of a school knows is of that school");
        assert_eq!(schools.get(&identity(nobody)), None);
    }
}

fn xingtan(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xingtan")).arg("columns").args(arguments).arg("--data").arg(data).output().unwrap()
}

#[test]
fn the_commands_say_what_they_did_and_why_not() {
    let directory = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = xingtan(directory.path(), arguments);
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["close"]).1, "0 partitions written: 0 statements, 0 bytes; 0 people left, 0 statements of theirs taken out; 0 old files dropped\n");
    assert_eq!(run(&["list"]), (Some(0), String::new(), String::new()));
    let (code, said, _) = run(&["verify"]);
    assert!(code == Some(0) && said.starts_with("0 files"), "{said}");
    assert_eq!(run(&["ask", "daily-active-learners", "--format", "csv"]).1, "day,learners\n");
    assert_eq!(run(&["ask", "completion-by-school"]).1, "");
    let (code, _, why) = run(&["close", "--day", "2999-01-01"]);
    assert!(code == Some(1) && why.contains("2999-01-01 is not over"), "{why}");
    fs::create_dir_all(directory.path().join("columns/tenant=x")).unwrap();
    fs::write(directory.path().join("columns/tenant=x/stray.parquet"), "x").unwrap();
    let (code, said, _) = run(&["verify"]);
    assert!(code == Some(1) && said.contains("nobody knows this file"), "{said}");
    for wrong in [&["ask", "what"][..], &["ask"], &["close", "--day", "yesterday"], &["ask", "daily-active-learners", "--format", "xml"]] {
        assert_eq!(run(wrong).0, Some(2), "{wrong:?}");
    }
}
