//! Working calendars and types of meetings.

use domain::access::{Audience, Subject};
use domain::id::{CalendarId, GroupId, MeetingTypeId};
use domain::policy::{Calendar, Day, DayKind, IsoWeekday, MeetingType};

use super::uuid;
use crate::StoreError;
use crate::testing::on_both_engines;

pub(super) fn calendar(number: u128, code: &str) -> Calendar {
    let day = |kind, as_weekday: Option<i8>, name: &str| Day {
        kind,
        as_weekday: as_weekday.map(|day| IsoWeekday::try_from(day).unwrap()),
        name: name.to_owned(),
    };
    let holiday = day(DayKind::Holiday, None, "春节");
    let made_up = day(DayKind::Workday, Some(5), "补班");
    Calendar {
        id: CalendarId(uuid(number)),
        code: code.to_owned(),
        name: "中国 2026".to_owned(),
        days: [
            ("2026-02-17".parse().unwrap(), holiday),
            ("2026-02-28".parse().unwrap(), made_up),
        ]
        .into(),
        version: 1,
    }
}

#[test]
fn a_calendar_comes_back_as_it_was_saved_and_its_code_is_its_own() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let (cn, pt) = (calendar(1, "cn"), calendar(2, "pt"));
        let both = [cn.clone(), pt.clone()];
        store
            .write(move |tx| both.iter().try_for_each(|one| tx.save_calendar(one)))
            .unwrap();
        let renamed = Calendar {
            name: "China".to_owned(),
            days: Default::default(),
            version: 2,
            ..cn
        };
        let saved = renamed.clone();
        store.write(move |tx| tx.save_calendar(&saved)).unwrap();
        let found = store.read(|tx| tx.calendars()).unwrap();
        assert_eq!(found, [renamed, pt]);
        let rival = calendar(3, "cn");
        let twice = store.write(move |tx| tx.save_calendar(&rival));
        assert!(
            matches!(twice, Err(StoreError::Conflict { .. })),
            "{twice:?}"
        );
    });
}

pub(super) fn kind(number: u128, code: &str) -> MeetingType {
    MeetingType {
        id: MeetingTypeId(uuid(number)),
        code: code.to_owned(),
        name: "培训".to_owned(),
        exempt: vec!["quotas".to_owned()],
        users: Audience(vec![Subject::Group(GroupId(uuid(number)))]),
        version: 1,
    }
}

#[test]
fn types_of_meetings_are_listed_by_code() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let (training, board) = (kind(1, "training"), kind(2, "board"));
        let both = [training.clone(), board.clone()];
        store
            .write(move |tx| both.iter().try_for_each(|one| tx.save_meeting_type(one)))
            .unwrap();
        let found = store.read(|tx| tx.meeting_types()).unwrap();
        assert_eq!(found, [board, training]);
    });
}
