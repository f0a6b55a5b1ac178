//! Two nodes on one PostgreSQL: what is decided at one holds at the other within a second, on every path, and what is given back works there again.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use base64::Engine;
use identity::NewAccount;
use kernel::{Actor, Id, Language, Role};
use organization::{By, Kind, NewOrganization, NewRole, top_id};
use platform::testing::postgresql;
use platform::{Database, DatabaseError};
use sso::{Algorithm, ClientKind, NewClient, Profile};
use xingtan::house;
use xingtan::settings::Settings;

use crate::client::PATIENCE;
use crate::stand::{Server, Stand, say};

const PASSWORD: &str = "seven green umbrellas";
const CALLBACK: &str = "https://rp.example/cb";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
/// Within this long of the answer of the one node the other one must know.
const SOON: Duration = Duration::from_secs(1);
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

struct Seen {
    status: u16,
    location: String,
    cookie: String,
    body: String,
}

fn send(node: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Seen {
    let mut stream = TcpStream::connect_timeout(&node, PATIENCE).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    write!(stream, "{method} {path} HTTP/1.0\r\nhost: {node}\r\nsec-fetch-site: same-origin\r\n{headers}{length}\r\n{body}").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let header =
        |wanted: &str| head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value);
    Seen {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        location: header("location").unwrap_or("").to_owned(),
        cookie: header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or("").to_owned(),
        body: body.to_owned(),
    }
}

fn get(node: SocketAddr, path: &str, cookie: &str) -> u16 {
    send(node, "GET", path, &[("cookie", cookie)], "").status
}

fn post(node: SocketAddr, path: &str, cookie: &str, form: &[(&str, &str)]) -> Seen {
    let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    send(node, "POST", path, &[("cookie", cookie), FORM], &text)
}

fn try_sign_in(node: SocketAddr, name: &str) -> Seen {
    post(node, "/sign-in", "", &[("username", name), ("password", PASSWORD), ("keep", "yes")])
}

fn sign_in(node: SocketAddr, name: &str) -> String {
    let seen = try_sign_in(node, name);
    assert_eq!(seen.status, 303, "{name}: {}", seen.body);
    seen.cookie
}

fn bearer(node: SocketAddr, path: &str, token: &str) -> u16 {
    send(node, "GET", path, &[("authorization", &format!("Bearer {token}"))], "").status
}

/// A program with its secret, at a node.
struct Program {
    id: String,
    secret: String,
}

impl Program {
    fn basic(&self) -> String {
        format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{}:{}", self.id, self.secret)))
    }

    fn token(&self, node: SocketAddr, form: &str) -> Seen {
        send(node, "POST", "/oauth2/token", &[FORM, ("authorization", &self.basic())], form)
    }

    /// The code that somebody who is signed in brings.
    fn code(&self, node: SocketAddr, cookie: &str, scope: &str) -> String {
        let asked = format!(
            "/oauth2/authorize?client_id={}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&response_type=code&scope={scope}&prompt=consent&code_challenge={CHALLENGE}&code_challenge_method=S256",
            self.id
        );
        let waiting = send(node, "GET", &asked, &[("cookie", cookie)], "");
        let request = waiting.location.split("request=").nth(1).unwrap_or_else(|| panic!("{} {}", waiting.status, waiting.body)).to_owned();
        let form = [("request", request.as_str()), ("decision", "allow"), ("scope", "profile"), ("scope", "offline_access")];
        let seen = post(node, "/oauth2/consent", cookie, &form);
        let code = seen.location.split("code=").nth(1).unwrap_or_else(|| panic!("{} {} {}", seen.status, seen.location, seen.body));
        code.split('&').next().unwrap().to_owned()
    }

    fn exchange(&self, node: SocketAddr, code: &str) -> Seen {
        self.token(node, &format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&code_verifier={VERIFIER}"))
    }

    /// Access token and refresh token.
    fn tokens(&self, node: SocketAddr, cookie: &str, scope: &str) -> [String; 2] {
        let seen = self.exchange(node, &self.code(node, cookie, scope));
        assert_eq!(seen.status, 200, "{}", seen.body);
        ["access_token", "refresh_token"].map(|name| word(&seen, name))
    }

    /// Refreshes, and keeps the token that comes in the place of the former one.
    fn refresh(&self, node: SocketAddr, refresh: &mut String) -> u16 {
        let seen = self.token(node, &format!("grant_type=refresh_token&refresh_token={refresh}"));
        if seen.status == 200 {
            *refresh = word(&seen, "refresh_token");
        }
        seen.status
    }
}

fn word(seen: &Seen, name: &str) -> String {
    let said: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
    said[name].as_str().unwrap_or_else(|| panic!("no {name} in {}", seen.body)).to_owned()
}

/// Something that is tried again and again at the other node.
struct Way<'a> {
    name: &'a str,
    wanted: &'a [u16],
    ask: Box<dyn FnMut() -> u16 + Send + 'a>,
}

