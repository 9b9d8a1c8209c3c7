//! Mail by SMTP (RFC 5321), in the clear, with STARTTLS or inside TLS from the beginning. Every
//! step has its patience, so that a server that goes silent costs no more than that.

use std::time::Duration;

use lettre::Transport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, PoolConfig, SmtpTransport};

use super::{Message, Messenger, Undelivered, mime};

/// How a server is spoken to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password; without them nobody signs in.
    pub credentials: Option<(String, String)>,
    /// PEM of an authority that the system does not know.
    pub authority: Option<Vec<u8>>,
    /// The name this machine gives itself.
    pub hello: Option<String>,
    /// How long one step of the conversation may take.
    pub patience: Duration,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Security {
    /// In the clear, for a relay on the same machine or network.
    Plain,
    /// Begins in the clear and changes to TLS before anything is said; port 587 as a rule.
    StartTls,
    /// TLS from the first byte; port 465 as a rule.
    Tls,
}

/// A mail server.
pub struct Smtp {
    transport: SmtpTransport,
}

impl Smtp {
    /// Fails only where the authority is none.
    pub fn new(settings: SmtpSettings) -> Result<Smtp, Undelivered> {
        let tls = || tls_of(&settings);
        let security = match settings.security {
            Security::Plain => Tls::None,
            Security::StartTls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
        };
        let mut builder = SmtpTransport::builder_dangerous(settings.host.as_str())
            .port(settings.port)
            .tls(security)
            .timeout(Some(settings.patience))
            // One worker sends, and a server may close what stays idle.
            .pool_config(
                PoolConfig::new()
                    .max_size(1)
                    .idle_timeout(Duration::from_secs(20)),
            );
        if let Some(hello) = settings.hello {
            builder = builder.hello_name(ClientId::Domain(hello));
        }
        if let Some((user, password)) = settings.credentials {
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Smtp {
            transport: builder.build(),
        })
    }
}

fn tls_of(settings: &SmtpSettings) -> Result<TlsParameters, Undelivered> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.authority {
        let begins = b"-----BEGIN CERTIFICATE-----";
        if !pem.windows(begins.len()).any(|part| part == begins) {
            let text = "the file of the authority holds no certificate";
            return Err(Undelivered::Unauthorized(text.to_owned()));
        }
        let authority = Certificate::from_pem(pem).map_err(|error| explained(&error))?;
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|error| explained(&error))
}

impl Messenger for Smtp {
    fn deliver(&self, message: &Message) -> Result<(), Undelivered> {
        let (envelope, bytes) = mime::written(message)?;
        self.transport
            .send_raw(&envelope, &bytes)
            .map(|_| ())
            .map_err(|error| explained(&error))
    }

    fn probe(&self) -> Result<(), Undelivered> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err(Undelivered::Unreachable(
                "the server does not answer as a mail server does".to_owned(),
            )),
            Err(error) => Err(explained(&error)),
        }
    }
}

/// Codes are those of RFC 5321, section 4.2, and RFC 4954, section 6.
fn explained(error: &Error) -> Undelivered {
    let text = chain(error);
    let Some(code) = error.status() else {
        // A server without SMTPUTF8 cannot take such an address, now or later.
        return if error.is_client() && text.contains("SMTPUTF8") {
            Undelivered::NotAnAddress(text)
        } else {
            Undelivered::Unreachable(text)
        };
    };
    let code: u16 = code.to_string().parse().unwrap_or(0);
    match code {
        454 | 530 | 534 | 535 | 538 => Undelivered::Unauthorized(text),
        // A whole server that closes says so for every message alike.
        421 => Undelivered::Unreachable(text),
        400..=499 => Undelivered::Later { code, text },
        _ => Undelivered::Refused { code, text },
    }
}

/// An error with its causes, on one bounded line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(current) = cause {
        let told = current.to_string();
        if !text.contains(&told) {
            text = format!("{text}: {told}");
        }
        cause = current.source();
    }
    mime::shown(&text, 500)
}
