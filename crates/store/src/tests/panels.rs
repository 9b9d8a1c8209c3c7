//! Panels, their codes, and what is reported at them.

use std::slice::from_ref;

use domain::access::BuiltIn;
use domain::id::{ApiKeyId, DecorId, PanelId, PictureId};
use domain::panel::{
    Arrow, Board, Decor, DecorLook, Look, Pairing, Panel, PanelCommand, PanelFault, PanelKind,
    Picture, PictureKind, Season, Seen, Way,
};

use super::world::{room, settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;
use crate::{ApiKey, StoreError, Tx};

fn panel(number: u128) -> Panel {
    Panel {
        id: PanelId(uuid(number)),
        name: format!("Panel {number}"),
        place: room(1),
        kind: PanelKind::Panel,
        look: Look::default(),
        board: None,
        key: ApiKeyId(uuid(700 + number)),
        person: someone(1),
        responsible: someone(2),
        created_at: at(0),
        seen: None,
        seen_at: None,
        offline_since: None,
        command: None,
        version: 1,
    }
}

fn fault(number: u128, panel: &Panel, minute: i64) -> PanelFault {
    PanelFault {
        id: uuid(800 + number),
        panel: panel.id,
        place: panel.place,
        at: at(minute),
        words: format!("broken {number}"),
    }
}

fn pairing(code: &str, secret: u8, address: &str, minute: i64) -> Pairing {
    Pairing {
        code: code.to_owned(),
        secret_hash: [secret; 32],
        address: address.to_owned(),
        expires_at: at(minute),
    }
}

fn insert(tx: &mut Tx, panel: &Panel) -> Result<(), StoreError> {
    let key = ApiKey {
        id: panel.key,
        name: panel.name.clone(),
        person: panel.person,
        role: BuiltIn::Panel.into(),
        place: Some(panel.place),
        created_at: at(0),
        revoked_at: None,
    };
    tx.save_api_key(
        &key,
        &[u8::try_from(panel.id.0.as_u128()).unwrap() + 100; 32],
    )?;
    tx.insert_panel(panel)
}

pub(super) fn fill(tx: &mut Tx, hash: [u8; 32]) -> Result<(), StoreError> {
    let panel = panel(9);
    insert(tx, &panel)?;
    tx.note_beat(panel.id, &Seen::default(), at(1))?;
    tx.add_panel_fault(&fault(9, &panel, 2))?;
    tx.add_pairing(&pairing("K7WQ4M", 9, "127.0.0.1", 10))?;
    tx.insert_decor(&decor(9, room(1)))?;
    tx.insert_picture(&Picture {
        hash,
        ..picture(9, room(1))
    })?;
    Ok(())
}

#[test]
fn a_panel_is_kept_changed_moved_and_forgotten() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other) = (panel(1), panel(2));
        for panel in [one.clone(), other.clone()] {
            store.write(move |tx| insert(tx, &panel)).unwrap();
        }
        let read = |id| store.read(move |tx| tx.panel(id)).unwrap();
        assert_eq!(read(one.id), Some(one.clone()));
        let key = other.key;
        let found = store.read(move |tx| tx.panel_of_key(key)).unwrap();
        assert_eq!(found.as_ref(), Some(&other));
        let page = |after| store.read(move |tx| tx.panels(after, 1)).unwrap();
        assert_eq!(page(None), from_ref(&one));
        assert_eq!(page(Some(one.id)), from_ref(&other));

        let mut moved = one.clone();
        moved.place = room(2);
        moved.look.welcome = Some("欢迎".to_owned());
        moved.command = Some(PanelCommand::Identify);
        moved.version = 2;
        let update = |version| {
            let moved = moved.clone();
            store
                .write(move |tx| tx.update_panel(&moved, version))
                .unwrap()
        };
        assert!(update(1));
        assert!(!update(1), "somebody was faster");
        assert_eq!(read(one.id), Some(moved.clone()));
        store
            .write(move |tx| tx.move_api_key(ApiKeyId(uuid(701)), room(2)))
            .unwrap();
        let key = store.read(|tx| tx.api_key(&[101; 32])).unwrap().unwrap();
        assert_eq!(key.place, Some(room(2)));

        let faults = [fault(1, &one, 5), fault(2, &one, 3)];
        let reported = faults.clone();
        store
            .write(move |tx| reported.iter().try_for_each(|one| tx.add_panel_fault(one)))
            .unwrap();
        let id = one.id;
        let shown = |most| store.read(move |tx| tx.panel_faults(id, most)).unwrap();
        assert_eq!(shown(10), faults, "newest first");
        assert_eq!(shown(1), faults[..1]);
        assert!(store.write(move |tx| tx.delete_panel(id)).unwrap());
        assert!(!store.write(move |tx| tx.delete_panel(id)).unwrap());
        assert_eq!((read(id), shown(10)), (None, Vec::new()));
    });
}

