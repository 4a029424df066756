//! The names of the model: in Turtle, in JSON-LD, and what kind of value they take.

/// A class of things.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// Its name in the model's JSON-LD context.
    pub(super) name: &'static str,
    pub(super) prefix: &'static str,
    pub(super) local: &'static str,
}

/// A property.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Its name in the model's JSON-LD context.
    pub(super) name: &'static str,
    pub(super) prefix: &'static str,
    pub(super) local: &'static str,
    pub(super) kind: Kind,
}

/// What a property takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words in languages.
    Words,
    /// `xsd:string`
    Text,
    /// `xsd:dateTime`
    Moment,
    /// `xsd:integer`
    Whole,
    /// Things, any number of them.
    Things,
    /// One thing.
    Thing,
}

/// The prefixes and what they stand for.
pub(super) const PREFIXES: [(&str, &str); 13] = [
    ("adres", "https://data.vlaanderen.be/ns/adres#"),
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("lpdcExt", "https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#"),
    ("m8g", "http://data.europa.eu/m8g/"),
    ("pav", "http://purl.org/pav/"),
    ("ps", "http://vocab.belgif.be/ns/publicservice#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "http://schema.org/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The full name behind a prefix.
pub(super) fn expanded(prefix: &str, local: &str) -> String {
    let start = PREFIXES.iter().find(|(short, _)| *short == prefix).map_or("", |(_, start)| start);
    format!("{start}{local}")
}

macro_rules! classes {
    ($($constant:ident = $name:literal, $prefix:literal : $local:literal;)+) => {
        $(pub(super) const $constant: Class = Class { name: $name, prefix: $prefix, local: $local };)+
        pub(super) const CLASSES: &[&Class] = &[$(&$constant),+];
    };
}

macro_rules! terms {
    ($($constant:ident = $name:literal, $prefix:literal : $local:literal, $kind:ident;)+) => {
        $(pub(super) const $constant: Term =
            Term { name: $name, prefix: $prefix, local: $local, kind: Kind::$kind };)+
        pub(super) const TERMS: &[&Term] = &[$(&$constant),+];
    };
}

classes! {
    SNAPSHOT = "InstantieSnapshot", "lpdcExt": "InstancePublicServiceSnapshot";
    ORGANIZATION = "PubliekeOrganisatie", "m8g": "PublicOrganisation";
    CONCEPT = "Concept", "skos": "Concept";
    CONTACT_POINT = "Contactgegevens", "schema": "ContactPoint";
    ADDRESS = "Adres", "locn": "Address";
    REQUIREMENT = "Voorwaarde", "m8g": "Requirement";
    EVIDENCE = "Bewijs", "m8g": "Evidence";
    PROCEDURE = "Procedure", "cpsv": "Rule";
    COST = "Kost", "m8g": "Cost";
    WEBSITE = "Website", "schema": "WebSite";
}

terms! {
    TITLE = "naam", "dc": "title", Words;
    DESCRIPTION = "beschrijving", "dc": "description", Words;
    LABEL = "label", "skos": "prefLabel", Words;
    NUMBER = "productnummer", "schema": "productID", Text;
    CREATED = "creatie", "schema": "dateCreated", Moment;
    MODIFIED = "laatstGewijzigd", "schema": "dateModified", Moment;
    CREATED_BY = "aangemaaktDoor", "pav": "createdBy", Thing;
    AUTHORITIES = "bevoegdeOverheden", "m8g": "hasCompetentAuthority", Things;
    EXECUTING = "uitvoerendeOverheden", "lpdcExt": "hasExecutingAuthority", Things;
    SPATIAL = "geografischToepassingsgebieden", "dc": "spatial", Things;
    THEMES = "themas", "m8g": "thematicArea", Things;
    AUDIENCES = "doelgroepen", "lpdcExt": "targetAudience", Things;
    LANGUAGES = "talen", "dc": "language", Things;
    REQUIREMENTS = "voorwaarden", "ps": "hasRequirement", Things;
    PROOF = "bewijs", "m8g": "hasSupportingEvidence", Thing;
    PROCEDURES = "procedures", "cpsv": "follows", Things;
    COSTS = "kosten", "m8g": "hasCost", Things;
    CONTACT_POINTS = "contactgegevens", "m8g": "hasContactPoint", Things;
    WEBSITES = "websites", "rdfs": "seeAlso", Things;
    ORDER = "order", "sh": "order", Whole;
    EMAIL = "email", "schema": "email", Text;
    TELEPHONE = "telefoonnummer", "schema": "telephone", Text;
    URL = "url", "schema": "url", Text;
    OPENING_HOURS = "openingsuren", "schema": "openingHours", Text;
    POSTAL_ADDRESS = "adres", "lpdcExt": "address", Thing;
    STREET = "straatnaam", "adres": "Straatnaam", Words;
    HOUSE_NUMBER = "huisnummer", "adres": "Adresvoorstelling.huisnummer", Text;
    POSTCODE = "postcode", "adres": "postcode", Text;
    MUNICIPALITY = "gemeentenaam", "adres": "gemeentenaam", Words;
    COUNTRY = "land", "adres": "land", Words;
}
