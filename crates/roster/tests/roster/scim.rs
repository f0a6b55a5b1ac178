//! A directory keeps people and groups in step by SCIM 2.0.

use kernel::Id;
use serde_json::{Value, json};

use crate::house::{House, Seen, houses};

fn send(house: &House, method: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Seen {
    let mut all = vec![("content-type", "application/scim+json")];
    all.extend_from_slice(headers);
    let body = if body.is_null() { String::new() } else { body.to_string() };
    house.program(method, &format!("/scim/v2{path}"), house.school, "scim", &all, &body)
}

fn get(house: &House, path: &str) -> Seen {
    send(house, "GET", path, &[], &Value::Null)
}

fn user(name: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": name, "externalId": format!("ext-{name}"),
        "name": { "givenName": "Ada", "familyName": "Lovelace" }, "active": true, "emails": [{ "value": "ada@example.org", "type": "work", "primary": true }],
    })
}

fn make(house: &House, name: &str) -> Value {
    let made = send(house, "POST", "/Users", &[], &user(name));
    assert_eq!(made.status, 201, "{}", made.text);
    made.json()
}

fn patch(operations: Value) -> Value {
    json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations })
}

#[test]
fn users_are_made_changed_and_suspended() {
    for house in houses() {
        let made = send(&house, "POST", "/Users", &[], &user("ada.l"));
        assert_eq!((made.status, made.header("content-type")), (201, "application/scim+json"), "{}", made.text);
        let ada = made.json();
        let id = ada["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), format!("http://test/scim/v2/Users/{id}"));
        assert_eq!(
            (ada["displayName"].as_str(), ada["active"].as_bool(), ada["roles"][0]["value"].as_str()),
            (Some("Ada Lovelace"), Some(true), Some("learner"))
        );
        assert_eq!(made.header("etag"), ada["meta"]["version"].as_str().unwrap());
        let taken = send(&house, "POST", "/Users", &[], &user("ADA.L"));
        assert_eq!((taken.status, taken.json()["scimType"].as_str(), taken.json()["status"].as_str()), (409, Some("uniqueness"), Some("409")));

        let path = format!("/Users/{id}");
        let same = send(&house, "GET", &path, &[("if-none-match", made.header("etag"))], &Value::Null);
        assert_eq!((same.status, same.text.as_str()), (304, ""));
        let stale = send(&house, "PATCH", &path, &[("if-match", "W/\"old\"")], &patch(json!([{ "op": "replace", "path": "active", "value": false }])));
        assert_eq!(stale.status, 412, "{}", stale.text);
        house.clock.advance(1_000_000);
        let off = send(
            &house,
            "PATCH",
            &path,
            &[("if-match", made.header("etag"))],
            &patch(json!([{ "op": "Replace", "path": "active", "value": "False" }, { "op": "replace", "path": "name.familyName", "value": "Byron" }])),
        );
        assert_eq!(off.status, 200, "{}", off.text);
        let ada = off.json();
        assert_eq!((ada["active"].as_bool(), ada["displayName"].as_str()), (Some(false), Some("Ada Byron")));
        assert_ne!(off.header("etag"), made.header("etag"));
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'ada.l' AND suspended_at IS NOT NULL"), 1);

        let mut whole = user("ada.k");
        whole["roles"] = json!([{ "value": "teacher" }]);
        whole["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"] = json!({ "employeeNumber": "701984" });
        whole["emails"] = json!([]);
        let replaced = send(&house, "PUT", &path, &[], &whole).json();
        assert_eq!((replaced["userName"].as_str(), replaced["roles"][0]["value"].as_str(), replaced.get("emails")), (Some("ada.k"), Some("teacher"), None));
        assert_eq!(replaced["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]["employeeNumber"], "701984");

        assert_eq!(send(&house, "DELETE", &path, &[], &Value::Null).status, 204);
        assert_eq!(get(&house, &path).status, 404);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'ada.k' AND suspended_at IS NOT NULL"), 1, "nobody is lost");
        let again = send(&house, "POST", "/Users", &[], &user("ada.k"));
        assert_eq!((again.status, again.json()["id"].as_str(), again.json()["active"].as_bool()), (201, Some(id.as_str()), Some(true)), "{}", again.text);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action LIKE 'scim.user-%'"), 5);
    }
}

#[test]
fn lists_are_filtered_sorted_and_paged() {
    for house in houses() {
        for name in ["carol", "alice", "bobby"] {
            make(&house, name);
        }
        let names = |query: &str| -> Vec<String> {
            let seen = get(&house, &format!("/Users?{query}"));
            assert_eq!(seen.status, 200, "{query}: {}", seen.text);
            seen.json()["Resources"].as_array().unwrap().iter().map(|user| user["userName"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names("filter=userName%20eq%20%22ALICE%22"), ["alice"]);
        assert_eq!(names("filter=externalId%20eq%20%22ext-bobby%22"), ["bobby"]);
        assert_eq!(names("filter=userName%20eq%20%22outsider%22"), Vec::<String>::new(), "somebody elsewhere");
        assert_eq!(names("filter=externalId%20pr&sortBy=userName"), ["alice", "bobby", "carol"]);
        assert_eq!(names("filter=externalId%20pr&sortBy=userName&sortOrder=descending&startIndex=2&count=1"), ["bobby"]);
        assert_eq!(
            names("filter=emails%5Btype%20eq%20%22work%22%20and%20value%20co%20%22example%22%5D%20and%20not%20(userName%20sw%20%22c%22)&sortBy=userName"),
            ["alice", "bobby"]
        );
        let page = get(&house, "/Users?count=2&startIndex=0").json();
        assert_eq!((page["totalResults"].as_u64(), page["startIndex"].as_u64(), page["itemsPerPage"].as_u64()), (Some(5), Some(1), Some(2)));
        let none = get(&house, "/Users?count=-1").json();
        assert_eq!((none["totalResults"].as_u64(), none["Resources"].as_array().map(Vec::len)), (Some(5), Some(0)));
        let few = get(&house, "/Users?filter=userName%20eq%20%22alice%22&attributes=userName,name.givenName").json();
        let first = few["Resources"][0].clone();
        assert_eq!((first["name"].clone(), first.get("emails"), first.get("id").is_some()), (json!({ "givenName": "Ada" }), None, true));
        let search =
            send(&house, "POST", "/Users/.search", &[], &json!({ "filter": "userName eq \"carol\"", "excludedAttributes": ["emails"], "count": 1 })).json();
        assert_eq!((search["Resources"][0]["userName"].as_str(), search["Resources"][0].get("emails")), (Some("carol"), None));
        for (query, word) in [("filter=userName%20is%20%22x%22", "invalidFilter"), ("count=x", "invalidValue")] {
            let seen = get(&house, &format!("/Users?{query}"));
            assert_eq!((seen.status, seen.json()["scimType"].as_str()), (400, Some(word)), "{query}");
        }
    }
}

#[test]
fn groups_are_classes_with_members() {
    for house in houses() {
        let (ada, bob) = (make(&house, "ada.l"), make(&house, "bob.k"));
        let (ada, bob) = (ada["id"].as_str().unwrap(), bob["id"].as_str().unwrap());
        let made = send(&house, "POST", "/Groups", &[], &json!({ "displayName": "Class 1", "externalId": "g1", "members": [{ "value": ada }] }));
        assert_eq!(made.status, 201, "{}", made.text);
        let group = made.json();
        let path = format!("/Groups/{}", group["id"].as_str().unwrap());
        assert_eq!((group["members"][0]["value"].as_str(), group["members"][0]["display"].as_str()), (Some(ada), Some("Ada Lovelace")));
        assert_eq!(house.text("SELECT kind FROM organization WHERE name = 'Class 1'"), "class");
        house.clock.advance(1_000_000);
        let grown = send(
            &house,
            "PATCH",
            &path,
            &[("if-match", made.header("etag"))],
            &patch(json!([{ "op": "add", "path": "members", "value": [{ "value": bob }] }])),
        );
        assert_eq!(grown.json()["members"].as_array().map(Vec::len), Some(2), "{}", grown.text);
        let shrunk = send(
            &house,
            "PATCH",
            &path,
            &[],
            &patch(json!([{ "op": "remove", "path": format!("members[value eq \"{ada}\"]") }, { "op": "replace", "value": { "displayName": "Class One" } }])),
        )
        .json();
        assert_eq!(
            (shrunk["members"][0]["value"].as_str(), shrunk["displayName"].as_str(), shrunk["externalId"].as_str()),
            (Some(bob), Some("Class One"), Some("g1"))
        );
        assert_eq!(get(&house, &format!("/Users/{bob}")).json()["groups"].as_array().map(Vec::len), Some(2), "the school and the class");
        let found = get(&house, &format!("/Groups?filter=members.value%20eq%20%22{bob}%22%20and%20displayName%20sw%20%22class%22")).json();
        assert_eq!((found["totalResults"].as_u64(), found["Resources"][0]["displayName"].as_str()), (Some(1), Some("Class One")));
        let without = get(&house, "/Groups?filter=externalId%20eq%20%22g1%22&excludedAttributes=members").json();
        assert_eq!((without["Resources"][0]["displayName"].as_str(), without["Resources"][0].get("members")), (Some("Class One"), None));
        let outsider = house.identity.account("outsider").unwrap().person;
        let refused = send(&house, "PATCH", &path, &[], &patch(json!([{ "op": "add", "path": "members", "value": [{ "value": outsider }] }])));
        assert_eq!((refused.status, refused.json()["scimType"].as_str()), (400, Some("invalidValue")), "nobody from elsewhere is taken in");
        assert_eq!(send(&house, "PUT", &format!("/Groups/{}", house.school), &[], &json!({ "displayName": "Mine" })).status, 403);
        assert_eq!(send(&house, "DELETE", &path, &[], &Value::Null).status, 204);
        assert_eq!(get(&house, &path).status, 404);
        assert_eq!(house.number("SELECT COUNT(*) FROM organization WHERE name = 'Class One' AND closed_at IS NOT NULL"), 1, "it stays on record");
        assert_eq!(get(&house, &format!("/Users/{bob}")).status, 200);
    }
}

#[test]
fn programs_change_only_their_own() {
    for house in houses() {
        let made = make(&house, "ada.l");
        let path = format!("/scim/v2/Users/{}", made["id"].as_str().unwrap());
        for (method, body) in [("GET", Value::Null), ("DELETE", Value::Null), ("PUT", user("ada.l")), ("PATCH", patch(json!([])))] {
            let seen = house.program(method, &path, house.other_school, "scim", &[], &body.to_string());
            assert_eq!(seen.status, 404, "{method}: {}", seen.text);
        }
        assert_eq!(house.program("GET", &path, house.school, "other", &[], "").status, 403);
        assert_eq!(house.program("GET", &path, Id::named(&["nowhere"]), "scim", &[], "").status, 403);
        assert_eq!(house.send("GET", &path, &[], Vec::new()).status, 401);
        let head = format!("/Users/{}", house.admin);
        assert_eq!(send(&house, "DELETE", &head, &[], &Value::Null).status, 403, "who administers is not taken away by a program");
        let role = json!([{ "op": "replace", "path": "roles", "value": [{ "value": "schooladmin" }] }]);
        assert_eq!(send(&house, "PATCH", &format!("/Users/{}", made["id"].as_str().unwrap()), &[], &patch(role)).status, 400, "nor made");
        // Somebody who is in another school too is changed by neither.
        let person: Id = made["id"].as_str().unwrap().parse().unwrap();
        let new =
            organization::NewRole { person, organization: house.other_school, role: kernel::Role::Learner, since: None, until: None, reason: "", source: "" };
        house.organizations.give_role(&organization::By::system(house.services.now()), &new).unwrap();
        let off = patch(json!([{ "op": "replace", "path": "active", "value": false }]));
        assert_eq!(house.program("PATCH", &path, house.school, "scim", &[], &off.to_string()).status, 403);
        assert_eq!(house.program("DELETE", &path, house.school, "scim", &[], "").status, 204);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'ada.l' AND suspended_at IS NULL"), 1, "they are still in the other school");
    }
}

#[test]
fn the_service_describes_itself() {
    for house in houses() {
        let configuration = get(&house, "/ServiceProviderConfig").json();
        assert!(configuration["patch"]["supported"] == true && configuration["etag"]["supported"] == true && configuration["bulk"]["supported"] == false);
        assert_eq!(get(&house, "/ResourceTypes").json()["totalResults"], 2);
        assert_eq!(get(&house, "/ResourceTypes/User").json()["endpoint"], "/Users");
        let schema = get(&house, "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User").json();
        assert_eq!((schema["attributes"][0]["name"].as_str(), schema["attributes"][0]["uniqueness"].as_str()), (Some("userName"), Some("server")));
        assert_eq!(get(&house, "/Schemas/x").status, 404);
        assert_eq!(get(&house, "/Me").status, 404);
        for (body, word) in [
            (json!([]), "invalidSyntax"),
            (json!({ "userName": "" }), "invalidValue"),
            (json!({ "userName": "a b" }), "invalidValue"),
            (json!({ "userName": "good.name", "emails": [{ "value": "no" }] }), "invalidValue"),
        ] {
            let seen = send(&house, "POST", "/Users", &[], &body);
            assert_eq!((seen.status, seen.json()["scimType"].as_str()), (400, Some(word)), "{body}: {}", seen.text);
        }
        let broken = house.program("POST", "/scim/v2/Users", house.school, "scim", &[("content-type", "application/scim+json")], "{");
        assert_eq!((broken.status, broken.json()["schemas"][0].as_str()), (400, Some("urn:ietf:params:scim:api:messages:2.0:Error")));
    }
}
