//! Makes the typed words.

fn main() {
    words::build::run("courseware");
}
