//! From the program to the person and back: what everybody does who signs in elsewhere.

use serde_json::json;

use crate::house::*;

#[test]
fn somebody_signs_in_and_the_program_learns_what_they_allowed() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let discovery = json(&browser.get("/.well-known/openid-configuration"));
        assert_eq!(discovery["issuer"], ISSUER);
        assert_eq!(discovery["code_challenge_methods_supported"], json!(["S256"]));

        let asked = browser.get(&program.address(&[]));
        assert_eq!(asked.status, 303, "{}", asked.text);
        let page = browser.get(&asked.location);
        assert_eq!(page.status, 200, "{}", page.text);
        for words in ["Reading Room", "rp.example", "li@example.org", "您的密码"] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
        assert!(page.headers["content-security-policy"].contains("form-action 'self' https://rp.example;"));

        let tokens = program.tokens(&mut browser, &[]);
        assert_eq!((&tokens["token_type"], &tokens["scope"]), (&json!("Bearer"), &json!("openid profile email")));
        let id = claims(tokens["id_token"].as_str().unwrap());
        assert_eq!(
            (&id["iss"], &id["aud"], &id["nonce"], &id["acr"], &id["amr"]),
            (&json!(ISSUER), &json!(program.id), &json!("no"), &json!("urn:xingtan:aal1"), &json!(["pwd"]))
        );
        let known = bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap());
        assert_eq!(known.status, 200, "{}", known.text);
        let known = json(&known);
        assert_eq!((&known["sub"], &known["name"], &known["email"]), (&id["sub"], &json!("Li"), &json!("li@example.org")));
        assert!(known.get("phone_number").is_none() && known.get("roles").is_none());

        let again = program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap());
        assert_eq!(again.status, 200, "{}", again.text);
        assert_eq!(house.actions(), ["key.rotated", "key.rotated", "client.created", "consent.given"], "{}", house.engine());
    }
}
