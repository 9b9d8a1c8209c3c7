//! What the log says of people who come to meetings, and of meetings to which nobody came.

use serde::{Deserialize, Serialize};

use super::{Fact, MeetingFact};
use crate::attendance::{Attendance, Evidence, Method, Proxy, Responded, Response};
use crate::id::{AttendanceId, MeetingId, NoShowId, PersonId, PlaceId};
use crate::meeting::{Happened, Meeting, Party};
use crate::span::Span;
use crate::standing::{NoShow, NoShowState};

/// Somebody was noted as being there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceFact {
    pub attendance: AttendanceId,
    pub meeting: MeetingId,
    pub party: Party,
    pub method: Method,
    pub proxy: Option<Proxy>,
    pub rooms: Vec<PlaceId>,
}

/// Somebody said whether they come.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponseFact {
    pub meeting: MeetingId,
    pub person: PersonId,
    pub response: Response,
    pub note: Option<String>,
    /// The time that it is about.
    pub span: Span,
    pub rooms: Vec<PlaceId>,
}

/// Nobody came, and what became of its counting.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoShowFact {
    pub no_show: NoShowId,
    pub person: PersonId,
    pub meeting: MeetingId,
    pub state: NoShowState,
}

impl NoShowFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.state {
            NoShowState::Counted => "noShow.counted",
            NoShowState::Appealed => "noShow.appealed",
            NoShowState::Upheld => "noShow.upheld",
            NoShowState::Pardoned => "noShow.pardoned",
            NoShowState::Undone => "noShow.undone",
        }
    }
}

impl Fact {
    pub fn of_no_show(no_show: &NoShow) -> Fact {
        Fact::NoShow(NoShowFact {
            no_show: no_show.id,
            person: no_show.person,
            meeting: no_show.meeting,
            state: no_show.state,
        })
    }

    pub fn of_attendance(attendance: &Attendance, meeting: &Meeting) -> Fact {
        Fact::Attendance(AttendanceFact {
            attendance: attendance.id,
            meeting: meeting.id,
            party: attendance.party.clone(),
            method: attendance.method,
            proxy: attendance.proxy,
            rooms: meeting.rooms(),
        })
    }

    pub fn of_response(responded: &Responded, meeting: &Meeting) -> Fact {
        Fact::Response(ResponseFact {
            meeting: meeting.id,
            person: responded.person,
            response: responded.response,
            note: responded.note.clone(),
            span: responded.span,
            rooms: meeting.rooms(),
        })
    }

    /// As `of_meeting`, with the evidence on which the clock did it.
    pub fn by_clock(meeting: &Meeting, happened: Happened, evidence: Evidence) -> Fact {
        match Fact::of_meeting(meeting, happened) {
            Fact::Meeting(fact) => Fact::Meeting(MeetingFact {
                evidence: Some(evidence),
                ..fact
            }),
            other => other,
        }
    }
}
