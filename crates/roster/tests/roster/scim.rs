//! A directory keeps people and groups in step by SCIM 2.0.

use kernel::{Id, Role};
use organization::{By, NewRole};
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
fn a_group_has_one_version_whatever_is_asked_about_it() {
    for house in houses() {
        let (ada, bob) = (make(&house, "ada.l"), make(&house, "bob.k"));
        let (ada, bob) = (ada["id"].as_str().unwrap(), bob["id"].as_str().unwrap());
        let made = send(&house, "POST", "/Groups", &[], &json!({ "displayName": "Class 1", "externalId": "g1", "members": [{ "value": ada }] }));
        let path = format!("/Groups/{}", made.json()["id"].as_str().unwrap());
        // The one version, after having looked that every way of asking says it.
        let version = || {
            let of = |query: &str| {
                let seen = get(&house, &format!("{path}{query}"));
                (seen.header("etag").to_owned(), seen.json()["meta"]["version"].as_str().map(str::to_owned))
            };
            let whole = of("");
            assert_eq!(whole.1.as_ref(), Some(&whole.0));
            for query in ["?excludedAttributes=members", "?attributes=displayName,meta", "?attributes=members"] {
                let (tag, said) = of(query);
                assert!(tag == whole.0 && said.is_none_or(|said| said == whole.0), "{}: {query}", house.engine);
            }
            for query in
                ["", "&excludedAttributes=members", "&attributes=meta.version", "&attributes=members,meta", "&sortBy=members.value&excludedAttributes=members"]
            {
                let list = get(&house, &format!("/Groups?filter=externalId%20eq%20%22g1%22{query}")).json();
                assert_eq!(list["Resources"][0]["meta"]["version"].as_str(), Some(whole.0.as_str()), "{}: {query}: {list}", house.engine);
            }
            whole.0
        };
        let first = version();
        let add = |value: &str| patch(json!([{ "op": "add", "path": "members", "value": [{ "value": value }] }]));
        assert_eq!(send(&house, "PATCH", &path, &[("if-match", &first)], &add(bob)).status, 200, "after a short read");
        let second = version();
        assert_ne!(second, first);
        assert_eq!(send(&house, "PATCH", &path, &[("if-match", &first)], &add(bob)).status, 412);
        // One for another at the same moment.
        let swap = patch(json!([{ "op": "replace", "path": "members", "value": [{ "value": ada }] }]));
        assert_eq!(send(&house, "PATCH", &path, &[("if-match", &second)], &swap).status, 200);
        let third = version();
        assert_ne!(third, second);
        let named = patch(json!([{ "op": "replace", "value": { "displayName": "Class One" } }]));
        assert_eq!(send(&house, "PATCH", &path, &[("if-match", &third)], &named).status, 200);
        let fourth = version();
        assert_ne!(fourth, third);
        // Whoever is a member for a time only is none afterwards, without a change.
        let (by, group) = (By::system(house.services.now()), path.strip_prefix("/Groups/").unwrap().parse().unwrap());
        let until = Some(house.services.now().plus(5_000_000));
        let new = NewRole { person: bob.parse().unwrap(), organization: group, role: Role::Learner, since: None, until, reason: "", source: "" };
        house.organizations.give_role(&by, &new).unwrap();
        let fifth = version();
        assert_ne!(fifth, fourth);
        house.clock.advance(6_000_000);
        assert_ne!(version(), fifth, "{}", house.engine);
        assert_eq!(get(&house, &path).json()["members"].as_array().map(Vec::len), Some(1));
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
        assert!(configuration["patch"]["supported"] == true && configuration["etag"]["supported"] == true && configuration["bulk"]["maxOperations"] == 1000);
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

fn bulk(house: &House, operations: &Value, fail_on_errors: Option<u32>) -> Seen {
    let mut body = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": operations });
    if let Some(number) = fail_on_errors {
        body["failOnErrors"] = json!(number);
    }
    send(house, "POST", "/Bulk", &[], &body)
}

#[test]
fn many_operations_are_done_in_one_request() {
    for house in houses() {
        let group = json!({ "displayName": "Class 1", "members": [{ "type": "User", "value": "bulkId:a" }, { "value": "bulkId:b" }] });
        let seen = bulk(
            &house,
            &json!([
                { "method": "POST", "path": "/Groups", "bulkId": "g", "data": group },
                { "method": "POST", "path": "/Users", "bulkId": "a", "data": user("ada.l") },
                { "method": "post", "path": "/Users", "bulkId": "b", "data": user("bob.k") },
                { "method": "PATCH", "path": "/Users/bulkId:b", "data": patch(json!([{ "op": "replace", "path": "name.givenName", "value": "Bob" }])) },
            ]),
            None,
        );
        assert_eq!(seen.status, 200, "{}: {}", house.engine, seen.text);
        let said = seen.json();
        assert_eq!(said["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:BulkResponse"]));
        let statuses: Vec<&str> = said["Operations"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["201", "201", "201", "200"], "{}: in the order of the request: {}", house.engine, seen.text);
        let of = |place: usize| said["Operations"][place]["location"].as_str().unwrap().strip_prefix("http://test/scim/v2").unwrap().to_owned();
        assert_eq!((said["Operations"][0]["bulkId"].as_str(), said["Operations"][2]["method"].as_str()), (Some("g"), Some("post")));
        let group = get(&house, &of(0));
        assert_eq!((group.json()["members"].as_array().map(Vec::len), group.header("etag")), (Some(2), said["Operations"][0]["version"].as_str().unwrap()));
        assert_eq!(get(&house, &of(3)).json()["displayName"], "Bob Lovelace");

        // What fails is told at its place, and what was done before it stays.
        let stale = json!({ "method": "DELETE", "path": of(1), "version": "W/\"old\"" });
        let seen = bulk(
            &house,
            &json!([
                { "method": "POST", "path": "/Users", "bulkId": "x", "data": user("ADA.L") },
                stale,
                { "method": "DELETE", "path": "/Users/00000000000000000000000000" },
                { "method": "POST", "path": "/Groups", "bulkId": "h", "data": { "displayName": "Of nobody", "members": [{ "value": "bulkId:x" }] } },
                { "method": "POST", "path": "/Groups", "bulkId": "i", "data": { "displayName": "Of none", "members": [{ "value": "bulkId:none" }] } },
                { "method": "POST", "path": "/Users", "bulkId": "c", "data": user("carol") },
            ]),
            None,
        )
        .json();
        let told = |place: usize| (seen["Operations"][place]["status"].as_str(), seen["Operations"][place]["response"]["scimType"].as_str());
        let expected = [
            (Some("409"), Some("uniqueness")),
            (Some("412"), None),
            (Some("404"), None),
            (Some("409"), Some("invalidValue")),
            (Some("409"), Some("invalidValue")),
            (Some("201"), None),
        ];
        assert_eq!((0..6).map(told).collect::<Vec<_>>(), expected, "{}: {seen}", house.engine);

        // After so many failures the rest is not tried.
        let wrong = json!({ "method": "DELETE", "path": "/Users/00000000000000000000000000" });
        let seen = bulk(&house, &json!([wrong, wrong, { "method": "POST", "path": "/Users", "bulkId": "d", "data": user("david") }]), Some(2)).json();
        assert_eq!(seen["Operations"].as_array().map(Vec::len), Some(2), "{}", house.engine);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'david'"), 0);
        for (body, status, word) in
            [(json!({ "Operations": [] }), 400, Some("invalidSyntax")), (json!([{ "method": "GET", "path": "/Users" }]), 400, Some("invalidSyntax"))]
        {
            let seen = if body.is_array() { bulk(&house, &body, None) } else { send(&house, "POST", "/Bulk", &[], &body) };
            assert_eq!((seen.status, seen.json()["scimType"].as_str()), (status, word), "{body}");
        }
        let many: Vec<Value> = (0..1001).map(|number| json!({ "method": "POST", "path": "/Users", "bulkId": number.to_string(), "data": {} })).collect();
        let seen = bulk(&house, &json!(many), None);
        assert_eq!((seen.status, seen.json()["scimType"].as_str()), (400, Some("tooMany")));
        assert_eq!(house.program("POST", "/scim/v2/Bulk", house.school, "other", &[], "{}").status, 403);
    }
}

#[test]
fn a_password_is_one_to_begin_with_and_never_shown() {
    for house in houses() {
        let sign_in = |password: &str| {
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
            house.send("POST", "/sign-in", &headers, format!("username=ada.l&password={password}").into_bytes()).status
        };
        let with = |password: &str| {
            let mut user = user("ada.l");
            user["password"] = json!(password);
            user
        };
        for weak in ["short", "passwordpassword", "ada.lada.lada.lada.l"] {
            let seen = send(&house, "POST", "/Users", &[], &with(weak));
            assert_eq!((seen.status, seen.json()["scimType"].as_str()), (400, Some("invalidValue")), "{}: {weak}: {}", house.engine, seen.text);
        }
        let made = send(&house, "POST", "/Users", &[], &with("seven lanterns over the ferry"));
        assert_eq!(made.status, 201, "{}", made.text);
        assert!(made.json().get("password").is_none() && !made.text.contains("lanterns"));
        let path = format!("/Users/{}", made.json()["id"].as_str().unwrap());
        assert!(get(&house, &path).json().get("password").is_none());
        let kept = house.text("SELECT password_hash FROM account WHERE name = 'ada.l'");
        assert!(kept.starts_with("$start$$argon2id$"), "{}: hashed slowly, to be changed: {kept}", house.engine);
        let other = patch(json!([{ "op": "replace", "path": "password", "value": "two boats beside the old bridge" }]));
        assert_eq!(send(&house, "PATCH", &path, &[], &other).status, 200);
        assert_eq!((sign_in("seven+lanterns+over+the+ferry"), sign_in("two+boats+beside+the+old+bridge")), (422, 303), "{}", house.engine);
        let seen = send(&house, "PATCH", &path, &[], &patch(json!([{ "op": "add", "value": { "password": "three kites above the harbour" } }])));
        assert_eq!(seen.status, 403, "{}: whoever signed in changes it themselves: {}", house.engine, seen.text);
        let schema = get(&house, "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User").json();
        let password = schema["attributes"].as_array().unwrap().iter().find(|one| one["name"] == "password").unwrap().clone();
        assert_eq!((&password["mutability"], &password["returned"]), (&json!("writeOnly"), &json!("never")));
    }
}
