//! Tables of rooms and people: what is taken, what is refused and with which words, and that no
//! bytes whatever make the reader fall over.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests, where a wrong value has to fall over"
)]

use connect::Unreadable;
use connect::table::{PersonRow, RoomRow, RowFault, read_people, read_rooms};
use domain::place::BookingMode;
use proptest::prelude::*;

const HEADER: &str = "code,campus,building,floor,name,capacity,kind,time_zone\n";
const TAGUSPARK: &[u8] = include_bytes!("data/campus-taguspark/rooms.csv");

fn rooms(rows: &str) -> Vec<Result<RoomRow, RowFault>> {
    let table = read_rooms(format!("{HEADER}{rows}").as_bytes()).unwrap();
    table.lines.into_iter().map(|line| line.row).collect()
}

fn room_fault(row: &str) -> RowFault {
    rooms(row).remove(0).unwrap_err()
}

fn people(text: &str) -> Vec<Result<PersonRow, RowFault>> {
    read_people(text.as_bytes())
        .unwrap()
        .lines
        .into_iter()
        .map(|line| line.row)
        .collect()
}

#[test]
fn a_real_campus_is_read_whole() {
    let table = read_rooms(TAGUSPARK).unwrap();
    assert_eq!(table.unknown_columns, [""; 0]);
    assert_eq!(table.lines.len(), 39);
    let rooms: Vec<RoomRow> = table
        .lines
        .into_iter()
        .map(|line| line.row.unwrap())
        .collect();
    assert_eq!(rooms.iter().map(|room| room.capacity).sum::<u32>(), 2117);
    assert_eq!(
        rooms[1],
        RoomRow {
            code: "2448131365166".into(),
            campus: "IST Taguspark".into(),
            building: Some("Main".into()),
            floor: Some("0".into()),
            zone: None,
            name: "0 - 14".into(),
            capacity: 30,
            kind: Some("lab".into()),
            time_zone: "Europe/Lisbon".into(),
            features: None,
            booking_mode: None,
        }
    );
}

#[test]
fn columns_may_come_in_any_order_with_more_of_them() {
    let text = "\u{feff}Name,CODE,campus,colour,building,floor,zone,capacity,kind,time_zone,\
                features,booking_mode\r\n\
                \"Peony, \"\"large\"\"\r\n牡丹\",P1,HQ,red,,,East,8,,asia/shanghai,\
                screen; whiteboard ;,Approval\r\n";
    let table = read_rooms(text.as_bytes()).unwrap();
    assert_eq!(table.unknown_columns, ["colour"]);
    assert_eq!(
        (table.lines[0].line, table.lines[0].key.as_str()),
        (2, "P1")
    );
    let fault = table.lines[0].row.clone().unwrap_err();
    assert_eq!(
        fault,
        RowFault::ControlCharacter { column: "name" },
        "a name is one line"
    );

    let table = read_rooms(text.replace("\r\n牡丹", " 牡丹").as_bytes()).unwrap();
    let room = table.lines[0].row.clone().unwrap();
    assert_eq!(room.name, "Peony, \"large\" 牡丹");
    assert_eq!((room.building, room.floor, room.kind), (None, None, None));
    assert_eq!(room.zone.as_deref(), Some("East"));
    assert_eq!(room.time_zone, "Asia/Shanghai");
    assert_eq!(room.booking_mode, Some(BookingMode::Approval));
    assert_eq!(
        room.features.unwrap(),
        ["screen", "whiteboard"].map(str::to_owned).into()
    );
}

#[test]
fn a_bad_row_is_refused_with_its_reason_and_the_others_are_taken() {
    let text = format!(
        "{HEADER}A,HQ,,,One,8,,UTC\n\
         B,HQ,,,Two,none,,UTC\n\
         C,HQ,,,Three,8,,UTC\n"
    );
    let table = read_rooms(text.as_bytes()).unwrap();
    let outcome: Vec<_> = table
        .lines
        .iter()
        .map(|line| (line.line, line.key.as_str(), line.row.is_ok()))
        .collect();
    assert_eq!(outcome, [(2, "A", true), (3, "B", false), (4, "C", true)]);
}

