//! Configuration: plain values with documented defaults, from a file, the environment and the
//! command line, the later ones first in rank. Nothing else reads the environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use app::access::SessionLength;
use app::notice::MailSettings;
use domain::person::Language;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::proxy::{self, Network};

/// What every command needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen at.
    pub listen: SocketAddr,
    /// Folder for everything the server keeps.
    pub data: PathBuf,
    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/NAME`; a SQLite file in the data folder
    /// when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// Address under which people reach the server, for links; `http://` and the address it
    /// listens at when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// The language of people of whom nobody said one: `zh-CN`, `zh-TW` or `en`. Everybody chooses
    /// another on their own page.
    pub language: Language,
    /// What is logged: `error`, `warn`, `info`, `debug`, or by module as `tracing` has it.
    pub log: String,
    /// Log lines as JSON, for collectors.
    pub log_json: bool,
    /// Days for which the log of everything that was done is kept, 184 at least; for ever when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit_days: Option<i64>,
    /// Days without any use after which people have to sign in again, 1 to 3650.
    pub session_idle_days: i64,
    /// Days after which they have to sign in again however much they use it, 1 to 3650.
    pub session_days: i64,
    /// Addresses and networks of proxies that are believed when they say for whom they ask
    /// (`X-Forwarded-For`); what others say there is passed over.
    pub trusted_proxies: Vec<Network>,
    /// Folder for the files of meetings; `files` in the data folder when absent. Nodes that share a
    /// database must share it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<PathBuf>,
    /// How many megabytes one file may have.
    pub file_megabytes: u64,
    /// A typeface with Latin and Chinese letters, for minutes as PDF; one of the system when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typeface: Option<PathBuf>,
    /// The mail server; without it no mail is sent, and the inbox works all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailConfig>,
}

/// How mail goes out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Name or address of the server.
    pub host: String,
    /// 587 with `starttls`, 465 with `tls`, 25 with `none` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// `starttls`, `tls` (from the first byte) or `none`.
    #[serde(default)]
    pub security: MailSecurity,
    /// Signs in when given, with `password`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Address that messages come from.
    pub from: String,
    /// Name that messages come from.
    #[serde(default = "product_name")]
    pub from_name: String,
    /// PEM file of an authority of your own that signed the server's certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<PathBuf>,
    /// How many seconds one step of the conversation may take.
    #[serde(default = "patience_seconds")]
    pub patience_seconds: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    #[default]
    StartTls,
    Tls,
    None,
}

fn product_name() -> String {
    "Smart Meeting".to_owned()
}

fn patience_seconds() -> u64 {
    30
}

impl MailConfig {
    /// What the app sends with; fails where the authority cannot be read.
    pub fn settings(&self) -> std::io::Result<MailSettings> {
        let (security, usual_port) = match self.security {
            MailSecurity::StartTls => (app::notice::MailSecurity::StartTls, 587),
            MailSecurity::Tls => (app::notice::MailSecurity::Tls, 465),
            MailSecurity::None => (app::notice::MailSecurity::None, 25),
        };
        Ok(MailSettings {
            host: self.host.clone(),
            port: self.port.unwrap_or(usual_port),
            security,
            user: self.user.clone(),
            password: self.password.clone(),
            from: self.from.clone(),
            from_name: self.from_name.clone(),
            authority: self.authority.as_ref().map(std::fs::read).transpose()?,
            patience: Duration::from_secs(self.patience_seconds.clamp(1, 300)),
        })
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("data"),
            database: None,
            public_url: None,
            language: Language::default(),
            log: "info,refinery_core=warn".to_owned(),
            log_json: false,
            audit_days: None,
            session_idle_days: SessionLength::default().idle_days,
            session_days: SessionLength::default().days,
            trusted_proxies: proxy::own_machine(),
            files: None,
            file_megabytes: 50,
            typeface: None,
            mail: None,
        }
    }
}

