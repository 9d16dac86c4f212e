//! What is left to do when the user or the system ends a run.

/// From now on the temporary files of the process are removed when it is interrupted or told to end, before that happens.
/// Files that are being written over are finished first.
pub(super) fn clean_up() {
    #[cfg(unix)]
    {
        use mtlint::project;
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;
        use signal_hook::low_level::emulate_default_handler;
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| {
            // If the signals can't be caught, all that happens is that a temporary file stays.
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
            std::thread::spawn(move || {
                if let Some(signal) = signals.forever().next() {
                    project::abandon();
                    // So that whoever waits for the process learns why it ended.
                    let _ = emulate_default_handler(signal);
                }
            });
        });
    }
}
