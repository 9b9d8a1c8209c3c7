//! Holds as questions about one room: what is in the way. The rows are written with their meeting.

use domain::id::{MeetingId, PlaceId};
use domain::meeting::Clash;
use domain::span::Span;

use crate::error::StoreError;
use crate::tx::Tx;

impl Tx {
    /// The active holds of the room that overlap the span, except those of one meeting, in order
    /// of time.
    pub fn clashes(
        &mut self,
        room: PlaceId,
        wanted: Span,
        except: Option<MeetingId>,
    ) -> Result<Vec<Clash>, StoreError> {
        let mut found = Vec::new();
        for (taken, meeting) in self.active_holds_between(room, wanted)? {
            if Some(meeting) != except {
                found.push(Clash {
                    room,
                    wanted,
                    taken,
                    meeting,
                });
            }
        }
        Ok(found)
    }

    /// The active holds of the room that overlap the span, in order of time.
    pub fn active_holds_between(
        &mut self,
        room: PlaceId,
        span: Span,
    ) -> Result<Vec<(Span, MeetingId)>, StoreError> {
        // They never overlap each other, so of those that begin before the span only the last
        // can reach into it.
        self.all(
            "SELECT id, held_from, held_until, meeting_id FROM (
                SELECT id, held_from, held_until, meeting_id FROM hold
                WHERE room_id = $1 AND active AND held_from < $2
                ORDER BY held_from DESC LIMIT 1
             ) AS earlier WHERE held_until > $2
             UNION ALL
             SELECT id, held_from, held_until, meeting_id FROM hold
             WHERE room_id = $1 AND active AND held_from >= $2 AND held_from < $3
             ORDER BY held_from",
            &[&room, &span.from(), &span.until()],
            |row| {
                row.read::<domain::id::HoldId>()?;
                Ok((row.read_span()?, row.read()?))
            },
        )
    }

    /// Meetings that wait beside rivals for the room, or for a change in it, and overlap the span.
    pub fn rivals_between(
        &mut self,
        room: PlaceId,
        span: Span,
    ) -> Result<Vec<MeetingId>, StoreError> {
        let mut found = self.all(
            "SELECT meeting_id FROM hold
             WHERE room_id = $1 AND NOT active AND released IS NULL
             AND held_from < $3 AND held_until > $2 ORDER BY meeting_id",
            &[&room, &span.from(), &span.until()],
            |row| row.read::<MeetingId>(),
        )?;
        found.dedup();
        Ok(found)
    }
}