fn way<'a>(name: &'a str, wanted: &'a [u16], ask: impl FnMut() -> u16 + Send + 'a) -> Way<'a> {
    Way { name, wanted, ask: Box::new(ask) }
}

const REFUSED: &[u16] = &[400, 401, 403];
const WORKS: &[u16] = &[200, 303];

/// Waits until every way answers as wanted, all at once; none may take longer than [`SOON`], and none may fall back.
fn soon(what: &str, ways: Vec<Way<'_>>) {
    let since = Instant::now();
    let took: Vec<(&str, Duration, u16)> = std::thread::scope(|scope| {
        let tries = ways.into_iter().map(|mut way| {
            scope.spawn(move || {
                loop {
                    let (asked, status) = (since.elapsed(), (way.ask)());
                    if way.wanted.contains(&status) {
                        let again = [(way.ask)(), (way.ask)()];
                        assert!(again.iter().all(|status| way.wanted.contains(status)), "{what}: {}: {status}, then {again:?}", way.name);
                        return (way.name, asked, status);
                    }
                    assert!(asked < SOON * 5, "{what}: {}: still {status} after {asked:?}", way.name);
                    std::thread::sleep(Duration::from_millis(20));
                }
            })
        });
        tries.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).collect()
    });
    for (name, asked, status) in &took {
        say(&format!("holding: {what}: {name}: {status} after {} ms", asked.as_millis()));
    }
    assert!(took.iter().all(|(_, asked, _)| *asked < SOON), "{what}: {took:?}");
}

struct Scene {
    here: Server,
    there: Server,
    database: Database,
    keeper: String,
    school: Id,
    reader: Program,
    robot: Program,
    writer: Program,
    _stands: [Stand; 2],
}

pub fn run() {
    let test = postgresql(&[]).unwrap();
    let scene = Scene::new(&test.url);
    scene.people();
    scene.programs();
    scene.roles();
    scene.sign_outs();
}

impl Scene {
    fn new(url: &str) -> Self {
        let mut first = Stand::new(url);
        let settings = Settings::at(&first.data(), url);
        let house = house::open(&settings).unwrap();
        let by = By::system(house.services.now());
        let new = NewOrganization { parent: top_id(), kind: Kind::School, name: "One", code: "", source: "" };
        let school = house.organizations.create(&by, &new).unwrap().id;
        for (name, role, place) in
            [("keeper", Role::Operator, top_id()), ("lilei", Role::Learner, school), ("wang", Role::Teacher, school), ("leaver", Role::Learner, school)]
        {
            let person = house.identity.create_account(&NewAccount { name, display_name: "", password: PASSWORD, language: Language::EN }).unwrap().person;
            house.organizations.give_role(&by, &NewRole { person, organization: place, role, since: None, until: None, reason: "", source: "" }).unwrap();
        }
        let program = |kind, profile| {
            let made = house.sso.create_client(Actor::System, &NewClient { id: None, kind, name: "Program", profile, logo: None }).unwrap();
            Program { id: made.client.id.to_string(), secret: made.secret.unwrap() }
        };
        let redirects = vec![CALLBACK.to_owned()];
        let reader = program(ClientKind::Oidc, Profile { redirect_uris: redirects, algorithm: Algorithm::Es256, ..Profile::of(ClientKind::Oidc) });
        let robot = program(ClientKind::Api, Profile { organization: Some(school), ..Profile::of(ClientKind::Api) });
        let writer = program(ClientKind::Lrs, Profile::of(ClientKind::Lrs));
        drop(house);
        // A first start makes the secret that both nodes share.
        first.serve().kill();
        let second = first.beside(&[]);
        let (here, there) = (first.serve(), second.serve());
        let database = Database::open(url, &first.data()).unwrap();
        let keeper = sign_in(here.address, "keeper");
        let scene = Self { here, there, database, keeper, school, reader, robot, writer, _stands: [first, second] };
        scene.strengthen("keeper");
        scene
    }

