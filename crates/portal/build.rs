fn main() {
    words::build::run("portal");
}
