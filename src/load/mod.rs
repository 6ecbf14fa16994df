//! Many clients of the public interface at once, and what a server makes of them: `visavis loadtest`.
//!
//! As [`crate::client`] it is another program's side and knows nothing of how a server works; a [`Door`] is how
//! clients get in, so that other servers can be measured by the same load.
//! [`drive`] carries media, [`run`] does one run, and [`shape`] and [`report`] are what goes in and what comes out.

mod churn;
mod door;
mod drive;
mod process;
mod report;
mod run;
mod shape;

pub use churn::{Churn, Holding, churn};
pub use door::{Door, DoorError, Sending, Stay, Visavis};
pub use drive::{Connecting, Drive, DriveError, Key, MediaSocket};
pub use process::{Process, Usage};
pub use report::{GeneratorUse, Joins, Received, Report, ServerUse, Subscriber, Thresholds, Times};
pub use run::{Plan, Progress, RunError, run};
pub use shape::{InvalidShape, Part, Shape};
