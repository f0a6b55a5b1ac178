//! The sign of the house.

/// The apricot blossom, five petals and five stamens; decoration beside the name of the platform.
#[must_use]
pub fn flower() -> String {
    let mut out =
        String::from(r##"<svg class="flower" viewBox="-50 -50 100 100" width="30" height="30" aria-hidden="true"><g fill="#e8743b" fill-opacity=".92">"##);
    for turn in [0, 72, 144, 216, 288] {
        out.push_str(&format!(r#"<ellipse cy="-25" rx="17" ry="22" transform="rotate({turn})"/>"#));
    }
    out.push_str(r##"</g><circle r="10" fill="#fff3e6"/><g fill="#b9531d">"##);
    for turn in [36, 108, 180, 252, 324] {
        out.push_str(&format!(r#"<circle cy="-14" r="2.6" transform="rotate({turn})"/>"#));
    }
    out.push_str("</g></svg>");
    out
}