    fn change(&self, sql: &str, values: &[platform::Value<'_>]) {
        self.database.write::<_, DatabaseError>(|session| session.execute(sql, values)).unwrap();
    }

    fn id(&self, sql: &str, name: &str) -> Id {
        self.database.read::<_, DatabaseError>(|session| session.first(sql, &[name.into()], |row| row.get(0))).unwrap().unwrap()
    }

    fn person(&self, name: &str) -> Id {
        self.id("SELECT person_id FROM account WHERE name = $1", name)
    }

    /// Makes the sessions of somebody those that a passkey opens.
    fn strengthen(&self, name: &str) {
        self.change("UPDATE session SET methods = 'hwk user' WHERE person_id = $1", &[self.person(name).into()]);
    }

    /// The administrator does something at the first node.
    fn decide(&self, path: &str, form: &[(&str, &str)]) {
        let seen = post(self.here.address, path, &self.keeper, form);
        assert_eq!(seen.status, 303, "{path}: {}", seen.body);
    }

    /// Somebody is suspended: password, passkey, tokens, a code that is not used yet.
    fn people(&self) {
        let there = self.there.address;
        let passkey = sign_in(there, "lilei");
        self.strengthen("lilei");
        let password = sign_in(there, "lilei");
        let elsewhere = sign_in(self.here.address, "lilei");
        let [access, mut refresh] = self.reader.tokens(there, &password, "openid%20profile");
        let [offline, mut lasting] = self.reader.tokens(there, &password, "openid%20profile%20offline_access");
        let code = self.reader.code(there, &password, "openid%20profile");
        let works = || [&password, &passkey, &elsewhere].map(|cookie| get(there, "/me/settings", cookie));
        assert_eq!(works(), [200; 3]);
        assert_eq!([&access, &offline].map(|token| bearer(there, "/oauth2/userinfo", token)), [200; 2]);
        assert_eq!((self.reader.refresh(there, &mut refresh), self.reader.refresh(there, &mut lasting)), (200, 200));
        let path = format!("/admin/people/{}/suspend", self.person("lilei"));
        self.decide(&path, &[("reason", "the phone was stolen")]);
        soon(
            "suspended",
            vec![
                way("a session by password", REFUSED, || get(there, "/me/settings", &password)),
                way("a session by passkey", REFUSED, || get(there, "/me/settings", &passkey)),
                way("a session opened at the first node", REFUSED, || get(there, "/me/settings", &elsewhere)),
                way("userinfo", REFUSED, || bearer(there, "/oauth2/userinfo", &access)),
                way("userinfo offline", REFUSED, || bearer(there, "/oauth2/userinfo", &offline)),
                way("the refresh token", REFUSED, || self.reader.refresh(there, &mut refresh)),
                way("the refresh token offline", REFUSED, || self.reader.refresh(there, &mut lasting)),
                way("the code", REFUSED, || self.reader.exchange(there, &code).status),
            ],
        );
        let tried = try_sign_in(there, "lilei");
        assert!(tried.status != 303 && get(there, "/me/settings", &tried.cookie) == 401, "{} {}", tried.status, tried.body);
        self.decide(&path, &[("resume", "yes")]);
        // The session ended with the suspension; what was allowed for longer goes on, and the password opens the door.
        soon(
            "let in again",
            vec![
                way("userinfo offline", WORKS, || bearer(there, "/oauth2/userinfo", &offline)),
                way("the refresh token offline", WORKS, || self.reader.refresh(there, &mut lasting)),
            ],
        );
        let again = sign_in(there, "lilei");
        assert_eq!(get(there, "/me/settings", &again), 200);
        assert_eq!(works(), [401; 3], "what ended stays ended");
    }

    /// Programs that act on their own behalf are suspended.
    fn programs(&self) {
        let there = self.there.address;
        let grant = |program: &Program| program.token(there, "grant_type=client_credentials");
        let scim = word(&grant(&self.robot), "access_token");
        let records = word(&grant(&self.writer), "access_token");
        let (basic, records) = (self.writer.basic(), format!("Bearer {records}"));
        let statements = |authorization: &str| {
            let headers = [("authorization", authorization), ("x-experience-api-version", "1.0.3")];
            send(there, "GET", "/xapi/statements?limit=1", &headers, "").status
        };
        let ways = |wanted: &'static [u16]| {
            vec![
                way("SCIM with a token", wanted, || bearer(there, "/scim/v2/Users?count=1", &scim)),
                way("a new token", wanted, || grant(&self.robot).status),
                way("statements by name and secret", wanted, || statements(&basic)),
                way("statements with a token", wanted, || statements(&records)),
            ]
        };
        soon("programs before", ways(WORKS));
        for program in [&self.robot, &self.writer] {
            self.decide(&format!("/admin/applications/{}/suspend", program.id), &[("suspended", "yes")]);
        }
        soon("programs suspended", ways(REFUSED));
        for program in [&self.robot, &self.writer] {
            self.decide(&format!("/admin/applications/{}/suspend", program.id), &[("suspended", "no")]);
        }
        soon("programs let in again", ways(WORKS));
    }

