//! Exact decimals: "1.6 trillion" is 1600000000000, not a float near it.

/// Fractions of one character that may follow the digits of a whole number, with their decimals.
pub(super) const VULGAR_FRACTIONS: &[(char, &str)] = &[('½', "5"), ('¼', "25"), ('¾', "75")];

/// `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    mantissa: u64,
    scale: u8,
}

impl Quantity {
    pub(super) fn whole(value: u64) -> Self {
        Self { mantissa: value, scale: 0 }
    }

    /// Reads "5,300", "1.25", "1,00,000", "1.000.000"; `None` where grouping and fraction cannot be
    /// told apart ("8,5") or the number is too long to hold.
    pub(super) fn from_digits(text: &str) -> Option<Self> {
        let vulgar =
            VULGAR_FRACTIONS.iter().find_map(|(c, decimals)| Some((text.strip_suffix(*c)?, decimals)));
        if let Some((whole, decimals)) = vulgar {
            return if whole.contains('.') {
                None
            } else {
                Self::from_digits(&format!("{whole}.{decimals}"))
            };
        }
        let points = text.bytes().filter(|b| *b == b'.').count();
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if points == 1 => (whole, fraction),
            Some(_) if text.split('.').skip(1).all(|g| g.len() == 3) => (text, ""),
            Some(_) => return None,
            None => (text, ""),
        };
        if fraction.contains(',') || fraction.len() > 9 {
            return None;
        }
        let groups: Vec<&str> = if whole.contains(',') { whole.split(',').collect() } else { vec![] };
        let last = groups.len().saturating_sub(1);
        let grouped =
            groups.iter().enumerate().skip(1).all(|(i, g)| g.len() == 3 || (g.len() == 2 && i < last));
        if !grouped {
            return None;
        }
        let digits: String = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
        Some(Self { mantissa: digits.parse().ok()?, scale: fraction.len() as u8 })
    }

    /// Times a whole number; `None` past what 64 bits hold.
    pub(super) fn times(self, factor: u64) -> Option<Self> {
        let mut scale = self.scale;
        let mut factor = factor;
        while scale > 0 && factor.is_multiple_of(10) && factor > 0 {
            factor /= 10;
            scale -= 1;
        }
        Some(Self { mantissa: self.mantissa.checked_mul(factor)?, scale })
    }

    /// "and a half".
    pub(super) fn plus_half(self) -> Option<Self> {
        (self.scale == 0).then(|| {
            self.mantissa.checked_mul(10)?.checked_add(5).map(|mantissa| Self { mantissa, scale: 1 })
        })?
    }

    pub(super) fn half() -> Self {
        Self { mantissa: 5, scale: 1 }
    }

    pub(super) fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(i32::from(self.scale))
    }

    /// As a whole number, where it is one.
    pub(super) fn as_whole(self) -> Option<u64> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// Canonical decimal: no exponent, no trailing zeros.
    pub(super) fn canonical(self) -> String {
        let digits = format!("{:0>width$}", self.mantissa, width = usize::from(self.scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }
}