#[test]
fn each_wrong_cell_has_its_own_refusal() {
    let not_in_range = |text: &str| RowFault::NotInRange {
        column: "capacity",
        text: text.into(),
        min: 1,
        max: 100_000,
    };
    assert_eq!(
        room_fault(",HQ,,,N,8,,UTC"),
        RowFault::MissingValue { column: "code" }
    );
    assert_eq!(
        room_fault("A,,,,N,8,,UTC"),
        RowFault::MissingValue { column: "campus" }
    );
    assert_eq!(
        room_fault("A,HQ,,,N,8,,"),
        RowFault::MissingValue {
            column: "time_zone"
        }
    );
    assert_eq!(
        room_fault("A,HQ,,,N,,,UTC"),
        RowFault::MissingValue { column: "capacity" }
    );
    for capacity in [
        "0",
        "-4",
        "100001",
        "99999999999999999999",
        "8.0",
        "８",
        "1e3",
        "eight",
    ] {
        assert_eq!(
            room_fault(&format!("A,HQ,,,N,{capacity},,UTC")),
            not_in_range(capacity)
        );
    }
    assert_eq!(
        room_fault("A,HQ,,,N,8,,Mars/Olympus"),
        RowFault::UnknownTimeZone {
            name: "Mars/Olympus".into()
        }
    );
    assert_eq!(
        room_fault("A,HQ,,,N,8,,UTC,surplus"),
        RowFault::CellCount {
            expected: 8,
            actual: 9
        }
    );
    assert_eq!(
        room_fault("A,HQ,,,N,8"),
        RowFault::CellCount {
            expected: 8,
            actual: 6
        }
    );
    assert_eq!(
        room_fault("A\u{7}B,HQ,,,N,8,,UTC"),
        RowFault::ControlCharacter { column: "code" }
    );
    let long = "长".repeat(201);
    assert_eq!(
        room_fault(&format!("A,HQ,,,{long},8,,UTC")),
        RowFault::TooLong {
            column: "name",
            limit: 200
        }
    );
    assert_eq!(
        room_fault(&format!("{},HQ,,,N,8,,UTC", "x".repeat(65))),
        RowFault::TooLong {
            column: "code",
            limit: 64
        }
    );
}

#[test]
fn limits_count_characters_and_not_bytes() {
    let name = "长".repeat(200);
    assert_eq!(
        rooms(&format!("A,HQ,,,{name},8,,UTC"))[0]
            .as_ref()
            .unwrap()
            .name,
        name
    );
}

#[test]
fn a_word_the_domain_does_not_have_is_refused_with_those_it_has() {
    let text = "code,campus,building,floor,name,capacity,kind,time_zone,booking_mode\n\
                A,HQ,,,N,8,,UTC,maybe\n";
    let row = read_rooms(text.as_bytes()).unwrap().lines.remove(0).row;
    let allowed = vec!["open", "approval", "instant"];
    let fault = RowFault::UnknownWord {
        column: "booking_mode",
        text: "maybe".into(),
        allowed,
    };
    assert_eq!(row, Err(fault));
}

#[test]
fn the_second_row_with_a_code_is_refused_and_told_of_the_first() {
    let rows = rooms("A,HQ,,,One,8,,UTC\n\nA,HQ,,,Two,8,,UTC\na,HQ,,,Three,8,,UTC\n");
    assert!(rows[0].is_ok());
    let duplicate = RowFault::Duplicate {
        column: "code",
        text: "A".into(),
        first_line: 2,
    };
    assert_eq!(rows[1], Err(duplicate));
    assert!(rows[2].is_ok(), "codes of rooms differ by letter case");
}

#[test]
fn a_table_that_cannot_be_trusted_is_refused_as_a_whole() {
    let refused = |bytes: &[u8]| read_rooms(bytes).unwrap_err();
    assert_eq!(refused(b""), Unreadable::NoHeader);
    assert_eq!(refused(b"\xEF\xBB\xBF\r\n \r\n"), Unreadable::NoHeader);
    assert_eq!(
        refused(b"code,name,capacity,kind,time_zone,campus\n"),
        Unreadable::MissingColumns {
            columns: vec!["building".into(), "floor".into()]
        }
    );
    assert_eq!(
        refused(format!("code,{HEADER}").as_bytes()),
        Unreadable::RepeatedColumn {
            column: "code".into()
        }
    );
    let with = |row: &[u8]| refused(&[HEADER.as_bytes(), row].concat());
    assert_eq!(
        with(b"A,HQ\0"),
        Unreadable::NulByte {
            line: 2,
            byte: HEADER.len() + 4
        }
    );
    assert_eq!(
        with(b"A,\xC4\xE3"),
        Unreadable::NotUtf8 {
            line: 2,
            byte: HEADER.len() + 2
        }
    );
    assert_eq!(
        with(b"A,\"HQ,,,N,8,,UTC\nB,\n"),
        Unreadable::UnclosedQuote { line: 2 }
    );
    assert_eq!(
        with(b"A,\"HQ\"x,,,N,8,,UTC\n"),
        Unreadable::StrayQuote { line: 2 }
    );
}

