//! Floor plans: kept with and without a drawing, changed by version, and forgotten.

use domain::id::PlaceId;
use domain::panel::PictureKind;
use domain::place::plan::{Corner, Drawing, FloorPlan, Spot};

use super::world::{room, settle};
use crate::testing::on_both_engines;
use crate::{StoreError, Tx};

pub(super) fn plan(place: PlaceId, hash: [u8; 32]) -> FloorPlan {
    let corner = |(x, y)| Corner { x, y };
    FloorPlan {
        place,
        drawing: Some(Drawing {
            kind: PictureKind::Svg,
            width: 8_192,
            height: 4_096,
            bytes: 100,
            hash,
        }),
        spots: vec![Spot {
            room: room(1),
            corners: [(0, 0), (900, 0), (900, 10_000)].map(corner).to_vec(),
        }],
        version: 1,
    }
}

pub(super) fn fill(tx: &mut Tx, hash: [u8; 32]) -> Result<(), StoreError> {
    tx.insert_plan(&plan(room(1), hash))
}

#[test]
fn a_plan_is_kept_changed_and_forgotten() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other) = (plan(room(1), [7; 32]), FloorPlan::empty(room(2)));
        for plan in [one.clone(), other.clone()] {
            store.write(move |tx| tx.insert_plan(&plan)).unwrap();
        }
        let read = |place| store.read(move |tx| tx.plan(place)).unwrap();
        assert_eq!(read(room(1)), Some(one.clone()));
        assert_eq!(read(room(2)), Some(other));
        assert_eq!(store.read(Tx::planned_places).unwrap(), [room(1), room(2)]);

        let used = || store.read(|tx| tx.is_file_used(&[7; 32])).unwrap();
        assert!(used());
        let bare = FloorPlan {
            drawing: None,
            spots: Vec::new(),
            version: 2,
            ..one
        };
        let update = |version| {
            let bare = bare.clone();
            store
                .write(move |tx| tx.update_plan(&bare, version))
                .unwrap()
        };
        assert!(update(1));
        assert!(!update(1), "somebody else was faster");
        assert_eq!(read(room(1)), Some(bare.clone()));
        assert!(!used());
        assert!(store.write(move |tx| tx.delete_plan(room(1))).unwrap());
        assert!(!store.write(move |tx| tx.delete_plan(room(1))).unwrap());
        assert_eq!(read(room(1)), None);
    });
}
