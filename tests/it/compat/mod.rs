//! The interfaces of other vendors, payload by payload.

mod golden;
mod huawei;
mod liveperson;
