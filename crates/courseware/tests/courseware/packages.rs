//! Reading packages: the course structures of the conformance suite of ADL, the rules of cmi5 by their numbers, and manifests of SCORM.

use courseware::model::refusal::{NoticeKind, Reason, Refusal};
use courseware::model::structure::{MoveOn, Node, Standard, Structure};
use courseware::read::read;
use kernel::Language;

use crate::pack::{ONE_ITEM, ONE_SCO, TITLES, cmi5, course, golf, manifest, outside, scorm, unit, zip};

fn structure(bytes: &[u8]) -> Result<Structure, Refusal> {
    read(bytes).map(|package| package.structure)
}

fn refused(bytes: &[u8]) -> Option<Reason> {
    structure(bytes).err().map(|refusal| refusal.reason)
}

/// Which of the suite's structures must be refused, and why. All others must be taken in: those called 005 are well-formed, and their unit misbehaves
/// when it runs.
fn expected(name: &str) -> Option<Reason> {
    Some(match name.get(..3)? {
        "201" => Reason::Iri,
        "202" => Reason::RelativeUrl,
        "203" => Reason::MissingFile,
        "204" => Reason::LaunchParameter,
        "205" => Reason::DuplicateId,
        "206" => Reason::Url,
        "207" => Reason::Structure,
        _ => return None,
    })
}

#[test]
fn the_course_structures_of_the_suite_are_taken_in_or_refused_for_their_reason() {
    let Some(folder) = outside("cmi5/lts-coursestructures") else { return };
    let mut counts = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        // The suite packs what ends in _cmi5.xml with a page, and hands in the others as they are.
        let bytes = if name.ends_with("_cmi5.xml") { cmi5(&text) } else { text.into_bytes() };
        let found = structure(&bytes);
        assert_eq!(found.as_ref().err().map(|refusal| refusal.reason), expected(&name), "{name}: {found:?}");
        if found.is_ok() { counts.0 += 1 } else { counts.1 += 1 }
    }
    assert_eq!(counts, (17, 16));
}

#[test]
fn the_examples_are_taken_in() {
    let Some(folder) = outside("cmi5/course_examples") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let pages = ["index.html", "pre1.html", "pre2.html", "post1.html", "post2.html"].map(|page| (page, b"x".as_slice()));
        let files: Vec<(&str, &[u8])> = pages.into_iter().chain([("cmi5.xml", text.as_bytes())]).collect();
        let found = structure(&zip(&files));
        assert!(found.is_ok(), "{}: {found:?}", path.display());
    }
}

#[test]
fn broken_packages_of_scorm_are_refused_with_the_reason() {
    let Some(folder) = outside("scorm") else { return };
    for (name, reason) in [
        ("badscorm.zip", Some(Reason::ManifestInFolder)),
        ("invalid.zip", Some(Reason::NoManifest)),
        ("singlescobasic_missingorg.zip", Some(Reason::NoOrganization)),
        ("singlescobasic.zip", None),
        ("singlesco_scorm12.zip", None),
        ("RuntimeMinimumCalls_SCORM12.zip", None),
        ("RuntimeBasicCalls_SCORM20043rdEdition.zip", None),
    ] {
        assert_eq!(refused(&std::fs::read(folder.join(name)).unwrap()), reason, "{name}");
    }
}

#[test]
fn a_course_structure_is_read_whole() {
    let inner = format!(
        "<objectives><objective id=\"urn:o1\">{TITLES}</objective></objectives><block id=\"urn:b\">{TITLES}<objectives><objective idref=\" urn:o1 \"/></objectives>{}<block id=\"urn:c\">{TITLES}{}</block></block><x:more/>",
        unit(
            " urn:a ",
            "moveOn=\"CompletedAndPassed\" masteryScore=\"0.9\" launchMethod=\"OwnWindow\" activityType=\"urn:t\" x:y=\"z\"",
            "<objectives><objective idref=\"urn:o1\"/></objectives><url><![CDATA[\n  index.html?a=1&b=2#c \n]]></url><launchParameters> p </launchParameters><entitlementKey>k</entitlementKey><x:own>1</x:own>"
        ),
        unit("urn:d", "", "<url>https://elsewhere.example/start</url>"),
    );
    let found = structure(&cmi5(&course(&inner))).unwrap();
    assert_eq!(
        (found.standard, found.identifier.as_str(), found.title.best(Language::ZH_HANS), found.title.best(Language::EN)),
        (Standard::Cmi5, "urn:course", "题", "T")
    );
    let Node::Block(block) = &found.nodes[0] else { panic!("no block") };
    assert_eq!((block.identifier.as_str(), block.children.len(), found.flat().len(), found.flat()[3].0), ("urn:b", 2, 4, 2));
    let units = found.units();
    let details = units[0].cmi5.clone().unwrap();
    assert_eq!((units[0].identifier.as_str(), units[0].launch.as_str(), units[0].mastery_score()), ("urn:a", "index.html?a=1&b=2#c", Some(0.9)));
    assert_eq!(
        (details.move_on, details.own_window, details.launch_parameters.as_deref(), details.entitlement_key.as_deref()),
        (MoveOn::CompletedAndPassed, true, Some("p"), Some("k"))
    );
    assert_eq!((details.activity_type.as_str(), details.objectives), ("urn:t", vec!["urn:o1".to_owned()]));
    assert!(units[1].external && units[1].cmi5.as_ref().unwrap().move_on == MoveOn::NotApplicable);
    let kinds: Vec<NoticeKind> = found.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::External, NoticeKind::Extensions]);
}

