//! What is held and how far the log goes, as the tables say it. Asked on a connection of its own, in the words of each
//! engine and past everything that the store knows about rows and values, so that a judge shares
//! no mistake with what it judges.

use super::{Fresh, connect};
use crate::Position;

/// Room, and the microseconds since 1970 in which its active hold begins and ends.
pub type Held = (uuid::Uuid, i64, i64);

impl Fresh {
    /// All active holds in order.
    pub fn holds(&self) -> Vec<Held> {
        let mut all = match &self.server {
            None => of_sqlite(&self.folder.path().join("test.db")),
            Some(_) => of_postgres(&self.url),
        };
        all.sort_unstable();
        all
    }

    /// Does something to the tables behind the back of the store.
    pub fn tamper(&self, sql: &str) {
        match &self.server {
            None => rusqlite::Connection::open(self.folder.path().join("test.db"))
                .and_then(|file| file.execute_batch(sql))
                .expect("the file of the test"),
            Some(_) => connect(&self.url).batch_execute(sql).expect("the database"),
        }
    }

    /// The last line of the log, also one that followers may not read yet because an older
    /// transaction is under way, be it in another database of the same server.
    pub fn last_line(&self) -> Position {
        let asked = "SELECT tx, seq FROM event ORDER BY tx DESC, seq DESC LIMIT 1";
        let (tx, seq) = match &self.server {
            None => rusqlite::Connection::open(self.folder.path().join("test.db"))
                .and_then(|file| file.query_row(asked, [], |row| Ok((row.get(0)?, row.get(1)?))))
                .expect("a line of the log"),
            Some(_) => {
                let row = connect(&self.url).query_one(asked, &[]);
                let row = row.expect("a line of the log");
                (row.get(0), row.get(1))
            }
        };
        Position { tx, seq }
    }
}

fn of_sqlite(path: &std::path::Path) -> Vec<Held> {
    let connection = rusqlite::Connection::open(path).expect("the file of the test");
    let mut asked = connection
        .prepare("SELECT lower(hex(room_id)), held_from, held_until FROM hold WHERE active = 1")
        .expect("a table of holds");
    let found = asked
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
        })
        .expect("an answer");
    found
        .map(|row| row.expect("a row"))
        .map(|(room, from, until)| (room.parse().expect("an id"), from, until))
        .collect()
}

fn of_postgres(url: &str) -> Vec<Held> {
    let asked = "SELECT CAST(room_id AS TEXT),
            CAST(EXTRACT(EPOCH FROM held_from) * 1000000 AS BIGINT),
            CAST(EXTRACT(EPOCH FROM held_until) * 1000000 AS BIGINT)
        FROM hold WHERE active";
    let found = connect(url).query(asked, &[]).expect("an answer");
    found
        .iter()
        .map(|row| {
            let room: String = row.get(0);
            (room.parse().expect("an id"), row.get(1), row.get(2))
        })
        .collect()
}
