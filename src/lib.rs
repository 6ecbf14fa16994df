pub mod domain;
pub mod media;
pub mod model;
pub mod protocol;
