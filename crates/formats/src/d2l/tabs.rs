//! Alternatives of code and text for several libraries, as tabs.

/// What the libraries are called; a name that is not here is shown as it is.
const NAMES: &[(&str, &str)] =
    &[("mxnet", "MXNet"), ("pytorch", "PyTorch"), ("tensorflow", "TensorFlow"), ("paddle", "PaddlePaddle"), ("jax", "JAX"), ("mindspore", "MindSpore")];

/// The label of a tab: `pytorch, paddle` is `PyTorch / PaddlePaddle`.
pub(super) fn label(names: &str) -> String {
    let shown: Vec<&str> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, shown)| *shown))
        .collect();
    shown.join(" / ").replace('"', "'")
}

/// The libraries that a block of code says it is for in its first lines: `#@tab pytorch` or `%%tab pytorch`.
pub(super) fn named(line: &str) -> Option<&str> {
    let trimmed = line.trim();
    trimmed.strip_prefix("#@tab").or_else(|| trimmed.strip_prefix("%%tab")).map(str::trim).filter(|names| !names.is_empty())
}

/// Writes lines as the content of a tab.
pub(super) fn write(out: &mut Vec<String>, names: &str, lines: &[String]) {
    out.push(String::new());
    out.push(format!("=== \"{}\"", label(names)));
    out.push(String::new());
    out.extend(lines.iter().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }));
    out.push(String::new());
}