/// Requirements of cmi5 on course structures, by their numbers in the list of the suite, with packages that break them.
pub fn wrong_structures() -> Vec<(&'static str, Vec<u8>, Reason)> {
    let page = "<url>index.html</url>";
    let one = |attributes: &str, rest: &str| cmi5(&course(&unit("urn:a", attributes, rest)));
    vec![
        ("3.0.0.0-1", cmi5(&course(&unit("a/b", "", page))), Reason::Iri),
        ("8.1.0.0-6", one("", "<url>index.html?fetch=1</url>"), Reason::LaunchParameter),
        ("8.1.0.0-6", one("", "<url>index.html?x=1&amp;registration=1</url>"), Reason::LaunchParameter),
        ("8.1.0.0-6", one("", "<url>https://x.example/?actor=1</url>"), Reason::LaunchParameter),
        ("13.1.2.0-1", cmi5(&course(&format!("<block id=\"urn:a\">{TITLES}{}</block>", unit("urn:a", "", page)))), Reason::DuplicateId),
        (
            "13.1.3.0-1",
            cmi5(&course(&format!("<objectives><objective id=\"urn:a\">{TITLES}</objective></objectives>{}", unit("urn:a", "", page)))),
            Reason::DuplicateId,
        ),
        ("13.1.4.0-1", cmi5(&course(&[unit("urn:a", "", page), unit("urn:a", "", page)].concat())), Reason::DuplicateId),
        ("13.1.4.0-1", cmi5(&course(&unit("urn:course", "", page))), Reason::DuplicateId),
        ("13.1.4.0-2", one("", "<url>javascript:alert(1)</url>"), Reason::Url),
        ("13.1.4.0-2", one("", "<url>http:///nohost</url>"), Reason::Url),
        ("13.1.4.0-2", one("", "<url></url>"), Reason::Url),
        ("13.1.4", one("masteryScore=\"1.1\"", page), Reason::Value),
        ("13.1.4", one("masteryScore=\"-0.1\"", page), Reason::Value),
        ("13.1.4", one("masteryScore=\"0.12345\"", page), Reason::Value),
        ("13.1.4", one("masteryScore=\"1e-1\"", page), Reason::Value),
        ("13.1.4", one("masteryScore=\"\"", page), Reason::Value),
        ("13.1.4", one("moveOn=\"completed\"", page), Reason::Value),
        ("13.1.4", one("launchMethod=\"NewWindow\"", page), Reason::Value),
        ("13.1.4", one("", &format!("<objectives><objective idref=\"urn:none\"/></objectives>{page}")), Reason::UnknownReference),
        ("13.2.0.0-1", one("color=\"red\"", page), Reason::Structure),
        ("13.2.0.0-1", one("", "<launchParameters/><url>index.html</url>"), Reason::Structure),
        ("13.2.0.0-1", one("", ""), Reason::Structure),
        ("13.2.0.0-1", one("", &format!("{page}{page}")), Reason::Structure),
        ("13.2.0.0-1", one("", &format!("<x:own/>{page}")), Reason::Structure),
        ("13.2.0.0-1", one("", &format!("{page}text")), Reason::Structure),
        ("13.2.0.0-1", cmi5(&course("")), Reason::Structure),
        ("13.2.0.0-1", cmi5(&course(&format!("<block id=\"urn:b\">{TITLES}</block>"))), Reason::Structure),
        ("13.2.0.0-1", cmi5(&course(&format!("<au id=\"urn:a\"><title/><description/>{page}</au>"))), Reason::Structure),
        (
            "13.2.0.0-1",
            cmi5(&course(&format!("{}<objectives><objective id=\"urn:o\">{TITLES}</objective></objectives>", unit("urn:a", "", page)))),
            Reason::Structure,
        ),
        ("13.2.0.0-1", cmi5("<courseStructure/>"), Reason::Structure),
        ("13.2.0.0-1", cmi5("<courseStructure"), Reason::Xml),
        ("14.1.0.0-2", zip(&[("course/cmi5.xml", b"<x/>")]), Reason::ManifestInFolder),
        ("14.1.0.0-2", zip(&[("CMI5.XML", b"<x/>")]), Reason::NoManifest),
        ("14.1.0.0-3", one("", "<url>../index.html</url>"), Reason::Url),
        ("14.1.0.0-3", one("", "<url>/index.html</url>"), Reason::Url),
        ("14.1.0.0-4", one("", "<url>other.html</url>"), Reason::MissingFile),
        ("14.2.0.0-1", course(&unit("urn:a", "", page)).into_bytes(), Reason::RelativeUrl),
        ("14.0.0.0-1", b"%PDF-1.7".to_vec(), Reason::NotAPackage),
    ]
}

