//! Rules that houses share: `packages add`, `packages list`, `rules export`.

use super::{Run, folder, read, run, shell};
use std::fs;
use std::path::Path;

const MANIFEST: &[u8] =
    b"name = \"harbour-style\"\nversion = \"1.4.0\"\nlanguages = [\"en\"]\nrules = [\"rules\"]\nglossaries = [\"terms.csv\"]\naccept = [\"kabayaki\"]\n";
const RULE: &str = r#"[[rule]]
id = "harbour/front"
message = "“$0” should be “${fix}”"
why = "The town calls it so."
severity = "warning"
category = "style/organizational"
match.swap = { "harbor front" = "waterfront" }
fix = { safety = "suggest" }
bad = [{ text = "The [harbor front] is closed.", fix = "The waterfront is closed." }]
good = ["The waterfront is closed."]
"#;

/// The files of a package and of the house that takes it in.
fn files<'f>() -> Vec<(&'f str, &'f [u8])> {
    let package = [
        ("style/mtlint-package.toml", MANIFEST),
        ("style/rules/words.toml", RULE.as_bytes()),
        ("style/terms.csv", b"en,de\nquay,Kai\n"),
        ("style/.git/HEAD", b"no file of the package"),
    ];
    [package.as_slice(), &[("house/mtlint.toml", b"# ours\nlang = \"en\"\n"), ("house/a.txt", b"The harbor front is closed.\n")]].concat()
}

/// The names of all files and folders below `folder`, sorted.
fn tree(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        names.push(entry.file_name().to_string_lossy().into_owned());
        if entry.path().is_dir() {
            names.extend(tree(&entry.path()));
        }
    }
    names.sort();
    names
}

fn found(run: &Run) -> bool {
    run.text().contains("a.txt:1:5: warning[harbour/front]")
}

#[test]
fn a_folder_an_archive_and_a_revision_are_taken_in() {
    let folder = folder(&files());
    let (top, house) = (folder.path(), folder.path().join("house"));
    let made = shell(
        top,
        "tar -czf style.tgz style && cp -r style repo && rm -r repo/.git && cd repo && git init -q . && git add -A && git -c user.name=a -c user.email=a@b.c commit -qm one && git tag v1 && rm terms.csv",
    );
    assert_eq!(made.code, Some(0), "{made:?}");
    let check = ["check", "-q", "--format", "concise", "a.txt"];
    let mut replaced = "";
    for arguments in [&["../style"][..], &["../style.tgz"], &["../repo", "--rev", "v1"]] {
        let added = run(&house, &[&["packages", "add"], arguments].concat());
        let expected = format!("mtlint.toml: harbour-style 1.4.0 is in mtlint-packages/harbour-style{replaced}\n");
        assert_eq!((added.code, &*added.err), (Some(0), &*expected), "{added:?}");
        assert!(found(&run(&house, &check)));
        let files = ["harbour-style", "mtlint-package.toml", "rules", "terms.csv", "words.toml"];
        assert_eq!(tree(&house.join("mtlint-packages")), files);
        replaced = " in the place of 1.4.0";
    }
    assert_eq!(read(&house, "mtlint.toml"), b"# ours\nlang = \"en\"\npackages = [\"mtlint-packages/harbour-style\"]\n");
    assert_eq!(run(&house, &["packages", "list"]).text(), "harbour-style  1.4.0  en  mtlint-packages/harbour-style\n");
    // From another folder, too.
    fs::create_dir(house.join("deep")).expect("a folder");
    assert!(found(&run(&house.join("deep"), &["check", "-q", "--format", "concise", "../a.txt"])));
    // A package that is gone can be brought back.
    fs::remove_dir_all(house.join("mtlint-packages")).expect("it was there");
    let gone = run(&house, &check);
    assert_eq!(gone.code, Some(2));
    assert_eq!(
        gone.err,
        "mtlint: mtlint.toml:3:13: mtlint-packages/harbour-style: no such folder; `mtlint packages add` takes a package in\n"
    );
    assert_eq!(run(&house, &["packages", "add", "../style"]).code, Some(0));
    assert!(found(&run(&house, &check)));
}

