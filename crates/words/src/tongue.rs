//! The languages the interface speaks.

/// Entries of an `Accept-Language` header that are looked at; browsers send at most about ten.
pub const ACCEPTED_LANGUAGES_MAX: usize = 16;

/// A language of the interface: the six of the United Nations. (The languages of *content* are `kernel::Language`.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tongue {
    /// Chinese in simplified characters.
    #[default]
    ZhHans,
    /// English.
    En,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
    /// Arabic.
    Ar,
}

impl Tongue {
    /// Every language the interface is made ready for. Where a room has no words in one, English stands in.
    pub const ALL: [Self; 6] = [Self::ZhHans, Self::En, Self::Fr, Self::Ru, Self::Es, Self::Ar];

    /// The languages that every room must have complete, and that are offered to people.
    pub const ALL_COMPLETE: [Self; 2] = [Self::ZhHans, Self::En];

    /// The BCP 47 tag, as in `<html lang>` and in `locales/<tag>/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Es => "es",
            Self::Ar => "ar",
        }
    }

    /// The language's name in itself, for a menu of languages.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ru => "Русский",
            Self::Es => "Español",
            Self::Ar => "العربية",
        }
    }

    /// True where lines run from right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The language of a tag, whatever its script and region: `en-GB` is English, every `zh` is `ZhHans`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|tongue| tongue.tag().split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(primary)))
    }

    /// The complete language a browser likes best, by its `Accept-Language` header (RFC 9110, section 12.5.4).
    ///
    /// A browser that says nothing gets Chinese; one that asks only for languages we do not have gets English.
    #[must_use]
    pub fn best(accept_language: &str) -> Self {
        if accept_language.trim().is_empty() {
            return Self::default();
        }
        let mut best = (0.0, Self::En);
        for range in accept_language.split(',').take(ACCEPTED_LANGUAGES_MAX) {
            let mut parts = range.split(';');
            let Some(tag) = parts.next().map(str::trim) else { continue };
            let tongue = if tag == "*" { Some(Self::default()) } else { Self::from_tag(tag) };
            let Some(tongue) = tongue.filter(|tongue| Self::ALL_COMPLETE.contains(tongue)) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, weight_of);
            if weight > best.0 {
                best = (weight, tongue);
            }
        }
        best.1
    }
}

/// A quality value; anything that is not a number from 0 to 1 counts as 0.
fn weight_of(text: &str) -> f32 {
    text.trim().parse().ok().filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides() {
        for (header, tongue) in [
            ("", Tongue::ZhHans),
            ("zh-CN,zh;q=0.9,en;q=0.8", Tongue::ZhHans),
            ("en-GB,en;q=0.9", Tongue::En),
            ("en;q=0.4, zh-TW;q=0.8", Tongue::ZhHans),
            ("de-DE", Tongue::En),
            ("de, *;q=0.1", Tongue::ZhHans),
            ("zh;q=0, en;q=0.1", Tongue::En),
            ("zh;q=NaN, en;q=0.1", Tongue::En),
            ("fr, zh;q=0.2", Tongue::ZhHans),
            (";;,,q=", Tongue::En),
        ] {
            assert_eq!(Tongue::best(header), tongue, "{header}");
        }
    }

    #[test]
    fn only_so_many_entries_are_read() {
        let strangers = |count: usize| "de,".repeat(count);
        assert_eq!(Tongue::best(&format!("{}zh", strangers(ACCEPTED_LANGUAGES_MAX - 1))), Tongue::ZhHans);
        assert_eq!(Tongue::best(&format!("{}zh", strangers(ACCEPTED_LANGUAGES_MAX))), Tongue::En);
    }

    #[test]
    fn a_tag_leads_back_to_its_language() {
        for tongue in Tongue::ALL {
            assert_eq!(Tongue::from_tag(tongue.tag()), Some(tongue));
        }
        assert_eq!(Tongue::from_tag("ZH_hant"), Some(Tongue::ZhHans));
        assert_eq!(Tongue::from_tag("de"), None);
        assert!(Tongue::Ar.is_rtl() && !Tongue::En.is_rtl());
    }
}
