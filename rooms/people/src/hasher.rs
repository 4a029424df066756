use std::{sync::Arc, time::Duration};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use kernel::Makers;
use kit::Refusal;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::rules::password::Password;

/// Makes and compares hashes of passwords (Argon2id, the parameters that OWASP advises: 19 MiB, two passes), a few at a time: one for
/// each two cores. The work is done beside the requests, so that a hundred people who sign in do not slow down a question.
#[derive(Clone)]
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
}

/// What a password is compared with when there is no account: the same work, the same answer.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdCBvZiBub2JvZHkhIQ$YSBoYXNoIHRoYXQgbm8gcGFzc3dvcmQgY2FuIGhhdmU";
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// In so many seconds somebody who waited in vain may try again.
const LATER: u64 = 5;

impl Hasher {
    /// A hasher for a machine with so many cores.
    pub(crate) fn for_cores(cores: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new((cores / 2).max(1))) }
    }

    /// The hash of a password, to be kept.
    pub(crate) async fn hash(&self, password: Password, makers: &Makers) -> Result<String, Refusal> {
        let salt = makers.chance();
        self.in_turn(move || hashed(password.bytes(), &salt)).await?
    }

    /// Whether the password has this hash. Without one the work is the same and the answer is no.
    pub(crate) async fn matches(&self, password: Password, hash: Option<String>) -> Result<bool, Refusal> {
        let (is_somebody, hash) = (hash.is_some(), hash.unwrap_or_else(|| NOBODY.to_owned()));
        let same = self.in_turn(move || has_hash(&password, &hash)).await??;
        Ok(same && is_somebody)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        let turn = self.turn().await?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.map_err(Refusal::broken)
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        turn.ok().and_then(Result::ok).ok_or_else(|| Refusal::unavailable(LATER))
    }
}

fn hashed(password: &[u8], salt: &[u8]) -> Result<String, Refusal> {
    let hash: PasswordHash = Argon2::default().hash_password_with_salt(password, salt).map_err(Refusal::broken)?;
    Ok(hash.to_string())
}

fn has_hash(password: &Password, hash: &str) -> Result<bool, Refusal> {
    let hash = PasswordHash::new(hash).map_err(Refusal::broken)?;
    Ok(Argon2::default().verify_password(password.bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn makers() -> Makers {
        db::testing::makers(&db::testing::TestClock::default())
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hasher = Hasher::for_cores(2);
        let hash = hasher.hash(Password::shown("drie geiten op het dak"), &makers()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.matches(Password::shown("drie geiten op het dak"), Some(hash.clone())).await.unwrap());
        assert!(!hasher.matches(Password::shown("vier geiten op het dak"), Some(hash)).await.unwrap());
        assert!(!hasher.matches(Password::shown("drie geiten op het dak"), None).await.unwrap());
    }

    #[test]
    fn who_is_nobody_costs_the_same_work() {
        let parts = |hash: &str| hash.split('$').map(str::to_owned).collect::<Vec<_>>();
        let (somebody, nobody) = (parts(&hashed(b"geit", b"sixteen bytes...").unwrap()), parts(NOBODY));
        assert_eq!(somebody[..4], nobody[..4]);
        assert_eq!(somebody[4..].iter().map(String::len).max(), nobody[4..].iter().map(String::len).max());
        assert!(!has_hash(&Password::shown("geit"), NOBODY).unwrap());
    }
}
