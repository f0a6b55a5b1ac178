//! What people and operators see.

use crate::house::*;

#[test]
fn a_person_gives_only_what_they_ticked() {
    for house in houses() {
        let program = house.program_with("Reading Room", |profile| profile.purpose = "Read <together>".to_owned());
        let (_, mut browser) = house.person("Li");
        let everything = [("scope", "openid profile email phone organization roles offline_access")];
        let waiting = browser.get(&program.address(&everything)).location;
        let page = browser.get(&waiting);
        for words in ["Read &#60;together&#62;", "li@example.org", "+8613800000000", "第一小学", "您的显示名", "换一个账号"] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
        browser.accept_language = "en".to_owned();
        assert!(browser.get(&waiting).text.contains("It will not get"));
        let request = said(&waiting)["request"].clone();
        let form = [("request", request.as_str()), ("decision", "allow"), ("scope", "email"), ("scope", "admin")];
        let code = said(&browser.post("/oauth2/consent", &form).location)["code"].clone();
        let tokens = json(&program.exchange(&mut browser, &code));
        assert_eq!(tokens["scope"], "openid email");
        let known = json(&bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()));
        let mut names: Vec<&String> = known.as_object().unwrap().keys().collect();
        names.sort();
        assert_eq!(names, ["email", "email_verified", "sub"]);
        // The decision is remembered as it was made: the same request is answered with the same.
        let code = said(&browser.get(&program.address(&everything)).location)["code"].clone();
        assert_eq!(json(&program.exchange(&mut browser, &code))["scope"], "openid email");
        // Everything.
        let tokens = program.tokens(&mut browser, &[everything[0], ("prompt", "consent")]);
        let known = json(&bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()));
        assert_eq!(
            (&known["organizations"][0]["code"], &known["roles"][0]["role"], &known["phone_number_verified"]),
            (&"X1".into(), &"teacher".into(), &false.into())
        );
    }
}

#[test]
fn the_programs_of_a_person_are_theirs_to_see() {
    for house in houses() {
        let (mut stranger, (_, mut browser), (_, mut other)) = (house.browser(), house.person("Li"), house.person("Han"));
        assert_eq!(stranger.get("/me/applications").status, 401);
        assert!(browser.get("/me/applications").text.contains("您还没有用这个账号登录过别的应用"));
        house.program("Unused");
        let program = house.program_with("Reading Room", |profile| profile.purpose = "Read together".to_owned());
        program.sign_in(&mut browser, &[]);
        let page = browser.get("/me/applications");
        for words in ["Reading Room", "Read together", "您的电子邮箱", "2026-11-23", "收回授权"] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
        assert!(!page.text.contains("Unused") && !other.get("/me/applications").text.contains("Reading Room"));
        assert_eq!(other.post("/me/applications/revoke", &[("program", &program.id)]).status, 404);
        assert!(browser.get("/me/applications").text.contains("Reading Room"));
        browser.post("/me/applications/revoke", &[("program", &program.id)]);
        assert!(!browser.get("/me/applications?revoked=yes").text.contains("Reading Room"));
    }
}