/// What the command line says.
#[derive(Debug, Default, clap::Args, Serialize)]
pub struct Overrides {
    /// Address and port to listen at [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
    /// Folder for everything the server keeps [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
    /// sqlite://PATH or postgres://… [default: sqlite://DIR/smart-meeting.db]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
    /// Address under which people reach the server, for links
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,
    /// Configuration file (TOML); see `smart-meeting config --example`
    #[arg(long, global = true, value_name = "FILE", env = "SMART_MEETING_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,
}

impl Config {
    /// Fails with a text that names file, field and what is wrong.
    pub fn read(overrides: &Overrides) -> Result<Config, Box<figment::Error>> {
        let mut sources = Figment::from(Serialized::defaults(Config::default()));
        if let Some(file) = &overrides.config {
            sources = sources.merge(Toml::file_exact(file));
        }
        sources
            .merge(
                Env::prefixed("SMART_MEETING_")
                    .ignore(&["config", "test_postgres", "bin"])
                    // A table's fields: SMART_MEETING_MAIL_HOST is `mail.host`.
                    .map(|key| match key.as_str().split_at_checked(5) {
                        Some((table, field)) if table.eq_ignore_ascii_case("mail_") => {
                            format!("mail.{field}").into()
                        }
                        _ => key.into(),
                    }),
            )
            .merge(Serialized::defaults(overrides))
            .extract()
            .map_err(Box::new)
    }

    /// The database, with the default worked out.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("smart-meeting.db").display()),
        }
    }

    /// How long people stay signed in.
    pub fn session_length(&self) -> SessionLength {
        let days = |days: i64| days.clamp(1, 3650);
        SessionLength {
            idle_days: days(self.session_idle_days),
            days: days(self.session_days),
        }
    }

    /// The folder for the files of meetings, with the default worked out.
    pub fn files_folder(&self) -> PathBuf {
        let files = self.files.clone();
        files.unwrap_or_else(|| self.data.join("files"))
    }

    /// Whether the database lies in the data folder, which then must be there.
    pub fn data_folder(&self) -> Option<&Path> {
        self.database.is_none().then_some(self.data.as_path())
    }

    /// What counts, for people to look at: passwords in addresses are left out.
    pub fn shown(&self) -> Config {
        let hidden = self
            .database
            .as_ref()
            .map(|url| match (url.find("://"), url.rfind('@')) {
                (Some(scheme), Some(at)) => {
                    let credentials = url.get(scheme + 3..at).unwrap_or_default();
                    let user = credentials.split(':').next().unwrap_or_default();
                    format!("{}://{user}:…{}", &url[..scheme], &url[at..])
                }
                _ => url.clone(),
            });
        let mail = self.mail.clone().map(|mail| MailConfig {
            password: mail.password.map(|_| "…".to_owned()),
            ..mail
        });
        Config {
            database: hidden,
            mail,
            ..self.clone()
        }
    }

    pub fn public_url(&self) -> String {
        let url = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen));
        url.trim_end_matches('/').to_owned()
    }
}

/// A file with every field, its default and its meaning.
pub const EXAMPLE: &str = include_str!("config.example.toml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_names_every_field_with_its_default() {
        let uncommented: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        let read: Config = Figment::from(Toml::string(&uncommented)).extract().unwrap();
        let default = Config {
            database: Some("sqlite://data/smart-meeting.db".to_owned()),
            public_url: Some("http://127.0.0.1:8080".to_owned()),
            audit_days: Some(730),
            files: Some("data/files".into()),
            typeface: Some("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc".into()),
            mail: Some(MailConfig {
                host: "smtp.example.org".to_owned(),
                port: Some(587),
                security: MailSecurity::StartTls,
                user: Some("rooms@example.org".to_owned()),
                password: Some("secret".to_owned()),
                from: "rooms@example.org".to_owned(),
                from_name: product_name(),
                authority: Some("mail-authority.pem".into()),
                patience_seconds: patience_seconds(),
            }),
            ..Config::default()
        };
        assert_eq!(read, default);
        let plain: Config = Figment::from(Serialized::defaults(Config::default()))
            .merge(Toml::string(EXAMPLE))
            .extract()
            .unwrap();
        assert_eq!(plain, Config::default());
    }
}
