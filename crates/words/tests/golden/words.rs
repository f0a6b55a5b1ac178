// Generated from locales/*/sample.ftl by words::build. Do not edit.

/// The words of `sample` in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub ::words::Tongue);

#[allow(dead_code, clippy::all, clippy::pedantic, reason = "generated; words nobody uses are found by `cargo xtask i18n`")]
impl Words {
    #[doc = "`button.aria`: “Close”"]
    #[must_use]
    pub fn button_aria(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "关闭",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "Close",
        }
    }

    #[doc = "`found`: “{total} found in {place}&#58; {n} items”"]
    #[must_use]
    pub fn found(&self, n: u64, place: &str, total: u64) -> String {
        let mut __text = String::new();
        match self.0 {
            ::words::Tongue::ZhHans => {
                __text.push_str("在");
                __text.push_str(place);
                __text.push_str("中找到 ");
                ::words::Tongue::ZhHans.write_number(total, &mut __text);
                __text.push_str(" 条:");
                ::words::Tongue::ZhHans.write_number(n, &mut __text);
                __text.push_str(" 项");
            }
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => {
                ::words::Tongue::En.write_number(total, &mut __text);
                __text.push_str(" found in ");
                __text.push_str(place);
                __text.push_str(": ");
                {
                    let __plural = ::words::Tongue::En.plural(n);
                    if n == 0 {
                        __text.push_str("No items");
                    } else if __plural == ::words::PluralCategory::One {
                        __text.push_str("One item");
                    } else {
                        ::words::Tongue::En.write_number(n, &mut __text);
                        __text.push_str(" items");
                    }
                }
            }
        }
        __text
    }

    #[doc = "`hello`: “Hello, {name}!”"]
    #[must_use]
    pub fn hello(&self, name: &str) -> String {
        let mut __text = String::new();
        match self.0 {
            ::words::Tongue::ZhHans => {
                __text.push_str(name);
                __text.push_str(",你好!");
            }
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es => {
                __text.push_str("Hello, ");
                __text.push_str(name);
                __text.push_str("!");
            }
            ::words::Tongue::Ar => {
                __text.push_str("مرحبا ");
                __text.push('\u{2068}');
                __text.push_str(name);
                __text.push('\u{2069}');
                __text.push_str("!");
            }
        }
        __text
    }

    #[doc = "`home-intro`: “Textbooks, courses and poems. Open Xingtan and begin.”"]
    #[must_use]
    pub fn home_intro(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "教材、课程与诗词。\n打开杏坛就能开始。",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "Textbooks, courses and poems.\nOpen Xingtan and begin.",
        }
    }

    #[doc = "`home-title`: “Find something to learn”"]
    #[must_use]
    pub fn home_title(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "找点什么来学",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "Find something to learn",
        }
    }

    #[doc = "`home-title.aria`: “Search Xingtan”"]
    #[must_use]
    pub fn home_title_aria(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "搜索杏坛",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "Search Xingtan",
        }
    }

    #[doc = "`items`: “{n} items”"]
    #[must_use]
    pub fn items(&self, n: u64) -> String {
        let mut __text = String::new();
        match self.0 {
            ::words::Tongue::ZhHans => {
                ::words::Tongue::ZhHans.write_number(n, &mut __text);
                __text.push_str(" 项");
            }
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Es => {
                {
                    let __plural = ::words::Tongue::En.plural(n);
                    if n == 0 {
                        __text.push_str("No items");
                    } else if __plural == ::words::PluralCategory::One {
                        __text.push_str("One item");
                    } else {
                        ::words::Tongue::En.write_number(n, &mut __text);
                        __text.push_str(" items");
                    }
                }
            }
            ::words::Tongue::Ru => {
                {
                    let __plural = ::words::Tongue::Ru.plural(n);
                    if __plural == ::words::PluralCategory::One {
                        ::words::Tongue::Ru.write_number(n, &mut __text);
                        __text.push_str(" предмет");
                    } else if __plural == ::words::PluralCategory::Few {
                        ::words::Tongue::Ru.write_number(n, &mut __text);
                        __text.push_str(" предмета");
                    } else {
                        ::words::Tongue::Ru.write_number(n, &mut __text);
                        __text.push_str(" предметов");
                    }
                }
            }
            ::words::Tongue::Ar => {
                {
                    let __plural = ::words::Tongue::Ar.plural(n);
                    if __plural == ::words::PluralCategory::Zero {
                        __text.push_str("لا عناصر");
                    } else if __plural == ::words::PluralCategory::One {
                        __text.push_str("عنصر واحد");
                    } else if __plural == ::words::PluralCategory::Two {
                        __text.push_str("عنصران");
                    } else if __plural == ::words::PluralCategory::Few {
                        ::words::Tongue::Ar.write_number(n, &mut __text);
                        __text.push_str(" عناصر");
                    } else if __plural == ::words::PluralCategory::Many {
                        ::words::Tongue::Ar.write_number(n, &mut __text);
                        __text.push_str(" عنصرا");
                    } else {
                        ::words::Tongue::Ar.write_number(n, &mut __text);
                        __text.push_str(" عنصر");
                    }
                }
            }
        }
        __text
    }

    #[doc = "`quoted`: “A \"quote\", a back\\\\slash, \\[brackets\\] and a {brace}.”"]
    #[must_use]
    pub fn quoted(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "“引号”",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "A \"quote\", a back\\slash, [brackets] and a {brace}.",
        }
    }

    #[doc = "`see-also`: “See also&#58; Find something to learn”"]
    #[must_use]
    pub fn see_also(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "另见:找点什么来学",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "See also: Find something to learn",
        }
    }

    #[doc = "`state`: “Unknown”"]
    #[must_use]
    pub fn state(&self, n: u64, state: &str) -> String {
        let mut __text = String::new();
        match self.0 {
            ::words::Tongue::ZhHans => {
                if state == "draft" {
                    __text.push_str("草稿");
                } else if state == "published" {
                    __text.push_str("已发布 ");
                    ::words::Tongue::ZhHans.write_number(n, &mut __text);
                    __text.push_str(" 次");
                } else {
                    __text.push_str("未知");
                }
            }
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => {
                if state == "draft" {
                    __text.push_str("Draft");
                } else if state == "published" {
                    __text.push_str("Published ");
                    {
                        let __plural = ::words::Tongue::En.plural(n);
                        if __plural == ::words::PluralCategory::One {
                            __text.push_str("once");
                        } else {
                            ::words::Tongue::En.write_number(n, &mut __text);
                            __text.push_str(" times");
                        }
                    }
                } else {
                    __text.push_str("Unknown");
                }
            }
        }
        __text
    }

    #[doc = "`version`: “Release 2”"]
    #[must_use]
    pub fn version(&self) -> &'static str {
        match self.0 {
            ::words::Tongue::ZhHans => "第 2 版",
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => "Release 2",
        }
    }

    #[doc = "`year`: “In {year}”"]
    #[must_use]
    pub fn year(&self, year: u64) -> String {
        let mut __text = String::new();
        match self.0 {
            ::words::Tongue::ZhHans => {
                ::words::Tongue::ZhHans.write_number(year, &mut __text);
                __text.push_str(" 年");
            }
            ::words::Tongue::En | ::words::Tongue::Fr | ::words::Tongue::Ru | ::words::Tongue::Es | ::words::Tongue::Ar => {
                __text.push_str("In ");
                __text.push_str(&year.to_string());
            }
        }
        __text
    }
}
