//! From a booking to a mailbox: a real mail server takes what the product sends, and readers that
//! were not written here say what they find in it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod invitation;

use std::sync::Arc;

use app::approval::{Decided, Decision};
use app::attendance::Word;
use app::meeting::{Booked, EditScope, OnConflict, Wanted, WantedChange};
use app::notice::Mailbox;
use app::series::WantedRecurrence;
use app::{Answer, App, Error, SetClock, SystemChance, Who};
use connect::messenger::Security;
use connect::testing::Judge;
use domain::approval::Verdict;
use domain::attendance::Response;
use domain::event::Origin;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Attendee, Edit, Party, State};
use domain::place::{BookingMode, Place};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::testing::Fresh;

struct House {
    app: Arc<App>,
    clock: Arc<SetClock>,
    judge: Judge,
    alice: Who,
    _fresh: Fresh,
}

impl House {
    fn new() -> House {
        let fresh = Fresh::sqlite();
        let clock = Arc::new(SetClock::new(at("2026-03-16T08:00:00Z")));
        let app = App::over(fresh.open(), clock.clone(), Arc::new(SystemChance)).unwrap();
        let console = Who::console();
        let people = "login,name,email,language\nalice,Alice,alice@house.org,en\n";
        app.import_people(&console, people.as_bytes(), false, &|_, _| {})
            .unwrap();
        let rooms = "code,campus,building,floor,name,capacity,kind,time_zone\n\
            p,North,Main,1,Peony,8,board,Europe/Lisbon\n";
        app.import_rooms(&console, rooms.as_bytes(), false, &|_, _| {})
            .unwrap();
        let judge = Judge::start(Security::Plain);
        let from = Mailbox {
            name: Some("Rooms".to_owned()),
            address: "rooms@house.org".to_owned(),
        };
        app.set_post(
            Some((Arc::new(judge.smtp()), from)),
            "https://rooms.house.org",
        );
        let person = app.people(&console, None, None, 10).unwrap()[0].id;
        let alice = Who {
            caller: app.caller_of(person).unwrap(),
            origin: Origin::Web,
        };
        House {
            app,
            clock,
            judge,
            alice,
            _fresh: fresh,
        }
    }

    /// Books a weekly series of four for a guest; says which meetings it has.
    fn book(&self, subject: &str) -> Vec<MeetingId> {
        let wanted = Wanted {
            subject: subject.to_owned(),
            description: Some("Bring <b>figures</b>; all of them".to_owned()),
            private: false,
            organizer: None,
            host: None,
            people: None,
            meeting_type: None,
            attendees: vec![Attendee {
                party: Party::Guest("eve@else.org".to_owned()),
                required: true,
            }],
            start: at("2026-03-17T09:00:00Z"),
            end: at("2026-03-17T10:00:00Z"),
            time_zone: Some("Europe/Lisbon".to_owned()),
            rooms: self.app.places().rooms().to_vec(),
            recurrence: Some(WantedRecurrence {
                rule: "FREQ=WEEKLY;COUNT=4".to_owned(),
                exdates: Vec::new(),
                rdates: Vec::new(),
            }),
            on_conflict: OnConflict::Refuse,
            bypass: false,
        };
        match self.app.book(&self.alice, wanted, None).unwrap() {
            Answer::Fresh(Booked::Series(series)) => {
                series.made.iter().map(|date| date.id).collect()
            }
            other => panic!("no series: {:?}", matches!(other, Answer::Fresh(_))),
        }
    }

