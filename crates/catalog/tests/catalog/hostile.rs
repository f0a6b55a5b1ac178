//! Folders that would lead an import astray: links out of them, files without end, depths without ground, faults without number.

use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use catalog::ops::import::{ImportOptions, REFUSALS_KEPT_MAX};
use formats::bounds::FILE_BYTES_MAX;
use platform::folder::DEPTH_MAX;

use crate::house::{House, houses, read};

/// Nothing here takes long on any machine; what does has read what it should not.
const QUICK: Duration = Duration::from_secs(60);

/// How deep below a given folder collections are looked for.
const COLLECTION_DEPTH: usize = 6;

/// The collections that were found.
fn names(house: &House) -> Vec<String> {
    house.import().into_iter().map(|report| report.collection).collect()
}

#[test]
fn links_are_not_followed() {
    for house in houses() {
        let outside = house.test.directory.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        let poems: Vec<serde_json::Value> = serde_json::from_str(&read("reading/chinese-poetry-core/全唐诗/唐诗三百首.json")).unwrap();
        let secret = serde_json::to_string(&poems[..1]).unwrap();
        std::fs::write(outside.join("secret.json"), &secret).unwrap();
        std::fs::write(outside.join("SOURCE.txt"), "repo: https://example.org\nlicence: MIT\n").unwrap();
        house.write_poems();
        let inside = house.sources().join("poems-part");
        symlink(outside.join("secret.json"), inside.join("link.json")).unwrap();
        symlink(&outside, inside.join("folder")).unwrap();
        symlink("/", inside.join("root")).unwrap();
        symlink(".", inside.join("circle")).unwrap();
        // A collection that is itself a link, and one whose licence is.
        symlink(&outside, house.sources().join("linked")).unwrap();
        house.write("borrowed/poems.json", &secret);
        symlink(outside.join("SOURCE.txt"), house.sources().join("borrowed/SOURCE.txt")).unwrap();
        let begun = Instant::now();
        let reports = house.import();
        assert!(begun.elapsed() < QUICK, "{:?}", begun.elapsed());
        let read: Vec<(&str, usize)> = reports.iter().map(|report| (report.collection.as_str(), report.read)).collect();
        assert_eq!(read, [("borrowed", 0), ("poems-part", 1)], "{}: {reports:#?}", house.engine());
        assert_eq!(house.number("SELECT COUNT(*) FROM section WHERE kind = 'poem'"), 2);
    }
}

#[test]
fn special_files_are_passed_over() {
    for house in houses() {
        house.write_poems();
        let pipe = house.sources().join("poems-part/endless.json");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(house.sources().join("poems-part/socket.json")).unwrap();
        let report = house.import().remove(0);
        assert_eq!((report.read, report.refused), (1, 0), "{}: a pipe that nobody writes to would be read for ever", house.engine());
    }
}

#[test]
fn a_file_without_end_is_refused_unread() {
    for house in houses() {
        house.write_questions();
        let folder = house.sources().join("tal-part");
        // Files with holes: large to look at, nothing on the disk.
        for (name, length) in [("at.jsonl", FILE_BYTES_MAX), ("beyond.jsonl", FILE_BYTES_MAX + 1), ("line.jsonl", 1 << 30)] {
            std::fs::File::create(folder.join(name)).unwrap().set_len(length).unwrap();
        }
        let begun = Instant::now();
        let report = house.import().remove(0);
        assert!(begun.elapsed() < QUICK, "{:?}", begun.elapsed());
        assert_eq!((report.read, report.items), (1, 3), "{}: {report:#?}", house.engine());
        house.remove("tal-part/ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl");
        std::fs::rename(folder.join("line.jsonl"), folder.join("catalog.json")).unwrap();
        let begun = Instant::now();
        house.import();
        assert!(begun.elapsed() < QUICK, "{:?}", begun.elapsed());
    }
}

#[test]
fn a_poem_beyond_the_bound_is_refused_and_said() {
    for house in houses() {
        house.write_poems();
        std::fs::File::create(house.sources().join("poems-part/large.json")).unwrap().set_len(FILE_BYTES_MAX + 1).unwrap();
        let report = house.import().remove(0);
        let refused: Vec<(&str, &str)> = report.refusals.iter().map(|refusal| (refusal.path.as_str(), refusal.code.as_str())).collect();
        assert_eq!((report.read, refused), (1, vec![("large.json", "too-large")]), "{}", house.engine());
    }
}

#[test]
fn folders_are_read_to_their_bound_of_depth() {
    for house in houses() {
        house.write_poems();
        let poems = std::fs::read(house.sources().join("poems-part/全唐诗/唐诗三百首.json")).unwrap();
        house.remove("poems-part/全唐诗/唐诗三百首.json");
        house.write(&format!("poems-part/{}at.json", "d/".repeat(DEPTH_MAX)), &poems);
        house.write(&format!("poems-part/{}beyond.json", "d/".repeat(DEPTH_MAX + 1)), &poems);
        let report = house.import().remove(0);
        assert_eq!(report.read, 1, "{}: {report:#?}", house.engine());
        assert!(house.text("SELECT resource_key FROM resource").ends_with("/at"));
    }
}

#[test]
fn collections_are_looked_for_to_their_bound_of_depth() {
    for house in houses() {
        let stamp = "repo: https://example.org\nlicence: MIT\n";
        house.write(&format!("{}at/SOURCE.txt", "d/".repeat(COLLECTION_DEPTH - 1)), stamp);
        house.write(&format!("{}beyond/SOURCE.txt", "d/".repeat(COLLECTION_DEPTH)), stamp);
        assert_eq!(names(&house), ["at"], "{}", house.engine());
    }
}

#[test]
fn refusals_are_kept_to_their_bound_and_counted_beyond() {
    for house in houses() {
        house.write_questions();
        let file = house.sources().join("tal-part/ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl");
        let good = std::fs::read_to_string(&file).unwrap();
        for broken in [REFUSALS_KEPT_MAX, REFUSALS_KEPT_MAX + 1] {
            std::fs::write(&file, format!("{good}\n{}", "{\n".repeat(broken))).unwrap();
            let report = house.try_import(&ImportOptions { dry_run: true, ..ImportOptions::default() }).unwrap().remove(0);
            assert_eq!((report.items, report.refused, report.refusals.len()), (3, broken, REFUSALS_KEPT_MAX), "{}", house.engine());
        }
    }
}

/// Small resources are written two hundred at a time; the numbers around that bound all arrive.
#[test]
fn batches_lose_nothing_at_their_bound() {
    for house in houses() {
        for count in [199, 200, 201] {
            house.write_entries(count);
            let report = house.import().remove(0);
            assert_eq!(report.read, count, "{}: {report:#?}", house.engine());
            assert_eq!(house.number("SELECT COUNT(*) FROM resource WHERE NOT withdrawn"), i64::try_from(count).unwrap());
        }
    }
}
