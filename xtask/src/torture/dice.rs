//! Chance that can be repeated: the same seed throws the same numbers.

/// SplitMix64: small, and even enough to choose what to break next.
pub(super) struct Dice(u64);

impl Dice {
    /// `stream` gives each client numbers of its own from one seed.
    pub(super) fn new(seed: u64, stream: u64) -> Dice {
        let mut dice = Dice(seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.throw();
        dice
    }

    /// A number from 0 to `sides - 1`; 0 when there are no sides.
    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.throw().checked_rem(sides).unwrap_or(0)
    }

    /// True in `percent` of a hundred throws.
    pub(super) fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = usize::try_from(self.below(from.len() as u64)).ok()?;
        from.get(index)
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
