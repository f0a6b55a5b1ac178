//! Where on the network a record store may stand. Private addresses and the machine itself are fine: a school has its own store there. What answers at
//! link-local addresses are services of the machine's surroundings, which give credentials away to whoever asks from the machine; pure.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Services of that kind at addresses that are not link-local: of Alibaba Cloud and of Amazon EC2.
const METADATA_V4: Ipv4Addr = Ipv4Addr::new(100, 100, 100, 200);
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// The number that an address names instead of a name, in any of its spellings.
#[must_use]
pub fn literal(address: &str) -> Option<IpAddr> {
    match Url::parse(address).ok()?.host()? {
        Host::Ipv4(number) => Some(number.into()),
        Host::Ipv6(number) => Some(number.into()),
        Host::Domain(_) => None,
    }
}

/// Whether no record store may stand there: link-local, multicast, broadcast and unspecified addresses, and known services of the machine's surroundings.
#[must_use]
pub fn is_barred(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(number) => is_barred_v4(number),
        IpAddr::V6(number) => {
            number.is_unspecified()
                || number.is_multicast()
                || number.is_unicast_link_local()
                || number == METADATA_V6
                || within(number).is_some_and(is_barred_v4)
        }
    }
}

fn is_barred_v4(number: Ipv4Addr) -> bool {
    number.is_unspecified() || number.is_multicast() || number.is_broadcast() || number.is_link_local() || number == METADATA_V4
}

/// The address that is meant by one that holds another: mapped (RFC 4291), translated (RFC 6052) and 6to4 (RFC 3056).
const fn within(number: Ipv6Addr) -> Option<Ipv4Addr> {
    match number.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            Some(Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_are_barred_and_neighbours_are_not() {
        let barred = |host: &str| literal(&format!("http://{host}/xapi")).map(is_barred);
        for host in [
            "169.254.169.254",
            "2852039166",
            "0xa9fea9fe",
            "0251.0376.0251.0376",
            "169.254.0.1:8080",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "100.100.100.200",
            "[fe80::1]",
            "[febf::1]",
            "[::]",
            "[ff02::1]",
            "[::ffff:169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a9fe:a9fe::1]",
            "[fd00:ec2::254]",
        ] {
            assert_eq!(barred(host), Some(true), "{host}");
        }
        for host in ["127.0.0.1", "10.1.2.3", "192.168.0.9:443", "172.16.0.1", "100.64.0.1", "[::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "8.8.8.8"] {
            assert_eq!(barred(host), Some(false), "{host}");
        }
        assert_eq!(barred("lrs.example"), None);
    }
}
