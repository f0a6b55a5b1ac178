//! The objects in a backup: after the rows a line that says how many there are, then for each a line with its name and size, and its bytes.

use std::io::{BufRead, Read, Write};

use anyhow::{Context, bail};
use platform::{Objects, dump};
use serde::{Deserialize, Serialize};

/// The longest line that is read, in bytes; those of rows are passed over.
const LINE_BYTES_MAX: u64 = 1024 * 1024;

/// What a backup holds besides rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// How many objects its rows refer to.
    pub objects: u64,
    /// They are not in it.
    pub left_out: bool,
}

#[derive(Serialize, Deserialize)]
struct Object {
    object: String,
    bytes: u64,
}

/// What of an object goes into the content hash. Its name is the hash of what is in it.
pub fn named(name: &str) -> String {
    format!("{{\"object\":\"{name}\"}}\n")
}

/// Says what follows the rows.
pub fn begin(out: &mut dyn Write, contents: &Contents) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, contents)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes an object, piece by piece.
pub fn write(out: &mut dyn Write, objects: &Objects, name: &str) -> anyhow::Result<()> {
    let why = "the backup was not made; it can be made without objects (--without-objects)";
    let (mut content, bytes) = objects.open(name).context(why)?;
    serde_json::to_writer(&mut *out, &Object { object: name.to_owned(), bytes })?;
    out.write_all(b"\n")?;
    std::io::copy(&mut content, out).map_err(platform::ObjectError::from).context(why)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Keeps all objects of a backup; what it holds.
pub fn restore(input: &mut dyn BufRead, objects: &Objects) -> anyhow::Result<Contents> {
    let contents = loop {
        match input.fill_buf()?.first() {
            None => return Ok(Contents { objects: 0, left_out: false }), // one of an earlier version
            Some(b'{') => {
                let line = line(input)?;
                if line.starts_with(dump::END) {
                    break serde_json::from_str::<Contents>(&line).context("the line before the objects cannot be read")?;
                }
            }
            Some(_) => drop(input.skip_until(b'\n')?),
        }
    };
    if contents.left_out {
        return Ok(contents);
    }
    for number in 1..=contents.objects {
        let at = || format!("object {number} of {} in the backup", contents.objects);
        let Object { object, bytes } = serde_json::from_str(&line(input)?).with_context(at)?;
        objects.put_as(&object, &mut (&mut *input).take(bytes), bytes).with_context(at)?;
        if line(input)? != "\n" {
            bail!("{}: something else follows", at());
        }
    }
    Ok(contents)
}

fn line(input: &mut dyn BufRead) -> anyhow::Result<String> {
    let mut line = String::new();
    input.take(LINE_BYTES_MAX).read_line(&mut line)?;
    if !line.ends_with('\n') {
        bail!("the backup ends in the midst of a line");
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(objects: &Objects, names: &[String]) -> Vec<u8> {
        let mut out = b"{\"table\":\"a\",\"columns\":[]}\n[1]\n[2]\n".to_vec();
        begin(&mut out, &Contents { objects: names.len() as u64, left_out: false }).unwrap();
        names.iter().for_each(|name| write(&mut out, objects, name).unwrap());
        out
    }

    #[test]
    fn objects_follow_the_rows_and_come_back() {
        let directory = tempfile::tempdir().unwrap();
        let (here, there) = (Objects::at(&directory.path().join("here")), Objects::at(&directory.path().join("there")));
        // One that looks like what stands around it, one without anything in it.
        let names = [&b"{\"object\":\"x\"}\n[3]\n"[..], b"", &[0; 100_000]].map(|content| here.put(content).unwrap());
        let bytes = backup(&here, &names);
        assert_eq!(restore(&mut &bytes[..], &there).unwrap(), Contents { objects: 3, left_out: false });
        assert!(names.iter().all(|name| there.get(name).unwrap() == here.get(name).unwrap()));
        // Of an earlier version, and without objects.
        assert_eq!(restore(&mut &b"{\"table\":\"a\"}\n[1]\n"[..], &there).unwrap().objects, 0);
        assert!(restore(&mut &b"[1]\n{\"objects\":7,\"left_out\":true}\n"[..], &there).unwrap().left_out);
        for cut in [bytes.len() - 1, bytes.len() - 50_000, 60] {
            assert!(restore(&mut &bytes[..cut], &there).is_err(), "{cut}");
        }
        let mut flipped = bytes.clone();
        let last = flipped.len() - 5;
        flipped[last] ^= 1;
        let why = format!("{:#}", restore(&mut &flipped[..], &there).unwrap_err());
        assert!(why.contains("object 3 of 3") && why.contains("damaged"), "{why}");
    }

    #[test]
    fn a_line_is_bounded() {
        let objects = Objects::at(std::path::Path::new("/nowhere"));
        let fits = format!("{{{}}}\n{{\"objects\":0,\"left_out\":false}}\n", " ".repeat(LINE_BYTES_MAX as usize - 3));
        assert!(restore(&mut fits.as_bytes(), &objects).is_ok());
        let long = format!("{{{}}}\n", " ".repeat(LINE_BYTES_MAX as usize - 2));
        assert!(restore(&mut long.as_bytes(), &objects).is_err());
    }
}
