//! The interfaces of other vendors, payload by payload and as their own clients use them.

mod chatvisor;
mod golden;
mod huawei;
mod liveperson;
mod scripts;
mod vidyo;
