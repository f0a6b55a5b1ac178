//! Who may do what: every route of the whole house with every actor, cell by cell against [`table`], on both engines. A route without a row fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod forgetting;
mod openapi;
mod people;
mod programs;
mod table;
mod world;

use std::collections::BTreeSet;

use kernel::Role;
use portal::{Method, Route};
use table::{Expected, Row, TABLE};
use world::{Actor, Person, World, worlds, worlds_without_second_factors};

fn name(method: Method) -> &'static str {
    method.as_str()
}

/// The forms of pages. Programs' routes look at no cookie, so there is nothing that another site could misuse.
fn posts() -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(|row| row.method == "POST" && !matches!(row.expected, Expected::Program(_) | Expected::Content))
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    for world in worlds() {
        for row in TABLE.iter() {
            let route = world.routes.iter().find(|route| (name(route.method), route.path) == (row.method, row.path));
            let for_programs = route.is_some_and(|route| route.need.is_for_programs());
            assert_eq!(for_programs, matches!(row.expected, Expected::Program(_)), "{} {}", row.method, row.path);
            let of_content = route.is_some_and(|route| route.host == portal::Host::Content);
            assert_eq!(of_content, matches!(row.expected, Expected::Content), "{} {}", row.method, row.path);
        }
        let routes: BTreeSet<(&str, &str)> = world.routes.iter().map(|route: &Route| (name(route.method), route.path)).collect();
        let rows: BTreeSet<(&str, &str)> = TABLE.iter().map(|row| (row.method, row.path)).collect();
        assert_eq!(routes.difference(&rows).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "routes without a row: say in the table who may use them");
        assert_eq!(rows.difference(&routes).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "rows without a route");
        assert_eq!((routes.len(), rows.len()), (world.routes.len(), TABLE.len()), "a route or a row stands twice");
    }
}

