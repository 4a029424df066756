//! Any request to the whole program is answered, and never with "our mistake". The input is text as [`fuzz::program::request`] reads it.
#![no_main]

use std::sync::LazyLock;

use directory::{import, import_edition};
use fuzz::program::{Program, assert_answered, request};
use libfuzzer_sys::fuzz_target;

static PROGRAM: LazyLock<Program> = LazyLock::new(|| {
    let program = Program::with("");
    let house = program.app.house().id;
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    let directory = import::read(house, &files).directory.expect("the sample");
    program.block_on(async {
        import_edition(program.app.db(), house, &directory, |_| ()).await.expect("the import");
        program.app.look().await.expect("the edition");
    });
    program
});

fuzz_target!(|text: &str| {
    let Some(request) = request(text) else { return };
    assert_answered(&PROGRAM.answer(request));
});
