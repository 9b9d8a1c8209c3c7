//! A person's wishes about notices.

use std::sync::Arc;

use domain::event::{Fact, NoticeSettingsFact};
use domain::notice::Settings;

use crate::access::person_of;
use crate::{App, Error, Problem, Who};

/// All wishes at once, as they are to be.
pub type SettingsEdit = Settings;

impl App {
    /// The caller's wishes with their version; 0 while nothing was wished.
    pub fn notice_settings(&self, who: &Who) -> Result<(Settings, i64), Error> {
        let person = person_of(who)?;
        let found = self
            .store
            .read(|tx| tx.notice_settings(person).map_err(Error::from))?;
        Ok(found.unwrap_or_default())
    }

    /// Replaces the caller's wishes.
    pub fn save_notice_settings(
        self: &Arc<Self>,
        who: &Who,
        settings: SettingsEdit,
        version: Option<i64>,
    ) -> Result<(Settings, i64), Error> {
        let person = person_of(who)?;
        let most = i64::from(Settings::REMIND_MINUTES_MOST);
        for (field, minutes) in [
            ("remindMinutes", settings.remind_minutes),
            ("remindEndMinutes", settings.remind_end_minutes),
        ] {
            if minutes > Settings::REMIND_MINUTES_MOST {
                return Err(Error::invalid(
                    field,
                    Problem::OutOfRange { least: 0, most },
                ));
            }
        }
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let before = tx.notice_settings(person)?;
            let version_before = before.map_or(0, |(_, version)| version);
            if version.is_some_and(|version| version != version_before) {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let version = version_before + 1;
            tx.save_notice_settings(person, &settings, version)?;
            let fact = Fact::NoticeSettings(NoticeSettingsFact { person, version });
            app.log(tx, &who, app.now(), fact)?;
            Ok((settings.clone(), version))
        })
    }
}
