//! The `visavis` program; everything it does is in the library.

use std::process::ExitCode;

// Packets make many small allocations on several threads, which mimalloc serves faster than the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    visavis::cli::run()
}