#[test]
fn every_cell_is_as_the_table_says() {
    for world in worlds() {
        let mut cells = 0;
        let mut wrong = Vec::new();
        for row in TABLE.iter() {
            for actor in Actor::all() {
                let owned = matches!(row.expected, Expected::Owned { .. });
                let mut person = world.person(actor, owned);
                world.furnish(&mut person, false);
                if !owned || actor != Actor::Stranger {
                    note(&world, row, actor, "", row.expected.of(actor, false), world.ask(row, &person, &person), &mut wrong);
                    cells += 1;
                }
                match &row.expected {
                    Expected::Same(_) | Expected::Program(_) | Expected::Content => {}
                    Expected::Owned { .. } => {
                        for owner in [Actor::Guest, Actor::Member(Role::Learner)] {
                            let (person, other) = (world.person(actor, false), world.person(owner, true));
                            note(&world, row, actor, " with what is another's", row.expected.of(actor, true), world.ask(row, &person, &other), &mut wrong);
                            cells += 1;
                            world.check_untouched(&other, row.path);
                        }
                    }
                    Expected::May(..) | Expected::Gives(_) => {
                        let person = world.person(actor, false);
                        let mut other = world.person(Actor::Stranger, false);
                        world.furnish(&mut other, true);
                        note(&world, row, actor, " at another school", row.expected.of(actor, true), world.ask(row, &person, &other), &mut wrong);
                        cells += 1;
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{} of {cells} cells are not as the table says:\n{}", wrong.len(), wrong.join("\n"));
        println!("{}: {cells} cells of {} routes", world.engine, TABLE.len());
    }
}

fn note(world: &World, row: &Row, actor: Actor, what: &str, expected: u16, seen: u16, wrong: &mut Vec<String>) {
    if seen != expected {
        wrong.push(format!("{}: {} {} by {actor:?}{what}: {seen}, expected {expected}", world.engine, row.method, row.path));
    }
}

/// What is forged, the headers, the token.
type Forged<'a> = (&'a str, Vec<(&'a str, &'a str)>, Option<&'a str>);

/// A form that is not from one of our pages changes nothing, whoever is made to send it.
#[test]
fn forms_from_elsewhere_are_refused_on_every_route() {
    for world in worlds() {
        let mut cells = 0;
        for row in posts() {
            for actor in [Actor::Guest, Actor::Member(Role::Operator)] {
                let mut person = world.person(actor, true);
                world.furnish(&mut person, false);
                let foreign = world.person(actor, false);
                let refused = row.expected.refuses(actor).unwrap_or(403);
                let (token, other) = (world.form_token(&person), world.form_token(&foreign));
                assert_ne!(token, other);
                let forged: [Forged<'_>; 8] = [
                    ("nothing said, no token", vec![], None),
                    ("nothing said, an empty token", vec![], Some("")),
                    ("nothing said, the token of another session", vec![], Some(&other)),
                    ("another site", vec![("sec-fetch-site", "cross-site")], Some(&token)),
                    ("a neighbour of our site", vec![("sec-fetch-site", "same-site")], Some(&token)),
                    ("another origin", vec![("origin", "https://evil.example")], Some(&token)),
                    ("an opaque origin", vec![("origin", "null")], Some(&token)),
                    ("our name as the tail of another", vec![("origin", "http://evil.example/test")], Some(&token)),
                ];
                for (what, headers, token) in forged {
                    let seen = world.send_form(row, &person, &person, &headers, token);
                    assert_eq!(seen, refused, "{}: {} by {actor:?}: {what}", world.engine, row.path);
                    cells += 1;
                }
                world.check_untouched(&person, row.path);
            }
            // A stranger has no session that could be misused; another site is refused all the same.
            let stranger = world.person(Actor::Stranger, false);
            let helper = world.person(Actor::Guest, true);
            let seen = world.send_form(row, &stranger, &helper, &[("sec-fetch-site", "cross-site")], None);
            assert!(matches!(seen, 401 | 403), "{}: {} by a stranger from another site: {seen}", world.engine, row.path);
            cells += 1;
        }
        println!("{}: {cells} forged forms refused on {} routes", world.engine, posts().count());
    }
}

/// Another method than the one that was sent is taken from nowhere: not from a header, not from the address, not from the form.
#[test]
fn a_method_is_never_overridden() {
    const HEADERS: [&str; 3] = ["x-http-method-override", "x-http-method", "x-method-override"];
    for world in worlds() {
        let mut cells = 0;
        for row in posts() {
            let mut person = world.person(Actor::Member(Role::Operator), true);
            world.furnish(&mut person, false);
            let address = (row.address)(&world, &person);
            let asked = |method: &str, address: &str, headers: &[(&str, &str)], form: &[(&str, String)]| {
                world.send(method, address, &person.cookie, headers, form).status
            };
            // A GET that says it is a POST is a GET.
            let plain = asked("GET", &address, &[], &[]);
            let own = [("sec-fetch-site", "same-origin")];
            for header in HEADERS {
                let seen = asked("GET", &address, &[own[0], (header, "POST")], &(row.form)(&world, &person, &person));
                assert_eq!(seen, plain, "{}: GET {} with {header}", world.engine, row.path);
                cells += 1;
            }
            let mark = if address.contains('?') { '&' } else { '?' };
            assert_eq!(asked("GET", &format!("{address}{mark}_method=POST"), &own, &[]), plain, "{}: GET {} with _method", world.engine, row.path);
            // A form of another site that says it is something harmless is a form of another site.
            for header in HEADERS {
                let mut form = (row.form)(&world, &person, &person);
                form.push(("_method", "GET".to_owned()));
                let seen = asked("POST", &address, &[("sec-fetch-site", "cross-site"), (header, "GET")], &form);
                assert_eq!(seen, row.expected.refuses(person.actor).unwrap_or(403), "{}: POST {} with {header}", world.engine, row.path);
                cells += 1;
            }
            world.check_untouched(&person, row.path);
        }
        println!("{}: {cells} overridden methods", world.engine);
    }
}

#[test]
fn a_form_with_the_token_of_its_session_passes_where_nothing_else_is_said() {
    for world in worlds() {
        for row in posts() {
            let able = Role::ALL.iter().map(|role| Actor::Member(*role)).find(|actor| row.expected.of(*actor, false) < 400);
            let Some(actor) = able else { continue };
            let mut person = world.person(actor, true);
            world.furnish(&mut person, false);
            let token = world.form_token(&person);
            let seen = world.send_form(row, &person, &person, &[], Some(&token));
            assert_eq!(seen, row.expected.of(actor, false), "{}: {}", world.engine, row.path);
        }
    }
}

/// Ids that lead nowhere are 404, never a failure.
#[test]
fn unknown_names_are_404_on_every_route() {
    let nobody = kernel::Id::named(&["nothing", "here"]).to_string();
    let long = "a".repeat(600);
    let odd = [
        nobody.as_str(),
        "x",
        "0",
        "-1",
        "%00",
        "%FF%FE",
        "..",
        "%2e%2e%2fsecret",
        "%27%20OR%201%3D1--",
        "%F0%9F%8C%B8",
        &long,
        "18446744073709551616",
        "null",
    ];
    for world in worlds() {
        let mut cells = 0;
        for row in TABLE.iter().filter(|row| row.path.contains('{')) {
            for actor in [Actor::Stranger, Actor::Guest, Actor::Member(Role::Teacher)] {
                let person = world.person(actor, false);
                for name in odd {
                    let (before, rest) = row.path.split_once('{').unwrap();
                    let path = format!("{before}{name}{}", rest.split_once('}').unwrap().1);
                    let form = row.form_of(&world, &person);
                    let seen = world.send(row.method, &path, &person.cookie, &[("sec-fetch-site", "same-origin")], &form);
                    assert!(
                        seen.status == 404 || Some(seen.status) == row.expected.refuses(actor) || seen.status == 400 && name.contains('%'),
                        "{}: {} {path} by {actor:?}: {}",
                        world.engine,
                        row.method,
                        seen.status
                    );
                    cells += 1;
                }
            }
        }
        println!("{}: {cells} unknown names", world.engine);
    }
}

/// Every path answers the methods it has, `HEAD` as `GET` without a body, and refuses all others.
#[test]
fn other_methods_are_405() {
    for world in worlds() {
        let mut person = world.person(Actor::Member(Role::Learner), true);
        world.furnish(&mut person, false);
        let paths: BTreeSet<&str> = TABLE.iter().map(|row| row.path).collect();
        let mut cells = 0;
        for path in paths {
            let row = |method: &str| TABLE.iter().find(|row| row.path == path && row.method == method);
            let any = row("GET").or_else(|| row("POST")).unwrap();
            let address = (any.address)(&world, &person);
            // A page of another site may ask a program's route; its browser asks first whether it may.
            let for_programs = TABLE.iter().any(|row| row.path == path && matches!(row.expected, Expected::Program(_)));
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"].into_iter().filter(|method| row(method).is_none()) {
                let expected = if method == "OPTIONS" && for_programs { 204 } else { 405 };
                assert_eq!(world.send(method, &address, &person.cookie, &[], &[]).status, expected, "{}: {method} {path}", world.engine);
                cells += 1;
            }
            let head = world.send("HEAD", &address, &person.cookie, &[], &[]);
            match row("GET") {
                Some(_) => {
                    let get = world.send("GET", &address, &person.cookie, &[], &[]);
                    assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{}: HEAD {path}", world.engine);
                }
                None => {
                    // What people only send forms to leads to the page above, so that a language chosen there, or an address typed again, is no dead end.
                    let elsewhere = matches!(any.expected, Expected::Content);
                    let expected = if for_programs || elsewhere { 405 } else { 303 };
                    let get = world.send("GET", &address, &person.cookie, &[], &[]);
                    assert_eq!((head.status, get.status), (expected, expected), "{}: GET {path}", world.engine);
                    assert!(expected == 405 || address.starts_with(&get.location), "{}: {path} leads to {}", world.engine, get.location);
                }
            }
            if row("POST").is_none() {
                let seen = world.send("POST", &address, &person.cookie, &[("sec-fetch-site", "same-origin")], &[]);
                assert_eq!(seen.status, 405, "{}: POST {path}", world.engine);
            }
            cells += 2;
        }
        println!("{}: {cells} methods", world.engine);
    }
}

/// What one person has never shows on the pages of another, whatever their role.
#[test]
fn nobody_sees_what_another_did() {
    for world in worlds() {
        let mut victim = world.person(Actor::Member(Role::Learner), true);
        world.furnish(&mut victim, false);
        let words = "only I wrote this";
        for (path, form) in [
            (format!("/practice/{}/answer", victim.attempt), vec![("position", "0".to_owned()), ("answer", "A".to_owned())]),
            (format!("/sections/{}/finish", world.section), vec![]),
            (format!("/sections/{}/report", world.section), vec![("words", words.to_owned())]),
        ] {
            assert_eq!(world.send("POST", &path, &victim.cookie, &[("sec-fetch-site", "same-origin")], &form).status, 303, "{path}");
        }
        let own = world.send("GET", "/me/data.json", &victim.cookie, &[], &[]).body;
        assert!(own.contains(&victim.name) && own.contains(&victim.attempt), "{own}");
        let readable = world.send("GET", "/me/data.html", &victim.cookie, &[], &[]).body;
        let section = format!("/sections/{}\"", world.section);
        assert!(readable.contains(&victim.name) && readable.contains(&section) && readable.contains(words), "{readable}");
        assert!(!readable.contains(&victim.attempt), "ids of programs are for programs: {readable}");
        assert!(!readable.contains("<code>"), "a key of some room has no label: {readable}");
        for actor in Actor::all() {
            let Person { cookie, .. } = world.person(actor, false);
            // Who may see people sees them: that is what those pages are for.
            let open = |row: &&Row| !matches!(row.expected, Expected::May(..)) || row.expected.of(actor, false) != 200;
            for row in TABLE.iter().filter(|row| row.method == "GET" && !row.path.contains("{attempt}")).filter(open) {
                let body = world.send("GET", &(row.address)(&world, &victim), &cookie, &[], &[]).body;
                for secret in [&victim.name, &victim.attempt, &victim.session, words] {
                    assert!(!body.contains(secret), "{}: {} shows '{secret}' to {actor:?}", world.engine, row.path);
                }
            }
        }
    }
}

/// A role of staff does nothing for somebody who signed in with a password alone.
#[test]
fn staff_roles_ask_for_a_second_factor_on_every_route() {
    for world in worlds_without_second_factors() {
        let mut cells = 0;
        for row in TABLE.iter() {
            let Expected::May(permission, _) = row.expected else { continue };
            for role in Role::ALL.iter().filter(|role| role.is_staff() && role.allows(permission)) {
                let mut person = world.person(Actor::Member(*role), false);
                world.furnish(&mut person, false);
                assert_eq!(world.ask(row, &person, &person), 403, "{}: {} {} by {role}", world.engine, row.method, row.path);
                cells += 1;
            }
        }
        println!("{}: {cells} cells refused without a second factor", world.engine);
    }
}

impl Row {
    fn form_of(&self, world: &World, person: &Person) -> Vec<(&'static str, String)> {
        (self.form)(world, person, person)
    }
}
