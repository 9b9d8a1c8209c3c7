//! Pairing: a screen asks for a code, somebody who looks after the place enters it, and from then
//! on the secret that the screen was given with the code is its key. A lost answer loses nothing:
//! the screen asks again with the same secret.

use std::sync::Arc;

use domain::access::{BuiltIn, Permission};
use domain::event::{Fact, PanelHappened, PersonHappened};
use domain::id::{PersonId, PlaceId};
use domain::panel::{Look, PAIRING_MINUTES, Pairing, Panel, PanelKind, code_of, typed_code};
use domain::person::Person;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::{PanelDetail, key_fact};
use crate::access::{Token, TokenHash, person_of};
use crate::once::{Answer, Once};
use crate::{App, Error, Refusal, Who, text};

/// Codes one address may have open: a floor full of panels behind one router.
const OPEN_OF_ADDRESS: u32 = 60;
/// Codes that may be open at all.
const OPEN_MOST: u32 = 2_000;
/// A code that is taken already is thrown again; so many times in a row nobody throws the same.
const THROWS: usize = 8;
const ADDRESS_MOST: usize = 64;

/// What a screen is given that wants to be paired.
pub struct Offered {
    pub code: String,
    /// What it asks with whether it was paired, and then its key.
    pub secret: Token,
    pub expires_at: Timestamp,
}

/// How far the pairing of a screen is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    Waiting { expires_at: Timestamp },
    Paired { kind: PanelKind },
}

/// A panel as somebody wants it.
#[derive(Clone, Debug)]
pub struct WantedPanel {
    pub code: String,
    pub place: PlaceId,
    pub kind: PanelKind,
    /// `None`: that of the place.
    pub name: Option<String>,
}

impl App {
    /// A code to be shown on a screen. Anybody may ask; `address` is where they are.
    pub fn offer_pairing(self: &Arc<Self>, address: &str) -> Result<Offered, Error> {
        let now = self.now();
        let length = SignedDuration::from_mins(PAIRING_MINUTES);
        let expires_at = now.checked_add(length).unwrap_or(now);
        let address: String = address.chars().take(ADDRESS_MOST).collect();
        let secret = self.new_token();
        let secret_hash = TokenHash::of(secret.as_str()).0;
        let app = self.clone();
        let code = self.store.write(move |tx| {
            tx.purge_pairings(now)?;
            let (of_address, all) = tx.pairings_open(&address, now)?;
            if of_address >= OPEN_OF_ADDRESS || all >= OPEN_MOST {
                return Err(Error::refused(Refusal::TooManyAttempts {
                    retry_after_seconds: PAIRING_MINUTES * 60,
                }));
            }
            for _ in 0..THROWS {
                let mut chance = [0; 6];
                app.chance.fill(&mut chance);
                let pairing = Pairing {
                    code: code_of(chance),
                    secret_hash,
                    address: address.clone(),
                    expires_at,
                };
                if tx.add_pairing(&pairing)? {
                    return Ok(pairing.code);
                }
            }
            Err(Error::refused(Refusal::TooManyAttempts {
                retry_after_seconds: 1,
            }))
        })?;
        Ok(Offered {
            code,
            secret,
            expires_at,
        })
    }

    /// Whether somebody has entered the code that came with the secret.
    pub fn pairing_progress(&self, secret: &str) -> Result<Progress, Error> {
        let now = self.now();
        let hash = TokenHash::of(secret).0;
        self.store.read(|tx| {
            if let Some(pairing) = tx.pairing_of_secret(&hash, now)? {
                return Ok(Progress::Waiting {
                    expires_at: pairing.expires_at,
                });
            }
            let key = tx.api_key(&hash)?;
            let panel = match key {
                Some(key) => tx.panel_of_key(key.id)?,
                None => None,
            };
            let panel = panel.ok_or(Error::refused(Refusal::PairingOver))?;
            Ok(Progress::Paired { kind: panel.kind })
        })
    }

    /// Makes the screen that shows the code a panel of the place.
    pub fn pair_panel(
        self: &Arc<Self>,
        who: &Who,
        wanted: WantedPanel,
        once: Option<Once<PanelDetail>>,
    ) -> Result<Answer<PanelDetail>, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            app.admit_panel_at(&actor, wanted.kind, wanted.place)?;
            let responsible = person_of(&actor)?;
            if !actor.caller.is_person(responsible) {
                // A machine answers for nothing.
                return Err(Error::Denied(Permission::PanelManage));
            }
            let name = match &wanted.name {
                Some(name) => text::name("name", name, text::NAME_MOST)?,
                None => {
                    let places = app.places();
                    let place = places.get(wanted.place);
                    place.map(|place| place.name.clone()).unwrap_or_default()
                }
            };
            let code = typed_code(&wanted.code).ok_or(Error::refused(Refusal::UnknownPairing))?;
            let pairing = tx
                .take_pairing(&code, now)?
                .ok_or(Error::refused(Refusal::UnknownPairing))?;
            let panel = app.make_panel(tx, &actor, &wanted, name, responsible, &pairing)?;
            app.panel_detail(tx, panel)
        };
        self.once(who, once, act, |error| error)
    }

    fn make_panel(
        &self,
        tx: &mut Tx,
        who: &Who,
        wanted: &WantedPanel,
        name: String,
        responsible: PersonId,
        pairing: &Pairing,
    ) -> Result<Panel, Error> {
        let now = self.now();
        let ids = self.ids(now);
        let panel = Panel {
            id: ids.panel(),
            name,
            place: wanted.place,
            kind: wanted.kind,
            look: Look::default(),
            board: super::board::first_board(wanted.kind),
            key: ids.api_key(),
            person: ids.person(),
            responsible,
            created_at: now,
            seen: None,
            seen_at: None,
            offline_since: None,
            command: None,
            version: 1,
        };
        // What is booked at a door belongs to somebody; nobody can sign in as them.
        let person = Person {
            id: panel.person,
            login: format!("panel-{}", panel.id),
            name: panel.name.clone(),
            email: None,
            phone: None,
            org_unit: None,
            language: self.language_of_house(),
            time_zone: None,
            active: false,
            version: 1,
        };
        tx.save_person(&person)?;
        let fact = Fact::of_person(&person, PersonHappened::Saved);
        self.log(tx, who, now, fact)?;
        let role = match panel.kind {
            PanelKind::Panel => BuiltIn::Panel,
            PanelKind::Board => BuiltIn::Board,
        };
        let key = store::ApiKey {
            id: panel.key,
            name: panel.name.clone(),
            person: panel.person,
            role: role.into(),
            place: Some(panel.place),
            created_at: now,
            revoked_at: None,
        };
        tx.save_api_key(&key, &pairing.secret_hash)?;
        self.log(tx, who, now, key_fact(&panel, false))?;
        tx.insert_panel(&panel)?;
        let fact = Fact::of_panel(&panel, PanelHappened::Paired);
        self.log(tx, who, now, fact)?;
        Ok(panel)
    }
}
