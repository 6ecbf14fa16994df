//! The interfaces of other vendors, as their own clients use them.

mod scripts;
mod vidyo;
