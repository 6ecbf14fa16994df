//! Chance that a run can repeat: it says what it began with.

/// A linear congruential generator (Knuth's MMIX); its upper bits are the good ones.
pub struct Chance(u64);

impl Chance {
    /// Begins with `VISAVIS_SEED`, or else anywhere, and prints with what.
    pub fn new() -> Self {
        let given = std::env::var("VISAVIS_SEED").ok();
        let seed =
            given.map(|text| u64::from_str_radix(text.trim_start_matches("0x"), 16).expect("a hexadecimal number"));
        let seed = seed.unwrap_or_else(|| {
            let mut bytes = [0; 8];
            getrandom::fill(&mut bytes).unwrap();
            u64::from_le_bytes(bytes)
        });
        println!("seed {seed:#x}");
        Chance(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0
    }
}
