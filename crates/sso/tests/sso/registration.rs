//! Programs register themselves, with a token of the operator only.

use kernel::time::DAY;
use kernel::{Actor, Clock};
use portal::testing::{Browser, Seen};
use serde_json::{Value, json};
use sso::courier::Trust;
use sso::{REGISTRATION_DAYS_MAX, SECRET_OVERLAP_HOURS_MAX, SECTOR_ADDRESSES_MAX, TOKENS_LISTED_MAX, USES_MAX};

use crate::house::*;

fn register(browser: &mut Browser, token: &str, described: &Value) -> Seen {
    let auth = format!("Bearer {token}");
    let mut headers = vec![("content-type", "application/json")];
    headers.extend((!token.is_empty()).then_some(("authorization", auth.as_str())));
    browser.send("POST", "/oauth2/register", &headers, described.to_string())
}

fn usual() -> Value {
    json!({ "client_name": "Registered", "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "client_secret_basic", "id_token_signed_response_alg": "ES256",
        "scope": "openid profile email", "application_type": "web", "contacts": ["x@rp.example"] })
}

#[test]
fn a_registered_program_works_like_any_other() {
    for house in houses() {
        let until = house.clock.now().plus(DAY);
        let token = house.room.registration_token(Actor::System, "partners", 2, until).unwrap();
        let mut browser = house.browser();
        let seen = register(&mut browser, &token, &usual());
        assert_eq!(seen.status, 201, "{}", seen.text);
        let made = json(&seen);
        assert_eq!((&made["client_secret_expires_at"], &made["scope"]), (&json!(0), &json!("openid profile email")));
        let program = Program { id: made["client_id"].as_str().unwrap().to_owned(), secret: made["client_secret"].as_str().unwrap().to_owned() };
        let (_, mut person) = house.person("Li");
        assert!(program.tokens(&mut person, &[])["id_token"].is_string());
        let mut open = usual();
        open["token_endpoint_auth_method"] = json!("none");
        let seen = register(&mut browser, &token, &open);
        assert!(seen.status == 201 && json(&seen).get("client_secret").is_none(), "{}", seen.text);
        assert_eq!(register(&mut browser, &token, &usual()).status, 401, "used up");
        let token = house.room.registration_token(Actor::System, "later", 1, until).unwrap();
        house.clock.advance(DAY);
        assert_eq!(register(&mut browser, &token, &usual()).status, 401, "over");
        for wrong in ["", "x", &program.secret] {
            let seen = register(&mut browser, wrong, &usual());
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (401, "invalid_token"), "{wrong}");
        }
    }
}

