//! What people see: whoever brings packages, and whoever learns with them.

use courseware::model::bounds::MANIFEST_BYTES_MAX;
use courseware::model::refusal::{NoticeKind, Reason};
use kernel::Id;

use crate::house::{House, Seen, houses};
use crate::pack::{ONE_ITEM, ONE_SCO, cmi5, course, golf, manifest, outside, scorm, unit, zip};
use crate::packages::{wrong_manifests, wrong_structures};

fn upload(house: &House, person: Id, bytes: &[u8]) -> Seen {
    upload_in(house, person, bytes, "en")
}

fn upload_in(house: &House, person: Id, bytes: &[u8], language: &str) -> Seen {
    let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"course.zip\"\r\nContent-Type: application/zip\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x"), ("accept-language", language)];
    house.send("test", "POST", &format!("/organizations/{}/courseware", house.school), Some(person), &headers, body)
}

#[test]
fn a_package_is_brought_looked_at_and_taken_away() {
    for house in houses() {
        assert!(house.get(&format!("/organizations/{}/courseware", house.school), Some(house.provider)).text.contains("Bring a package"));
        let seen = upload(&house, house.provider, &golf("golf-scorm-1.2.zip"));
        assert_eq!(seen.status, 303, "{}", seen.text);
        assert!(house.get(&seen.location, Some(house.provider)).text.contains("The package is here"));
        let again = upload(&house, house.provider, &golf("golf-scorm-1.2.zip"));
        assert!(house.get(&again.location, Some(house.provider)).text.contains("here already; nothing was changed"));
        let location = seen.location.split('?').next().unwrap().to_owned();
        assert_eq!(upload(&house, house.provider, b"").status, 422, "an empty file");
        let page = house.get(&location, Some(house.provider));
        assert!(page.text.contains("Golf Explained - Minimum Run-time Calls") && page.text.contains("Par?") && page.text.contains("44 files"), "{}", page.text);
        // The same file once more is the package that is there.
        assert_eq!(again.location.split('?').next(), Some(location.as_str()));
        let course = location.replace("/admin", "");
        let shown = house.get(&course, Some(house.learner));
        assert!(shown.text.contains("0 of 18 parts") && shown.text.contains("Playing the Game") && shown.text.contains("depth-1"), "{}", shown.text);
        assert!(house.get("/courseware", Some(house.learner)).text.contains("Golf Explained"));
        // Somebody of another school does not see it, nor does a guest.
        assert_eq!((house.get(&course, Some(house.outsider)).status, house.get(&course, None).status), (404, 404));
        assert!(!house.get("/courseware", Some(house.outsider)).text.contains("Golf Explained"));
        for person in [house.teacher, house.learner] {
            assert_eq!(house.get(&location, Some(person)).status, 403);
            assert_eq!(upload(&house, person, b"x").status, 403);
        }
        assert_eq!(house.post(&format!("{location}/remove"), Some(house.provider), "").status, 303);
        assert_eq!((house.get(&location, Some(house.provider)).status, house.get(&course, Some(house.learner)).status), (404, 404));
        let audited = house.number("SELECT COUNT(*) FROM audit WHERE action LIKE 'courseware.%'");
        assert_eq!(audited, 2);
    }
}

#[test]
fn a_refusal_says_where_what_and_what_to_do() {
    for house in houses() {
        let items = ONE_ITEM.replace("identifierref=\"r\"", "identifierref=\"none\"");
        let seen = upload(&house, house.provider, &scorm(&manifest("1.2", &items, ONE_SCO)));
        assert_eq!(seen.status, 422);
        for words in [
            "The package was not taken in",
            "Something is referred to that is not there",
            "In imsmanifest.xml, line 1",
            "No resource is called “none”.",
            "unknown-reference",
            "Nothing of it was kept",
        ] {
            assert!(seen.text.contains(words), "{words}: {}", seen.text);
        }
        assert_eq!(upload(&house, house.provider, b"").status, 422);
        assert_eq!(upload(&house, house.provider, b"no zip").status, 422);
        assert_eq!(house.number("SELECT COUNT(*) FROM courseware_package"), 0);
        assert!(!house.objects.exists(), "nothing of a refused package is kept");
        assert_eq!((Reason::ALL.len(), NoticeKind::ALL.len()), (27, 11));
    }
}

/// Packages that are broken in every way that the readers know, from the smallest to those of `XINGTAN_PACKAGES`.
fn broken() -> Vec<(Vec<u8>, Reason)> {
    let xml = |text: &str| cmi5(text);
    let mut all = wrong_manifests();
    all.extend(wrong_structures().into_iter().map(|(_, bytes, reason)| (bytes, reason)));
    let damaged = golf("golf-scorm-1.2.zip");
    all.extend([
        (damaged.get(..damaged.len() / 2).unwrap_or_default().to_vec(), Reason::Damaged),
        (spoilt(), Reason::Damaged),
        (zip(&[("../cmi5.xml", b"x")]), Reason::Path),
        (zip(&[("a\\b", b"x")]), Reason::Path),
        (zip(&[("x/".repeat(40).as_str(), b"x")]), Reason::Path),
        (zip(&[("x".repeat(500).as_str(), b"x")]), Reason::Path),
        (zip(&[("cmi5.xml", &[0xff, 0xff])]), Reason::Xml),
        (xml("<!DOCTYPE x><x/>"), Reason::Xml),
        (xml("<a><b></a>"), Reason::Xml),
        (xml("<a b=\"1\" b=\"2\"/>"), Reason::Xml),
        (xml("<x:a/>"), Reason::Xml),
        (xml("<a>&what;</a>"), Reason::Xml),
        (xml("<a>& </a>"), Reason::Xml),
        (xml("<a>\u{1}</a>"), Reason::Xml),
        (xml("<a"), Reason::Xml),
        (xml("<a><b>"), Reason::Xml),
        (xml("<?xml?"), Reason::Xml),
        (xml(&"<a>".repeat(100)), Reason::Xml),
        (xml(&format!("{}{}", "<a>".repeat(100), "</a>".repeat(100))), Reason::XmlTooLarge),
        (zip(&[("cmi5.xml", &vec![b' '; MANIFEST_BYTES_MAX as usize + 1])]), Reason::UnpacksTooLarge),
    ]);
    if let Some(folder) = outside("scorm") {
        for (name, reason) in
            [("badscorm.zip", Reason::ManifestInFolder), ("invalid.zip", Reason::NoManifest), ("singlescobasic_missingorg.zip", Reason::NoOrganization)]
        {
            all.push((std::fs::read(folder.join(name)).unwrap(), reason));
        }
    }
    all
}