#[test]
fn a_panel_that_is_silent_is_noted_once_until_it_speaks() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (spoken, never) = (panel(1), panel(2));
        for panel in [spoken.clone(), never] {
            store.write(move |tx| insert(tx, &panel)).unwrap();
        }
        let id = spoken.id;
        let seen = Seen {
            battery_percent: Some(40),
            log: vec!["started".to_owned()],
            ..Seen::default()
        };
        let beat = |minute| {
            let seen = seen.clone();
            store
                .write(move |tx| tx.note_beat(id, &seen, at(minute)))
                .unwrap()
        };
        beat(10);
        let silent = |before| {
            store
                .read(move |tx| tx.silent_panels(at(before), 9))
                .unwrap()
        };
        assert_eq!(silent(10), [], "it spoke just then");
        let found = silent(11);
        assert_eq!(found.len(), 1, "who never spoke is not silent");
        assert_eq!(found[0].seen, Some(seen.clone()));
        let note = || {
            store
                .write(move |tx| tx.note_silence(id, at(11), at(13)))
                .unwrap()
        };
        assert!(note());
        assert!(!note());
        assert_eq!(silent(11), []);
        let read = || store.read(move |tx| tx.panel(id)).unwrap().unwrap();
        assert_eq!(read().offline_since, Some(at(13)));
        beat(14);
        assert_eq!((read().offline_since, read().seen_at), (None, Some(at(14))));
    });
}

#[test]
fn a_code_is_taken_once_and_in_time() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let add = |code: &'static str, secret, address: &'static str, until| {
            store
                .write(move |tx| tx.add_pairing(&pairing(code, secret, address, until)))
                .unwrap()
        };
        assert!(add("AAAAAA", 1, "one", 10));
        assert!(!add("AAAAAA", 2, "one", 10), "the code is taken");
        assert!(add("BBBBBB", 3, "one", 5));
        assert!(add("CCCCCC", 4, "other", 10));
        let open = |minute| {
            store
                .read(move |tx| tx.pairings_open("one", at(minute)))
                .unwrap()
        };
        assert_eq!((open(0), open(5), open(10)), ((2, 3), (1, 2), (0, 0)));
        let waits = |secret: u8, minute| {
            let found = store.read(move |tx| tx.pairing_of_secret(&[secret; 32], at(minute)));
            found.unwrap().map(|pairing| pairing.code)
        };
        assert_eq!(waits(3, 4).as_deref(), Some("BBBBBB"));
        assert_eq!(waits(3, 5), None);
        let take = |code: &'static str, minute| {
            let taken = store.write(move |tx| tx.take_pairing(code, at(minute)));
            taken.unwrap().map(|pairing| pairing.secret_hash)
        };
        assert_eq!(take("BBBBBB", 5), None, "too late");
        assert_eq!(take("AAAAAA", 9), Some([1; 32]));
        assert_eq!(take("AAAAAA", 9), None, "spent");
        assert_eq!(store.write(|tx| tx.purge_pairings(at(9))), Ok(0));
        assert_eq!(store.write(|tx| tx.purge_pairings(at(10))), Ok(1));
    });
}

fn picture(number: u128, place: domain::id::PlaceId) -> Picture {
    Picture {
        id: PictureId(uuid(850 + number)),
        place,
        name: format!("{number}.png").into(),
        kind: PictureKind::Png,
        width: 640,
        height: 480,
        bytes: 24,
        hash: [u8::try_from(number).unwrap(); 32],
        added_by: Some(someone(1)),
        added_at: at(0),
    }
}