#[test]
fn structures_against_the_rules_of_cmi5_are_refused() {
    let page = "<url>index.html</url>";
    for (requirement, bytes, reason) in wrong_structures() {
        let found = structure(&bytes);
        assert_eq!(found.as_ref().err().map(|refusal| refusal.reason), Some(reason), "{requirement}: {found:?}");
    }
    let bare = course(&unit("urn:a", "masteryScore=\"0.0001\"", "<url>https://x.example/a?b=c</url>"));
    assert!(structure(bare.as_bytes()).is_ok(), "14.2.0.0-1");
    let refusal = structure(&cmi5(&course(&format!("\n\n{}", unit("a", "", page))))).unwrap_err();
    assert_eq!((refusal.file.as_str(), refusal.line, refusal.detail.to_string().as_str()), ("cmi5.xml", 3, "a"));
}

#[test]
fn the_golf_packages_are_read() {
    let found = structure(&golf("golf-scorm-1.2.zip")).unwrap();
    assert_eq!((found.standard, found.units().len(), found.nodes.len()), (Standard::Scorm12, 18, 4));
    assert_eq!(found.title.best(Language::EN), "Golf Explained - Minimum Run-time Calls");
    assert_eq!(found.units()[5].launch, "shared/assessmenttemplate.html?questions=Playing");
    assert!(found.notices.is_empty() && found.units().iter().all(|unit| unit.scorm.as_ref().unwrap().is_sco));
    let found = structure(&golf("golf-scorm-2004.zip")).unwrap();
    assert_eq!((found.standard, found.units().len(), found.units()[0].launch.as_str()), (Standard::Scorm2004, 1, "shared/launchpage.html"));
    assert!(found.units()[0].scorm.as_ref().unwrap().completion_set_by_content && found.notices.is_empty(), "{:?}", found.notices);
}

#[test]
fn what_a_manifest_asks_for_beyond_free_choice_is_told() {
    let items = "<organizations default=\"o\"><organization identifier=\"o\"><title>O</title>\
        <item identifier=\"a\" identifierref=\"r\" parameters=\"?x=1\"><title>A</title><adlcp:prerequisites type=\"aicc_script\">b</adlcp:prerequisites>\
        <adlcp:masteryscore> 80 </adlcp:masteryscore><adlcp:datafromlms>d</adlcp:datafromlms><adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed></item>\
        <item identifier=\"h\"><title>Heading</title></item></organization><organization identifier=\"p\"><title>P</title></organization></organizations>";
    let found =
        structure(&scorm(&manifest("1.2", items, &format!("{ONE_SCO}<resource identifier=\"s\" href=\"gone.html\"><file href=\"gone.html\"/></resource>"))))
            .unwrap();
    let kinds: Vec<NoticeKind> = found.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::Prerequisites, NoticeKind::MoreOrganizations, NoticeKind::MissingFiles]);
    let unit = found.units()[0];
    let details = unit.scorm.clone().unwrap();
    assert_eq!(
        (unit.mastery_score(), details.launch_data.as_str(), details.max_time_allowed.as_str(), unit.launch.as_str()),
        (Some(80.0), "d", "00:30:00", "index.html?x=1")
    );
    let sequenced = "<organizations><organization identifier=\"o\"><title>O</title><item identifier=\"i\" identifierref=\"r\"><title>I</title><imsss:sequencing>\
        <imsss:controlMode choice=\"false\"/><imsss:sequencingRules><imsss:preConditionRule/></imsss:sequencingRules><imsss:limitConditions attemptLimit=\"1\"/>\
        <imsss:rollupRules rollupObjectiveSatisfied=\"false\"/><imsss:objectives><imsss:primaryObjective satisfiedByMeasure=\"true\"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure>\
        <imsss:mapInfo targetObjectiveID=\"x\"/></imsss:primaryObjective></imsss:objectives><imsss:randomizationControls selectionTiming=\"once\"/></imsss:sequencing></item></organization></organizations>";
    let found = structure(&scorm(&manifest("2004 4th Edition", sequenced, ONE_SCO))).unwrap();
    let kinds: Vec<NoticeKind> = found.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::Sequencing, NoticeKind::Rollup, NoticeKind::SharedObjectives, NoticeKind::Limits, NoticeKind::Randomization]);
    assert_eq!(found.units()[0].mastery_score(), Some(0.6));
}

