//! Short texts that we sign and know again: what a room shows, what a mail carries, what a browser
//! keeps. Each kind has a key of its own, so that one never serves as another.

use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::Tx;

use crate::{App, Error};

/// Bytes of the signature that are written: nobody guesses half of SHA-256.
const SIGNED_BYTES: usize = 16;

/// A key of the deployment, the same on every node.
pub(crate) struct Seal([u8; 32]);

impl Seal {
    #[cfg(test)]
    pub(crate) fn of(key: [u8; 32]) -> Seal {
        Seal(key)
    }

    /// The bytes with their signature, as text.
    pub(crate) fn close(&self, bytes: &[u8]) -> Option<String> {
        let signed = self.signature(bytes)?.finalize().into_bytes();
        let all = bytes.iter().chain(signed.iter().take(SIGNED_BYTES));
        Some(all.map(|byte| format!("{byte:02x}")).collect())
    }

    /// The bytes of a text that was made with this key.
    pub(crate) fn open<const LENGTH: usize>(&self, text: &str) -> Option<[u8; LENGTH]> {
        let bytes = unhex(text, LENGTH + SIGNED_BYTES)?;
        let (content, signed) = bytes.split_first_chunk::<LENGTH>()?;
        self.signature(content)?
            .verify_truncated_left(signed)
            .ok()?;
        Some(*content)
    }

    fn signature(&self, bytes: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(bytes);
        Some(mac)
    }
}

impl App {
    /// The key of that name; made when first wanted.
    pub(crate) fn seal(&self, name: &'static str) -> Result<Seal, Error> {
        let known = |tx: &mut Tx| tx.secret(name).map_err(Error::from);
        if let Some(key) = self.store.read(known)? {
            return Ok(Seal(key));
        }
        let mut fresh = [0; 32];
        self.chance.fill(&mut fresh);
        self.store.write(move |tx| {
            tx.add_secret(name, &fresh)?;
            Ok(Seal(tx.secret(name)?.unwrap_or(fresh)))
        })
    }
}

fn unhex(text: &str, length: usize) -> Option<Vec<u8>> {
    if text.len() != length * 2 || !text.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return None;
    }
    let pairs = (0..length).map(|at| text.get(at * 2..at * 2 + 2));
    pairs
        .map(|pair| u8::from_str_radix(pair?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_closed_is_opened_by_the_same_key_only() {
        let (seal, other) = (Seal([1; 32]), Seal([2; 32]));
        let text = seal.close(&[7, 8, 9]).unwrap();
        assert_eq!(seal.open::<3>(&text), Some([7, 8, 9]));
        assert_eq!(other.open::<3>(&text), None);
        assert_eq!(seal.open::<2>(&text), None);
        for at in 0..text.len() {
            let mut forged: Vec<char> = text.chars().collect();
            forged[at] = if forged[at] == '0' { '1' } else { '0' };
            let forged: String = forged.into_iter().collect();
            assert_eq!(seal.open::<3>(&forged), None, "{forged}");
        }
        for wrong in ["", "07", "+7080900", "é"] {
            assert_eq!(seal.open::<3>(wrong), None);
        }
    }
}
