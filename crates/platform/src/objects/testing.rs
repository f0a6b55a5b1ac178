//! What every storage of objects must do; each storage is put through the same list.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::missing_panics_doc, reason = "test support: a test may fail loudly")]

use std::io::Read;
use std::sync::{Arc, Mutex};

use kernel::Time;
use sha2::{Digest, Sha256};

use super::{OBJECT_BYTES_MAX, ObjectError, Objects, Referrer, Storage, UNREFERENCED_KEPT, shelves};
use crate::database::{Database, DatabaseError, Session};
use crate::secrets::hex;

/// A room that refers to what a test says.
#[derive(Default)]
pub struct Referring(pub Mutex<Vec<String>>);

impl Referrer for Referring {
    fn name(&self) -> &'static str {
        "referring"
    }

    fn references(&self, _: &mut Session<'_>, shelf: &str) -> Result<Vec<String>, DatabaseError> {
        Ok(self.0.lock().unwrap().iter().filter(|name| name.starts_with(shelf)).cloned().collect())
    }
}

/// Goes through the list on an empty storage.
pub fn check(storage: &Arc<dyn Storage>, database: &Database) {
    let objects = Objects::on(Arc::clone(storage));
    comes_back(&objects);
    damage_is_found(&objects, storage);
    what_is_something_else_is_not_kept(&objects);
    is_swept(&objects, storage, database);
}

fn comes_back(objects: &Objects) {
    // Empty, small, a piece and a bit, more than two pieces of any storage; content that packs badly.
    for size in [0, 1, 4096, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 20_000_003] {
        let content = content(size);
        let name = objects.put(&content).unwrap();
        assert_eq!(name, hex(&Sha256::digest(&content)));
        assert!(objects.get(&name).unwrap() == content, "{size} bytes come back");
        assert_eq!(objects.check(&name).unwrap(), u64::try_from(size).unwrap());
        let mut pieces = Vec::new();
        let (mut reader, bytes) = objects.open(&name).unwrap();
        let mut piece = vec![0; 1_000_003];
        loop {
            match reader.read(&mut piece).unwrap() {
                0 => break,
                count => pieces.extend_from_slice(&piece[..count]),
            }
        }
        assert!(pieces == content && bytes == u64::try_from(size).unwrap());
        assert_eq!(objects.put(&content).unwrap(), name, "again is the same");
    }
    assert!(matches!(objects.get(&"0".repeat(64)), Err(ObjectError::Missing(_))));
    assert!(!objects.has(&"0".repeat(64)).unwrap());
    for name in ["", "../../etc/passwd", "AB", &"g".repeat(64), &"A".repeat(64)] {
        assert!(matches!(objects.get(name), Err(ObjectError::Name(_))), "{name}");
    }
    assert!(matches!(objects.put(&vec![0; OBJECT_BYTES_MAX + 1]), Err(ObjectError::TooLarge(_))));
}

fn damage_is_found(objects: &Objects, storage: &Arc<dyn Storage>) {
    let whole = content(9_000_000);
    let name = objects.put(&whole).unwrap();
    let mut flipped = whole.clone();
    flipped[8_999_999] ^= 1;
    for wrong in [&flipped[..], &whole[..8_999_999], &[], &[&whole[..], b"x"].concat()] {
        storage.put(&name, &mut &*wrong, u64::try_from(wrong.len()).unwrap()).unwrap();
        assert!(matches!(objects.get(&name), Err(ObjectError::Damaged(_))), "{} bytes", wrong.len());
        assert!(matches!(objects.check(&name), Err(ObjectError::Damaged(_))));
    }
    objects.put(&whole).unwrap();
    assert!(objects.get(&name).unwrap() == whole, "what is brought again is whole again");
}

fn what_is_something_else_is_not_kept(objects: &Objects) {
    for size in [7, 9_000_000] {
        let right = content(size + 100);
        let (name, bytes) = (hex(&Sha256::digest(&right)), u64::try_from(right.len()).unwrap());
        let mut wrong = right.clone();
        wrong[size] ^= 1;
        for (given, said) in [(&wrong[..], bytes), (&right[1..], bytes), (&right[..], bytes + 1), (&right[..], bytes - 1)] {
            assert!(matches!(objects.put_as(&name, &mut &*given, said), Err(ObjectError::Damaged(_))));
            assert!(!objects.has(&name).unwrap(), "nothing of it is kept");
        }
        objects.put_as(&name, &mut &*right, bytes).unwrap();
        assert!(objects.get(&name).unwrap() == right);
    }
}

fn is_swept(objects: &Objects, storage: &Arc<dyn Storage>, database: &Database) {
    let room = Arc::new(Referring::default());
    let rooms: [Arc<dyn Referrer>; 1] = [room.clone()];
    let all = || shelves().map(|shelf| objects.unreferenced(database, &rooms, &shelf).unwrap().len()).sum::<usize>();
    let kept = objects.put(b"kept").unwrap();
    room.0.lock().unwrap().push(kept.clone());
    let before = all();
    let loose = objects.put(b"loose").unwrap();
    assert_eq!(all(), before + 1, "what is referred to does not count");
    let put_at = storage.look(&loose).unwrap().unwrap().put_at;
    objects.sweep(database, &rooms, put_at.plus(UNREFERENCED_KEPT)).unwrap();
    assert!(objects.has(&loose).unwrap(), "it is kept for two days");
    let (count, bytes) = objects.sweep(database, &rooms, Time(i64::MAX)).unwrap();
    assert!(count > 0 && bytes > 0);
    assert!(!objects.has(&loose).unwrap() && objects.get(&kept).unwrap() == b"kept");
    assert_eq!(all(), 0);
    storage.remove(&loose).unwrap(); // once more is no error
}

fn content(size: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ u64::try_from(size).unwrap();
    (0..size)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .collect()
}