#[test]
fn a_byte_is_counted_from_the_beginning_of_the_file() {
    let error = read_rooms(b"\xEF\xBB\xBFcode\n\xFF").unwrap_err();
    assert_eq!(error, Unreadable::NotUtf8 { line: 2, byte: 8 });
}

#[test]
fn more_rows_than_anybody_has_are_refused() {
    let text = format!("{HEADER}{}", "A,HQ,,,N,8,,UTC\n".repeat(200_001));
    let error = read_rooms(text.as_bytes()).unwrap_err();
    assert_eq!(error, Unreadable::TooManyItems { limit: 200_000 });
}

#[test]
fn people_are_read() {
    let rows = people(
        "login,name,email,department,language,time_zone,phone\n\
         li.ming,李明,li.ming@x.example,总部 / 研发,zh-cn,Asia/Shanghai,+86 10 5555 0100\n\
         kim,Kim,,,,,\n",
    );
    let li = rows[0].as_ref().unwrap();
    assert_eq!((li.login.as_str(), li.name.as_str()), ("li.ming", "李明"));
    assert_eq!(li.email.as_deref(), Some("li.ming@x.example"));
    assert_eq!(li.department.as_deref(), Some("总部 / 研发"));
    assert_eq!(li.language.map(|language| language.as_str()), Some("zh-CN"));
    assert_eq!(li.time_zone.as_deref(), Some("Asia/Shanghai"));
    assert_eq!(li.phone.as_deref(), Some("+86 10 5555 0100"));
    let kim = rows[1].as_ref().unwrap();
    assert_eq!(
        (&kim.email, &kim.department, kim.language),
        (&None, &None, None)
    );
    assert_eq!((&kim.time_zone, &kim.phone), (&None, &None));
}

#[test]
fn people_have_their_own_refusals() {
    let rows = people(
        "name,login,email\nAlice,alice,\nAlice B,ALICE,\n,bob,\nCarl,carl,carl at x.example\n\
         Dan,dan,dan@@x.example\n",
    );
    assert!(rows[0].is_ok());
    let duplicate = RowFault::Duplicate {
        column: "login",
        text: "ALICE".into(),
        first_line: 2,
    };
    assert_eq!(rows[1], Err(duplicate));
    assert_eq!(rows[2], Err(RowFault::MissingValue { column: "name" }));
    assert_eq!(
        rows[3],
        Err(RowFault::InvalidEmail {
            text: "carl at x.example".into()
        })
    );
    assert_eq!(
        rows[4],
        Err(RowFault::InvalidEmail {
            text: "dan@@x.example".into()
        })
    );
}

/// How a table would be written: every cell in quotes.
fn quoted(cells: &[String]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
        .collect();
    cells.join(",")
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_rooms(&bytes);
        let _ = read_people(&[b"login,name\n".as_slice(), &bytes].concat());
    }

    #[test]
    fn a_damaged_file_is_answered(
        at in 0..TAGUSPARK.len(),
        cut in 0..40_usize,
        put in prop::collection::vec(prop::sample::select(&b"\",\n\r\0;9a \xFF\xE4"[..]), 0..6),
    ) {
        let mut bytes = TAGUSPARK.to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        if let Ok(table) = read_rooms(&bytes) {
            prop_assert!(table.lines.len() <= 39 + 6);
        }
    }

    #[test]
    fn what_is_written_in_quotes_is_read_back(
        login in "[a-z.\"]{1,20}",
        name in "[^\\p{Cc}\\p{Z}]([^\\p{Cc}]{0,40}[^\\p{Cc}\\p{Z}])?",
    ) {
        prop_assume!(!name.chars().any(domain::text::is_hidden));
        let text = format!("login,name\r\n{}\r\n", quoted(&[login.clone(), name.clone()]));
        let row = people(&text).remove(0).unwrap();
        prop_assert_eq!((row.login, row.name), (login, name));
    }
}
