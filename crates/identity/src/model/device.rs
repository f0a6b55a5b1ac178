//! The words for a device, from what its browser says about itself: enough to tell one's phone from one's desk, and no more is kept.

/// Bytes of what a browser says that are looked at.
pub const USER_AGENT_BYTES_MAX: usize = 512;

/// Marks of browsers, in the order in which they are looked for: most pretend to be others that come later.
const BROWSERS: [(&str, &str); 13] = [
    ("MicroMessenger/", "WeChat"),
    ("DingTalk/", "DingTalk"),
    ("HuaweiBrowser/", "Huawei Browser"),
    ("MiuiBrowser/", "Mi Browser"),
    ("UCBrowser/", "UC Browser"),
    ("QQBrowser/", "QQ Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Marks of systems, in the order in which they are looked for.
const SYSTEMS: [(&str, &str); 9] = [
    ("OpenHarmony", "HarmonyOS"),
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// `Firefox · Android`; empty where nothing is recognised.
#[must_use]
pub fn describe(user_agent: &str) -> String {
    let seen = user_agent.get(..user_agent.floor_char_boundary(USER_AGENT_BYTES_MAX)).unwrap_or("");
    let find = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| seen.contains(mark)).map(|(_, name)| *name);
    [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_devices_are_told_apart() {
        for (user_agent, device) in [
            (
                "Mozilla/5.0 (Linux; Android 13; M2012K11AC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0",
                "WeChat · Android",
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"),
            ("curl/8.5.0", ""),
            ("", ""),
        ] {
            assert_eq!(describe(user_agent), device);
        }
    }

    #[test]
    fn only_so_much_is_looked_at() {
        let at = |length: usize| format!("{}Linux", " ".repeat(length - "Linux".len()));
        assert_eq!(describe(&at(USER_AGENT_BYTES_MAX)), "Linux");
        assert_eq!(describe(&at(USER_AGENT_BYTES_MAX + 1)), "");
    }
}
