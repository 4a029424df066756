use kernel::Lang;

use super::{
    address,
    node::{Node, Object},
    terms::{
        AUDIENCES, AUTHORITIES, CONCEPT, CONTACT_POINT, CONTACT_POINTS, COST, COSTS, CREATED, CREATED_BY, DESCRIPTION,
        EMAIL, EVIDENCE, EXECUTING, LABEL, LANGUAGES, MODIFIED, NUMBER, OPENING_HOURS, ORGANIZATION, POSTAL_ADDRESS,
        PROCEDURE, PROCEDURES, PROOF, REQUIREMENT, REQUIREMENTS, SNAPSHOT, SPATIAL, TELEPHONE, THEMES, TITLE, URL,
        WEBSITE, WEBSITES,
    },
};
use crate::{
    export::{
        Site, opening_hours,
        web::{absolute, mailbox},
    },
    rules::{
        Edition,
        model::{Organization, Presence, Service, SpokenLanguage, Text},
    },
};

const CONCEPTS: &str = "https://productencatalogus.data.vlaanderen.be/id/concept";

/// A service as the catalogue exchanges it.
pub(super) fn of(edition: &Edition, site: &Site, service: &Service) -> Node {
    let iri = site.address(&format!("/services/{}", service.id));
    Writer { edition, site, service, iri }.snapshot()
}

struct Writer<'a> {
    edition: &'a Edition,
    site: &'a Site,
    service: &'a Service,
    iri: String,
}

impl Writer<'_> {
    fn snapshot(&self) -> Node {
        let moment = Object::Moment(self.edition.since());
        let service = self.service;
        let description = if service.description.is_empty() { &service.name } else { &service.description };
        let owner = self.edition.organization(service.organization.as_str()).map(|owner| self.organization(owner));
        Node::new(self.iri.clone(), &SNAPSHOT)
            .words(&TITLE, &service.name)
            .words(&DESCRIPTION, description)
            .text(&NUMBER, Some(service.slug.as_str()))
            .with(&CREATED, moment.clone())
            .with(&MODIFIED, moment)
            .with(&CREATED_BY, Object::Node(self.house()))
            .nodes(&AUTHORITIES, [owner.clone().unwrap_or_else(|| self.house())])
            .nodes(&EXECUTING, owner)
            .nodes(&SPATIAL, [spatial(&self.edition.directory().meta.region)])
            .nodes(&THEMES, [concept(format!("{CONCEPTS}/Thema/WelzijnGezondheid"))])
            .nodes(&AUDIENCES, [concept(format!("{CONCEPTS}/Doelgroep/Burger"))])
            .nodes(&LANGUAGES, languages(service))
            .nodes(&REQUIREMENTS, self.requirement())
            .nodes(&PROCEDURES, self.procedure())
            .nodes(&COSTS, self.costs())
            .nodes(&CONTACT_POINTS, self.contact_points())
            .nodes(&WEBSITES, self.websites())
    }

    /// Who publishes this: the house itself.
    fn house(&self) -> Node {
        Node::new(self.site.address("/"), &ORGANIZATION).words(&LABEL, &self.edition.directory().meta.title)
    }

    /// The model knows public organisations only; a partner that is none stands here too, as the one that does the work.
    fn organization(&self, organization: &Organization) -> Node {
        let iri = self.site.address(&format!("/organisaties/{}", organization.slug));
        Node::new(iri, &ORGANIZATION).words(&LABEL, &organization.name)
    }

    fn part(&self, kind: &str, at: usize) -> String {
        format!("{}#{kind}-{}", self.iri, at + 1)
    }

    /// The model takes one requirement, with one proof.
    fn requirement(&self) -> Option<Node> {
        let proof = self.proof();
        let who = &self.service.eligibility.description;
        let words = if who.is_empty() { &self.service.name } else { who };
        let node = Node::new(self.part("requirement", 0), &REQUIREMENT)
            .words(&TITLE, words)
            .words(&DESCRIPTION, words)
            .order(1);
        (!who.is_empty() || proof.is_some()).then(|| node.nodes(&PROOF, proof))
    }

    fn proof(&self) -> Option<Node> {
        let documents = joined(self.service.required_documents.iter().map(|needed| &needed.document))?;
        Some(Node::new(self.part("evidence", 0), &EVIDENCE).words(&TITLE, &documents).words(&DESCRIPTION, &documents))
    }

    /// The model takes one procedure: how to book, all ways together.
    fn procedure(&self) -> Option<Node> {
        let routes = self.service.presences.iter().flat_map(|presence| &presence.booking);
        let words = joined(routes.map(|route| &route.description))?;
        Some(
            Node::new(self.part("procedure", 0), &PROCEDURE).words(&TITLE, &words).words(&DESCRIPTION, &words).order(1),
        )
    }

    fn costs(&self) -> impl Iterator<Item = Node> {
        let written = self.service.costs.iter().filter(|cost| !cost.description.is_empty()).enumerate();
        written.map(|(at, cost)| {
            let node = Node::new(self.part("cost", at), &COST);
            node.words(&TITLE, &cost.description).words(&DESCRIPTION, &cost.description).order(at + 1)
        })
    }

    /// How the service is reached, then each of its places.
    fn contact_points(&self) -> Vec<Node> {
        let contact = &self.service.contact;
        let phone = contact.phones.first().map(|phone| phone.number.as_str());
        let way = Node::new(self.part("contact", 0), &CONTACT_POINT)
            .text(&EMAIL, contact.email.as_deref().and_then(mailbox))
            .text(&TELEPHONE, phone)
            .text(&URL, contact.website.as_deref().and_then(absolute));
        let places = self.service.presences.iter().enumerate().map(|(at, presence)| self.place(at + 1, presence));
        let all = std::iter::once(way).chain(places).filter(|node| !node.facts.is_empty());
        all.enumerate().map(|(at, node)| node.order(at + 1)).collect()
    }

    fn place(&self, at: usize, presence: &Presence) -> Node {
        let iri = self.part("contact", at);
        let address = self.edition.place_of(presence).and_then(|place| place.address.as_ref());
        let address = address.and_then(|address| address::of(format!("{iri}-address"), address));
        let hours = opening_hours::line(presence);
        Node::new(iri, &CONTACT_POINT).text(&OPENING_HOURS, Some(&hours)).nodes(&POSTAL_ADDRESS, address)
    }

    /// Our own page on it, and that of the service.
    fn websites(&self) -> Vec<Node> {
        let own = self.site.address(&format!("/aanbod/{}", self.service.slug));
        let theirs = self.service.contact.website.as_deref().and_then(absolute).map(str::to_owned);
        let all = std::iter::once(own).chain(theirs).enumerate();
        all.map(|(at, url)| {
            let node = Node::new(self.part("website", at), &WEBSITE).words(&TITLE, &self.service.name);
            node.text(&URL, Some(&url)).order(at + 1)
        })
        .collect()
    }
}

