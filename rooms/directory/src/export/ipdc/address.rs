use kernel::Lang;

use super::{
    node::{Node, Object},
    terms::{ADDRESS, COUNTRY, HOUSE_NUMBER, MUNICIPALITY, POSTCODE, STREET},
};
use crate::rules::model::{Address, Text};

/// An address, when it has all the parts that the model wants: street, number, postal code and town, in Belgium.
pub(super) fn of(iri: String, address: &Address) -> Option<Node> {
    let (street, number) = split(&address.street)?;
    let is_whole = !address.postal_code.is_empty() && !address.city.is_empty() && address.country == "BE";
    let country = vec![(Lang::NL, "België".to_owned()), (Lang::EN, "Belgium".to_owned())];
    let node = Node::new(iri, &ADDRESS)
        .words(&STREET, &Text::dutch(street))
        .text(&HOUSE_NUMBER, Some(number))
        .text(&POSTCODE, Some(&address.postal_code))
        .words(&MUNICIPALITY, &Text::dutch(address.city.as_str()))
        .with(&COUNTRY, Object::Words(country));
    is_whole.then_some(node)
}

/// `Lange Schipstraat 27` is a street and a number; what follows the number (a box) stays with it.
fn split(street: &str) -> Option<(&str, &str)> {
    let at = street
        .match_indices(' ')
        .find(|(at, _)| street[*at..].trim_start().starts_with(|sign: char| sign.is_ascii_digit()));
    let (name, number) = street.split_at(at?.0);
    (!name.trim().is_empty()).then_some((name.trim(), number.trim()))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_number_is_what_begins_with_a_digit() {
        assert_eq!(split("Lange Schipstraat 27"), Some(("Lange Schipstraat", "27")));
        assert_eq!(split("Plein 1 bus 3"), Some(("Plein", "1 bus 3")));
        assert_eq!(split("Korte Schipstraat"), None);
        assert_eq!(split("27"), None);
        assert_eq!(split(""), None);
    }
}
