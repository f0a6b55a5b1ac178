//! Sending mail by SMTP and texts by a gateway.

use std::time::Duration;

use anyhow::{Context, bail};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{SmtpTransport, Transport};
use platform::messages::{Channel, Message, Messenger, NotSent};

use crate::settings::Settings;

/// How long a server may take to answer.
const WAIT: Duration = Duration::from_secs(20);

/// The servers that messages go to.
pub struct Messengers {
    mail: Option<(SmtpTransport, Mailbox)>,
    sms: Option<Gateway>,
    shown: bool,
}

struct Gateway {
    agent: ureq::Agent,
    url: String,
    authorization: Option<String>,
}

impl Messengers {
    /// From the settings. `shown` says that messages are shown on a page instead, where no server is set.
    pub fn new(settings: &Settings, shown: bool) -> anyhow::Result<Self> {
        let mail = match (&settings.smtp, &settings.mail_from) {
            (None, _) => None,
            (Some(_), None) => bail!("smtp is set, and mail-from is not: say which address mail comes from"),
            (Some(url), Some(from)) => {
                let transport = SmtpTransport::from_url(url).context("smtp is no address like smtps://USER:PASSWORD@HOST")?.timeout(Some(WAIT)).build();
                Some((transport, from.parse().with_context(|| format!("mail-from is '{from}', which is no address"))?))
            }
        };
        let sms = settings.sms_url.as_ref().map(|url| Gateway {
            agent: ureq::Agent::config_builder().tls_config(platform::outgoing::tls()).timeout_global(Some(WAIT)).max_redirects(0).build().new_agent(),
            url: url.clone(),
            authorization: settings.sms_token.as_ref().map(|token| format!("Bearer {token}")),
        });
        Ok(Self { shown: shown && mail.is_none() && sms.is_none(), mail, sms })
    }

    /// Whether messages are shown on a page instead of being sent.
    pub const fn are_shown(&self) -> bool {
        self.shown
    }
}

fn not_sent(error: impl std::fmt::Display, for_good: bool) -> NotSent {
    NotSent { reason: error.to_string(), for_good }
}

impl Messenger for Messengers {
    fn send(&self, message: &Message) -> Result<(), NotSent> {
        match (message.channel, &self.mail, &self.sms) {
            _ if self.shown => Ok(()),
            (Channel::Mail, Some((transport, from)), _) => {
                let to: Mailbox = message.address.parse().map_err(|error| not_sent(error, true))?;
                let mail = lettre::Message::builder().from(from.clone()).to(to).subject(&message.subject).header(ContentType::TEXT_PLAIN);
                let mail = mail.body(message.text.clone()).map_err(|error| not_sent(error, true))?;
                transport.send(&mail).map(|_| ()).map_err(|error| {
                    let for_good = error.is_permanent();
                    not_sent(error, for_good)
                })
            }
            (Channel::Sms, _, Some(gateway)) => {
                let mut request = gateway.agent.post(&gateway.url).header("content-type", "application/json");
                if let Some(authorization) = &gateway.authorization {
                    request = request.header("authorization", authorization);
                }
                let body = serde_json::json!({ "to": message.address, "text": message.text }).to_string();
                request.send(body.as_bytes()).map(|_| ()).map_err(|error| not_sent(error, false))
            }
            (Channel::Mail, None, _) => Err(not_sent("no mail server is set (smtp)", false)),
            (Channel::Sms, _, None) => Err(not_sent("no SMS gateway is set (sms-url)", false)),
        }
    }
}
