//! What the service says about itself: its OpenAPI file, with where it is and how tokens are got (REST binding, section 2.5).

use serde_json::{Map, Value, json};

use super::schema;

/// An operation of the service.
pub struct Operation<'a> {
    /// What the standard calls it.
    pub id: &'a str,
    /// Its path below the service, with `{id}` and `{class}` for what is named in it.
    pub path: &'a str,
    /// What a collection and one of its things are called.
    pub words: (&'a str, &'a str),
    /// Whether it gives a collection.
    pub is_list: bool,
    /// The scopes of which one is needed.
    pub scopes: &'a [&'a str],
}

/// The path as the standard writes it: what is named is called by what it is.
fn standard_path(operation: &Operation<'_>) -> String {
    if !operation.is_list {
        return operation.path.replace("{id}", "{sourcedId}");
    }
    let first = operation.path.trim_start_matches('/').split('/').next().unwrap_or("");
    let one = first.strip_suffix("es").filter(|_| first == "classes").or_else(|| first.strip_suffix('s')).unwrap_or(first);
    operation.path.replace("{id}", &format!("{{{one}SourcedId}}")).replace("{class}", "{classSourcedId}")
}

fn parameters(path: &str, is_list: bool) -> Vec<Value> {
    let named = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = named.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })).collect();
    let mut asked = |name: &str, schema: Value| all.push(json!({ "name": name, "in": "query", "required": false, "schema": schema }));
    if is_list {
        asked("limit", json!({ "type": "integer", "format": "int32", "default": 100, "minimum": 1 }));
        asked("offset", json!({ "type": "integer", "format": "int32", "default": 0, "minimum": 0 }));
        asked("sort", json!({ "type": "string" }));
        asked("orderBy", json!({ "type": "string", "enum": ["asc", "desc"] }));
        asked("filter", json!({ "type": "string" }));
    }
    asked("fields", json!({ "type": "array", "items": { "type": "string" } }));
    all
}

fn described(operation: &Operation<'_>, path: &str) -> Value {
    let (collection, one) = operation.words;
    let thing = json!({ "$ref": format!("#/components/schemas/{one}") });
    let (name, body) = if operation.is_list { (collection, json!({ "type": "array", "items": thing })) } else { (one, thing) };
    let mut found = json!({
        "description": "What was asked for",
        "content": { "application/json": { "schema": { "type": "object", "required": [name], "properties": { name: body } } } },
    });
    if operation.is_list
        && let Value::Object(map) = &mut found
    {
        map.insert("headers".to_owned(), json!({ "X-Total-Count": { "schema": { "type": "integer" } }, "Link": { "schema": { "type": "string" } } }));
    }
    let failure = json!({
        "description": "It failed, and why", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/imsx_StatusInfo" } } },
    });
    let mut responses = Map::new();
    responses.insert("200".to_owned(), found);
    for status in ["400", "401", "403", "404", "429", "500", "default"] {
        if status != "404" || path.contains('{') {
            responses.insert(status.to_owned(), failure.clone());
        }
    }
    json!({
        "operationId": operation.id, "summary": operation.id, "parameters": parameters(path, operation.is_list),
        "security": [{ "OAuth2CC": operation.scopes }], "responses": responses,
    })
}

/// The file, for a service at an address whose tokens are got at another one.
#[must_use]
pub fn document(service: &str, token_url: &str, operations: &[Operation<'_>], scopes: &[(&str, &str)]) -> Value {
    let paths: Map<String, Value> = operations
        .iter()
        .map(|operation| {
            let path = standard_path(operation);
            let described = described(operation, &path);
            (path, json!({ "get": described }))
        })
        .collect();
    let mut schemas: Map<String, Value> = ["org", "academicSession", "course", "class", "user", "enrollment", "demographics"]
        .map(|name| (name.to_owned(), schema::schema(name)))
        .into_iter()
        .collect();
    schemas.insert("imsx_StatusInfo".to_owned(), schema::status_info());
    let scopes: Map<String, Value> = scopes.iter().map(|(name, what)| ((*name).to_owned(), (*what).into())).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "OneRoster 1.2 Rostering Service of Xingtan", "version": "1.2" },
        "servers": [{ "url": service }],
        "paths": paths,
        "components": {
            "securitySchemes": { "OAuth2CC": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": token_url, "scopes": scopes } } } },
            "schemas": schemas,
        },
    })
}
