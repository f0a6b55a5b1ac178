//! What happens in records, one use case a file.

pub mod check_statements;
pub mod export;
pub mod find_statements;
pub mod forward;
pub mod hand_on;
pub mod hand_over;
pub mod intake;
pub mod keep_to_quota;
pub mod look_at_store;
pub mod put_statements;
pub mod put_watched;
pub mod read_days;
pub mod say_facts;
pub mod serve_rooms;
pub mod set_quota;
pub mod settle;
pub mod take_in;
pub mod verify;
pub mod watch_statements;
pub mod write_document;
