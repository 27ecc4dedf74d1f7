//! A number that tells results apart to the last bit, the same on every platform. It proves nothing
//! against intent: it is for comparing builds.

/// A digest in the making: 64-bit FNV-1a over little-endian bytes.
///
/// ```
/// use lockout::sim::digest::Digest;
/// let mut digest = Digest::default();
/// assert_eq!(digest.value(), 0xcbf2_9ce4_8422_2325);
/// digest.number(0.0);
/// let plus = digest.value();
/// digest = Digest::default();
/// digest.number(-0.0);
/// assert_ne!(digest.value(), plus);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(u64);

/// Start value of 64-bit FNV-1a.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
/// Multiplier of 64-bit FNV-1a.
const FNV_PRIME: u64 = 0x0100_0000_01b3;

impl Default for Digest {
    fn default() -> Self {
        Self(FNV_OFFSET)
    }
}

impl Digest {
    /// Adds the bits of a number.
    pub fn number(&mut self, number: f64) {
        self.bits(number.to_bits());
    }

    /// Adds eight bytes.
    pub fn bits(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
    }

    /// Returns the digest of what was added so far.
    #[must_use]
    pub fn value(self) -> u64 {
        self.0
    }
}
