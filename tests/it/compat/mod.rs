//! The interfaces of other vendors.

mod golden;
mod huawei;
