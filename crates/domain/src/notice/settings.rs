//! What a person wants to hear, by which channel, and when not to be disturbed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Channel, Kind};
use crate::person::Language;

/// One person's wishes. What is not set follows the defaults of the product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Channels by kind; a kind that is missing goes the default ways.
    pub channels: BTreeMap<Kind, BTreeSet<Channel>>,
    /// Language of messages; the profile's when absent.
    pub language: Option<Language>,
    /// While these last, mail waits; the inbox makes no noise.
    pub quiet: Option<Quiet>,
    /// How long before the start to be reminded.
    pub remind_minutes: u32,
    /// How long before the end those who run a meeting are reminded.
    pub remind_end_minutes: u32,
    pub digest: Digest,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            channels: BTreeMap::new(),
            language: None,
            quiet: None,
            remind_minutes: Settings::REMIND_MINUTES,
            remind_end_minutes: Settings::REMIND_END_MINUTES,
            digest: Digest::Never,
        }
    }
}

/// Hours of the day in the person's zone; may reach over midnight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    pub from: Time,
    pub until: Time,
}

/// How often somebody wants an overview of what lies ahead.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Digest {
    #[default]
    Never,
    /// Every morning that has meetings.
    Daily,
    /// On Monday mornings.
    Weekly,
}

impl Settings {
    pub const REMIND_MINUTES: u32 = 15;
    pub const REMIND_END_MINUTES: u32 = 5;
    /// A reminder longer before is no reminder.
    pub const REMIND_MINUTES_MOST: u32 = 7 * 24 * 60;
    /// Local hour at which an overview comes.
    pub const DIGEST_HOUR: i8 = 7;

    /// By which channels a notice of this kind goes.
    pub fn channels_for(&self, kind: Kind) -> BTreeSet<Channel> {
        if let Some(chosen) = self.channels.get(&kind) {
            return chosen.clone();
        }
        let usual: &[Channel] = match kind {
            // Nobody's inbox tells them of what they did themselves; the mail is there for the
            // calendar.
            Kind::Booked
            | Kind::Invited
            | Kind::Changed
            | Kind::Cancelled
            | Kind::HandedOver
            | Kind::Removed
            | Kind::ApprovalWanted
            | Kind::Approved
            | Kind::Declined
            | Kind::ChangeDeclined
            | Kind::Released
            | Kind::CheckInAsked
            | Kind::ReleaseWarned
            | Kind::Barred
            | Kind::NoShowPardoned
            | Kind::NoShowUpheld
            | Kind::SeriesWarned
            | Kind::SeriesStopped
            | Kind::SwapProposed
            | Kind::SwapAccepted
            | Kind::SwapDeclined
            | Kind::HandOverProposed
            | Kind::HandOverDeclined
            | Kind::ActionGiven
            | Kind::ActionDue
            | Kind::MinutesSent
            | Kind::MinutesObjected
            | Kind::MinutesConfirmed
            | Kind::PanelOffline
            | Kind::PanelFault
            | Kind::Replied
            | Kind::Appealed
            | Kind::RoomCloses => &[Channel::Inbox, Channel::Mail],
            Kind::NoShow | Kind::Knocked | Kind::ReminderBefore | Kind::ReminderEnd => {
                &[Channel::Inbox]
            }
            Kind::ReminderStart => &[],
            Kind::Digest => &[Channel::Mail],
        };
        usual.iter().copied().collect()
    }

    /// When mail may go that could go at `now`.
    pub fn undisturbed(&self, zone: &TimeZone, now: Timestamp) -> Timestamp {
        self.quiet
            .and_then(|quiet| quiet.end_at(zone, now))
            .unwrap_or(now)
    }

    /// The instant of the overview that is due at `now` or was due last.
    pub fn last_digest(&self, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
        let local = now.to_zoned_datetime(zone.clone());
        let back = match self.digest {
            Digest::Never => return None,
            Digest::Daily => 0,
            Digest::Weekly => i64::from(local.weekday().since(Weekday::Monday)),
        };
        let step = if self.digest == Digest::Daily { 1 } else { 7 };
        let hour = Time::constant(Settings::DIGEST_HOUR, 0, 0, 0);
        let this = local.date().checked_sub(back.days()).ok()?;
        let at = |day: jiff::civil::Date| {
            zone.to_ambiguous_timestamp(day.to_datetime(hour))
                .compatible()
                .ok()
        };
        let due = at(this)?;
        if due <= now {
            return Some(due);
        }
        at(this.checked_sub(step.days()).ok()?)
    }
}

impl Quiet {
    /// When the quiet that lasts at `now` ends; `None` when it does not last.
    fn end_at(self, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
        if self.from == self.until {
            return None;
        }
        let local = zone.to_datetime(now);
        let time = local.time();
        let over_midnight = self.until < self.from;
        let lasts = if over_midnight {
            time >= self.from || time < self.until
        } else {
            time >= self.from && time < self.until
        };
        if !lasts {
            return None;
        }
        let day = if over_midnight && time >= self.from {
            local.date().checked_add(1.day()).ok()?
        } else {
            local.date()
        };
        zone.to_ambiguous_timestamp(day.to_datetime(self.until))
            .compatible()
            .ok()
            .filter(|end| *end > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn lisbon() -> TimeZone {
        TimeZone::get("Europe/Lisbon").unwrap()
    }

    fn quiet(from: &str, until: &str) -> Settings {
        Settings {
            quiet: Some(Quiet {
                from: from.parse().unwrap(),
                until: until.parse().unwrap(),
            }),
            ..Settings::default()
        }
    }

    #[test]
    fn quiet_hours_reach_over_midnight_and_follow_the_wall_clock() {
        let night = quiet("22:00", "07:00");
        let cases = [
            ("2026-03-02T21:59:59Z", "2026-03-02T21:59:59Z"),
            ("2026-03-02T22:00:00Z", "2026-03-03T07:00:00Z"),
            ("2026-03-03T06:59:00Z", "2026-03-03T07:00:00Z"),
            ("2026-03-03T07:00:00Z", "2026-03-03T07:00:00Z"),
            // The clocks go forward in this night.
            ("2026-03-28T23:00:00Z", "2026-03-29T06:00:00Z"),
        ];
        for (now, may) in cases {
            assert_eq!(night.undisturbed(&lisbon(), at(now)), at(may), "{now}");
        }
        let noon = quiet("12:00", "13:00");
        let now = at("2026-03-02T12:30:00Z");
        assert_eq!(noon.undisturbed(&lisbon(), now), at("2026-03-02T13:00:00Z"));
        let never = quiet("12:00", "12:00");
        assert_eq!(never.undisturbed(&lisbon(), now), now);
    }

    #[test]
    fn an_overview_comes_in_the_morning() {
        let due = |digest, now: &str| {
            let settings = Settings {
                digest,
                ..Settings::default()
            };
            settings.last_digest(&lisbon(), at(now))
        };
        assert_eq!(due(Digest::Never, "2026-03-04T08:00:00Z"), None);
        assert_eq!(
            due(Digest::Daily, "2026-03-04T06:59:00Z"),
            Some(at("2026-03-03T07:00:00Z"))
        );
        assert_eq!(
            due(Digest::Daily, "2026-03-04T07:00:00Z"),
            Some(at("2026-03-04T07:00:00Z"))
        );
        assert_eq!(
            due(Digest::Weekly, "2026-03-04T08:00:00Z"),
            Some(at("2026-03-02T07:00:00Z"))
        );
        assert_eq!(
            due(Digest::Weekly, "2026-03-02T06:00:00Z"),
            Some(at("2026-02-23T07:00:00Z"))
        );
    }
}
