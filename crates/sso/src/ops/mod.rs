//! What happens in this room, one use case a file.

pub mod authenticate_client;
pub mod authorize;
pub mod change_client;
pub mod client_credentials;
pub mod create_client;
pub mod decide_request;
pub mod deliver_logout;
pub mod end_sessions;
pub mod exchange_code;
pub mod export;
pub mod forget;
pub mod introspect;
pub mod issue;
pub mod log_out;
pub mod push_request;
pub mod refresh;
pub mod register_client;
pub mod remote_keys;
pub mod reseal;
pub mod revoke_token;
pub mod rotate_keys;
pub mod sweep;
pub mod use_token;
pub mod userinfo;
pub mod withdraw;
