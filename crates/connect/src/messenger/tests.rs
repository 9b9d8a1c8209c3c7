//! The contract of a channel, held against the fake, a real mail server and one that misbehaves;
//! and what a reader that was not written here makes of our messages.

use super::{Calendar, Fake, File, Mailbox, Message, Messenger, Security, Smtp, Undelivered};
use crate::ical::{Invitation, Invited, Method, Organizer, Role, Standing, write};
use crate::testing::{Judge, Manner, Nasty};
use jiff::tz::TimeZone;

fn message(calendar: Option<&Invitation>) -> Message {
    let mailbox = |name: &str, address: &str| Mailbox {
        name: Some(name.to_owned()),
        address: address.to_owned(),
    };
    Message {
        message_id: "one@example.org".to_owned(),
        date: "2026-03-02T08:00:00Z".parse().unwrap(),
        from: mailbox("Räume", "rooms@example.org"),
        to: mailbox("李华, \"Bob\"", "bob@example.org"),
        reply_to: Some(mailbox("Alice", "alice@example.org")),
        subject: "计划 – plans for a rather long year, with everything that belongs to it 🎉"
            .to_owned(),
        text: "Bitte kommen.\n.\nA line with a dot alone came before.\n".to_owned(),
        html: "<p>Bitte kommen &amp; bleiben".to_owned(),
        language: "zh-CN".to_owned(),
        calendar: calendar.map(|invitation| Calendar {
            method: invitation.method,
            text: write(invitation),
        }),
        files: Vec::new(),
    }
}

fn invitation() -> Invitation {
    Invitation {
        method: Method::Request,
        uid: "0190@smart-meeting".to_owned(),
        sequence: 2,
        stamp: "2026-03-02T08:00:00Z".parse().unwrap(),
        start: "2026-03-03T09:00:00Z".parse().unwrap(),
        end: "2026-03-03T10:30:00Z".parse().unwrap(),
        zone: TimeZone::get("Europe/Lisbon").unwrap(),
        summary: "计划; plans, \"quoted\" \\ and\u{7}a bell".to_owned(),
        description: Some("First line\r\nSecond; line, 第二行 ".repeat(20)),
        location: Some("牡丹厅 (North / Main / 1)".to_owned()),
        url: Some("https://rooms.example.org/meetings/0190".to_owned()),
        organizer: Organizer {
            address: "alice@example.org".to_owned(),
            name: "Alice \"A\"; B, C".to_owned(),
            sent_by: Some("rooms@example.org".to_owned()),
        },
        attendees: vec![
            Invited {
                address: "bob@example.org".to_owned(),
                name: Some("李华".to_owned()),
                role: Role::Required,
                is_room: false,
                standing: Standing::NeedsAction,
            },
            Invited {
                address: "p@rooms.invalid".to_owned(),
                name: Some("牡丹厅".to_owned()),
                role: Role::Required,
                is_room: true,
                standing: Standing::Accepted,
            },
        ],
        rule: Some("FREQ=WEEKLY;COUNT=10".to_owned()),
        exdates: vec!["2026-03-10T09:00:00Z".parse().unwrap()],
        rdates: Vec::new(),
        recurrence_id: None,
        private: false,
    }
}

/// What every channel must do, whichever way it fails.
fn keeps_the_contract(messenger: &dyn Messenger) {
    assert_eq!(messenger.probe(), Ok(()));
    assert_eq!(messenger.deliver(&message(None)), Ok(()));
    assert_eq!(messenger.deliver(&message(Some(&invitation()))), Ok(()));
    let mut nowhere = message(None);
    nowhere.to.address = "nowhere".to_owned();
    let refused = messenger.deliver(&nowhere).unwrap_err();
    assert!(refused.is_final(), "{refused}");
    assert_eq!(
        messenger.deliver(&message(None)),
        Ok(()),
        "one bad address spoils nothing"
    );
}

#[test]
fn the_fake_keeps_the_contract() {
    let fake = Fake::default();
    keeps_the_contract(&fake);
    assert_eq!(fake.take().len(), 3);
}

#[test]
fn a_mail_server_is_reached_in_the_clear_by_starttls_and_inside_tls() {
    for security in [Security::Plain, Security::StartTls, Security::Tls] {
        let mut judge = Judge::start(security);
        keeps_the_contract(&judge.smtp());
        for _ in 0..3 {
            assert_eq!(
                judge.read()["messageId"],
                "<one@example.org>",
                "{security:?}"
            );
        }
    }
}

#[test]
fn wrong_credentials_and_unknown_authorities_are_told_apart() {
    let judge = Judge::start(Security::StartTls);
    let mut settings = judge.settings();
    settings.credentials = Some(("rooms".to_owned(), "wrong".to_owned()));
    let refused = Smtp::new(settings)
        .unwrap()
        .deliver(&message(None))
        .unwrap_err();
    assert!(matches!(refused, Undelivered::Unauthorized(_)), "{refused}");
    assert!(!refused.is_final() && !refused.is_about_message());
    let mut settings = judge.settings();
    settings.authority = None;
    let refused = Smtp::new(settings)
        .unwrap()
        .deliver(&message(None))
        .unwrap_err();
    assert!(matches!(refused, Undelivered::Unreachable(_)), "{refused}");
    let mut settings = judge.settings();
    settings.authority = Some(b"no certificate".to_vec());
    assert!(Smtp::new(settings).is_err());
}

