//! Comma-separated text (RFC 4180) as spreadsheets write it: UTF-8 or GB 18030 (or UTF-16 with its mark), parted by commas, semicolons or tabs.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::add;
use crate::model::bounds::ROWS_MAX;
use crate::model::fault::FaultKind;
use crate::model::table::Table;

/// The text of a file.
///
/// # Errors
/// It is in none of these encodings.
pub fn decode(bytes: &[u8]) -> Result<String, FaultKind> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => strictly(encoding, bytes),
        None => strictly(UTF_8, bytes).or_else(|| strictly(GB18030, bytes)),
    };
    text.filter(|text| !text.contains('\0')).ok_or(FaultKind::Encoding)
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, _, wrong) = encoding.decode(bytes);
    (!wrong).then(|| text.into_owned())
}

/// What parts the cells: the sign that stands most often in the first lines.
fn separator(text: &str) -> u8 {
    let head: String = text.lines().take(5).collect();
    let count = |sign: char| head.matches(sign).count();
    [(',', b','), (';', b';'), ('\t', b'\t')].into_iter().max_by_key(|(sign, byte)| (count(*sign), *byte == b',')).map_or(b',', |(_, byte)| byte)
}

/// The table of a text.
///
/// # Errors
/// It cannot be read.
pub fn table(bytes: &[u8]) -> Result<Table, FaultKind> {
    let text = decode(bytes)?;
    parted(&text, separator(&text), ROWS_MAX)
}

/// The table of a text whose cells are parted by this sign.
///
/// # Errors
/// It cannot be read.
pub fn parted(text: &str, separator: u8, rows_max: usize) -> Result<Table, FaultKind> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut table, mut record) = (Table::default(), csv::StringRecord::new());
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(table),
            Ok(true) => {
                let number = record.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
                let cells = record.iter().take(crate::model::bounds::COLUMNS_MAX + 1).map(|cell| cell.trim().to_owned()).collect();
                if !add(&mut table, number, cells, rows_max) {
                    return Ok(table);
                }
            }
            Err(_) => return Err(FaultKind::Unreadable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bounds::COLUMNS_MAX;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        table(bytes).unwrap().lines.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn encodings_and_separators_of_spreadsheets_are_read() {
        let wanted = vec![vec!["姓名".to_owned(), "学号".to_owned()], vec!["李,雷".to_owned(), "1".to_owned()]];
        let text = "姓名,学号\r\n\"李,雷\",1\r\n\r\n,,\r\n";
        assert_eq!(cells(text.as_bytes()), wanted);
        assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), wanted);
        assert_eq!(cells(&GB18030.encode(text).0), wanted);
        assert_eq!(cells("姓名;学号\n李,雷;1\n".as_bytes()), wanted);
        let utf16: Vec<u8> = "\u{feff}姓名\t学号\r\n李,雷\t1\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), wanted);
        assert_eq!(table(b"\xff\xfe\x00\xd8"), Err(FaultKind::Encoding));
        assert_eq!(table(b"a,b\0c"), Err(FaultKind::Encoding));
        assert_eq!(cells(b""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn lines_and_columns_are_bounded() {
        let lines = |count: usize| "a,b\n".repeat(count);
        let full = table(lines(ROWS_MAX + 1).as_bytes()).unwrap();
        assert_eq!((full.lines.len(), full.cut), (ROWS_MAX + 1, false));
        let over = table(lines(ROWS_MAX + 2).as_bytes()).unwrap();
        assert_eq!((over.lines.len(), over.cut), (ROWS_MAX + 1, true));
        let wide = |count: usize| table(vec!["x"; count].join(",").as_bytes()).unwrap();
        assert!(!wide(COLUMNS_MAX).cut && wide(COLUMNS_MAX + 1).cut);
    }
}
