//! The patterns and colours of covers: window lattices and woven figures of Chinese craft, each one seamless tile of thin lines.

/// One tile: its size and the lines on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tile {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) path: &'static str,
}

const fn tile(width: f64, height: f64, path: &'static str) -> Tile {
    Tile { width, height, path }
}

/// The tiles. Neighbours meet at the edges of each: what leaves on one side enters on the other.
pub(super) const TILES: [Tile; 12] = [
    // Cracked ice 冰裂纹.
    tile(64.0, 64.0, "M38 0L10 12L0 24M10 12L30 32L64 24M30 32L26 52L38 64M26 52L0 44M64 44L50 50L38 64M50 50L47 28M30 32L38 0"),
    // Meander 回纹.
    tile(48.0, 24.0, "M2 2H22V22H6V7H17V17H11V12M46 22H26V2H42V17H31V7H37V12"),
    // Sea waves 海水纹.
    tile(
        40.0,
        40.0,
        "M2 20a18 18 0 0136 0M8 20a12 12 0 0124 0M14 20a6 6 0 0112 0M0 22a18 18 0 0118 18M0 28a12 12 0 0112 12M0 34a6 6 0 016 6M40 22a18 18 0 00-18 18M40 28a12 12 0 00-12 12M40 34a6 6 0 00-6 6",
    ),
    // Linked diamonds 方胜.
    tile(46.0, 34.0, "M2 17L16 3L30 17L16 31ZM16 17L30 3L44 17L30 31ZM9 17L16 10L23 17L16 24ZM23 17L30 10L37 17L30 24Z"),
    // Tortoise shell 龟背.
    tile(
        34.6,
        60.0,
        "M17.3 0V20L0 30V50L17.3 60M17.3 20L34.6 30V50L17.3 60M17.3 31L25 35.5V44.5L17.3 49L9.6 44.5V35.5ZM0 1L7.7 5.5V14.5L0 19M34.6 1L26.9 5.5V14.5L34.6 19",
    ),
    // Scrolling vine 卷草.
    tile(
        60.0,
        40.0,
        "M0 20C10 40 24 36 24 24C24 14 10 14 11 23C12 29 19 27 17 23M24 24C30 0 54 4 54 16C54 26 40 26 41 17C42 11 49 13 47 17M54 16C56 22 60 20 60 20",
    ),
    // Coins 古钱纹.
    tile(
        40.0,
        40.0,
        "M20 0a20 20 0 010 40a20 20 0 010-40M20 0a20 20 0 01-20 20M20 0a20 20 0 0020 20M0 20a20 20 0 0120 20M40 20a20 20 0 00-20 20M16 20l4-4 4 4-4 4z",
    ),
    // Ascending steps 步步锦.
    tile(40.0, 40.0, "M0 10H12V0M28 0V10H40M0 30H12V40M28 40V30H40M12 10V30M28 10V30M12 20H28M20 0V10M20 30V40M0 20H4M36 20H40M20 10H20"),
    // Eight-pointed star 八角.
    tile(44.0, 44.0, "M8 8H36V36H8ZM22 2L42 22L22 42L2 22ZM0 0L8 8M44 0L36 8M0 44L8 36M44 44L36 36"),
    // The well 井口字.
    tile(36.0, 36.0, "M0 9H36M0 27H36M9 0V36M27 0V36M14 14H22V22H14Z"),
    // Ripples 水波.
    tile(48.0, 24.0, "M0 6Q12-2 24 6T48 6M0 14Q12 6 24 14T48 14M0 22Q12 14 24 22T48 22"),
    // Auspicious clouds 云纹, as nested arcs on a line.
    tile(60.0, 36.0, "M0 26H12a8 8 0 018-8a10 10 0 0119-2a8 8 0 019 10H60M26 26a5 5 0 01-4-8M38 26a5 5 0 01-5-6M0 8H6M18 8H36M50 8H60"),
];

/// The ground of a cover: its colour above and below. White on either has a contrast of at least 4.5.
pub(super) const GROUNDS: [(&str, &str); 12] = [
    ("#7d4a3a", "#5a3025"), // ochre
    ("#24576f", "#143a4d"), // indigo
    ("#96591b", "#6b3b0d"), // amber
    ("#2f5d4a", "#1b3f31"), // pine
    ("#57426f", "#3a2a4f"), // violet
    ("#5b6a2d", "#3d4819"), // olive
    ("#8c3346", "#611d2e"), // rouge
    ("#2b6a73", "#15474f"), // teal
    ("#454b58", "#292e38"), // ink
    ("#3a4f8f", "#243363"), // ultramarine
    ("#a03f2f", "#70261a"), // vermilion
    ("#7b3f68", "#542648"), // plum
];
