//! Runs the fuzz targets on the inputs that once made them fail, and on some of our own.

#[allow(unreachable_pub, reason = "it is public in the crate it comes from")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn what_failed_once_holds() {
    let regressions = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut replayed = 0;
    for folder in fs::read_dir(regressions).expect("the folder is there") {
        let folder = folder.expect("it can be read").path();
        let name = folder.file_name().unwrap_or_default();
        let (_, target) = targets::TARGETS.iter().find(|(target, _)| *target == name).unwrap_or_else(|| panic!("no target {name:?}"));
        for input in fs::read_dir(&folder).expect("it is a folder") {
            target(&fs::read(input.expect("it can be read").path()).expect("it can be read"));
            replayed += 1;
        }
    }
    assert!(replayed > 0);
}

#[test]
fn every_target_has_its_program() {
    for (target, run) in targets::TARGETS {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fuzz/fuzz_targets/{target}.rs"));
        let text = fs::read_to_string(&program).expect("the program is there");
        assert!(text.contains(&format!("mtlint_fuzz::{target}(data)")), "{text}");
        for sample in ["", "bThe dam held all night.", "c{\"target\": \"The the dam.\"}", "Kyiv\nKiev", "\u{feff}x"] {
            run(sample.as_bytes());
        }
    }
}
