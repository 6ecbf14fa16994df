//! The interfaces of other vendors, as their own clients use them.

mod chatvisor;
mod scripts;
mod vidyo;
