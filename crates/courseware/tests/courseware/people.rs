//! People who become another, leave, or take their data with them.

use identity::PersonalData;
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Fact, Id, Language, PageRequest, Role};
use platform::{Consumer, DatabaseError};
use serde_json::json;

use crate::house::{House, houses, token};
use crate::pack::{ONE_ITEM, ONE_SCO, manifest, scorm};

fn tell(house: &House, verb: Verb, actor: Id, object: Id) {
    let fact = Fact {
        id: house.services.new_id(),
        actor,
        verb,
        object: Object { kind: ObjectKind::Person, id: object },
        outcome: Outcome::default(),
        context: Context::default(),
        at: house.services.now(),
    };
    for _ in 0..2 {
        house.services.database.write::<_, DatabaseError>(|session| house.courseware.consume(session, &fact)).unwrap();
    }
}

fn results(house: &House, person: Id) -> usize {
    house.courseware.results(&Actor::Member(person), person, Language::EN, PageRequest::default()).unwrap().entries.len()
}

#[test]
fn results_follow_people_and_go_with_them() {
    for house in houses() {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let unit = house.unit(package, 0);
        let token = token(&house.launch(package, &unit, house.learner));
        crate::scorm::commit(&house, &token, &json!({ "sequence": 1, "begins": true, "values": [["cmi.suspend_data", "mine alone"]] }));
        assert!(house.courseware.results(&Actor::Member(house.teacher), house.learner, Language::EN, PageRequest::default()).is_err());
        let export = house.services.database.read(|session| house.courseware.export(session, house.learner)).unwrap();
        assert_eq!(export["courses"][0]["units"][0]["values"]["cmi.suspend_data"], "mine alone");
        tell(&house, Verb::Merged, house.learner, house.teacher);
        assert_eq!((results(&house, house.learner), results(&house, house.teacher)), (0, 1));
        tell(&house, Verb::Erased, house.teacher, house.teacher);
        assert_eq!(results(&house, house.teacher), 0);
        for table in ["courseware_registration", "courseware_unit", "courseware_launch", "courseware_block", "courseware_statement"] {
            assert_eq!(house.number(&format!("SELECT COUNT(*) FROM {table}")), 0, "{table}");
        }
        assert_eq!(house.content(&format!("/run/{token}/file/index.html")).status, 404);
    }
}

#[test]
fn roles_end_and_so_does_what_they_open() {
    for house in houses() {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        assert!(Role::Provider.allows(kernel::Permission::Provide));
        assert_eq!(house.get(&format!("/courseware/{package}"), Some(house.teacher)).status, 200);
        assert_eq!(house.get(&format!("/courseware/{package}"), Some(house.outsider)).status, 404);
    }
}