/// Texts one after the other; none when there is nothing to say.
fn joined<'a>(texts: impl Iterator<Item = &'a Text>) -> Option<Text> {
    let words: Vec<_> = texts.map(|text| text.original.as_str()).filter(|text| !text.is_empty()).collect();
    (!words.is_empty()).then(|| Text::dutch(words.join("; ")))
}

const fn concept(iri: String) -> Node {
    Node::new(iri, &CONCEPT)
}

/// The languages that the model has: those of the country, and English.
fn languages(service: &Service) -> impl Iterator<Item = Node> {
    let code = |language: &SpokenLanguage| match language {
        SpokenLanguage::Speaks(Lang::NL) => Some("NLD"),
        SpokenLanguage::Speaks(Lang::FR) => Some("FRA"),
        SpokenLanguage::Speaks(Lang::EN) => Some("ENG"),
        SpokenLanguage::Speaks(lang) if lang.as_str() == "de" => Some("DEU"),
        _ => None,
    };
    let known = service.languages.iter().filter_map(code);
    known.map(|code| concept(format!("http://publications.europa.eu/resource/authority/language/{code}")))
}

/// The area by its NUTS code: the Flemish centre cities by name, the Flemish Region for another.
fn spatial(region: &str) -> Node {
    let code = match region {
        "Aalst" => "BE23141002",
        "Antwerpen" => "BE21111002",
        "Brugge" => "BE25131005",
        "Genk" => "BE22171016",
        "Gent" => "BE23444021",
        "Hasselt" => "BE22171022",
        "Kortrijk" => "BE25434022",
        "Leuven" => "BE24224062",
        "Mechelen" => "BE21212025",
        "Oostende" => "BE25535013",
        "Roeselare" => "BE25636015",
        "Sint-Niklaas" => "BE23646021",
        "Turnhout" => "BE21313040",
        _ => "BE2",
    };
    concept(format!("http://data.europa.eu/nuts/code/{code}"))
}
