//! Bakes the built-in rules, the words, and the tables of numbers and names.

use std::path::Path;
use std::{env, process};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=rules");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = mtlint_tables::bake(Path::new(&out)) {
        println!("cargo::error={error}");
        process::exit(1);
    }
}
