//! The sign of the house.

/// Turns of the five petals.
const PETALS: [u16; 5] = [0, 72, 144, 216, 288];
/// Turns of the five stamens, between the petals.
const STAMENS: [u16; 5] = [36, 108, 180, 252, 324];

/// The apricot blossom, five petals and five stamens; decoration beside the name of the platform.
#[must_use]
pub fn flower() -> String {
    format!(r#"<svg class="flower" viewBox="-50 -50 100 100" width="30" height="30" aria-hidden="true">{}</svg>"#, blossom())
}

fn blossom() -> String {
    let petals: String = PETALS.iter().map(|turn| format!(r#"<ellipse cy="-25" rx="17" ry="22" transform="rotate({turn})"/>"#)).collect();
    let stamens: String = STAMENS.iter().map(|turn| format!(r#"<circle cy="-14" r="2.6" transform="rotate({turn})"/>"#)).collect();
    format!(r##"<g fill="#e8743b" fill-opacity=".92">{petals}</g><circle r="10" fill="#fff3e6"/><g fill="#b9531d">{stamens}</g>"##)
}

/// Where blossoms open on the branch: x, y, turn and size in hundredths.
const BLOSSOMS: [(u16, u16, u16, u16); 9] = [
    (92, 214, 10, 44),
    (128, 158, 40, 54),
    (176, 176, 20, 38),
    (196, 112, 5, 60),
    (243, 142, 30, 42),
    (262, 84, 50, 50),
    (150, 106, 25, 30),
    (300, 122, 15, 30),
    (222, 66, 35, 30),
];
/// Where buds wait and petals fall.
const BUDS: [(u16, u16); 6] = [(312, 74), (284, 52), (120, 118), (66, 232), (318, 150), (176, 78)];
const FALLING: [(u16, u16, u16); 4] = [(210, 228, 30), (256, 262, 110), (150, 276, 70), (296, 214, 150)];

/// A branch of apricot blossom in a moon window: the picture beside the welcome and on empty pages. Decoration; one a page, because its parts have names.
#[must_use]
pub fn branch() -> String {
    let open: String = BLOSSOMS
        .iter()
        .map(|(x, y, turn, size)| format!(r##"<use href="#blossom" transform="translate({x} {y})rotate({turn})scale({})"/>"##, f64::from(*size) / 100.0))
        .collect();
    let buds: String = BUDS.iter().map(|(x, y)| format!(r#"<circle cx="{x}" cy="{y}" r="6"/>"#)).collect();
    let falling: String = FALLING.iter().map(|(x, y, turn)| format!(r#"<ellipse rx="5" ry="8" transform="translate({x} {y})rotate({turn})"/>"#)).collect();
    format!(
        concat!(
            r##"<svg class="branch" viewBox="0 0 360 360" aria-hidden="true"><defs><g id="blossom">{}</g><clipPath id="moon"><circle cx="180" cy="180" r="166"/></clipPath></defs>"##,
            r##"<circle class="branch-sky" cx="180" cy="180" r="172"/><circle class="branch-lattice" cx="180" cy="180" r="164"/>"##,
            r##"<g clip-path="url(#moon)"><path class="branch-lattice" d="M0 300q30-24 60 0t60 0 60 0 60 0 60 0 60 0M0 318q30-24 60 0t60 0 60 0 60 0 60 0 60 0M0 336q30-24 60 0t60 0 60 0 60 0 60 0 60 0" stroke-width="1.6"/></g>"##,
            r##"<g class="branch-wood"><path d="M22 250Q70 226 104 196T176 142" stroke-width="9"/><path d="M176 142Q220 118 262 86T318 64" stroke-width="5"/>"##,
            r##"<path d="M104 196Q150 196 178 176M176 142Q186 108 222 66M222 112Q270 130 320 152M128 176Q122 140 150 106" stroke-width="3.5"/></g>"##,
            r##"<g fill="#e8743b" fill-opacity=".85">{}{}</g>{}</svg>"##
        ),
        blossom(),
        buds,
        falling,
        open
    )
}
