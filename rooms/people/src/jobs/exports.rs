//! Taking everything out of the house, table by table and page by page.

use db::{Extract, Failure, Mark, Tx, Work};
use kernel::Lang;
use kit::{House, Texts};
use serde::Serialize;

use crate::{
    Everything,
    everything::EXPORTS,
    export::{
        Parcel,
        everything::{Taken, description, line, path_of},
    },
    mails::{self, To},
    register,
    rules::export::Recipient,
    store::{self, ExportId, Order},
};

/// How many rows are read at once.
const ROWS: u32 = 500;

/// Makes it from the beginning: what an attempt that was cut off left goes first. Each page is read and each part is kept in a moment
/// of its own, so nobody waits behind it and it is never in memory whole.
pub(super) async fn make(
    work: &Work,
    id: ExportId,
    everything: &Everything,
    (house, texts): (&House, &Texts),
) -> Result<(), Failure> {
    clear(work, id).await?;
    let Some(order) = store::export_to_make(&mut work.read().await?, id).await? else {
        return Ok(work.done(work.write().await?).await?);
    };
    let recipient = Recipient::read(&order.recipient).ok_or_else(|| Failure::Never("the key is none".to_owned()))?;
    let shelf = Shelf { work, id, parts: 0, size: 0 };
    let mut packing = Packing { parcel: Parcel::locked_to(&recipient).map_err(packed)?, shelf };
    let begun = work.now();
    packing.words(everything, texts).await?;
    let mut taken = Vec::new();
    for extract in everything.extracts() {
        taken.push(Taken { extract, rows: packing.table(extract).await? });
    }
    let rows = taken.iter().map(|table| table.rows).sum();
    let description = description(work.house(), (begun, work.now()), &taken);
    packing.file("datapackage.json", &in_json(&description)?).await?;
    let size = packing.finish().await?;
    finish(work, id, (rows, size), (&order, house, texts)).await
}

async fn clear(work: &Work, id: ExportId) -> Result<(), Failure> {
    loop {
        let mut tx = work.write().await?;
        let cleared = store::clear_export(&mut tx, id).await?;
        tx.commit().await?;
        if cleared == 0 {
            return Ok(());
        }
    }
}

/// A parcel that is filled, and the shelf on which it is laid part by part.
struct Packing<'a> {
    parcel: Parcel,
    shelf: Shelf<'a>,
}

impl Packing<'_> {
    /// What is in it and how it is read, for who opens it in years; and the register of processing.
    async fn words(&mut self, everything: &Everything, texts: &Texts) -> Result<(), Failure> {
        let in_lang = |lang| texts.for_lang(lang).say("people-export-readme").to_owned();
        let said = [Lang::NL, Lang::FR, Lang::EN].map(in_lang).join("\n\n");
        self.file("README.txt", format!("{said}\n").as_bytes()).await?;
        let lines = register::said(&texts.for_lang(Lang::NL), everything.register());
        self.file("register.json", &in_json(&lines)?).await
    }

    /// A table, and how many rows it has.
    async fn table(&mut self, extract: &Extract) -> Result<i64, Failure> {
        self.parcel.begin(&path_of(extract)).map_err(packed)?;
        let (mut count, mut after) = (0, Some(Mark::default()));
        while let Some(mark) = after {
            let mut read = self.shelf.work.read().await?;
            let (rows, next) = extract.page(&mut read, &mark, ROWS).await?;
            drop(read);
            for row in rows {
                self.parcel.write(line(extract, row).as_bytes()).map_err(packed)?;
                count += 1;
            }
            self.send().await?;
            after = next;
        }
        Ok(count)
    }

    async fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.parcel.begin(path).map_err(packed)?;
        self.parcel.write(bytes).map_err(packed)?;
        self.send().await
    }

    /// Lays down the parts that are ready.
    async fn send(&mut self) -> Result<(), Failure> {
        while let Some(part) = self.parcel.part() {
            self.shelf.keep(part).await?;
        }
        Ok(())
    }

    /// Closes the parcel and lays down the rest; how many bytes it has.
    async fn finish(mut self) -> Result<i64, Failure> {
        let rest = self.parcel.finish().map_err(packed)?;
        self.shelf.keep(rest).await?;
        Ok(self.shelf.size)
    }
}

/// Where the parts are kept, and how much of it there is.
struct Shelf<'a> {
    work: &'a Work,
    id: ExportId,
    parts: i64,
    size: i64,
}

impl Shelf<'_> {
    async fn keep(&mut self, part: Vec<u8>) -> Result<(), Failure> {
        self.size += i64::try_from(part.len()).unwrap_or(i64::MAX);
        let mut tx = self.work.write().await?;
        store::keep_export_part(&mut tx, self.id, self.parts, part).await?;
        tx.commit().await?;
        self.parts += 1;
        Ok(())
    }
}

/// Says that it is ready: in the table, in the log and to the two.
async fn finish(
    work: &Work,
    id: ExportId,
    (rows, size): (i64, i64),
    (order, house, texts): (&Order, &House, &Texts),
) -> Result<(), Failure> {
    let mut tx = work.write().await?;
    if store::export_made(&mut tx, id, rows, size).await? {
        tell(&mut tx, order, (house, texts)).await?;
    }
    Ok(work.done(tx).await?)
}

async fn tell(tx: &mut Tx, order: &Order, (house, texts): (&House, &Texts)) -> Result<(), Failure> {
    let now = tx.now();
    for (email, lang) in store::export_receivers(tx, order).await? {
        let to = To { email: &email, lang };
        tx.enqueue(mails::to_keeper(texts, house, &mails::EXPORT_READY, &to, (EXPORTS, now))).await?;
    }
    Ok(())
}

fn in_json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec_pretty(value).map_err(packed)
}

fn packed(error: impl std::fmt::Display) -> Failure {
    Failure::Later(error.to_string())
}
