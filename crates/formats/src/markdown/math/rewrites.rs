//! The commands that KaTeX and MathJax know and `pulldown-latex` does not, as a table.

/// What becomes of a command.
pub(super) enum Rewrite {
    /// These characters stand in its place.
    As(&'static str),
    /// It goes together with its arguments, as they are only for layout or numbering.
    DropArguments(u8),
    /// Its first argument goes and the next one stays, as with colours.
    DropFirst,
    /// Its argument is text and not formula; the command that `pulldown-latex` knows for it.
    Text(&'static str),
    /// A number beside the formula: `\tag{3.1}`.
    Tag,
    /// Splits the group it stands in: `{a \over b}`; what stands before and after the two halves.
    Infix(&'static str, &'static str),
}

/// What becomes of the command of this name; `None` where it stays.
pub(super) fn rewrite_of(name: &str) -> Option<Rewrite> {
    Some(match name {
        "text" | "mbox" | "hbox" | "textnormal" | "textup" | "uline" => Rewrite::Text("\\text"),
        "textrm" => Rewrite::Text("\\textrm"),
        "textbf" => Rewrite::Text("\\textbf"),
        "textit" | "emph" | "textsl" => Rewrite::Text("\\textit"),
        "textsf" => Rewrite::Text("\\textsf"),
        "texttt" => Rewrite::Text("\\texttt"),
        "operatorname" | "operatornamewithlimits" => Rewrite::Text("\\operatorname"),
        "textsuperscript" => Rewrite::Text("^\\text"),
        "textsubscript" => Rewrite::Text("_\\text"),
        "tag" => Rewrite::Tag,
        "over" => Rewrite::Infix("\\frac", ""),
        "choose" => Rewrite::Infix("\\binom", ""),
        "atop" => Rewrite::Infix("\\genfrac{}{}{0pt}{}", ""),
        "brace" => Rewrite::Infix("\\left\\{\\genfrac{}{}{0pt}{}", "\\right\\}"),
        "brack" => Rewrite::Infix("\\left[\\genfrac{}{}{0pt}{}", "\\right]"),
        "label" | "require" | "vspace" | "ref" | "eqref" | "class" | "style" | "cssId" | "color" | "raisebox" | "phantom" | "hphantom" | "vphantom"
        | "unicode" => Rewrite::DropArguments(1),
        "rule" => Rewrite::DropArguments(2),
        "textcolor" | "colorbox" | "href" | "bbox" => Rewrite::DropFirst,
        "nonumber" | "notag" | "displaylimits" | "allowbreak" | "nobreak" | "relax" | "boxed" | "fbox" | "smash" | "null" | "hfill" | "break" | "newline"
        | "mathstrut" | "tiny" | "scriptsize" | "footnotesize" | "small" | "normalsize" | "large" | "Large" | "LARGE" | "huge" | "Huge" | "unboldmath" => {
            Rewrite::As(" ")
        }
        "bm" | "pmb" | "boldmath" | "bold" | "bf" => Rewrite::As(if name == "bf" { "\\mathbf " } else { "\\boldsymbol " }),
        "Bbb" | "mathbbm" | "mathds" => Rewrite::As("\\mathbb "),
        "mathscr" | "scr" => Rewrite::As("\\mathcal "),
        "space" => Rewrite::As("\\ "),
        "textless" => Rewrite::As("<"),
        "textgreater" => Rewrite::As(">"),
        "textbar" => Rewrite::As("|"),
        "textasciitilde" => Rewrite::As("\\sim "),
        "textbackslash" => Rewrite::As("\\backslash "),
        "textquotesingle" | "textquoteright" => Rewrite::As("'"),
        "textquoteleft" => Rewrite::As("`"),
        "textasciicircum" => Rewrite::As("\\wedge "),
        "textunderscore" => Rewrite::As("\\_"),
        "textdegree" | "degree" => Rewrite::As("^{\\circ}"),
        "LaTeX" => Rewrite::As("\\text{LaTeX}"),
        "TeX" => Rewrite::As("\\text{TeX}"),
        "mod" => Rewrite::As("\\ \\operatorname{mod}\\ "),
        "/" => Rewrite::As(""),
        "pod" => Rewrite::As("\\quad "),
        "R" | "reals" => Rewrite::As("\\mathbb{R}"),
        "N" | "natnums" => Rewrite::As("\\mathbb{N}"),
        "Z" => Rewrite::As("\\mathbb{Z}"),
        "Q" => Rewrite::As("\\mathbb{Q}"),
        "Complex" => Rewrite::As("\\mathbb{C}"),
        "argmax" => Rewrite::As("\\operatorname{arg max}"),
        "argmin" => Rewrite::As("\\operatorname{arg min}"),
        "xlongequal" | "xlongequals" => Rewrite::As("\\overset{}{=}"),
        _ => return None,
    })
}
