//! What several kinds of owners have.

use super::numbered;
use crate::{
    rules::model::{Example, Phone},
    store::records::{CitationRow, ExampleRow, PhoneRow, Rows},
};

impl Rows {
    pub(super) fn add_phones(&mut self, owner_kind: &str, owner: i64, phones: &[Phone]) {
        for (number, phone) in numbered(phones) {
            let description = self.text(&format!("{owner_kind}.phone"), (owner, number), &phone.description);
            let (dial, verified) = (phone.number.clone(), phone.verified);
            self.phones.push(PhoneRow {
                owner,
                owner_kind: owner_kind.to_owned(),
                number,
                dial,
                description,
                verified,
            });
        }
    }

    pub(super) fn cite(&mut self, owner_kind: &str, owner: i64, keys: &[String]) {
        let citation = |(number, key): (i64, &String)| CitationRow {
            owner,
            owner_kind: owner_kind.to_owned(),
            number,
            source_key: key.clone(),
        };
        self.citations.extend(numbered(keys).map(citation));
    }

    pub(super) fn add_examples(&mut self, owner_kind: &str, owner: i64, examples: &[Example]) {
        let row = |(number, example): (i64, &Example)| ExampleRow {
            owner,
            owner_kind: owner_kind.to_owned(),
            number,
            lang: example.lang,
            body: example.text.clone(),
        };
        self.examples.extend(numbered(examples).map(row));
    }
}
