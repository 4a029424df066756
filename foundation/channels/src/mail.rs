use std::{
    error::Error as StdError,
    fmt, io,
    net::IpAddr,
    time::{Duration, SystemTime},
};

use askama::Template;
use db::JobId;
use kernel::{Clock, Instant};
use lettre::{
    Address as Mailable, AsyncSmtpTransport, AsyncTransport as _, Message as Letter, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error, PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};
use tokio::time::timeout;

use crate::{Address, Carried, Channel, Message, Soon, Trouble};

/// How the way to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only to a server on this very machine.
    None,
    /// It begins open and goes on under TLS, or not at all (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
}

/// The mail server of a house.
#[derive(Clone)]
pub struct MailSettings {
    /// Its name or address.
    pub server: String,
    /// Its port; 0 is the usual one.
    pub port: u16,
    /// How the way is kept.
    pub security: Security,
    /// User and password, when it asks for them.
    pub credentials: Option<(String, String)>,
    /// Who sends: `Sociaal Huis <huis@voorbeeld.be>`.
    pub from: String,
    /// What this machine calls itself.
    pub hello: String,
    /// An authority besides the public ones, as PEM.
    pub authority: Option<Vec<u8>>,
    /// How long handing over one mail may take.
    pub patience: Duration,
}

/// Mail by SMTP. A connection that was opened serves the next mails too.
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    clock: Clock,
    patience: Duration,
}

/// How many connections to the mail server there are at most.
const CONNECTIONS: u32 = 2;
/// How long a connection that nobody uses is kept.
const KEPT_OPEN: Duration = Duration::from_secs(60);

#[derive(Template)]
#[template(path = "channels/mail.html")]
struct Html<'a> {
    message: &'a Message,
}

#[derive(Template)]
#[template(path = "channels/mail.txt")]
struct Plain<'a> {
    message: &'a Message,
}

impl Mail {
    /// Mail by this server. Nothing is opened yet.
    ///
    /// # Errors
    /// With a sentence for the keeper of the house, when the settings cannot be meant.
    pub fn new(settings: &MailSettings, clock: Clock) -> Result<Self, String> {
        let from = settings.from.parse().map_err(|_| format!("‘{}’ is no address to send mail from", settings.from))?;
        let tls = tls(settings)?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server)
            .port(settings.port())
            .tls(tls)
            .hello_name(hello(&settings.hello))
            .timeout(Some(settings.patience))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS).idle_timeout(KEPT_OPEN));
        let builder = match &settings.credentials {
            Some((user, password)) => builder.credentials(Credentials::new(user.clone(), password.clone())),
            None => builder,
        };
        Ok(Self { transport: builder.build(), from, clock, patience: settings.patience })
    }

    async fn hand_over(&self, id: JobId, message: &Message) -> Result<(), Trouble> {
        let letter = self.letter(id, message)?;
        match timeout(self.patience, self.transport.send(letter)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(trouble(&error)),
            Err(_) => Err(Trouble::Unreachable),
        }
    }

    /// Who sends: the house under an address of its own, or that of the whole installation.
    fn sender(&self, message: &Message) -> Result<Mailbox, Trouble> {
        if message.from.is_empty() {
            return Ok(self.from.clone());
        }
        let own = message.from.parse().map_err(|_| Trouble::Address)?;
        Ok(Mailbox::new(Some(message.house.clone()), own))
    }

    /// The mail as it goes out. Its id comes from the outbox, so that a mail that is sent twice, because the answer to the first
    /// was lost, is known for what it is.
    fn letter(&self, id: JobId, message: &Message) -> Result<Letter, Trouble> {
        let Address::Mail(address) = &message.to else { return Err(Trouble::Address) };
        let to: Mailable = address.parse().map_err(|_| Trouble::Address)?;
        let (plain, html) = (Plain { message }.render(), Html { message }.render());
        let (Ok(plain), Ok(html)) = (plain, html) else { return Err(Trouble::Address) };
        let from = self.sender(message)?;
        let domain = from.email.domain().to_owned();
        Letter::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(&message.subject)
            .message_id(Some(format!("<{id}@{domain}>")))
            .date(moment(self.clock.now()))
            // No machine answers a mail that a machine wrote (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", message.lang.as_str()))
            .multipart(MultiPart::alternative_plain_html(plain, html))
            .map_err(|_| Trouble::Address)
    }
}

impl Channel for Mail {
    fn carry<'a>(&'a self, id: JobId, message: &'a Message) -> Soon<'a, Result<Carried, Trouble>> {
        Box::pin(async move { self.hand_over(id, message).await.map(|()| Carried::Away) })
    }

    fn probe(&self) -> Soon<'_, Result<(), Trouble>> {
        Box::pin(async move {
            match timeout(self.patience, self.transport.test_connection()).await {
                Ok(Ok(true)) => Ok(()),
                Ok(Err(error)) => Err(trouble(&error)),
                Ok(Ok(false)) | Err(_) => Err(Trouble::Unreachable),
            }
        })
    }
}

impl MailSettings {
    /// The port, where none is set the usual one (RFC 8314, 3.3 and 7.3).
    const fn port(&self) -> u16 {
        match (self.port, self.security) {
            (0, Security::None) => 25,
            (0, Security::StartTls) => 587,
            (0, Security::Tls) => 465,
            (port, _) => port,
        }
    }
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mail by {}:{} ({:?})", self.server, self.port(), self.security)
    }
}

fn tls(settings: &MailSettings) -> Result<Tls, String> {
    if settings.security == Security::None {
        let server = settings.server.as_str();
        let near = server == "localhost" || server.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let why = format!("mail to {server} would go in the open; that is only for a server on this machine");
        return if near { Ok(Tls::None) } else { Err(why) };
    }
    let mut builder = TlsParameters::builder(settings.server.clone());
    if let Some(authority) = &settings.authority {
        // A text without any certificate reads as none at all.
        let is_pem = String::from_utf8_lossy(authority).contains("-----BEGIN CERTIFICATE-----");
        let read = Certificate::from_pem(authority).ok().filter(|_| is_pem);
        let read = read.ok_or("the authority for mail is no certificate in PEM")?;
        builder = builder.add_root_certificate(read);
    }
    let parameters = builder.build_rustls().map_err(|_| format!("there can be no TLS with ‘{}’", settings.server))?;
    Ok(if settings.security == Security::Tls { Tls::Wrapper(parameters) } else { Tls::Required(parameters) })
}

fn hello(name: &str) -> ClientId {
    match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
        Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
        Err(_) => ClientId::Domain(name.to_owned()),
    }
}

/// What the keeper of the house is told. The codes of authentication are RFC 4954, 6.
fn trouble(error: &Error) -> Trouble {
    let code = error.status().map_or(0, u16::from);
    match code {
        530 | 534 | 535 | 538 => Trouble::SignIn(code),
        _ if error.is_permanent() => Trouble::Refused(code),
        _ if error.is_transient() => Trouble::NotNow(code),
        // What the client itself gives up on: the server offers no TLS, or no way to sign in.
        _ if error.is_tls() || error.is_client() || is_unproved(error) => Trouble::Insecure,
        _ => Trouble::Unreachable,
    }
}

/// Whether the server did not show that it is who it should be: rustls says so as data that cannot be right.
fn is_unproved(error: &Error) -> bool {
    let causes = std::iter::successors(StdError::source(error), |cause| (*cause).source());
    let mut faults = causes.filter_map(|cause| cause.downcast_ref::<io::Error>());
    faults.any(|fault| fault.kind() == io::ErrorKind::InvalidData)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn moment(at: Instant) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(at.as_micros()).unwrap_or(0))
}