#[test]
fn what_cannot_be_had_is_refused_and_costs_nothing() {
    for house in houses() {
        let token = house.room.registration_token(Actor::System, "one", 1, house.clock.now().plus(DAY)).unwrap();
        let mut browser = house.browser();
        let many: Vec<String> = (0..51).map(|number| format!("https://rp.example/{number}")).collect();
        for (name, value, error) in [
            ("redirect_uris", json!([]), "invalid_redirect_uri"),
            ("redirect_uris", json!(null), "invalid_redirect_uri"),
            ("redirect_uris", json!(["http://rp.example/cb"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["https://rp.example/cb#x"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["https://*.rp.example/cb"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["javascript:alert(1)"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(many), "invalid_redirect_uri"),
            ("redirect_uris", json!([7]), "invalid_client_metadata"),
            ("redirect_uris", json!(CALLBACK), "invalid_client_metadata"),
            ("redirect_uris", json!([CALLBACK, "https://other.example/cb"]), "invalid_client_metadata"),
            ("post_logout_redirect_uris", json!(["http://rp.example/"]), "invalid_redirect_uri"),
            ("backchannel_logout_uri", json!("http://rp.example/"), "invalid_redirect_uri"),
            ("client_name", json!("x".repeat(101)), "invalid_client_metadata"),
            ("token_endpoint_auth_method", json!("client_secret_jwt"), "invalid_client_metadata"),
            ("token_endpoint_auth_method", json!("private_key_jwt"), "invalid_client_metadata"),
            ("id_token_signed_response_alg", json!("none"), "invalid_client_metadata"),
            ("id_token_signed_response_alg", json!("HS256"), "invalid_client_metadata"),
            ("subject_type", json!("public"), "invalid_client_metadata"),
            ("grant_types", json!(["implicit"]), "invalid_client_metadata"),
            ("grant_types", json!(["client_credentials"]), "invalid_client_metadata"),
            ("response_types", json!(["token"]), "invalid_client_metadata"),
            ("request_uris", json!(["https://rp.example/r"]), "invalid_client_metadata"),
            ("sector_identifier_uri", json!("https://rp.example/s"), "invalid_client_metadata"),
            ("userinfo_signed_response_alg", json!("RS256"), "invalid_client_metadata"),
            ("scope", json!("profile"), "invalid_client_metadata"),
        ] {
            let mut described = usual();
            described[name] = value.clone();
            let seen = register(&mut browser, &token, &described);
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (400, error), "{name} {value}: {}", seen.text);
        }
        for body in ["", "[]", "\"x\"", "{", "null"] {
            let seen = browser.send("POST", "/oauth2/register", &[("authorization", &format!("Bearer {token}")), ("content-type", "application/json")], body);
            assert_eq!(seen.status, 400, "{body}");
        }
        let mut large = usual();
        large["client_uri"] = json!("x".repeat(64 * 1024));
        assert_eq!(register(&mut browser, &token, &large).status, 413);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_client"), 0);
        assert_eq!(register(&mut browser, &token, &usual()).status, 201, "the token is not used up");
    }
}

const SECTOR: &str = "https://sector.example/addresses.json";
const OTHER: &str = "https://other.example/cb";

#[test]
fn a_sector_is_what_its_document_says() {
    for house in houses() {
        let token = house.room.registration_token(Actor::System, "partners", 20, house.clock.now().plus(DAY)).unwrap();
        let mut browser = house.browser();
        let mut described = usual();
        described["redirect_uris"] = json!([CALLBACK, OTHER]);
        described["sector_identifier_uri"] = json!(SECTOR);
        let mut with = |document: Option<Value>, described: &Value| {
            house.post.documents.lock().unwrap().clear();
            house.post.documents.lock().unwrap().extend(document.map(|document| (SECTOR.to_owned(), document.to_string())));
            register(&mut browser, &token, described)
        };
        let long: Vec<String> = (0..=SECTOR_ADDRESSES_MAX).map(|number| format!("https://rp.example/{number}")).collect();
        for document in
            [None, Some(json!({})), Some(json!("x")), Some(json!([])), Some(json!([CALLBACK])), Some(json!([CALLBACK, OTHER, 7])), Some(json!(long))]
        {
            let seen = with(document.clone(), &described);
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (400, "invalid_client_metadata"), "{}: {document:?}", house.engine());
        }
        let mut most = long.clone();
        most.truncate(SECTOR_ADDRESSES_MAX - 2);
        most.extend([CALLBACK.to_owned(), OTHER.to_owned()]);
        let seen = with(Some(json!(most)), &described);
        assert_eq!(seen.status, 201, "{}: {}", house.engine(), seen.text);
        assert_eq!(json(&seen)["sector_identifier_uri"], SECTOR);
        assert!(house.post.read.lock().unwrap().iter().all(|(address, trust)| address == SECTOR && *trust == Trust::Program), "as a program's word");
        // Nothing but a whole https address is asked at all.
        let before = house.post.read.lock().unwrap().len();
        for address in [
            "http://sector.example/a",
            "https://user@sector.example/a",
            "https://sector.example/a#b",
            "ftp://sector.example/a",
            "sector.example",
            "http://127.0.0.1/a",
        ] {
            described["sector_identifier_uri"] = json!(address);
            assert_eq!(with(Some(json!([CALLBACK, OTHER])), &described).status, 400, "{}: {address}", house.engine());
        }
        described["sector_identifier_uri"] = json!(7);
        assert_eq!(with(None, &described).status, 400);
        assert_eq!(house.post.read.lock().unwrap().len(), before);
        // Two programs of one sector know a person by one subject.
        described["sector_identifier_uri"] = json!(SECTOR);
        let second = json(&with(Some(json!([CALLBACK, OTHER])), &described));
        let program = |made: &Value| Program { id: made["client_id"].as_str().unwrap().to_owned(), secret: made["client_secret"].as_str().unwrap().to_owned() };
        let (_, mut person) = house.person("Li");
        let subject = |program: &Program, person: &mut Browser| claims(program.tokens(person, &[])["id_token"].as_str().unwrap())["sub"].clone();
        let (one, two) = (program(&json(&seen)), program(&second));
        assert_eq!(subject(&one, &mut person), subject(&two, &mut person), "{}", house.engine());
        let alone = house.program("Elsewhere");
        assert_ne!(subject(&one, &mut person), subject(&alone, &mut person));
    }
}

fn at(browser: &mut Browser, method: &'static str, address: &str, token: &str, body: &str) -> Seen {
    let address = address.strip_prefix(ISSUER).unwrap_or(address);
    let auth = format!("Bearer {token}");
    let headers = [("content-type", "application/json"), ("authorization", auth.as_str())];
    browser.send(method, address, &headers, body.to_owned())
}

#[test]
fn a_registration_is_read_changed_and_removed_by_its_own_token() {
    for house in houses() {
        let token = house.room.registration_token(Actor::System, "partners", 2, house.clock.now().plus(DAY)).unwrap();
        let mut browser = house.browser();
        let made = json(&register(&mut browser, &token, &usual()));
        let other = json(&register(&mut browser, &token, &usual()));
        let (address, own) = (made["registration_client_uri"].as_str().unwrap().to_owned(), made["registration_access_token"].as_str().unwrap().to_owned());
        assert_eq!(address, format!("{ISSUER}/oauth2/register/{}", made["client_id"].as_str().unwrap()));
        let read = at(&mut browser, "GET", &address, &own, "");
        assert_eq!((read.status, &json(&read)["redirect_uris"], &json(&read)["registration_access_token"]), (200, &json!([CALLBACK]), &json!(own)));
        assert!(read.headers["cache-control"].contains("no-store") && json(&read).get("client_secret").is_none(), "secrets are kept as hashes only");
        // No other token opens it, and it opens no other program.
        let (foreign, foreign_own) = (other["registration_client_uri"].as_str().unwrap(), other["registration_access_token"].as_str().unwrap());
        let handmade = house.program("Made by hand");
        let handmade = format!("/oauth2/register/{}", handmade.id);
        for (address, token) in [
            (&*address, "x"),
            (&address, &token),
            (&address, foreign_own),
            (&address, made["client_secret"].as_str().unwrap()),
            (foreign, &own),
            (&handmade, &own),
            ("/oauth2/register/x", &own),
        ] {
            for method in ["GET", "PUT", "DELETE"] {
                let seen = at(&mut browser, method, address, token, &usual().to_string());
                assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (401, "invalid_token"), "{}: {method} {address} {token}", house.engine());
            }
        }
        let mut changed = usual();
        changed["client_id"] = made["client_id"].clone();
        changed["client_name"] = json!("Renamed");
        changed["redirect_uris"] = json!(["https://rp.example/new"]);
        changed["client_secret"] = made["client_secret"].clone();
        let seen = at(&mut browser, "PUT", &address, &own, &changed.to_string());
        assert_eq!(seen.status, 200, "{}: {}", house.engine(), seen.text);
        assert_eq!((&json(&seen)["client_name"], &json(&seen)["redirect_uris"]), (&json!("Renamed"), &json!(["https://rp.example/new"])));
        let program = Program { id: made["client_id"].as_str().unwrap().to_owned(), secret: made["client_secret"].as_str().unwrap().to_owned() };
        let (_, mut person) = house.person("Li");
        assert_eq!(person.get(&program.address(&[])).status, 400, "{}: the former address is the program's no more", house.engine());
        for (name, value) in [
            ("client_id", other["client_id"].clone()),
            ("client_id", json!(null)),
            ("client_secret", json!("of my own choice of forty-three characters..")),
            ("registration_access_token", json!(own)),
            ("registration_client_uri", json!(address)),
            ("client_secret_expires_at", json!(0)),
            ("client_id_issued_at", json!(0)),
            ("token_endpoint_auth_method", json!("none")),
            ("redirect_uris", json!(["http://rp.example/cb"])),
            ("subject_type", json!("public")),
        ] {
            let mut wrong = changed.clone();
            wrong[name] = value;
            assert_eq!(at(&mut browser, "PUT", &address, &own, &wrong.to_string()).status, 400, "{}: {name}", house.engine());
        }
        assert_eq!(at(&mut browser, "PUT", &address, &own, "{").status, 400);
        // What the operator said of it stays, and a suspended program does not help itself.
        house.room.suspend_client(Actor::System, program.id.parse().unwrap(), true).unwrap();
        assert_eq!(at(&mut browser, "GET", &address, &own, "").status, 403, "{}", house.engine());
        assert_eq!(at(&mut browser, "DELETE", &address, &own, "").status, 403);
        house.room.suspend_client(Actor::System, program.id.parse().unwrap(), false).unwrap();
        assert_eq!(at(&mut browser, "DELETE", &address, &own, "").status, 204, "{}", house.engine());
        assert_eq!(at(&mut browser, "GET", &address, &own, "").status, 401);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_client"), 2);
        let actions = house.actions();
        assert!(["client.changed", "client.revoked"].iter().all(|action| actions.iter().any(|known| known == action)), "{actions:?}");
    }
}

#[test]
fn a_secret_is_changed_without_a_break() {
    for house in houses() {
        let program = house.program("Reading Room");
        let id = program.id.parse().unwrap();
        let (_, mut browser) = house.person("Li");
        let works = |program: &Program, browser: &mut Browser| program.token(browser, &[("grant_type", "refresh_token"), ("refresh_token", "x")]).status == 400;
        let with = |secret: String| Program { secret, ..program.clone() };
        let second = with(house.room.rotate_secret(Actor::System, id, 24).unwrap());
        assert!(works(&program, &mut browser) && works(&second, &mut browser), "{}: both work", house.engine());
        assert!(house.room.basic(&program.id, &program.secret).unwrap().is_some());
        house.clock.advance(DAY - 1);
        assert!(works(&program, &mut browser), "{}: to the last moment", house.engine());
        house.clock.advance(1);
        assert!(!works(&program, &mut browser) && works(&second, &mut browser), "{}", house.engine());
        assert!(house.room.basic(&program.id, &program.secret).unwrap().is_none());
        // A third one: of three, two work.
        let third = with(house.room.rotate_secret(Actor::System, id, SECRET_OVERLAP_HOURS_MAX + 1).unwrap());
        assert!(!works(&program, &mut browser) && works(&second, &mut browser) && works(&third, &mut browser));
        house.clock.advance(i64::from(SECRET_OVERLAP_HOURS_MAX) * DAY / 24);
        assert!(!works(&second, &mut browser), "{}: the longest overlap is bounded", house.engine());
        let fourth = with(house.room.rotate_secret(Actor::System, id, 0).unwrap());
        assert!(!works(&third, &mut browser) && works(&fourth, &mut browser), "{}: at once", house.engine());
        // By the page.
        let (_, mut operator) = house.operator();
        let form = format!("/admin/applications/{}/secret", program.id);
        let page = operator.post(&form, &[("what", "overlap")]).text;
        let fifth = with(page.split("id=\"client_secret\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned());
        assert!(works(&fourth, &mut browser) && works(&fifth, &mut browser), "{}", house.engine());
        operator.accept_language = "en".to_owned();
        let page = operator.get(&format!("/admin/applications/{}", program.id)).text;
        assert!(page.contains("The secret before works until 20"), "{page}");
        assert_eq!(operator.post(&form, &[("what", "end-former")]).status, 303);
        assert!(!works(&fourth, &mut browser) && works(&fifth, &mut browser), "{}", house.engine());
        assert!(!operator.get(&format!("/admin/applications/{}", program.id)).text.contains("The secret before works until"));
    }
}

#[test]
fn operators_hand_out_registration_tokens_and_take_them_back() {
    for house in houses() {
        let (_, mut operator) = house.operator();
        operator.accept_language = "en".to_owned();
        let (_, mut member) = house.person("Li");
        const PAGE: &str = "/admin/applications/registrations";
        assert_eq!((member.get(PAGE).status, house.browser().get(PAGE).status), (403, 401));
        assert!(operator.get(PAGE).text.contains("There is no token."), "{}", house.engine());
        let form = |name: &str, uses: &str, days: &str| [("name", name.to_owned()), ("uses", uses.to_owned()), ("days", days.to_owned())];
        let mut send = |form: &[(&str, String)]| operator.post(PAGE, &form.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
        let (uses, days) = (USES_MAX.to_string(), REGISTRATION_DAYS_MAX.to_string());
        let (uses_over, days_over) = ((USES_MAX + 1).to_string(), (REGISTRATION_DAYS_MAX + 1).to_string());
        for (name, uses, days) in
            [("", "1", "1"), ("x", "0", "1"), ("x", &uses_over, "1"), ("x", "many", "1"), ("x", "1", "0"), ("x", "1", &days_over), ("x", "1", "")]
        {
            let seen = send(&form(name, uses, days));
            assert!(seen.status == 422 && seen.text.contains("role=\"alert\""), "{}: {name} {uses} {days}", house.engine());
        }
        assert_eq!(send(&form("most", &uses, &days)).status, 200);
        house.clock.advance(kernel::time::SECOND);
        let made = send(&form("City of Hangzhou", "2", "7"));
        assert_eq!((made.status, made.headers["cache-control"].as_str()), (200, "no-store"));
        let token = made.text.split("id=\"made\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut browser = house.browser();
        assert_eq!(register(&mut browser, &token, &usual()).status, 201, "{}", house.engine());
        let page = operator.get(PAGE).text;
        assert!(page.contains("City of Hangzhou") && page.contains("for one program more") && !page.contains(&token), "{page}");
        let remove = page.split(&format!("{PAGE}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(member.post(&format!("{PAGE}/{remove}"), &[]).status, 403);
        assert_eq!(operator.post(&format!("{PAGE}/{remove}"), &[]).status, 303);
        assert_eq!(operator.post(&format!("{PAGE}/{remove}"), &[]).status, 404);
        assert_eq!(register(&mut browser, &token, &usual()).status, 401, "{}", house.engine());
        assert!(house.actions().iter().any(|action| action == "registration-token.removed"));
        // The list shows the latest.
        for number in 0..TOKENS_LISTED_MAX {
            house.room.registration_token(Actor::System, &format!("number {number}"), 1, house.clock.now().plus(DAY)).unwrap();
        }
        assert_eq!(operator.get(PAGE).text.matches("<article").count(), TOKENS_LISTED_MAX as usize, "{}", house.engine());
    }
}