    /// A role goes and comes back; what the other node remembers of it must go too.
    fn roles(&self) {
        let there = self.there.address;
        let people = format!("/organizations/{}/people", self.school);
        let cookie = sign_in(there, "wang");
        self.strengthen("wang");
        let list = |cookie: &str| get(there, &people, cookie);
        assert_eq!([list(&cookie), list(&cookie)], [200; 2]);
        let role = self.id("SELECT membership.id FROM membership JOIN account USING (person_id) WHERE name = $1 AND until IS NULL", "wang");
        // By the person: the session goes on.
        let seen = post(self.here.address, &format!("/roles/{role}/end"), &cookie, &[("sure", "yes")]);
        assert_eq!(seen.status, 303, "{}", seen.body);
        soon("a role given up", vec![way("the list of people", &[403, 404], || list(&cookie))]);
        assert_eq!(get(there, "/me/settings", &cookie), 200, "the person stays signed in");
        self.decide(&format!("/organizations/{}/roles", self.school), &[("username", "wang"), ("role", "teacher")]);
        // Their account is their own: they are asked, and accept at the other node.
        let offer = self.id("SELECT role_offer.id FROM role_offer JOIN account USING (person_id) WHERE name = $1", "wang");
        let seen = post(there, &format!("/offers/{offer}/accept"), &cookie, &[]);
        assert_eq!(seen.status, 303, "{}", seen.body);
        let here = self.here.address;
        soon("a role accepted", vec![way("a session from before it", &[401], || get(here, &people, &cookie))]);
        let cookie = sign_in(there, "wang");
        self.strengthen("wang");
        soon("a role given", vec![way("the list of people", WORKS, || list(&cookie))]);
        // By the administrator: the sessions end as well.
        let role = self.id("SELECT membership.id FROM membership JOIN account USING (person_id) WHERE name = $1 AND until IS NULL", "wang");
        self.decide(&format!("/roles/{role}/end"), &[("sure", "yes")]);
        soon("a role taken", vec![way("the list of people", REFUSED, || list(&cookie)), way("the session", REFUSED, || get(there, "/me/settings", &cookie))]);
    }

    /// Signing out everywhere, and asking to be forgotten.
    fn sign_outs(&self) {
        let (here, there) = (self.here.address, self.there.address);
        let [mine, other] = [sign_in(here, "leaver"), sign_in(there, "leaver")];
        let [access, mut refresh] = self.reader.tokens(there, &other, "openid%20profile");
        assert_eq!((get(there, "/me/settings", &other), bearer(there, "/oauth2/userinfo", &access)), (200, 200));
        assert_eq!(post(here, "/me/security/end-all", &mine, &[("sure", "yes")]).status, 303);
        soon(
            "signed out everywhere",
            vec![
                way("this session", REFUSED, || get(there, "/me/settings", &mine)),
                way("the other session", REFUSED, || get(there, "/me/settings", &other)),
                way("userinfo", REFUSED, || bearer(there, "/oauth2/userinfo", &access)),
                way("the refresh token", REFUSED, || self.reader.refresh(there, &mut refresh)),
            ],
        );
        let [mine, other] = [sign_in(here, "leaver"), sign_in(there, "leaver")];
        let [access, mut refresh] = self.reader.tokens(there, &other, "openid%20profile%20offline_access");
        assert_eq!((get(there, "/me/settings", &other), bearer(there, "/oauth2/userinfo", &access)), (200, 200));
        let seen = post(here, "/me/delete", &mine, &[("password", PASSWORD), ("sure", "yes")]);
        assert!(WORKS.contains(&seen.status), "{} {}", seen.status, seen.body);
        soon(
            "asked to be forgotten",
            vec![
                way("the other session", REFUSED, || get(there, "/me/settings", &other)),
                way("userinfo offline", REFUSED, || bearer(there, "/oauth2/userinfo", &access)),
                way("the refresh token offline", REFUSED, || self.reader.refresh(there, &mut refresh)),
            ],
        );
    }
}
