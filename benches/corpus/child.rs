//! A child process, and what it took.

use std::io;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How the system counts the CPU time of children: Linux says a hundredth of a second to every program.
const TICK: Duration = Duration::from_millis(10);

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// User and system time, in whole ticks of 10 ms.
    pub cpu: Duration,
    pub wall: Duration,
    /// The most memory that it had, in bytes, as Linux counts it (`VmHWM`).
    pub peak: f64,
}

/// Runs a command to its end, whatever its exit code.
pub(crate) fn run(command: &mut Command) -> io::Result<Run> {
    let (before, begin) = (cpu_of_children()?, Instant::now());
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    while child.try_wait()?.is_none() {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = peak.max(kibibytes.unwrap_or_default() * 1024.0);
        thread::sleep(Duration::from_millis(2));
    }
    Ok(Run { cpu: cpu_of_children()?.saturating_sub(before), wall: begin.elapsed(), peak })
}

/// The CPU time of all children that are over.
fn cpu_of_children() -> io::Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in brackets, may hold anything.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    let ticks: u32 = fields.skip(13).take(2).filter_map(|field| field.parse::<u32>().ok()).sum();
    Ok(TICK * ticks)
}
