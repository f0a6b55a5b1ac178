//! What search engines read.

use kernel::Problem;
use portal::{Answer, Ask};

use crate::{Catalog, CatalogError, store};

/// Addresses in one part; the protocol allows 50 000.
const PART: u32 = 5000;

pub(super) fn robots(ask: &Ask) -> Answer {
    let text = format!("User-agent: *\nDisallow: /search\nDisallow: /me\nDisallow: /practice/\nDisallow: /api/\nSitemap: {}/sitemap.xml\n", ask.base_url);
    Answer::bytes("text/plain; charset=utf-8", text)
}

pub(super) fn index(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let total = catalog.services.database.read::<_, CatalogError>(|session| Ok(store::sections::count(session)?))?;
    let parts = total.div_ceil(u64::from(PART)) + 1;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for part in 0..parts {
        xml.push_str(&format!("<sitemap><loc>{}/sitemaps/{part}.xml</loc></sitemap>\n", ask.base_url));
    }
    xml.push_str("</sitemapindex>\n");
    Ok(Answer::bytes("application/xml; charset=utf-8", xml))
}

pub(super) fn part(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let number: u32 = ask.part(0).strip_suffix(".xml").and_then(|text| text.parse().ok()).ok_or_else(|| Problem::not_found("no such sitemap"))?;
    let paths: Vec<String> = catalog.services.database.read::<_, CatalogError>(|session| {
        Ok(match number.checked_sub(1) {
            None => {
                let resources = store::resources::newest(
                    session,
                    &[
                        formats::model::ResourceKind::Textbook,
                        formats::model::ResourceKind::Course,
                        formats::model::ResourceKind::Book,
                        formats::model::ResourceKind::QuestionSet,
                    ],
                    PART,
                )?;
                ["/", "/library", "/practice", "/dynasties", "/about"]
                    .iter()
                    .map(|path| (*path).to_owned())
                    .chain(resources.iter().map(crate::Resource::path))
                    .collect()
            }
            Some(part) => store::sections::ids_page(session, PART, part.saturating_mul(PART))?.into_iter().map(|id| format!("/sections/{id}")).collect(),
        })
    })?;
    if paths.is_empty() {
        return Err(Problem::not_found("there are fewer sitemaps"));
    }
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for path in paths {
        xml.push_str(&format!("<url><loc>{}{path}</loc></url>\n", ask.base_url));
    }
    xml.push_str("</urlset>\n");
    Ok(Answer::bytes("application/xml; charset=utf-8", xml))
}