#[test]
fn a_board_keeps_its_settings() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let way = Way {
            arrow: Arrow::Left,
            words: Some("电梯旁".to_owned()),
        };
        let mut board = Panel {
            kind: PanelKind::Board,
            board: Some(Board {
                ways: [(room(1), way)].into(),
                ..Board::default()
            }),
            ..panel(1)
        };
        let kept = board.clone();
        store.write(move |tx| insert(tx, &kept)).unwrap();
        let id = board.id;
        let read = || store.read(move |tx| tx.panel(id)).unwrap();
        assert_eq!(read(), Some(board.clone()));
        board.board = Some(Board::default());
        board.version = 2;
        let changed = board.clone();
        assert!(store.write(move |tx| tx.update_panel(&changed, 1)).unwrap());
        assert_eq!(read(), Some(board));
    });
}

#[test]
fn a_picture_is_kept_at_its_place_and_its_content_is_in_use() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other, elsewhere) = (
            picture(1, room(1)),
            picture(2, room(1)),
            picture(3, room(2)),
        );
        let all = [one.clone(), other.clone(), elsewhere];
        store
            .write(move |tx| all.iter().try_for_each(|one| tx.insert_picture(one)))
            .unwrap();
        let read = |id| store.read(move |tx| tx.picture(id)).unwrap();
        assert_eq!(read(one.id), Some(one.clone()));
        let page = |after, most| {
            store
                .read(move |tx| tx.pictures_at(room(1), after, most))
                .unwrap()
        };
        assert_eq!(page(None, 9), [one.clone(), other.clone()]);
        assert_eq!(page(None, 1), from_ref(&one));
        assert_eq!(page(Some(one.id), 9), from_ref(&other));
        let used = |hash: [u8; 32]| store.read(move |tx| tx.is_file_used(&hash)).unwrap();
        assert!(used([1; 32]) && !used([9; 32]));
        let hashes = store.read(|tx| tx.files_used(&[1; 32], 9)).unwrap();
        assert_eq!(hashes, [[2; 32], [3; 32]]);
        let id = one.id;
        assert!(store.write(move |tx| tx.delete_picture(id)).unwrap());
        assert!(!store.write(move |tx| tx.delete_picture(id)).unwrap());
        assert_eq!((read(id), used([1; 32])), (None, false));
    });
}

fn decor(number: u128, place: domain::id::PlaceId) -> Decor {
    Decor {
        id: DecorId(uuid(870 + number)),
        place,
        name: format!("Decor {number}"),
        season: Some(Season {
            from: jiff::civil::date(2027, 2, 5),
            until: jiff::civil::date(2027, 2, 20),
            yearly: false,
        }),
        look: DecorLook {
            greeting: Some("新年快乐".to_owned()),
            ..DecorLook::default()
        },
        version: 1,
    }
}

#[test]
fn a_decor_is_kept_changed_and_forgotten() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other) = (decor(1, room(1)), decor(2, room(2)));
        let both = [one.clone(), other.clone()];
        store
            .write(move |tx| both.iter().try_for_each(|one| tx.insert_decor(one)))
            .unwrap();
        let at = |place| store.read(move |tx| tx.decors_at(place, 9)).unwrap();
        assert_eq!(at(room(1)), from_ref(&one));
        let page = |after| store.read(move |tx| tx.decors(after, 1)).unwrap();
        assert_eq!(page(None), from_ref(&one));
        assert_eq!(page(Some(one.id)), from_ref(&other));
        let changed = Decor {
            season: None,
            version: 2,
            ..one.clone()
        };
        let update = |version| {
            let changed = changed.clone();
            store
                .write(move |tx| tx.update_decor(&changed, version))
                .unwrap()
        };
        assert!(update(1));
        assert!(!update(1), "somebody was faster");
        let id = one.id;
        let read = || store.read(move |tx| tx.decor(id)).unwrap();
        assert_eq!(read(), Some(changed.clone()));
        assert!(store.write(move |tx| tx.delete_decor(id)).unwrap());
        assert!(!store.write(move |tx| tx.delete_decor(id)).unwrap());
        assert_eq!(read(), None);
    });
}
