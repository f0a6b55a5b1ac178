//! Line icons on a grid of 24, drawn for this platform.

/// The icons there are; `Seed` to `Fruit` are how an apricot grows, for the stages of education. Each is decoration: the words beside it, or the label of the button around it, carry the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the pictures")]
pub enum Icon {
    Blossom,
    Book,
    Calendar,
    Check,
    Chevron,
    Clock,
    Close,
    Cross,
    Download,
    External,
    Fire,
    Flag,
    Fruit,
    Home,
    Info,
    Language,
    Library,
    List,
    Me,
    Menu,
    Moon,
    Play,
    Poem,
    Practice,
    Print,
    Sapling,
    Search,
    Seed,
    Settings,
    SignOut,
    Key,
    Sprout,
    Star,
    Sun,
    TextSize,
    Trash,
    Tree,
}

impl Icon {
    /// Every icon, in the order of their names.
    pub const ALL: [Self; 37] = [
        Self::Blossom,
        Self::Book,
        Self::Calendar,
        Self::Check,
        Self::Chevron,
        Self::Clock,
        Self::Close,
        Self::Cross,
        Self::Download,
        Self::External,
        Self::Fire,
        Self::Flag,
        Self::Fruit,
        Self::Home,
        Self::Info,
        Self::Language,
        Self::Library,
        Self::List,
        Self::Me,
        Self::Menu,
        Self::Moon,
        Self::Play,
        Self::Poem,
        Self::Practice,
        Self::Print,
        Self::Sapling,
        Self::Search,
        Self::Seed,
        Self::Settings,
        Self::SignOut,
        Self::Key,
        Self::Sprout,
        Self::Star,
        Self::Sun,
        Self::TextSize,
        Self::Trash,
        Self::Tree,
    ];