#[test]
fn bad_manners_are_told_apart_and_none_takes_long() {
    use Undelivered::{Later, Refused, Unreachable};
    for manner in [
        Manner::Silent,
        Manner::HangsUp,
        Manner::Closed,
        Manner::Greylists,
        Manner::KnowsNobody,
        Manner::RefusesContent,
        Manner::Babbles,
        Manner::ForgetsToAnswer,
    ] {
        let nasty = Nasty::start(manner);
        let smtp = Smtp::new(nasty.settings()).unwrap();
        let failure = smtp.deliver(&message(None)).unwrap_err();
        let is_right = match manner {
            Manner::Greylists => matches!(failure, Later { code: 451, .. }),
            Manner::KnowsNobody => matches!(failure, Refused { code: 550, .. }),
            Manner::RefusesContent => matches!(failure, Refused { code: 554, .. }),
            _ => matches!(failure, Unreachable(_)),
        };
        assert!(is_right, "{manner:?}: {failure:?}");
    }
}

#[test]
fn nobody_at_the_port_is_unreachable() {
    let mut settings = Nasty::start(Manner::Closed).settings();
    settings.port = 1;
    let smtp = Smtp::new(settings).unwrap();
    assert!(matches!(smtp.probe(), Err(Undelivered::Unreachable(_))));
}

#[test]
fn a_reader_not_written_here_finds_everything_where_it_belongs() {
    let mut judge = Judge::start(Security::Plain);
    let sent = message(Some(&invitation()));
    judge.smtp().deliver(&sent).unwrap();
    let read = judge.read();
    assert_eq!(read["subject"], sent.subject.as_str());
    assert_eq!(read["envelope"], serde_json::json!(["bob@example.org"]));
    assert_eq!(read["defects"], serde_json::json!([]));
    assert!(
        read["text"]
            .as_str()
            .unwrap()
            .lines()
            .any(|line| line == ".")
    );
    assert_eq!(
        read["types"],
        serde_json::json!([
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "text/calendar",
            "application/ics"
        ])
    );
    let calendar = &read["calendar"];
    assert_eq!(
        (&calendar["method"], &calendar["parameter"]),
        (&"REQUEST".into(), &"REQUEST".into())
    );
    assert_eq!(calendar["errors"], serde_json::json!([]));
    assert!(calendar["longest"].as_u64().unwrap() <= 75);
    let event = &calendar["events"][0];
    assert_eq!(event["summary"], "计划; plans, \"quoted\" \\ anda bell");
    let description = invitation().description.unwrap().replace("\r\n", "\n");
    assert_eq!(event["description"], description.as_str());
    assert_eq!(event["start"], "2026-03-03T09:00:00Z");
    assert_eq!(event["end"], "2026-03-03T10:30:00Z");
    assert_eq!(event["zone"], "Europe/Lisbon");
    assert_eq!(event["rule"], "FREQ=WEEKLY;COUNT=10");
    assert_eq!(
        event["exdates"],
        serde_json::json!(["2026-03-10T09:00:00Z"])
    );
    assert_eq!(event["organizer"]["address"], "mailto:alice@example.org");
    assert_eq!(event["organizer"]["sent-by"], "mailto:rooms@example.org");
    assert_eq!(event["organizer"]["cn"], "Alice 'A'; B, C");
    let room = &event["attendees"][1];
    assert_eq!(
        (&room["cutype"], &room["partstat"]),
        (&"ROOM".into(), &"ACCEPTED".into())
    );
    let bob = &event["attendees"][0];
    assert_eq!((&bob["rsvp"], &bob["cn"]), (&"TRUE".into(), &"李华".into()));
}

#[test]
fn a_file_with_a_chinese_name_goes_along() {
    let mut judge = Judge::start(Security::Plain);
    let mut sent = message(None);
    sent.files.push(File {
        name: "会议纪要.pdf".to_owned(),
        media_type: "application/pdf",
        bytes: b"%PDF-1.7".to_vec(),
    });
    judge.smtp().deliver(&sent).unwrap();
    let read = judge.read();
    assert_eq!(read["defects"], serde_json::json!([]));
    assert_eq!(
        read["types"],
        serde_json::json!([
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "application/pdf"
        ])
    );
}

/// Zones with summer time by rule, on the other half of the earth, without any, by half hours, and
/// with dates that governments fix.
#[test]
fn the_zone_that_goes_along_is_the_zone_that_is_meant() {
    let mut judge = Judge::start(Security::Plain);
    let smtp = judge.smtp();
    for name in [
        "Europe/Lisbon",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Asia/Shanghai",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Asia/Jerusalem",
        "Europe/Dublin",
        "Pacific/Chatham",
    ] {
        for start in ["2026-01-10T12:00:00Z", "2026-07-10T12:00:00Z"] {
            for rule in [Some("FREQ=DAILY".to_owned()), None] {
                let start: jiff::Timestamp = start.parse().unwrap();
                let invitation = Invitation {
                    start,
                    end: start + jiff::SignedDuration::from_hours(1),
                    zone: TimeZone::get(name).unwrap(),
                    rule,
                    exdates: Vec::new(),
                    ..invitation()
                };
                smtp.deliver(&message(Some(&invitation))).unwrap();
                let calendar = judge.read()["calendar"].take();
                assert_eq!(
                    calendar["zones"],
                    serde_json::json!([true]),
                    "{name} {start}"
                );
                assert_eq!(calendar["events"][0]["start"], start.to_string());
            }
        }
    }
}

#[test]
fn utc_needs_no_zone() {
    let text = write(&Invitation {
        zone: TimeZone::UTC,
        ..invitation()
    });
    assert!(!text.contains("VTIMEZONE"));
    assert!(text.contains("\r\nDTSTART:20260303T090000Z\r\n"));
}
