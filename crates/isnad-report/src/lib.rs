//! Reports on stories as HTML.
