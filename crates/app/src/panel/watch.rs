//! Panels that are silent: the sweep that notices, and whoever is told.

use std::sync::Arc;

use domain::event::{Fact, PanelHappened};
use domain::notice::Kind;
use domain::panel::{Panel, silent_before};
use jiff::Timestamp;
use store::Tx;

use crate::notice::PanelNews;
use crate::{App, Error, Who};

/// Panels looked at in one sweep; the rest waits for the next.
const SWEPT_MOST: usize = 500;

impl App {
    /// Notes panels that have missed their reports. Repeating it does nothing new.
    pub(crate) fn sweep_panels(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.now();
        let before = silent_before(now);
        let silent = self
            .store
            .read(|tx| tx.silent_panels(before, SWEPT_MOST).map_err(Error::from))?;
        for panel in silent {
            let app = self.clone();
            self.store.write(move |tx| {
                if !tx.note_silence(panel.id, before, now)? {
                    return Ok(());
                }
                let fact = Fact::of_panel(&panel, PanelHappened::WentOffline);
                app.log(tx, &Who::timer(), now, fact)?;
                app.tell_of_panel(tx, &panel, Kind::PanelOffline, panel.seen_at, None, now)
            })?;
        }
        Ok(())
    }

    pub(super) fn tell_of_panel_fault(
        &self,
        tx: &mut Tx,
        panel: &Panel,
        words: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.tell_of_panel(tx, panel, Kind::PanelFault, None, Some(words), now)
    }

    fn tell_of_panel(
        &self,
        tx: &mut Tx,
        panel: &Panel,
        kind: Kind,
        since: Option<Timestamp>,
        words: Option<&str>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let news = PanelNews {
            person: panel.responsible,
            kind,
            panel: &panel.name,
            place: panel.place,
            since,
            words,
        };
        self.tell_panel_news(tx, &news, now)
    }
}
