pub mod domain;
pub mod media;
pub mod model;
pub mod net;
pub mod protocol;
