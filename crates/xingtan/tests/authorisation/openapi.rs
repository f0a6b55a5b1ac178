//! What programs are told of the routes is so: every route is described, every answer fits its schema, and the copy in the docs is this one.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::world::{World, worlds};

const COPY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");

fn get(world: &World, address: &str) -> Value {
    let seen = world.send("GET", address, "", &[], &[]);
    assert_eq!(seen.status, 200, "{address}: {}", seen.body);
    serde_json::from_str(&seen.body).unwrap_or_else(|error| panic!("{address}: {error}"))
}

/// What is wrong with an answer by the schema of its path, or with a problem.
fn wrong(document: &Value, path: &str, answer: &Value) -> Option<String> {
    let mut schema = match path {
        "problem" => json!({ "$ref": "#/components/schemas/Problem" }),
        _ => document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"].clone(),
    };
    assert!(schema.is_object(), "{path} has no schema");
    schema["components"] = document["components"].clone();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.add_resource("http://test/schema.json", schema).unwrap();
    let compiled = compiler.compile("http://test/schema.json", &mut schemas).unwrap_or_else(|error| panic!("{path}: {error:#}"));
    schemas.validate(answer, compiled).err().map(|error| error.to_string())
}

#[test]
fn every_route_for_programs_is_described_and_answers_as_described() {
    for world in worlds() {
        let document = get(&world, "/api/openapi.json");
        let described: BTreeSet<(String, String)> = portal::openapi::operations(&document).into_iter().collect();
        let routes: BTreeSet<(String, String)> = world
            .routes
            .iter()
            .filter(|route| route.path.starts_with("/api/"))
            .map(|route| (super::name(route.method).to_lowercase(), route.path.to_owned()))
            .collect();
        let all: BTreeSet<(String, String)> = world.routes.iter().map(|route| (super::name(route.method).to_lowercase(), route.path.to_owned())).collect();
        assert!(routes.is_subset(&described) && described.is_subset(&all), "{}: {:?}", world.engine, routes.symmetric_difference(&described));
        let asked = [
            ("/api/openapi.json", "/api/openapi.json".to_owned()),
            ("/api/v1/search", "/api/v1/search?q=kmp".to_owned()),
            ("/api/v1/search", "/api/v1/search?q=xiaoxue%20shuxue&kind=item".to_owned()),
            ("/api/v1/search", "/api/v1/search?subject=mathematics".to_owned()),
            ("/api/v1/search", "/api/v1/search?q=zzqqxx".to_owned()),
            ("/api/v1/suggest", "/api/v1/suggest?q=k".to_owned()),
            ("/api/v1/codes", "/api/v1/codes".to_owned()),
            ("/api/v1/resources/{id}", format!("/api/v1/resources/{}", world.textbook)),
            ("/api/v1/resources/{id}", format!("/api/v1/resources/{}", world.set)),
            ("/api/v1/resources/{id}/concepts", format!("/api/v1/resources/{}/concepts", world.set)),
            ("/api/v1/sections/{id}", format!("/api/v1/sections/{}", world.section)),
            ("/api/v1/sections/{id}", format!("/api/v1/sections/{}", world.poem)),
            ("/api/v1/items/{id}", format!("/api/v1/items/{}", world.item)),
        ];
        for (path, address) in &asked {
            let answer = get(&world, address);
            assert_eq!(wrong(&document, path, &answer), None, "{}: {address}", world.engine);
            assert!(wrong(&document, path, &json!("no answer")).is_some(), "a schema that admits anything");
        }
        let paths: BTreeSet<&str> = asked.iter().map(|(path, _)| *path).collect();
        // What is described besides is worded by other standards, and asked in the tests of its room.
        assert_eq!(paths.len(), described.iter().filter(|(_, path)| path.starts_with("/api/")).count(), "every path is asked");
        assert!(!get(&world, &asked[9].1).as_array().unwrap().is_empty() && get(&world, &asked[1].1)["total"].as_u64().unwrap() > 0);
        assert_eq!(get(&world, &asked[11].1)["poem"]["author"], get(&world, &asked[11].1)["poem"]["author"].as_str().unwrap());
        for address in ["/api/v1/resources/x", "/api/v1/sections/00000000000000000000000000", "/api/v1/none"] {
            let seen = world.send("GET", address, "", &[], &[]);
            let problem: Value = serde_json::from_str(&seen.body).unwrap();
            assert!(seen.status == 404 && wrong(&document, "problem", &problem).is_none(), "{address}: {}", seen.body);
        }
    }
}

/// `xingtan openapi > docs/reference/openapi.json` makes the copy anew; what changed shows in the difference.
#[test]
fn the_copy_in_the_docs_is_this_description() {
    let world = worlds().remove(0);
    let mut document = get(&world, "/api/openapi.json");
    document.as_object_mut().unwrap().remove("servers");
    let copy: Value = serde_json::from_str(&fs::read_to_string(COPY).unwrap()).unwrap();
    assert_eq!(copy, document, "make it anew with: xingtan openapi > docs/reference/openapi.json");
}
