//! Stories, claims, canonical sources and origins across outlets and versions.

mod article;

pub use article::{Article, Version};