/// Packages of SCORM that cannot work.
pub fn wrong_manifests() -> Vec<(Vec<u8>, Reason)> {
    let item = |reference: &str, more: &str| {
        format!(
            "<organizations><organization identifier=\"o\"><title>O</title><item identifier=\"i\" identifierref=\"{reference}\"><title>I</title>{more}</item></organization></organizations>"
        )
    };
    vec![
        (scorm(&manifest("1.2", ONE_ITEM, "")), Reason::UnknownReference),
        (scorm(&manifest("1.2", "<organizations/>", ONE_SCO)), Reason::NoOrganization),
        (scorm(&manifest("1.2", "", ONE_SCO)), Reason::NoOrganization),
        (scorm(&manifest("9", ONE_ITEM, ONE_SCO).replace("adlcp_rootv1p2", "other")), Reason::Version),
        (scorm(&manifest("1.2", ONE_ITEM, &ONE_SCO.replace("index", "gone"))), Reason::MissingFile),
        (scorm(&manifest("1.2", ONE_ITEM, &ONE_SCO.replace("index.html", "../index.html"))), Reason::Url),
        (scorm(&manifest("1.2", ONE_ITEM, &ONE_SCO.replace("index.html", "javascript:x"))), Reason::Url),
        (scorm(&manifest("1.2", ONE_ITEM, &ONE_SCO.replace(" href=\"index.html\"", ""))), Reason::Structure),
        (scorm(&manifest("1.2", ONE_ITEM, &format!("{ONE_SCO}{ONE_SCO}"))), Reason::DuplicateId),
        (scorm(&manifest("1.2", &item("", ""), ONE_SCO)), Reason::NothingToLaunch),
        (scorm(&manifest("1.2", &item("r", "<adlcp:masteryscore>x</adlcp:masteryscore>"), ONE_SCO)), Reason::Value),
        (scorm(&manifest("1.2", &item("r", "<adlcp:masteryscore>101</adlcp:masteryscore>"), ONE_SCO)), Reason::Value),
        (scorm(&manifest("1.2", &item("r", "<item identifier=\"i\"/>"), ONE_SCO)), Reason::DuplicateId),
        (scorm(&manifest("1.2", ONE_ITEM, ONE_SCO).replace("</manifest>", "<manifest/></manifest>")), Reason::SubManifest),
        (scorm("<x/>"), Reason::Structure),
        (scorm(""), Reason::Xml),
    ]
}

#[test]
fn manifests_that_cannot_work_are_refused() {
    for (bytes, reason) in wrong_manifests() {
        let found = structure(&bytes);
        assert_eq!(found.as_ref().err().map(|refusal| refusal.reason), Some(reason), "{found:?}");
    }
    // Without a version that is known the namespaces say which it is; that is told.
    let found = structure(&scorm(&manifest("", ONE_ITEM, ONE_SCO))).unwrap();
    assert_eq!((found.standard, found.notices[0].kind), (Standard::Scorm12, NoticeKind::OddVersion));
    let based = ONE_SCO.replace("href=\"index.html\"", "href=\"dex.html\" xml:base=\"in\"");
    assert_eq!(structure(&scorm(&manifest("1.2", ONE_ITEM, &based))).unwrap().units()[0].launch, "index.html");
}
