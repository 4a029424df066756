use qrcode::{EcLevel, QrCode};

/// A QR code as one path of an SVG drawing: `viewBox="0 0 {size} {size}"`, with a quiet zone to be left around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// How many squares it is wide and high.
    pub size: usize,
    /// The `d` of the path that holds every dark square.
    pub path: String,
}

impl QrPicture {
    /// The code of this text; a picture of nothing for one that is too long for a code (over 2,300 characters).
    #[must_use]
    pub fn of(text: &str) -> Self {
        let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
            return Self { size: 1, path: String::new() };
        };
        let size = code.width();
        let dark = |x: usize, y: usize| code[(x, y)] == qrcode::Color::Dark;
        let squares = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| dark(*x, *y));
        Self { size, path: squares.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect() }
    }
}
