//! What the log says of panels.

use serde::{Deserialize, Serialize};

use super::{Fact, Fate};
use crate::id::{DecorId, PanelId, PictureId, PlaceId};
use crate::panel::{Decor, Panel, PanelCommand, Picture};

/// Something about a panel. What it reports every minute is not here.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PanelFact {
    pub happened: PanelHappened,
    pub panel: PanelId,
    pub place: PlaceId,
    pub name: String,
    /// With `commanded`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<PanelCommand>,
    /// With `faultReported`: in the words of who stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PanelHappened {
    Paired,
    Changed,
    Commanded,
    WentOffline,
    CameBack,
    FaultReported,
    Removed,
}

impl PanelFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            PanelHappened::Paired => "panel.paired",
            PanelHappened::Changed => "panel.changed",
            PanelHappened::Commanded => "panel.commanded",
            PanelHappened::WentOffline => "panel.wentOffline",
            PanelHappened::CameBack => "panel.cameBack",
            PanelHappened::FaultReported => "panel.faultReported",
            PanelHappened::Removed => "panel.removed",
        }
    }
}

/// A picture for panels and boards was added or taken away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureFact {
    pub happened: Fate,
    pub picture: PictureId,
    pub place: PlaceId,
    pub name: String,
}

impl PictureFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            Fate::Saved => "picture.saved",
            Fate::Deleted => "picture.deleted",
        }
    }
}

/// How panels and boards within a place look was written or taken away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecorFact {
    pub happened: Fate,
    pub decor: DecorId,
    pub place: PlaceId,
    pub name: String,
}

impl DecorFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            Fate::Saved => "decor.saved",
            Fate::Deleted => "decor.deleted",
        }
    }
}

impl Fact {
    pub fn of_decor(decor: &Decor, happened: Fate) -> Fact {
        Fact::Decor(DecorFact {
            happened,
            decor: decor.id,
            place: decor.place,
            name: decor.name.clone(),
        })
    }

    pub fn of_picture(picture: &Picture, happened: Fate) -> Fact {
        Fact::Picture(PictureFact {
            happened,
            picture: picture.id,
            place: picture.place,
            name: picture.name.to_string(),
        })
    }

    pub fn of_panel(panel: &Panel, happened: PanelHappened) -> Fact {
        Fact::Panel(PanelFact {
            happened,
            panel: panel.id,
            place: panel.place,
            name: panel.name.clone(),
            command: panel
                .command
                .filter(|_| happened == PanelHappened::Commanded),
            words: None,
        })
    }

    pub fn of_panel_fault(panel: &Panel, words: &str) -> Fact {
        Fact::Panel(PanelFact {
            happened: PanelHappened::FaultReported,
            panel: panel.id,
            place: panel.place,
            name: panel.name.clone(),
            command: None,
            words: Some(words.to_owned()),
        })
    }
}
