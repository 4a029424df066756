//! Many entries as one value. To follow a long chain every column of every entry is needed, and fetching them one by one takes
//! far longer than hashing them. So the database lays a run of entries end to end, each with the lengths of its fields in front:
//! what comes out reads in one way only.

use kernel::HouseId;
use sha2::{Digest as _, Sha256};

use super::entry::digest;
use crate::{
    Sql,
    sql::{Texts, two},
};

/// `seq,at` and the lengths of ten fields, then `;` and the fields.
pub(super) const RUN: Sql = two!(Texts {
    sqlite: "select cast(group_concat(entry, '') as blob) from (
        select printf('%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d;', seq, at, octet_length(worker_id), octet_length(program),
                 octet_length(role), octet_length(action), octet_length(record_kind), octet_length(record_id),
                 octet_length(outcome), octet_length(reason), octet_length(words), octet_length(hash))
               || ifnull(worker_id, '') || program || role || action || record_kind || ifnull(record_id, '')
               || outcome || reason || words || hash as entry
          from db_access_log where house_id = $1 and seq > $2 order by seq limit $3) entries",
    postgres: "select string_agg(entry, ''::bytea order by seq) from (
        select seq, convert_to(concat_ws(',', seq, cast(extract(epoch from at) * 1000000 as bigint),
                 coalesce(octet_length(uuid_send(worker_id)), 0), octet_length(program), octet_length(role),
                 octet_length(action), octet_length(record_kind), coalesce(octet_length(uuid_send(record_id)), 0),
                 octet_length(outcome), octet_length(reason), octet_length(words), octet_length(hash)) || ';', 'UTF8')
               || coalesce(uuid_send(worker_id), ''::bytea) || convert_to(program || role || action || record_kind, 'UTF8')
               || coalesce(uuid_send(record_id), ''::bytea) || convert_to(outcome || reason || words, 'UTF8')
               || hash as entry
          from db_access_log where house_id = $1 and seq > $2 order by seq limit $3) entries",
});

/// How many fields stand behind the numbers of an entry.
const FIELDS: usize = 10;

/// One entry of a run.
pub(super) struct Packed<'a> {
    /// Its number.
    pub(super) seq: i64,
    at: i64,
    fields: [&'a [u8]; FIELDS],
}

impl<'a> Packed<'a> {
    /// The first entry of a run, and what stands behind it; none when this is no entry.
    pub(super) fn first(run: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let end = run.iter().position(|byte| *byte == b';')?;
        let (head, rest) = (run.get(..end)?, run.get(end + 1..)?);
        let mut numbers = head.split(|byte| *byte == b',').map(number);
        let (seq, at) = (numbers.next()??, numbers.next()??);
        let (mut fields, mut rest) = ([[].as_slice(); FIELDS], rest);
        for field in &mut fields {
            (*field, rest) = rest.split_at_checked(usize::try_from(numbers.next()??).ok()?)?;
        }
        numbers.next().is_none().then_some((Self { seq, at, fields }, rest))
    }

    /// Its hash, when that is the one it must carry behind `previous`.
    pub(super) fn holds(&self, house: HouseId, previous: &[u8]) -> Option<&'a [u8]> {
        let [worker, program, role, action, kind, record, outcome, reason, words, hash] = self.fields;
        let mut fresh = Sha256::new();
        digest(
            &mut fresh,
            (house, previous),
            (self.seq, self.at),
            &[worker, program, role, action, kind, record, outcome, reason, words],
        );
        (*fresh.finalize() == *hash).then_some(hash)
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_reads_in_one_way_only() {
        let (first, rest) = Packed::first(b"7,-5,0,1,0,2,0,0,0,0,0,3;xab1238,").unwrap();
        assert_eq!(
            (first.seq, first.at, first.fields[1], first.fields[3], first.fields[9]),
            (7, -5, b"x".as_slice(), b"ab".as_slice(), b"123".as_slice())
        );
        assert_eq!(rest, b"8,");
        for wrong in [
            "",
            "7",
            "7,1;",
            "7,1,0,1,0,2,0,0,0,0,0,3;xa",
            "7,1,0,1,0,2,0,0,0,0,0,3,9;xab123",
            "7,1,0,1,0,2,0,0,0,0,0,-3;xab123",
        ] {
            assert!(Packed::first(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }
}
