use std::{path::Path, sync::Arc};

use serde_json::json;

use super::*;
use crate::export::sample;

fn first(edition: &Arc<Edition>) -> &Service {
    edition.directory().services.first().unwrap()
}

#[test]
fn a_service_reads_so_in_turtle() {
    let edition = sample::edition();
    insta::assert_snapshot!("turtle", turtle(&edition, &sample::site(), first(&edition)));
}

#[test]
fn a_service_reads_so_in_json_ld() {
    let edition = sample::edition();
    insta::assert_json_snapshot!("json_ld", json_ld(&edition, &sample::site(), first(&edition)));
}

/// Holds every service against the official shapes, and one form against the other, when what that takes is there.
#[test]
fn every_service_meets_the_shapes_of_the_model() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|above| above.join("shared/standards/ipdc-lpdc"));
    let Some(folder) = folder.into_iter().find(|folder| folder.is_dir()) else {
        eprintln!("skipped: the official shapes are not beside the repository");
        return;
    };
    for edition in [sample::edition(), sample::mechelen()] {
        let services = edition.directory().services.iter().map(|service| {
            json!({
                "turtle": turtle(&edition, &sample::site(), service),
                "json_ld": json_ld(&edition, &sample::site(), service).to_string(),
            })
        });
        let services: Vec<_> = services.collect();
        sample::ask_oracle(
            "shapes.py",
            &json!({"shapes": folder.join("shacl/instantie-shape.ttl"), "services": services}),
        );
    }
}
