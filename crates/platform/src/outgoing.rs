//! How this platform calls other servers: one set-up of TLS for every room that does.

use std::sync::Arc;

use ureq::tls::TlsConfig;

/// TLS by the cryptography that the platform has anyway (decision 0019), trusting the roots that Mozilla trusts.
#[must_use]
pub fn tls() -> TlsConfig {
    TlsConfig::builder().unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider())).build()
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::TcpListener;

    use super::tls;

    #[test]
    fn a_call_begins_with_a_handshake() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let mut first = [0u8; 1];
            listener.accept().unwrap().0.read_exact(&mut first).unwrap();
            first
        });
        let agent = ureq::Agent::config_builder().tls_config(tls()).build().new_agent();
        assert!(agent.get(format!("https://{address}/")).call().is_err(), "nobody speaks TLS there");
        assert_eq!(server.join().unwrap(), [22], "a record of the kind handshake (RFC 8446, section 5.1)");
    }
}