#[test]
fn what_no_package_may_hold_is_refused_and_changes_nothing() {
    let outside = "name = \"x\"\nversion = \"1\"\nrules = [\"../rules\"]\n";
    let others: &[(&str, &[u8])] = &[
        ("text.txt", b"No archive at all."),
        ("empty/readme.txt", b"No manifest."),
        ("outside/mtlint-package.toml", outside.as_bytes()),
        ("broken/mtlint-package.toml", MANIFEST),
        ("broken/rules/a.toml", b"[[rule]]\nid = 1\n"),
        ("broken/terms.csv", b"en\nquay\n"),
        ("capitals/mtlint-package.toml", b"name = \"x\"\nversion = \"1\"\nrules = [\"r.toml\"]\n"),
        ("capitals/r.toml", RULE.as_bytes()),
        ("device/mtlint-package.toml", b"name = \"x\"\nversion = \"1\"\nrules = [\"rules\"]\n"),
        ("device/rules/Aux.toml", RULE.as_bytes()),
        ("con/mtlint-package.toml", b"name = \"con\"\nversion = \"1\"\n"),
    ];
    let folder = folder(&[files().as_slice(), others].concat());
    let (top, house) = (folder.path(), folder.path().join("house"));
    let made = shell(
        top,
        "cp -r style link && ln -s /etc/hostname link/rules/link.toml && tar -cf link.tar link && tar -cPf up.tar -C house ../style && git -C house init -q . && \
         tar -czf whole.tgz style && cp whole.tgz more.tgz && printf more >>more.tgz && head -c -9 whole.tgz >half.tgz && \
         cp capitals/r.toml R.toml && tar -cf capitals.tar capitals && tar -rf capitals.tar --transform s,^,capitals/, R.toml && \
         tar -cf long.tar style/mtlint-package.toml style/terms.csv && head -c 1600 long.tar >short.tar && \
         git -C house -c user.name=a -c user.email=a@b.c commit -q --allow-empty -m one && git -C house tag v1",
    );
    assert_eq!(made.code, Some(0), "{made:?}");
    let before = tree(&house);
    for (arguments, reason) in [
        (&["../text.txt"][..], "../text.txt: no package: neither a folder nor an archive"),
        (&["../gone"], "../gone: no such file or folder\n"),
        (&["../empty"], "../empty: no package: there is no mtlint-package.toml at its top"),
        (&["../outside"], "../outside/mtlint-package.toml:3:10: a package holds all that it names"),
        (&["../broken"], "../broken/rules/a.toml:2:6: invalid type: integer `1`"),
        (&["../link"], "../link/rules/link.toml: a package holds files and folders, no links"),
        (&["../link.tar"], "../link.tar/link/rules/link.toml: a package holds files and folders, no links"),
        (&["../more.tgz"], "../more.tgz: something that is not packed stands behind what is packed with gzip"),
        (&["../half.tgz"], "../half.tgz: can't be unpacked as gzip: "),
        (&["../up.tar"], "a path in an archive leads down from its top"),
        (&[".", "--rev", "v9"], ".: git knows no revision `v9`"),
        (&["../short.tar"], "../short.tar/style/terms.csv: the archive is cut off or damaged here or right behind ("),
        (&["../capitals.tar"], "../capitals.tar/capitals/r.toml: many disks take this and R.toml for the same file or folder"),
        (&["../device"], "../device/rules/Aux.toml: Windows has a device of this name"),
        (&["../con"], "../con/mtlint-package.toml:1:8: Windows has a device called `con`"),
        (&[".", "--rev=--help"], ".: git knows no revision `--help`"),
        (&[".", "--rev", "-x"], ".: git knows no revision `-x`"),
        (&[".", "--rev", "^v1"], ".: `^v1` leaves a revision out, which is for ranges; without the `^` it is one"),
        (&["https://harbour.example/style.tgz"], "is an address; mtlint uses no network"),
        (&["--isolated", "../style"], "--isolated reads no configuration"),
    ] {
        let refused = run(&house, &[&["packages", "add"], arguments].concat());
        assert!(refused.code == Some(2) && refused.err.contains(reason), "{arguments:?}: {refused:?}");
        assert_eq!(tree(&house), before, "{arguments:?}");
    }
    assert_eq!(read(&house, "mtlint.toml"), b"# ours\nlang = \"en\"\n");
}

#[test]
fn what_a_house_made_is_a_package_for_others() {
    let config = format!("lang = \"en\"\nrules = [\"rules\"]\nglossaries = [\"terms.csv\"]\naccept = [\"kabayaki\"]\n\n{RULE}");
    let other = RULE.replace("harbour/front", "harbour/pier").replace("harbor front", "harbor pier").replace("waterfront", "pier");
    let made: &[(&str, &[u8])] = &[
        ("maker/mtlint.toml", config.as_bytes()),
        ("maker/rules/pier.toml", other.as_bytes()),
        ("maker/terms.csv", b"en,de\nquay,Kai\n"),
        ("bare/mtlint.toml", b"lang = \"en\"\n"),
    ];
    let folder = folder(&[files().as_slice(), made].concat());
    let path = |name: &str| folder.path().join(name);
    let export = |at: &Path| run(at, &["rules", "export", "--name", "maker-style", "../given"]);
    let exported = export(&path("maker"));
    assert_eq!((exported.code, &*exported.err), (Some(0), "../given: maker-style 1.0.0 with 2 rule files.\n"), "{exported:?}");
    assert_eq!(tree(&path("given")), ["glossaries", "house.toml", "mtlint-package.toml", "pier.toml", "rules", "terms.csv"]);
    assert!(export(&path("maker")).err.contains("../given: it is already there, and was left as it is"));
    assert!(run(&path("bare"), &["rules", "export", "--name", "x", "../none"]).err.contains("of its own that could be shared"));
    assert!(!path("none").exists());
    assert_eq!(run(&path("house"), &["packages", "add", "../given"]).code, Some(0));
    assert!(found(&run(&path("house"), &["check", "-q", "--format", "concise", "a.txt"])));
    for given in ["../given", "../given/mtlint-package.toml"] {
        let tested = run(&path("bare"), &["rules", "test", given]);
        assert_eq!((tested.code, tested.text()), (Some(0), "2 rules: 4 examples passed, 0 failed\n"), "{tested:?}");
    }
    let here = run(&path("given"), &["rules", "test", "--isolated", "mtlint-package.toml"]);
    assert_eq!((here.code, here.text()), (Some(0), "2 rules: 4 examples passed, 0 failed\n"), "{here:?}");
    // Rules under one id twice are a mistake that is named, and nothing is written.
    let (config, before) = (read(&path("house"), "mtlint.toml"), tree(&path("house")));
    let twice = run(&path("house"), &["packages", "add", "../style"]);
    assert!(twice.code == Some(2) && twice.err.contains("harbour/front"), "{twice:?}");
    assert!(read(&path("house"), "mtlint.toml") == config && tree(&path("house")) == before);
}

