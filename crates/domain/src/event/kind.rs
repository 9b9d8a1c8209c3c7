//! The names of all that can happen, as they stand in the log.

/// `noun.happened` of every line there is, in the order of the alphabet.
pub const KINDS: &[&str] = &[
    "action.added",
    "action.changed",
    "action.done",
    "action.dropped",
    "action.handedOver",
    "action.reminded",
    "action.reopened",
    "agenda.saved",
    "apiKey.saved",
    "approval.approved",
    "approval.declined",
    "approval.escalated",
    "approval.lapsed",
    "approval.outdone",
    "approval.recalled",
    "approval.reminded",
    "approval.replaced",
    "approval.voted",
    "approval.wanted",
    "attachment.deleted",
    "attachment.saved",
    "attendance.recorded",
    "attendance.responded",
    "calendar.saved",
    "closure.asked",
    "closure.cancelled",
    "closure.changed",
    "closure.planned",
    "closure.rehoused",
    "closure.reminded",
    "closure.withdrawn",
    "decor.deleted",
    "decor.saved",
    "delegation.given",
    "delegation.revoked",
    "delivery.retried",
    "flow.deleted",
    "flow.saved",
    "grant.given",
    "grant.revoked",
    "group.deleted",
    "group.saved",
    "handOver.accepted",
    "handOver.declined",
    "handOver.proposed",
    "handOver.withdrawn",
    "log.exported",
    "log.purged",
    "meeting.approved",
    "meeting.booked",
    "meeting.cancelled",
    "meeting.changeApproved",
    "meeting.changeDeclined",
    "meeting.changeRequested",
    "meeting.changeWithdrawn",
    "meeting.changed",
    "meeting.checkInAsked",
    "meeting.checkedIn",
    "meeting.declined",
    "meeting.endedEarly",
    "meeting.extended",
    "meeting.knocked",
    "meeting.releaseUndone",
    "meeting.releaseWarned",
    "meeting.released",
    "meeting.requested",
    "meeting.swapDeclined",
    "meeting.swapProposed",
    "meeting.swapped",
    "meetingType.saved",
    "minutes.answered",
    "minutes.begun",
    "minutes.confirmed",
    "minutes.objected",
    "minutes.recalled",
    "minutes.sent",
    "minutes.written",
    "noShow.appealed",
    "noShow.counted",
    "noShow.pardoned",
    "noShow.undone",
    "noShow.upheld",
    "notice.arrived",
    "notice.read",
    "noticeSettings.saved",
    "noticeTemplate.saved",
    "orgUnit.deleted",
    "orgUnit.saved",
    "panel.cameBack",
    "panel.changed",
    "panel.commanded",
    "panel.faultReported",
    "panel.paired",
    "panel.removed",
    "panel.wentOffline",
    "person.granted",
    "person.invited",
    "person.passwordSet",
    "person.saved",
    "picture.deleted",
    "picture.saved",
    "place.saved",
    "plan.deleted",
    "plan.saved",
    "role.deleted",
    "role.saved",
    "series.cancelled",
    "series.changed",
    "series.created",
    "series.prolonged",
    "series.resumed",
    "series.stopped",
    "session.closed",
    "session.opened",
    "swap.accepted",
    "swap.declined",
    "swap.proposed",
    "swap.withdrawn",
    "waiting.expired",
    "waiting.opened",
    "waiting.served",
    "waiting.withdrawn",
];

/// Whether lines of the kind are only there because somebody was told of other lines.
pub fn is_delivery(kind: &str) -> bool {
    kind.starts_with("notice.")
}

/// `meeting`, of `meeting.booked`.
pub fn noun_of(kind: &str) -> &str {
    kind.split_once('.').map_or(kind, |(noun, _)| noun)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Every text that looks like a kind in what names them.
    #[test]
    fn every_kind_that_is_written_is_listed() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let within = std::fs::read_dir(here.join("event")).unwrap();
        let files = within
            .map(|entry| entry.unwrap().path())
            .filter(|path| !path.ends_with("kind.rs"))
            .chain([here.join("event.rs")]);
        let is_name = |text: &str| {
            !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphabetic())
        };
        let mut written = BTreeSet::new();
        for file in files {
            let source = std::fs::read_to_string(&file).unwrap();
            let texts = source.split('"').skip(1).step_by(2);
            let kinds = texts.filter(|text| {
                text.split_once('.')
                    .is_some_and(|(noun, happened)| is_name(noun) && is_name(happened))
            });
            written.extend(kinds.map(str::to_owned));
        }
        let listed: BTreeSet<_> = KINDS.iter().map(|kind| (*kind).to_owned()).collect();
        assert_eq!(written, listed);
        assert!(KINDS.is_sorted());
    }
}