    /// The name in classes (`icon-text-size`) and in tables of navigation.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.drawing().0
    }

    /// The icon of a name, where there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|icon| icon.name() == name)
    }

    const fn drawing(self) -> (&'static str, &'static str) {
        match self {
            Self::Blossom => (
                "blossom",
                "M9.0 6.8a3 3 0 106 0 3 3 0 10-6 0M13.9 10.4a3 3 0 106 0 3 3 0 10-6 0M12.1 16.2a3 3 0 106 0 3 3 0 10-6 0M5.9 16.2a3 3 0 106 0 3 3 0 10-6 0M4.1 10.4a3 3 0 106 0 3 3 0 10-6 0M10.4 12a1.6 1.6 0 103.2 0 1.6 1.6 0 10-3.2 0",
            ),
            Self::Fruit => ("fruit", "M12 7c4-3 8 0 8 5s-4 8.5-8 8.5S4 17 4 12s4-8 8-5zM12 7c-1.5 3-1.5 8.5 0 13.5M12 7c0-2 1-3.5 3-4.5"),
            Self::Sapling => (
                "sapling",
                "M12 21V5M12 18c-1-3-3-4-6-4 1 3 3 4 6 4zM12 15c1-3 3-4 6-4-1 3-3 4-6 4zM12 11c-1-2.5-2.5-3.5-5-3.5 1 2.5 2.5 3.5 5 3.5zM12 8c1-2.5 2.5-3.5 5-3.5-1 2.5-2.5 3.5-5 3.5z",
            ),
            Self::Seed => ("seed", "M12 20.5c-3.3 0-5.5-2-5.5-5 0-3.5 3-5.5 5.5-9 2.5 3.5 5.5 5.5 5.5 9 0 3-2.2 5-5.5 5zM12 11.5v5.5M12 6.5c0-1.5.5-2.5 2-3.5"),
            Self::Sprout => ("sprout", "M12 21v-8M12 13c0-4-3-6-7.5-6 0 4.5 3 6 7.5 6zM12 11c0-3.5 2.5-6.5 7.5-6.5 0 4.5-3 6.5-7.5 6.5zM7 21h10"),
            Self::Tree => ("tree", "M12 21v-9M12 16l3-2.5M7.5 15a4 4 0 01-1-7.8 5.5 5.5 0 0111 0 4 4 0 01-1 7.8zM8 21h8"),
            Self::Book => ("book", "M12 6.5C10 4.8 7 4.3 3.5 4.5v13.3c3.5-.2 6.5.3 8.5 2 2-1.7 5-2.2 8.5-2V4.5C17 4.3 14 4.8 12 6.5zM12 6.5v13.3"),
            Self::Calendar => ("calendar", "M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7"),
            Self::Check => ("check", "M4.5 12.5l5 5 10-11"),
            Self::Chevron => ("chevron", "M9 5l7 7-7 7"),
            Self::Clock => ("clock", "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3.5 2"),
            Self::Close | Self::Cross => (if matches!(self, Self::Close) { "close" } else { "cross" }, "M6 6l12 12M18 6L6 18"),
            Self::Download => ("download", "M12 4v11M7 10.5l5 5 5-5M4.5 20h15"),
            Self::External => ("external", "M14 4.5h5.5V10M19.5 4.5L11 13M18 14v5.5H4.5V6H10"),
            Self::Fire => ("fire", "M12 3c.5 3.5 5.5 5.5 5.5 11a5.5 5.5 0 01-11 0c0-2 1-3.5 2-4.5.3 1.5 1 2.3 2 2.5C10 8.5 10.5 5.5 12 3z"),
            Self::Flag => ("flag", "M6 21V4M6 4.5c4-2 7 2 12 0v9c-5 2-8-2-12 0"),
            Self::Home => ("home", "M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z"),
            Self::Info => ("info", "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5.5M12 7.6v.1"),
            Self::Language => ("language", "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z"),
            Self::Library => ("library", "M4.5 4h4v16h-4zM8.5 4h4v16h-4zM13.3 5.3l3.7-1 3.7 14.7-3.7 1z"),
            Self::List => ("list", "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1"),
            Self::Me => ("me", "M12 4a4 4 0 100 8 4 4 0 000-8zM4 20.5c1-4.3 4-6 8-6s7 1.7 8 6"),
            Self::Menu => ("menu", "M4 7h16M4 12h16M4 17h16"),
            Self::Moon => ("moon", "M19.5 14.5A8 8 0 019.5 4.5a8 8 0 1010 10z"),
            Self::Play => ("play", "M7.5 4.5l11 7.5-11 7.5z"),
            Self::Poem => ("poem", "M19 4v16M14.5 4v11M10 4v16M5.5 4v8"),
            Self::Practice => ("practice", "M4 20l4-1L19.5 7.5l-3-3L5 16zM14 7l3 3"),
            Self::Print => ("print", "M7.5 9V4h9v5M7.5 17H4V9h16v8h-3.5M7.5 14h9v6h-9z"),
            Self::Search => ("search", "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5l5 5"),
            Self::Settings => ("settings", "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4"),
            Self::Key => ("key", "M14.5 9.5a4.5 4.5 0 1 1-2-3.7 4.5 4.5 0 0 1 2 3.7zM13.5 12l7 7M17.5 16l-2 2M20 18.500l-1.500 1.500"),
            Self::SignOut => ("sign-out", "M14 4H5v16h9M10 12h10.5M16.5 8l4 4-4 4"),
            Self::Star => ("star", "M12 3.5l2.6 5.6 6 .7-4.5 4.1 1.2 6L12 17l-5.3 2.9 1.2-6-4.5-4.1 6-.7z"),
            Self::Sun => (
                "sun",
                "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
            ),
            Self::TextSize => ("text-size", "M2.5 18.5L8.5 4.5l6 14M4.7 13.5h7.6M15 18.5l3.3-8 3.2 8M16.2 15.7h4.2"),
            Self::Trash => ("trash", "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5"),
        }
    }
}

/// One icon as inline SVG that takes the colour of the text around it.
#[must_use]
pub fn icon(icon: Icon) -> String {
    let (name, path) = icon.drawing();
    format!(
        r#"<svg class="icon icon-{name}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="{path}"/></svg>"#
    )
}
