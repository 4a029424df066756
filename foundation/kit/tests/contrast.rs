//! Every colour that stands on another can be read: WCAG 2.2, 1.4.3 and 1.4.11, in every scheme of the stylesheet.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../assets/css/1-tokens.css");

/// Words on a ground: 4.5 to 1.
const WORDS: [(&str, &str); 26] = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "shade"),
    ("ink", "sea-tint"),
    ("ink", "brick-tint"),
    ("ink", "straw-tint"),
    ("ink", "moss-tint"),
    ("soft-ink", "paper"),
    ("soft-ink", "sheet"),
    ("soft-ink", "shade"),
    ("sea", "paper"),
    ("sea", "sheet"),
    ("sea", "shade"),
    ("sea-deep", "paper"),
    ("sea-deep", "sheet"),
    ("on-sea", "sea"),
    ("on-sea", "sea-deep"),
    ("brick", "paper"),
    ("brick", "sheet"),
    ("brick", "brick-tint"),
    ("on-brick", "brick"),
    ("on-brick", "brick-deep"),
    ("straw", "straw-tint"),
    ("moss", "moss-tint"),
    ("moss", "sheet"),
    ("soft-ink", "sea-tint"),
];

/// Edges of fields and rings around what has the focus: 3 to 1.
const EDGES: [(&str, &str); 5] =
    [("edge", "paper"), ("edge", "sheet"), ("ink", "focus"), ("brick", "sheet"), ("sea", "sea-tint")];

type Scheme = BTreeMap<String, [f64; 3]>;

#[test]
fn every_colour_can_be_read_on_its_ground() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 4);
    for (name, scheme) in &schemes {
        for (pairs, least) in [(WORDS.as_slice(), 4.5), (EDGES.as_slice(), 3.0)] {
            for (over, ground) in pairs {
                // The focus ring is two rings: the dark one is seen on light grounds, the yellow one on dark grounds.
                if *ground == "focus" && name.contains("dark") {
                    continue;
                }
                let found = contrast(scheme[*over], scheme[*ground]);
                assert!(found >= least, "{name}: {over} on {ground} is {found:.2} to 1");
            }
        }
    }
}

/// Light, dark, and both with more contrast: each with what it takes over from the one before.
fn schemes() -> Vec<(&'static str, Scheme)> {
    let blocks: Vec<Scheme> = TOKENS.split(":root {").skip(1).map(colours).collect();
    let over = |below: &Scheme, above: &Scheme| below.iter().chain(above).map(|(k, v)| (k.clone(), *v)).collect();
    let [light, dark, more, more_dark] = blocks.as_slice() else { panic!("four blocks of tokens") };
    let dark: Scheme = over(light, dark);
    vec![
        ("light", light.clone()),
        ("light with more contrast", over(light, more)),
        ("dark with more contrast", over(&dark, more_dark)),
        ("dark", dark),
    ]
}

fn colours(block: &str) -> Scheme {
    let block = block.split('}').next().unwrap_or_default();
    let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';'));
    lines.filter_map(|line| line.split_once(": #")).map(|(name, hex)| (name.to_owned(), colour(hex))).collect()
}

fn colour(hex: &str) -> [f64; 3] {
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).unwrap_or_default().to_be_bytes();
    [red, green, blue].map(|part| f64::from(part) / 255.0)
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
