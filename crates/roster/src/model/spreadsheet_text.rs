//! Writing CSV (RFC 4180) that spreadsheets open without running anything.

/// A line of cells. A cell that a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP, CSV injection).
#[must_use]
pub fn line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut text = cells.into_iter().map(|cell| quoted(cell, true)).collect::<Vec<_>>().join(",");
    text.push_str("\r\n");
    text
}

/// A line of cells for programs: as they are.
#[must_use]
pub fn plain_line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut text = cells.into_iter().map(|cell| quoted(cell, false)).collect::<Vec<_>>().join(",");
    text.push_str("\r\n");
    text
}

fn quoted(cell: &str, guarded: bool) -> String {
    let risky = guarded && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if risky { "'" } else { "" };
    if !risky && !cell.contains([',', '"', '\n', '\r', ';']) && cell.trim() == cell {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded() {
        assert_eq!(line(["=cmd()", "a,b", "c\"d", "plain", "+86", "-1", "@x"]), "\"'=cmd()\",\"a,b\",\"c\"\"d\",plain,\"'+86\",\"'-1\",\"'@x\"\r\n");
        assert_eq!(plain_line(["-1", "x"]), "-1,x\r\n");
    }
}
