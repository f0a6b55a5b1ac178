//! The rostering service against the standard: every operation, its answers by the schemas, its scopes, and that no id of another school leads anywhere.

use kernel::Id;
use serde_json::{Value, json};

use crate::house::{House, houses};
use crate::oneroster::{ALL, AT, CORE, DEMOGRAPHICS, ask, bundle, ids};

const DISCOVERY: &str = "/discovery/onerosterv1p2rostersservice_openapi3_v1p0.json";

/// What is wrong with an answer by a schema of the service's own file.
fn wrong(document: &Value, mut schema: Value, answer: &Value) -> Option<String> {
    schema["components"] = document["components"].clone();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource("http://test/schema.json", schema).unwrap();
    let compiled = compiler.compile("http://test/schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
    schemas.validate(answer, compiled).err().map(|error| error.to_string())
}

fn file(house: &House) -> Value {
    let seen = house.send("GET", &format!("{AT}{DISCOVERY}"), &[], Vec::new());
    assert_eq!(seen.status, 200, "{}", seen.text);
    seen.json()
}

/// Somebody at two schools is everything that a role can be; what was made by hand has no codes.
fn fill(house: &House) -> String {
    house.import("bundle.zip", &bundle());
    house.import("list.csv", "name,number,role,grade,class\n某某,9999,learner,7,One\n王老师,t1,teacher,7,One\n".as_bytes());
    let enrolments = ask(house, "/enrollments").json();
    enrolments["enrollments"].as_array().unwrap().iter().find(|one| one["class"]["sourcedId"] == "c1").unwrap()["sourcedId"].as_str().unwrap().to_owned()
}

/// A path with ids of our school in it.
fn filled(path: &str, enrolment: &str) -> String {
    let single = match path.split('/').nth(1).unwrap() {
        "orgs" | "schools" => "s",
        "academicSessions" | "terms" => "t",
        "gradingPeriods" => "g",
        "courses" => "k",
        "classes" => "c1",
        "teachers" => "u3",
        "enrollments" => enrolment,
        _ => "u1",
    };
    let names = [
        ("{sourcedId}", single),
        ("{schoolSourcedId}", "s"),
        ("{classSourcedId}", "c1"),
        ("{courseSourcedId}", "k"),
        ("{termSourcedId}", "t"),
        ("{teacherSourcedId}", "u3"),
        ("{userSourcedId}", "u1"),
        ("{studentSourcedId}", "u1"),
    ];
    names.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id))
}

fn scope_of(operation: &Value) -> &str {
    operation["security"][0]["OAuth2CC"][0].as_str().unwrap()
}

#[test]
fn every_operation_of_the_standard_is_there_and_answers_by_its_schema() {
    for house in houses() {
        let enrolment = fill(&house);
        let document = file(&house);
        let paths = document["paths"].as_object().unwrap();
        assert_eq!(paths.len(), 41);
        for (path, item) in paths {
            let operation = &item["get"];
            let address = format!("{AT}{}", filled(path, &enrolment));
            assert!(!address.contains('{'), "{address}");
            let seen = house.program("GET", &address, house.school, scope_of(operation), &[], "");
            assert_eq!(seen.status, 200, "{}: {address}: {}", house.engine, seen.text);
            let answer = seen.json();
            let schema = operation["responses"]["200"]["content"]["application/json"]["schema"].clone();
            assert_eq!(wrong(&document, schema, &answer), None, "{}: {address}: {}", house.engine, seen.text);
            let only = answer.as_object().unwrap();
            assert_eq!(only.len(), 1, "{address}: one thing, or one collection");
            if let Some(Value::Array(list)) = only.values().next() {
                assert_eq!(seen.header("x-total-count"), list.len().to_string(), "{address}");
                let sorted =
                    house.program("GET", &format!("{address}?sort=sourcedId&orderBy=desc&fields=sourcedId"), house.school, scope_of(operation), &[], "");
                let named: Vec<String> = sorted
                    .json()
                    .as_object()
                    .unwrap()
                    .values()
                    .next()
                    .unwrap()
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["sourcedId"].as_str().unwrap().to_owned())
                    .collect();
                let mut expected: Vec<String> = list.iter().map(|one| one["sourcedId"].as_str().unwrap().to_owned()).collect();
                expected.sort_by_key(|id| id.to_lowercase());
                expected.reverse();
                assert_eq!(named, expected, "{}: {address}", house.engine);
            }
        }
    }
}