    /// What eve finds in her mailbox a minute later. Alice gets the same number of messages.
    fn mail_of_eve(&mut self) -> Value {
        self.clock.advance(SignedDuration::from_mins(1));
        self.app.watch_notices("test").unwrap();
        assert_eq!(self.app.deliver_notices("test").unwrap(), 2);
        let both = [self.judge.read(), self.judge.read()];
        let eve = both.into_iter().find(|mail| mail["to"] == "eve@else.org");
        eve.unwrap()
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_series_with_a_moved_and_a_cancelled_date_arrives_as_three_correct_messages() {
    let mut house = House::new();
    let dates = house.book("Plans");
    let invited = house.mail_of_eve();
    let event = &invited["calendar"]["events"][0];
    let uid = event["uid"].clone();
    assert_eq!(invited["subject"], "Invitation: Plans");
    assert_eq!(invited["calendar"]["method"], "REQUEST");
    assert_eq!(invited["calendar"]["zones"], json!([true]));
    assert_eq!(event["rule"], "FREQ=WEEKLY;COUNT=4");
    assert_eq!(event["start"], "2026-03-17T09:00:00Z");
    assert_eq!(event["sequence"], 0);
    assert_eq!(event["location"], "Peony (North / Main / 1)");
    assert_eq!(event["organizer"]["address"], "mailto:alice@house.org");
    assert!(
        invited["replyTo"]
            .as_str()
            .unwrap()
            .contains("alice@house.org")
    );

    // The third date lies behind the change to summer time.
    let moved = WantedChange {
        start: Some(at("2026-03-31T13:00:00Z")),
        end: Some(at("2026-03-31T14:30:00Z")),
        ..WantedChange::default()
    };
    house
        .app
        .change(&house.alice, dates[2], moved, EditScope::This, None)
        .unwrap();
    let changed = house.mail_of_eve();
    let event = &changed["calendar"]["events"][0];
    assert_eq!(changed["calendar"]["method"], "REQUEST");
    assert_eq!((&event["uid"], &event["sequence"]), (&uid, &json!(1)));
    assert_eq!(event["recurrenceId"], "2026-03-31T08:00:00Z");
    assert_eq!(event["start"], "2026-03-31T13:00:00Z");
    assert_eq!(event["end"], "2026-03-31T14:30:00Z");
    assert_eq!(event["rule"], Value::Null);
    assert!(changed["text"].as_str().unwrap().contains("Before: "));

    house
        .app
        .cancel(&house.alice, dates[1], None, EditScope::This, None)
        .unwrap();
    let cancelled = house.mail_of_eve();
    let event = &cancelled["calendar"]["events"][0];
    assert_eq!(cancelled["calendar"]["method"], "CANCEL");
    assert_eq!((&event["uid"], &event["sequence"]), (&uid, &json!(2)));
    assert_eq!(event["recurrenceId"], "2026-03-24T09:00:00Z");
    assert_eq!(event["status"], "CANCELLED");
}

#[test]
fn hostile_words_are_shown_as_words() {
    let mut house = House::new();
    house.book("Hi <script>alert(1)</script> {organizer} & \"co\" 🎉");
    let mail = house.mail_of_eve();
    let subject = "Invitation: Hi <script>alert(1)</script> {organizer} & \"co\" 🎉";
    assert_eq!(mail["subject"], subject);
    let html = mail["html"].as_str().unwrap();
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"));
    assert!(!html.contains("<b>figures</b>"));
    assert_eq!(mail["defects"], json!([]));
}

/// A person of the house with a mailbox.
fn person(app: &Arc<App>, login: &str) -> (PersonId, Who) {
    let console = Who::console();
    let table = format!("login,name,email,language\n{login},{login},{login}@house.org,en\n");
    app.import_people(&console, table.as_bytes(), false, &|_, _| {})
        .unwrap();
    let all = app.people(&console, None, None, 10).unwrap();
    let person = all.iter().find(|person| person.login == login).unwrap().id;
    let who = Who {
        caller: app.caller_of(person).unwrap(),
        origin: Origin::Web,
    };
    (person, who)
}

fn plans(house: &House, attendees: Vec<Attendee>) -> MeetingId {
    let wanted = Wanted {
        subject: "Plans".to_owned(),
        description: None,
        private: false,
        organizer: None,
        host: None,
        people: None,
        meeting_type: None,
        attendees,
        start: at("2026-03-17T09:00:00Z"),
        end: at("2026-03-17T10:00:00Z"),
        time_zone: Some("Europe/Lisbon".to_owned()),
        rooms: house.app.places().rooms().to_vec(),
        recurrence: None,
        on_conflict: OnConflict::Refuse,
        bypass: false,
    };
    match house.app.book(&house.alice, wanted, None).unwrap() {
        Answer::Fresh(Booked::One(detail)) => detail.meeting.id,
        _ => panic!("one meeting was wanted"),
    }
}

fn is_to_bob(mail: &Value) -> bool {
    let to = mail["to"].as_str().unwrap_or_default();
    to.contains("bob@house.org")
}

/// All that was sent a minute later.
fn delivered(house: &mut House) -> Vec<Value> {
    house.clock.advance(SignedDuration::from_mins(1));
    house.app.watch_notices("test").unwrap();
    let count = house.app.deliver_notices("test").unwrap();
    (0..count).map(|_| house.judge.read()).collect()
}

#[test]
fn the_link_in_a_mail_that_asks_decides_once() {
    let mut house = House::new();
    house
        .app
        .create_administrator(&Who::console(), "bob", "Bob", None)
        .unwrap();
    person(&house.app, "bob");
    let room = house.app.places().rooms()[0];
    let place = house.app.places().get(room).unwrap().clone();
    let asks = Place {
        booking_mode: BookingMode::Approval,
        ..place
    };
    house.app.save_place(&Who::console(), asks, None).unwrap();
    let meeting = plans(&house, Vec::new());
    let mails = delivered(&mut house);
    let asked = mails.iter().find(|mail| is_to_bob(mail));
    let text = asked.unwrap()["text"].as_str().unwrap();
    let lines = text.lines();
    let mut links = lines.filter_map(|line| line.strip_prefix("https://rooms.house.org/approve/"));
    let token = links.next().unwrap().to_owned();
    let yes = || Decision {
        verdict: Verdict::Approve,
        reason: None,
    };
    let code = |outcome: Result<Decided, Error>| match outcome {
        Err(Error::Refused(refusal)) => refusal.code(),
        _ => "no refusal",
    };
    assert_eq!(
        code(house.app.decide_by_link(&"0".repeat(64), yes())),
        "link_spent"
    );
    house.app.decide_by_link(&token, yes()).unwrap();
    assert_eq!(code(house.app.decide_by_link(&token, yes())), "link_spent");
    let state = house.app.meeting(&house.alice, meeting).unwrap().state;
    assert_eq!(state, State::Confirmed);
}

#[test]
fn calendars_keep_what_people_said() {
    let mut house = House::new();
    let (bob, as_bob) = person(&house.app, "bob");
    let invited = Attendee {
        party: Party::Person(bob),
        required: true,
    };
    let meeting = plans(&house, vec![invited]);
    let standing = |mails: &[Value]| {
        let mail = mails.iter().find(|mail| is_to_bob(mail));
        let attendees = &mail.unwrap()["calendar"]["events"][0]["attendees"];
        let all = attendees.as_array().unwrap().iter();
        let mut bob = all.filter(|one| one["address"] == "mailto:bob@house.org");
        bob.next().unwrap()["partstat"].clone()
    };
    assert_eq!(standing(&delivered(&mut house)), "NEEDS-ACTION");
    let word = Word {
        response: Response::Tentative,
        note: None,
        person: None,
        scope: EditScope::This,
    };
    house.app.respond(&as_bob, meeting, word).unwrap();
    let renamed = WantedChange {
        edit: Edit {
            subject: Some("Better plans".into()),
            ..Edit::default()
        },
        ..WantedChange::default()
    };
    house
        .app
        .change(&house.alice, meeting, renamed, EditScope::This, None)
        .unwrap();
    assert_eq!(standing(&delivered(&mut house)), "TENTATIVE");
    // RFC 5546, 3.2.2: who said something about one time said nothing about another.
    let moved = WantedChange {
        start: Some(at("2026-03-17T12:00:00Z")),
        end: Some(at("2026-03-17T13:00:00Z")),
        ..WantedChange::default()
    };
    house
        .app
        .change(&house.alice, meeting, moved, EditScope::This, None)
        .unwrap();
    assert_eq!(standing(&delivered(&mut house)), "NEEDS-ACTION");
}
