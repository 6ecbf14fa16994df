//! What an operator does to a running server: stopping, reloading, reading its log, following its documents.

mod deploy;
mod documents;
mod life;
mod logs;
mod reload;
mod restart;
