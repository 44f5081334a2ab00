//! Passwords and random secrets, kept only as their hashes.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};

/// Shortest password, in code points.
const SHORTEST: usize = 10;

/// Longest password, in bytes: a longer one only keeps the processor busy.
const LONGEST: usize = 1024;

/// Why a secret was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Too few characters.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// Too many.
    #[error("a password has at most {LONGEST} bytes")]
    TooLong,
    /// The system gave no random bytes.
    #[error("the system has no randomness to give")]
    NoRandomness,
}

/// The argon2id hash of a password, with its own salt and cost, as a PHC string.
///
/// # Errors
/// A password that is too short or too long; no randomness.
pub fn hash_password(password: &str) -> Result<String, SecretError> {
    if password.chars().count() < SHORTEST {
        return Err(SecretError::TooShort);
    }
    if password.len() > LONGEST {
        return Err(SecretError::TooLong);
    }
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|_| SecretError::NoRandomness)?.to_string())
}

/// Whether the password is the one of the hash. Takes some 20 milliseconds, whatever is wrong.
pub fn verify_password(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        return false;
    };
    password.len() <= LONGEST
        && Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
}

/// A random secret that somebody presents again: of a session, or for a program.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new secret of 256 random bits.
    ///
    /// # Errors
    /// [`SecretError::NoRandomness`].
    pub fn random() -> Result<Self, SecretError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| SecretError::NoRandomness)?;
        Ok(Self(hexadecimal(&bytes)))
    }

    /// A secret as it was presented.
    pub fn presented(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What to hand over, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What to keep: enough to know the secret again, not to make it. Its 256 random bits need no
    /// slow hash.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secret")
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_alone() {
        let hash = hash_password("كلمة سر طويلة").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify_password("كلمة سر طويلة", &hash));
        assert!(!verify_password("كلمة سر طويله", &hash));
        assert!(!verify_password("كلمة سر طويلة", "nonsense"));
        assert_ne!(hash, hash_password("كلمة سر طويلة").unwrap());
        assert_eq!(hash_password("قصيرة"), Err(SecretError::TooShort));
    }

    #[test]
    fn secrets_differ_and_do_not_show_themselves() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one.hash(), other.hash());
        assert_eq!(Secret::presented(one.reveal()).hash(), one.hash());
        assert!(!format!("{one:?}").contains(one.reveal()));
    }
}