#[test]
fn operators_connect_change_and_remove_programs() {
    for house in houses() {
        let (_, mut operator) = house.operator();
        let (_, mut member) = house.person("Li");
        for path in ["/admin/applications", "/admin/applications/new"] {
            assert_eq!((member.get(path).status, house.browser().get(path).status, operator.get(path).status), (403, 401, 200), "{path}");
        }
        let page = operator.get("/admin/applications/new").text;
        let fresh = page.split("name=\"fresh\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = [
            ("fresh", fresh.as_str()),
            ("kind", "oidc"),
            ("method", "client_secret"),
            ("name", "Reading Room"),
            ("purpose", "Read"),
            ("redirect_uris", "https://rp.example/cb\r\n\r\nhttps://rp.example/two"),
            ("scope", "profile"),
            ("scope", "email"),
            ("algorithm", "ES256"),
        ];
        assert_eq!(member.post("/admin/applications", &form).status, 403);
        let made = operator.post("/admin/applications", &form);
        assert_eq!(made.status, 200, "{}", made.text);
        assert_eq!(made.headers["cache-control"], "no-store");
        let secret = made.text.split("id=\"client_secret\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let program = Program { id: fresh.clone(), secret };
        // The form sent again shows the program, not another secret.
        let again = operator.post("/admin/applications", &form);
        assert_eq!(again.location, format!("/admin/applications/{fresh}"));
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_client"), 1);
        let shown = operator.get(&again.location).text;
        assert!(shown.contains("https://rp.example/two") && !shown.contains(&program.secret));
        assert!(program.tokens(&mut member, &[])["scope"] == "openid profile email");
        // Wrong forms say what is wrong and keep what was typed.
        for (name, value) in [("redirect_uris", "http://rp.example/cb"), ("redirect_uris", ""), ("name", ""), ("backchannel_uri", "ftp://x")] {
            let wrong: Vec<(&str, &str)> = form.iter().copied().filter(|(known, _)| *known != name).chain([(name, value)]).collect();
            let seen = operator.post(&format!("/admin/applications/{fresh}"), &wrong);
            assert_eq!(seen.status, 422, "{name} {value}");
            assert!(seen.text.contains("role=\"alert\"") && seen.text.contains("Read"));
        }
        // A new secret; the old one is worth nothing.
        let renewed = operator.post(&format!("/admin/applications/{fresh}/secret"), &[]);
        let secret = renewed.text.split("id=\"client_secret\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(program.token(&mut member, &[("grant_type", "refresh_token"), ("refresh_token", "x")]).status, 401);
        let program = Program { secret, ..program };
        assert_eq!(program.token(&mut member, &[("grant_type", "refresh_token"), ("refresh_token", "x")]).status, 400);
        for (suspended, status) in [("yes", 401), ("no", 400)] {
            assert_eq!(operator.post(&format!("/admin/applications/{fresh}/suspend"), &[("suspended", suspended)]).status, 303);
            assert_eq!(program.token(&mut member, &[("grant_type", "refresh_token"), ("refresh_token", "x")]).status, status);
        }
        let question = operator.get(&format!("/admin/applications/{fresh}/remove")).text;
        assert!(question.contains("1 个人"), "{question}");
        assert_eq!(operator.post(&format!("/admin/applications/{fresh}/remove"), &[]).status, 303);
        assert_eq!(operator.get(&format!("/admin/applications/{fresh}")).status, 404);
        assert_eq!(operator.post(&format!("/admin/applications/{fresh}/remove"), &[]).status, 404);
        let gone = "SELECT (SELECT COUNT(*) FROM sso_client) + (SELECT COUNT(*) FROM sso_grant) + (SELECT COUNT(*) FROM sso_refresh) + (SELECT COUNT(*) FROM sso_consent)";
        assert_eq!(house.number(gone), 0);
        let actions = house.actions();
        for action in ["client.created", "client.secret-rotated", "client.suspended", "client.resumed", "client.revoked"] {
            assert!(actions.iter().any(|known| known == action), "{action}: {actions:?}");
        }
    }
}

#[test]
fn logos_are_shown_as_pictures_and_nothing_else() {
    for house in houses() {
        let (_, mut operator) = house.operator();
        let program = house.program("Reading Room");
        let png = b"\x89PNG\r\n\x1a\npicture";
        let part = |name: &str, value: &str| format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes();
        let send = |operator: &mut portal::testing::Browser, logo: &[u8]| {
            let mut body = [part("name", "Reading Room"), part("redirect_uris", CALLBACK)].concat();
            body.extend_from_slice(b"--x\r\ncontent-disposition: form-data; name=\"logo\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n");
            body.extend_from_slice(logo);
            body.extend_from_slice(b"\r\n--x--\r\n");
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x")];
            operator.send("POST", &format!("/admin/applications/{}", program.id), &headers, body).status
        };
        assert_eq!(operator.get(&format!("/oauth2/clients/{}/logo", program.id)).status, 404);
        assert_eq!(send(&mut operator, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), 422);
        // A form that is cut off is told so, and is no form with empty fields.
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x")];
        let cut = [part("name", "Reading Room"), part("redirect_uris", CALLBACK)].concat();
        let seen = operator.send("POST", &format!("/admin/applications/{}", program.id), &headers, cut);
        assert!(seen.status == 400 && seen.text.contains("表单没有完整到达"), "{}: {} {}", house.engine(), seen.status, seen.text);
        assert_eq!(send(&mut operator, png), 303);
        let shown = operator.get(&format!("/oauth2/clients/{}/logo", program.id));
        assert_eq!((shown.status, shown.kind.as_str(), shown.headers["content-security-policy"].as_str()), (200, "image/png", "default-src 'none'; sandbox"));
        assert_eq!(shown.headers["x-content-type-options"], "nosniff");
        assert!(operator.get("/admin/applications").text.contains("/logo?v="));
    }
}
