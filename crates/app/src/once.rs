//! A request repeated with the same key has one effect and the same answer.

use std::sync::Arc;

use domain::id::PersonId;
use sha2::{Digest, Sha256};
use store::{KeptAnswer, Tx};

use crate::{App, Error, Refusal, Who};

/// The answer as it was given, for the next time the same is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remembered {
    pub status: u16,
    /// Of what was made, for the tag that the answer carries.
    pub version: Option<i64>,
    pub body: String,
}

/// What the rim knows about a repeatable request.
pub struct Once<T> {
    pub key: String,
    /// Of method, path and body: the key stands for this request only.
    pub request_hash: [u8; 32],
    /// How the outcome is worded; refusals are outcomes too, faults of ours are not.
    pub render: Render<T>,
}

pub type Render<T> = Arc<dyn Fn(&Result<T, Error>) -> Option<Remembered> + Send + Sync>;

// Derived `Clone` would ask `T: Clone`, which the function pointer does not need.
impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Once {
            key: self.key.clone(),
            request_hash: self.request_hash,
            render: self.render.clone(),
        }
    }
}

#[derive(Debug)]
pub enum Answer<T> {
    Fresh(T),
    Repeated(Remembered),
}

impl App {
    /// Runs `act` in one transaction, at most once per key and person. `mend` adds to a refusal what
    /// is found outside of the transaction.
    pub(crate) fn once<T: Send + 'static>(
        self: &Arc<Self>,
        who: &Who,
        once: Option<Once<T>>,
        mut act: impl FnMut(&mut Tx) -> Result<T, Error> + Send + 'static,
        mend: impl FnOnce(Error) -> Error,
    ) -> Result<Answer<T>, Error> {
        let (Some(once), Some(person)) = (once, who.caller.person()) else {
            return self.write_in_turn(act).map(Answer::Fresh).map_err(mend);
        };
        let app = self.clone();
        let again = once.clone();
        let outcome = self.write_in_turn(move |tx| {
            if let Some(repeated) = recall(tx, person, &again)? {
                return Ok(Answer::Repeated(repeated));
            }
            let outcome = act(tx);
            if outcome.is_ok()
                && let Some(answer) = (again.render)(&outcome)
            {
                app.remember(tx, person, &again, &answer)?;
            }
            outcome.map(Answer::Fresh)
        });
        match outcome {
            Err(error @ (Error::Refused(_) | Error::NotFound(_) | Error::Denied(_))) => {
                self.remember_refusal(person, once, mend(error))
            }
            outcome => outcome,
        }
    }

    /// The answer to a request that is refused before its transaction begins.
    pub(crate) fn refuse_once<T: Send + 'static>(
        self: &Arc<Self>,
        who: &Who,
        once: Option<Once<T>>,
        error: Error,
    ) -> Result<Answer<T>, Error> {
        match (once, who.caller.person(), &error) {
            (
                Some(once),
                Some(person),
                Error::Refused(_) | Error::NotFound(_) | Error::Denied(_),
            ) => self.remember_refusal(person, once, error),
            _ => Err(error),
        }
    }

    /// The refused transaction was rolled back, so its answer is kept by one of its own. A rival
    /// with the same key that came first wins.
    fn remember_refusal<T: Send + 'static>(
        self: &Arc<Self>,
        person: PersonId,
        once: Once<T>,
        error: Error,
    ) -> Result<Answer<T>, Error> {
        if matches!(&error, Error::Refused(refusal) if **refusal == Refusal::KeyReused) {
            return Err(error);
        }
        let outcome = Err(error);
        let Some(answer) = (once.render)(&outcome) else {
            return outcome.map(Answer::Fresh);
        };
        let app = self.clone();
        let earlier = self.store.write(move |tx| {
            if let Some(repeated) = recall(tx, person, &once)? {
                return Ok(Some(repeated));
            }
            app.remember(tx, person, &once, &answer)?;
            Ok::<_, Error>(None)
        })?;
        match earlier {
            Some(repeated) => Ok(Answer::Repeated(repeated)),
            None => outcome.map(Answer::Fresh),
        }
    }

    fn remember<T>(
        &self,
        tx: &mut Tx,
        person: PersonId,
        once: &Once<T>,
        answer: &Remembered,
    ) -> Result<(), Error> {
        let kept = KeptAnswer {
            request_hash: once.request_hash,
            status: i64::from(answer.status),
            version: answer.version,
            body: answer.body.clone(),
        };
        tx.remember(person, &once.key, &kept, self.now())?;
        Ok(())
    }
}

/// What a key is bound to: the request line and the body.
pub fn request_hash(request: &str, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(request.as_bytes());
    hash.update([0]);
    hash.update(body);
    hash.finalize().into()
}

fn recall<T>(tx: &mut Tx, person: PersonId, once: &Once<T>) -> Result<Option<Remembered>, Error> {
    let Some(kept) = tx.remembered(person, &once.key)? else {
        return Ok(None);
    };
    if kept.request_hash != once.request_hash {
        return Err(Error::refused(Refusal::KeyReused));
    }
    Ok(Some(Remembered {
        status: u16::try_from(kept.status).unwrap_or(500),
        version: kept.version,
        body: kept.body,
    }))
}
