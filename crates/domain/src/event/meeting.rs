//! What the log calls that which happens to meetings.

use crate::meeting::Happened;

pub(super) fn kind_of(happened: Happened) -> &'static str {
    match happened {
        Happened::Booked => "meeting.booked",
        Happened::Requested => "meeting.requested",
        Happened::Changed => "meeting.changed",
        Happened::Approved => "meeting.approved",
        Happened::Declined => "meeting.declined",
        Happened::CheckedIn => "meeting.checkedIn",
        Happened::Extended => "meeting.extended",
        Happened::EndedEarly => "meeting.endedEarly",
        Happened::Cancelled => "meeting.cancelled",
        Happened::Released => "meeting.released",
        Happened::ChangeRequested => "meeting.changeRequested",
        Happened::ChangeApproved => "meeting.changeApproved",
        Happened::ChangeDeclined => "meeting.changeDeclined",
        Happened::ChangeWithdrawn => "meeting.changeWithdrawn",
        Happened::Swapped => "meeting.swapped",
        Happened::SwapProposed => "meeting.swapProposed",
        Happened::SwapDeclined => "meeting.swapDeclined",
        Happened::Knocked => "meeting.knocked",
        Happened::CheckInAsked => "meeting.checkInAsked",
        Happened::ReleaseWarned => "meeting.releaseWarned",
        Happened::ReleaseUndone => "meeting.releaseUndone",
    }
}
