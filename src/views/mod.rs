//! What several records show together: years side by side, families. Built from the catalogue; how they look is in [`crate::render`].

pub mod interval;
pub mod lineage;
pub mod timeline;
