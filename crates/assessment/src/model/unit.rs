//! Units people write behind a number, and how those of one quantity turn into each other.
//!
//! Factors are those of the SI brochure (9th edition) with the units accepted beside it; the market weights 斤 and 两 are the metric ones of
//! 1959 (500 g and 50 g). Words that stand for more than one unit (分: minute, mark or fen) are in no table: they count as plain words.

use super::rational::Number;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Length.
    Length,
    /// Area.
    Area,
    /// Volume.
    Volume,
    /// Mass.
    Mass,
    /// Time.
    Duration,
    /// Angle.
    Angle,
    /// Speed.
    Speed,
    /// Dollars.
    Dollar,
    /// Yuan.
    Yuan,
    /// Euros.
    Euro,
    /// Pounds of money.
    Pound,
}

use Quantity::{Angle, Area, Dollar, Duration, Euro, Length, Mass, Pound, Speed, Volume, Yuan};

/// Names (lower case, singular), quantity, and the factor to the quantity's own unit as numerator and denominator.
const UNITS: &[(&[&str], Quantity, i128, i128)] = &[
    (&["mm", "millimeter", "millimetre", "毫米"], Length, 1, 1000),
    (&["cm", "centimeter", "centimetre", "厘米", "公分"], Length, 1, 100),
    (&["dm", "decimeter", "decimetre", "分米"], Length, 1, 10),
    (&["m", "meter", "metre", "米", "公尺"], Length, 1, 1),
    (&["km", "kilometer", "kilometre", "千米", "公里"], Length, 1000, 1),
    (&["mm^2", "mm2", "平方毫米"], Area, 1, 1_000_000),
    (&["cm^2", "cm2", "sq cm", "square centimeter", "square centimetre", "平方厘米"], Area, 1, 10_000),
    (&["dm^2", "dm2", "平方分米"], Area, 1, 100),
    (&["m^2", "m2", "sq m", "square meter", "square metre", "平方米", "平米"], Area, 1, 1),
    (&["ha", "hectare", "公顷"], Area, 10_000, 1),
    (&["km^2", "km2", "sq km", "square kilometer", "square kilometre", "平方千米", "平方公里"], Area, 1_000_000, 1),
    (&["ml", "milliliter", "millilitre", "cm^3", "cm3", "cubic centimeter", "cubic centimetre", "毫升", "立方厘米"], Volume, 1, 1000),
    (&["l", "liter", "litre", "dm^3", "dm3", "升", "立方分米"], Volume, 1, 1),
    (&["m^3", "m3", "cubic meter", "cubic metre", "立方米"], Volume, 1000, 1),
    (&["mg", "milligram", "毫克"], Mass, 1, 1_000_000),
    (&["g", "gram", "gramme", "克"], Mass, 1, 1000),
    (&["斤", "市斤"], Mass, 1, 2),
    (&["kg", "kilogram", "kilogramme", "kilo", "千克", "公斤"], Mass, 1, 1),
    (&["t", "tonne", "吨"], Mass, 1000, 1),
    (&["s", "sec", "second", "秒", "秒钟"], Duration, 1, 1),
    (&["min", "minute", "分钟"], Duration, 60, 1),
    (&["h", "hr", "hour", "小时", "个小时", "时", "钟头"], Duration, 3600, 1),
    (&["d", "day", "天", "日"], Duration, 86_400, 1),
    (&["week", "周", "星期", "个星期"], Duration, 604_800, 1),
    (&["°", "deg", "degree", "度"], Angle, 1, 1),
    (&["m/s", "米/秒", "米每秒"], Speed, 1, 1),
    (&["km/h", "kph", "千米/时", "千米/小时", "公里/小时", "千米每小时"], Speed, 5, 18),
    (&["$", "us$", "usd", "dollar", "buck", "美元"], Dollar, 1, 1),
    (&["¢", "cent", "美分"], Dollar, 1, 100),
    (&["¥", "cny", "rmb", "yuan", "元", "块", "块钱", "人民币"], Yuan, 1, 1),
    (&["角", "毛"], Yuan, 1, 10),
    (&["€", "eur", "euro", "欧元"], Euro, 1, 1),
    (&["£", "gbp", "英镑"], Pound, 1, 1),
];

/// The factor of a unit that is known.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// What it measures.
    pub quantity: Quantity,
    /// How many of the quantity's own unit it is.
    pub factor: Number,
}

/// Finds a unit by what people call it: in lower case, with or without a plural or a full stop.
#[must_use]
pub fn find(name: &str) -> Option<Unit> {
    let name = name.trim().trim_end_matches('.').to_lowercase();
    lookup(&name).or_else(|| name.strip_suffix('s').filter(|name| name.chars().count() > 2).and_then(lookup))
}

fn lookup(name: &str) -> Option<Unit> {
    let (_, quantity, numerator, denominator) = UNITS.iter().find(|(names, ..)| names.contains(&name))?;
    Some(Unit { quantity: *quantity, factor: Number::fraction(*numerator, *denominator)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        let mut seen = std::collections::HashSet::new();
        for (names, ..) in UNITS {
            for name in *names {
                assert!(seen.insert(*name), "{name} stands for two units");
                assert!(find(name).is_some(), "{name}");
            }
        }
        assert!(find("Dollars").is_some() && find("Mins.").is_some() && find("ms").is_none() && find("apples").is_none() && find("").is_none());
    }
}