#[test]
fn what_does_not_go_with_the_house_changes_nothing() {
    let own = [b"lang = \"en\"\n\n", RULE.as_bytes()].concat();
    let newer = [RULE.as_bytes(), b"\n[[override]]\nrule = \"hose/front\"\nseverity = \"off\"\n"].concat();
    let folder = folder(
        &[
            files().as_slice(),
            &[
                ("taken/mtlint.toml", &own),
                ("worded/mtlint.toml", b"lang = \"en\"\nglossaries = [\"own.csv\"]\n"),
                ("worded/own.csv", b"en,status\nquay,forbidden\n"),
            ],
            &[
                ("terms/mtlint-package.toml", b"name = \"terms\"\nversion = \"1\"\nglossaries = [\"terms.csv\"]\n"),
                ("terms/terms.csv", b"en,status\nquay,preferred\n"),
                ("newer/mtlint-package.toml", MANIFEST),
                ("newer/rules/words.toml", &newer),
                ("newer/terms.csv", b"en,de\nquay,Kai\n"),
            ],
        ]
        .concat(),
    );
    let path = |name: &str| folder.path().join(name);
    assert_eq!(run(&path("house"), &["packages", "add", "../style"]).code, Some(0));
    for (house, package, reason) in
        [("taken", "../style", "harbour/front"), ("worded", "../terms", "quay"), ("house", "../newer", "hose/front")]
    {
        let (config, before) = (read(&path(house), "mtlint.toml"), tree(&path(house)));
        let refused = run(&path(house), &["packages", "add", package]);
        assert!(refused.code == Some(2) && refused.err.contains(reason), "{refused:?}");
        assert!(read(&path(house), "mtlint.toml") == config && tree(&path(house)) == before, "{house}");
    }
    assert!(found(&run(&path("house"), &["check", "-q", "--format", "concise", "a.txt"])));
    // Nor where no folder can be made.
    fs::write(path("taken").join("mtlint-packages"), "No folder.").expect("a file");
    let refused = run(&path("taken"), &["packages", "add", "../terms"]);
    assert_eq!((refused.code, &*refused.err), (Some(2), "mtlint: mtlint-packages: is no folder, so no package can be put there\n"));
    // Nor does a configuration that can't be written into.
    fs::write(path("worded").join("mtlint.toml"), "lang = \"en\"\npackages = \"mtlint-packages\"\n").expect("a file");
    let refused = run(&path("worded"), &["packages", "add", "../style"]);
    assert!(refused.code == Some(2) && tree(&path("worded")) == ["mtlint.toml", "own.csv"], "{refused:?}");
}

#[test]
fn packages_that_are_gone_come_back_one_by_one() {
    let other = RULE.replace("harbour/front", "harbour/pier");
    // A file is one however often it is named.
    let manifest = b"name = \"pier\"\nversion = \"1\"\nrules = [\"pier.toml\", \"pier.toml\"]\n";
    let config =
        b"packages = [\"mtlint-packages/harbour-style\", \"mtlint-packages/pier\"]\nselect = [\"harbour/front\", \"harbour/pier\"]\n";
    let folder = folder(
        &[
            files().as_slice(),
            &[("pier/mtlint-package.toml", manifest), ("pier/pier.toml", other.as_bytes()), ("house/mtlint.toml", config)],
        ]
        .concat(),
    );
    let house = folder.path().join("house");
    for package in ["../style", "../pier", "../style"] {
        let added = run(&house, &["packages", "add", package]);
        assert_eq!(added.code, Some(0), "{added:?}");
    }
    assert_eq!(read(&house, "mtlint.toml"), config);
}
