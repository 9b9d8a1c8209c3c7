//! `admin create`: an administrator, whether the server runs or not.

use std::io::Read;

use anyhow::Context;
use app::Who;
use domain::person::Language;

use crate::config::Config;

#[derive(clap::Subcommand)]
pub enum Admin {
    /// Give somebody a new password, read from standard input; their sessions end
    Password {
        /// Name they sign in with
        #[arg(long)]
        login: String,
    },
    /// Make an administrator, or make one of a person who is there
    Create {
        /// Name to sign in with
        #[arg(long)]
        login: String,
        /// Name that others see
        #[arg(long)]
        name: String,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
        /// zh-CN, zh-TW or en; that of LANG when absent
        #[arg(long, value_parser = language)]
        language: Option<Language>,
        /// The language of the console
        #[arg(long, hide = true, env = "LANG")]
        locale: Option<String>,
    },
}

pub fn run(config: &Config, admin: Admin) -> anyhow::Result<()> {
    let (login, name, password_stdin, language) = match admin {
        Admin::Create {
            login,
            name,
            password_stdin,
            language,
            locale,
        } => {
            let spoken = locale.as_deref().and_then(of_locale);
            (login, name, password_stdin, language.or(spoken))
        }
        Admin::Password { login } => return set_password(config, &login),
    };
    let app = super::open(config)?;
    let password = if password_stdin {
        Some(read_password()?)
    } else {
        None
    };
    let person = app
        .create_administrator_speaking(
            &Who::console(),
            &login,
            &name,
            password.as_deref(),
            language,
        )
        .map_err(super::explain)?;
    println!("Administrator {} ({}) is there.", person.login, person.name);
    if password.is_none() {
        println!("No password was set: run it again with --password-stdin to set one.");
    }
    Ok(())
}

fn set_password(config: &Config, login: &str) -> anyhow::Result<()> {
    super::require_database(config)?;
    let app = super::open(config)?;
    app.set_password(&Who::console(), login, &read_password()?)
        .map_err(super::explain)?;
    println!("{login} signs in with the new password from now on.");
    Ok(())
}

fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "zh-CN, zh-TW or en expected".to_owned())
}

/// What a locale of POSIX says, such as `zh_TW.UTF-8`. `C` and languages that are not spoken here
/// say nothing.
fn of_locale(locale: &str) -> Option<Language> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    match name.split_once('_').unwrap_or((name, "")) {
        ("en", _) => Some(Language::English),
        ("zh", "TW" | "HK" | "MO") => Some(Language::TraditionalChinese),
        ("zh", _) => Some(Language::SimplifiedChinese),
        _ => None,
    }
}

fn read_password() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("no password on standard input")?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_console() {
        let said = [
            ("zh_CN.UTF-8", Some(Language::SimplifiedChinese)),
            ("zh_TW.UTF-8", Some(Language::TraditionalChinese)),
            ("zh_HK", Some(Language::TraditionalChinese)),
            ("zh", Some(Language::SimplifiedChinese)),
            ("en_GB.UTF-8@euro", Some(Language::English)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("de_DE.UTF-8", None),
            ("", None),
        ];
        for (locale, language) in said {
            assert_eq!(of_locale(locale), language, "{locale}");
        }
    }
}
