//! The way in that goes by mail: to somebody new, and to somebody who forgot their password. It comes
//! in their own language, works once, and is kept nowhere.

use app::Refusal;
use app::access::Device;
use app::notice::DeliveryFilter;
use app::person::{NewPerson, PersonEdit};
use domain::notice::Settings;
use domain::person::Language;

use super::*;

fn added(house: &House, login: &str, name: &str, language: Language) -> PersonId {
    let new = NewPerson {
        login: login.to_owned(),
        name: name.to_owned(),
        email: Some(format!("{login}@house.org")),
        org_unit: None,
        language: Some(language),
        time_zone: None,
    };
    match house.app.create_person(&Who::console(), new, None).unwrap() {
        Answer::Fresh(person) => person.id,
        Answer::Repeated(_) => unreachable!("no key was given"),
    }
}

/// Invites, and gives the mail as the other side reads it with the token in its link.
fn invited(house: &mut House, person: PersonId) -> (Value, String) {
    let invitation = house.app.invite(&Who::console(), person).unwrap();
    assert!(invitation.is_mailed);
    let mail = house.judge.read();
    let link = "https://rooms.house.org/welcome#invited=";
    let token = |body: &str| {
        let (_, rest) = body.split_once(link).unwrap();
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '.');
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    let text = token(mail["text"].as_str().unwrap());
    assert_eq!(text, token(mail["html"].as_str().unwrap()));
    assert_eq!(text, invitation.token);
    (mail, text)
}

fn enter(house: &House, token: &str, password: &str) -> &'static str {
    let entered = house
        .app
        .accept_invitation(token, password, Device::default());
    match entered {
        Ok(_) => "in",
        Err(Error::Refused(refusal)) => match *refusal {
            Refusal::LinkSpent => "spent",
            other => panic!("{other:?}"),
        },
        Err(other) => panic!("{other:?}"),
    }
}

fn knows(house: &House, login: &str, password: &str) -> bool {
    house
        .app
        .sign_in(login, password, Device::default())
        .is_ok()
}

#[test]
fn somebody_new_and_somebody_who_forgot_get_in_by_a_link_that_works_once() {
    let mut house = House::new();
    let zhou = added(&house, "zhou", "周敏, \"Min\" <a@b>", Language::English);
    let (mail, token) = invited(&mut house, zhou);
    assert_eq!(mail["envelope"], json!(["zhou@house.org"]));
    assert_eq!(mail["defects"], json!([]));
    assert_eq!(mail["calendar"], Value::Null);
    assert!(mail["to"].as_str().unwrap().contains("周敏"), "{mail}");
    assert!(mail["from"].as_str().unwrap().contains("rooms@house.org"));
    let html = mail["html"].as_str().unwrap();
    assert!(
        !html.contains("<a@b>") && html.contains("&lt;a@b&gt;"),
        "{html}"
    );
    assert_eq!(enter(&house, &token, "the first password"), "in");
    assert_eq!(enter(&house, &token, "a thief's password"), "spent");
    assert!(knows(&house, "zhou", "the first password"));

    // Forgotten: the same way in again; the older of two links is worth nothing.
    let (_, older) = invited(&mut house, zhou);
    let (_, newer) = invited(&mut house, zhou);
    assert_eq!(enter(&house, &older, "a thief's password"), "spent");
    assert!(
        knows(&house, "zhou", "the first password"),
        "until it is used"
    );
    assert_eq!(enter(&house, &newer, "the second password"), "in");
    assert!(knows(&house, "zhou", "the second password"));
    assert!(!knows(&house, "zhou", "the first password"));

    let (_, late) = invited(&mut house, zhou);
    house.clock.advance(SignedDuration::from_hours(7 * 24));
    assert_eq!(enter(&house, &late, "a thief's password"), "spent");
    let (_, gone) = invited(&mut house, zhou);
    let leaves = PersonEdit {
        active: Some(false),
        ..PersonEdit::default()
    };
    let console = Who::console();
    house
        .app
        .change_person(&console, zhou, leaves, None)
        .unwrap();
    assert_eq!(enter(&house, &gone, "a thief's password"), "spent");
}

#[test]
fn it_comes_in_the_language_of_the_person() {
    let mut house = House::new();
    for (login, language, subject) in [
        ("en", Language::English, "You are invited to Smart Meeting"),
        (
            "cn",
            Language::SimplifiedChinese,
            "邀请您使用 Smart Meeting",
        ),
        (
            "tw",
            Language::TraditionalChinese,
            "邀請您使用 Smart Meeting",
        ),
    ] {
        let person = added(&house, login, "周敏", language);
        let (mail, token) = invited(&mut house, person);
        assert_eq!(mail["subject"], subject);
        assert!(mail["text"].as_str().unwrap().contains(login), "{mail}");
        assert!(mail["text"].as_str().unwrap().contains("周敏"), "{mail}");
        assert_eq!(enter(&house, &token, "long enough"), "in");
        // Who chose another language for what they are told gets this in it, too.
        let settings = Settings {
            language: Some(Language::TraditionalChinese),
            ..Settings::default()
        };
        let who = Who {
            caller: house.app.caller_of(person).unwrap(),
            origin: Origin::Web,
        };
        house
            .app
            .save_notice_settings(&who, settings, None)
            .unwrap();
        let (mail, _) = invited(&mut house, person);
        assert_eq!(mail["subject"], "邀請您使用 Smart Meeting");
    }
}

#[test]
fn what_it_carries_is_kept_nowhere() {
    let mut house = House::new();
    let zhou = added(&house, "zhou", "Zhou", Language::English);
    let (_, token) = invited(&mut house, zhou);
    let (_, secret) = token.split_once('.').unwrap();
    let console = Who::console();
    house.clock.advance(SignedDuration::from_mins(1));
    house.app.watch_notices("test").unwrap();
    let sent = house
        .app
        .deliveries(&console, &DeliveryFilter::default(), None, 100);
    let log = house
        .app
        .events_after(app::Position::default(), 10_000)
        .unwrap();
    let found = house
        .app
        .search_log(&console, &Default::default(), None, 200);
    let told = format!("{:?} {log:?} {:?}", sent.unwrap(), found.unwrap());
    assert!(told.contains("Invited"), "the log says that it was made");
    assert!(!told.contains(secret), "{told}");
    assert_eq!(enter(&house, &token, "long enough"), "in");
    let log = house
        .app
        .events_after(app::Position::default(), 10_000)
        .unwrap();
    assert!(!format!("{log:?}").contains(secret));
}
