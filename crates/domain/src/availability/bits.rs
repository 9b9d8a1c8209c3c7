//! A set of room slots, one bit each.

#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// An empty set of the same width.
    pub(super) fn blank(&self) -> Bits {
        Bits {
            words: vec![0; self.words.len()],
        }
    }

    pub(super) fn insert(&mut self, slot: u32) {
        let (word, bit) = place(slot);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    pub(super) fn remove(&mut self, slot: u32) {
        let (word, bit) = place(slot);
        if let Some(word) = self.words.get_mut(word) {
            *word &= !bit;
        }
    }

    pub(super) fn contains(&self, slot: u32) -> bool {
        let (word, bit) = place(slot);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(super) fn keep(&mut self, other: &Bits) {
        self.words.truncate(other.words.len());
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= theirs;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub(super) fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The slots in it, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..)
            .step_by(64)
            .zip(&self.words)
            .flat_map(|(base, word)| {
                std::iter::successors(Some(*word), |rest| Some(rest & rest.wrapping_sub(1)))
                    .take_while(|rest| *rest != 0)
                    .map(move |rest| base + rest.trailing_zeros())
            })
    }

    pub(super) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(slots: I) -> Bits {
        let mut bits = Bits::default();
        slots.into_iter().for_each(|slot| bits.insert(slot));
        bits
    }
}

fn place(slot: u32) -> (usize, u64) {
    (slot as usize / 64, 1 << (slot % 64))
}
