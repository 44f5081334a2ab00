//! The SQLite store of outlets, articles, versions and attributions.