#[test]
fn failures_are_worded_by_the_schema() {
    for house in houses() {
        fill(&house);
        let document = file(&house);
        let schema = json!({ "$ref": "#/components/schemas/imsx_StatusInfo" });
        for (path, scope, status, minor) in [
            ("/users/nobody", ALL, 404, "unknownobject"),
            ("/schools/c1", ALL, 404, "unknownobject"),
            ("/schools/s/classes/nothing/students", ALL, 404, "unknownobject"),
            ("/students/u3", ALL, 404, "unknownobject"),
            ("/terms/g", ALL, 404, "unknownobject"),
            ("/demographics", ALL, 403, "forbidden"),
            ("/schools/s/students", CORE, 403, "forbidden"),
            ("/users?filter=nothing%3D%27x%27", ALL, 400, "invalid_filter_field"),
            ("/users?filter=givenName", ALL, 400, "invalid_filter_field"),
            ("/users?fields=nothing", ALL, 400, "invalid_selection_field"),
            ("/users?fields=", ALL, 400, "invalid_selection_field"),
            ("/users?limit=0", ALL, 400, "invaliddata"),
            ("/users?offset=-1", ALL, 400, "invaliddata"),
            ("/users?orderBy=up", ALL, 400, "invaliddata"),
            ("/users", "", 403, "forbidden"),
        ] {
            let seen = house.program("GET", &format!("{AT}{path}"), house.school, scope, &[], "");
            assert_eq!(seen.status, status, "{path}: {}", seen.text);
            let answer = seen.json();
            assert_eq!(wrong(&document, schema.clone(), &answer), None, "{path}: {}", seen.text);
            assert_eq!(answer["imsx_CodeMinor"]["imsx_codeMinorField"][0]["imsx_codeMinorFieldValue"], minor, "{path}");
        }
        let stranger = house.send("GET", &format!("{AT}/users"), &[], Vec::new());
        assert_eq!((stranger.status, wrong(&document, schema, &stranger.json())), (401, None));
    }
}

#[test]
fn the_file_that_describes_the_service_is_open_and_names_scopes_and_tokens() {
    for house in houses() {
        let document = file(&house);
        assert_eq!(document["servers"][0]["url"], format!("http://test{AT}"));
        let flow = &document["components"]["securitySchemes"]["OAuth2CC"]["flows"]["clientCredentials"];
        assert_eq!(flow["tokenUrl"], "http://test/oauth2/token");
        let mut names: Vec<&str> = flow["scopes"].as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, [CORE, DEMOGRAPHICS, ALL]);
        let scopes = |path: &str| document["paths"][path]["get"]["security"][0]["OAuth2CC"].clone();
        assert_eq!(scopes("/students/{sourcedId}"), json!([ALL, CORE]));
        assert_eq!(scopes("/schools/{schoolSourcedId}/classes/{classSourcedId}/students"), json!([ALL]));
        assert_eq!(document["paths"]["/teachers/{teacherSourcedId}/classes"]["get"]["operationId"], "getClassesForTeacher");
        let other = house.send("GET", &format!("{AT}/discovery/imsorv1p2_rostering_openapi3_v1p0.json"), &[], Vec::new());
        assert_eq!(other.json(), document, "by the other name too");
    }
}

#[test]
fn each_organisation_has_one_primary_role_and_every_name_its_two_parts() {
    for house in houses() {
        house.import("bundle.zip", &bundle());
        let person = house.identity.account("euler").unwrap().person;
        let new =
            organization::NewRole { person, organization: house.school, role: kernel::Role::SchoolAdmin, since: None, until: None, reason: "", source: "" };
        house.organizations.give_role(&organization::By::system(house.services.now()), &new).unwrap();
        let roles = ask(&house, "/users/u3").json()["user"]["roles"].clone();
        let kinds: Vec<&str> = roles.as_array().unwrap().iter().map(|role| role["roleType"].as_str().unwrap()).collect();
        assert_eq!((kinds.iter().filter(|kind| **kind == "primary").count(), kinds.len()), (1, 2), "{}: {roles}", house.engine);
        house.import("list.csv", "name,number,grade,class\nPlato,9998,7,One\n".as_bytes());
        let plato = ask(&house, "/users?filter=identifier%3D%279998%27").json()["users"][0].clone();
        assert_eq!((plato["givenName"].as_str(), plato["familyName"].as_str()), (Some("Plato"), Some("-")));
        let numbers = ask(&house, "/users?filter=identifier%3D%271%27").json()["users"].as_array().unwrap().len();
        assert_eq!(numbers, 0, "0001 is another number than 1");
    }
}

