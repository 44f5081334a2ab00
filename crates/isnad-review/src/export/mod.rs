//! What leaves the desk, and comes in again.