/// An archive whose file is not what its checksum says.
fn spoilt() -> Vec<u8> {
    let mut bytes = golf("golf-scorm-1.2.zip");
    let at = bytes.len() / 3;
    for byte in bytes.iter_mut().skip(at).take(40) {
        *byte = !*byte;
    }
    bytes
}

/// What is said about a refusal, without what is quoted from the package.
fn said(seen: &Seen) -> String {
    let banner = seen.text.split("role=\"alert\"").nth(1).and_then(|rest| rest.split("<section").next()).unwrap_or_default();
    let mut out = String::new();
    for (number, piece) in banner.split("<code>").enumerate() {
        out.push_str(if number == 0 { piece } else { piece.split_once("</code>").map_or("", |(_, rest)| rest) });
    }
    out.split('>').skip(1).map(|piece| piece.split('<').next().unwrap_or_default()).collect::<Vec<_>>().join("\n").replace("&#60;", "<").replace("&#62;", ">")
}

/// Whether three English words stand side by side.
fn is_english(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.split(' ').collect::<Vec<_>>().windows(3).any(|words| words.iter().all(|word| is_word(word)))
}

#[test]
fn a_refusal_is_said_in_the_language_of_the_reader() {
    let Some(house) = houses().into_iter().next() else { return };
    for (bytes, reason) in broken() {
        let seen = upload_in(&house, house.provider, &bytes, "zh-CN");
        assert!(seen.status == 422 && seen.text.contains(&format!("<code>{}</code>", reason.code())), "{}: {}", reason.code(), said(&seen));
        let (chinese, english) = (said(&seen), said(&upload(&house, house.provider, &bytes)));
        assert!(chinese.contains('。') && !is_english(&chinese), "{}: {chinese}", reason.code());
        assert!(is_english(&english) && english.lines().all(|line| line.chars().all(|letter| letter.is_ascii() || "“”…".contains(letter))), "{english}");
    }
    let found = said(&upload_in(&house, house.provider, &cmi5(&course(&unit("urn:a", "moveOn=\"done\"", "<url>index.html</url>"))), "zh-CN"));
    assert!(found.contains("moveOn 写成了“done”，只能是 Passed / Completed") && found.contains("cmi5.xml 第 1 行"), "{found}");
    let found = said(&upload_in(&house, house.provider, &cmi5("<a>\n<b></a>"), "zh-CN"));
    assert!(found.contains("<b> 用 </a> 结束") && found.contains("cmi5.xml 第 2 行"), "{found}");
}

#[test]
fn only_those_who_bring_packages_look_at_them_without_counting() {
    for house in houses() {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let unit = house.unit(package, 0);
        let browse = |person| house.post(&format!("/courseware/{package}/launch"), Some(person), &format!("unit={unit}&browse=yes"));
        assert_eq!(browse(house.learner).status, 404);
        let seen = browse(house.provider);
        let page = house.get(&seen.location, Some(house.provider));
        assert!(page.text.contains("nothing of what you do now counts"), "{}", page.text);
        assert_eq!(house.get(&seen.location, Some(house.learner)).status, 404);
        let token = crate::house::token(&page);
        assert_eq!(house.content(&format!("/run/{token}/state")).json()["values"]["cmi.core.lesson_mode"], "browse");
        assert_eq!(house.post(&format!("/courseware/{package}/launch"), Some(house.learner), "unit=x").status, 404);
        assert_eq!(house.post(&format!("/courseware/{package}/launch"), Some(house.learner), &format!("unit={package}")).status, 404);
    }
}

#[test]
fn what_lies_at_the_top_is_for_everybody_also_for_guests() {
    for house in houses() {
        let bytes = zip(&[("imsmanifest.xml", manifest("1.2", ONE_ITEM, ONE_SCO).as_bytes()), ("index.html", b"x")]);
        let package = house.courseware.import(&organization::By::system(house.services.now()), organization::top_id(), "a.zip", &bytes).unwrap();
        let page = house.get(&format!("/courseware/{package}"), None);
        assert_eq!(page.status, 200);
        assert!(house.get("/courseware", Some(house.outsider)).text.contains(&package.to_string()));
        let unit = page.text.split("name=\"unit\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let seen = house.post(&format!("/courseware/{package}/launch"), None, &format!("unit={unit}"));
        assert!(seen.status == 303 && seen.header("set-cookie").starts_with("xt="), "a stranger who opens something becomes a guest");
    }
}