/// Every address and every operation of programs, asked by another school with our ids: nothing is there, and nothing is changed.
#[test]
fn no_id_of_another_school_leads_anywhere() {
    for house in houses() {
        let enrolment = fill(&house);
        house.program("POST", "/scim/v2/Users", house.school, "scim", &[], r#"{"userName":"ada.l","externalId":"e1"}"#);
        let mut cells = 0;
        for (path, item) in file(&house)["paths"].as_object().unwrap().iter().filter(|(path, _)| path.contains('{')) {
            let address = format!("{AT}{}", filled(path, &enrolment));
            let seen = house.program("GET", &address, house.other_school, scope_of(&item["get"]), &[], "");
            assert_eq!(seen.status, 404, "{}: {address}: {}", house.engine, seen.text);
            cells += 1;
        }
        let own = house.other_school;
        for path in
            [format!("/schools/{own}/classes/c1/students"), format!("/schools/{own}/classes/c1/teachers"), format!("/schools/{own}/classes/c1/enrollments")]
        {
            assert_eq!(house.program("GET", &format!("{AT}{path}"), own, ALL, &[], "").status, 404, "{path}");
            cells += 1;
        }
        assert_eq!(ids(&house.program("GET", &format!("{AT}/users?filter=sourcedId%3D%27u1%27"), own, ALL, &[], ""), "users"), Vec::<String>::new());
        let person = house.identity.account("ada.l").unwrap().person;
        let class: Id = house
            .services
            .database
            .read::<_, platform::DatabaseError>(|session| session.first("SELECT id FROM organization WHERE name = 'One'", &[], |row| row.get(0)))
            .unwrap()
            .unwrap();
        let before = house.text("SELECT name || ' ' || display_name || ' ' || COALESCE(suspended_at, 0) FROM account WHERE name = 'ada.l'");
        let rename = r#"{"Operations":[{"op":"replace","path":"displayName","value":"Taken"}]}"#;
        for (kind, id) in [("Users", person), ("Groups", class), ("Groups", house.school)] {
            let address = format!("/scim/v2/{kind}/{id}");
            let whole = r#"{"userName":"taken","displayName":"Taken"}"#;
            for (method, body) in [("GET", ""), ("PUT", whole), ("PATCH", rename), ("DELETE", "")] {
                let seen = house.program(method, &address, own, "scim", &[("content-type", "application/scim+json")], body);
                assert_eq!(seen.status, 404, "{}: {method} {address}: {}", house.engine, seen.text);
                cells += 1;
            }
            for (method, data) in
                [("PUT", json!({ "userName": "taken", "displayName": "Taken" })), ("PATCH", serde_json::from_str(rename).unwrap()), ("DELETE", Value::Null)]
            {
                let bulk = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [{ "method": method, "path": format!("/{kind}/{id}"), "data": data }] });
                let seen = house.program("POST", "/scim/v2/Bulk", own, "scim", &[("content-type", "application/scim+json")], &bulk.to_string());
                assert_eq!(seen.json()["Operations"][0]["status"], "404", "{}: bulk {method} {address}: {}", house.engine, seen.text);
                cells += 1;
            }
        }
        // Nor is anybody of ours taken into a group of theirs, or found by what others call them.
        let group = json!({ "displayName": "Theirs", "members": [{ "value": person }] });
        assert_eq!(house.program("POST", "/scim/v2/Groups", own, "scim", &[("content-type", "application/scim+json")], &group.to_string()).status, 400);
        for filter in ["userName eq \"ada.l\"", "externalId eq \"e1\""] {
            let query: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let seen = house.program("GET", &format!("/scim/v2/Users?filter={query}"), own, "scim", &[], "");
            assert_eq!(seen.json()["totalResults"], 0, "{filter}: {}", seen.text);
            cells += 1;
        }
        let after = house.text("SELECT name || ' ' || display_name || ' ' || COALESCE(suspended_at, 0) FROM account WHERE name = 'ada.l'");
        assert_eq!(before, after, "{}", house.engine);
        println!("{}: {cells} ids of another school", house.engine);
    }
}
