//! Paths as URIs and back.

use lsp_types::Uri;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file that a URI names; `None` for one that names no file, such as a text that was never saved.
pub(super) fn to_path(uri: &Uri) -> Option<PathBuf> {
    if uri.scheme()?.as_str() != "file" {
        return None;
    }
    let bytes = uri.path().as_estr().decode().into_bytes().into_owned();
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
    }
    #[cfg(not(unix))]
    {
        // `/c:/articles`: a drive has no slash before it.
        let path = String::from_utf8(bytes).ok()?;
        Some(PathBuf::from(path.strip_prefix('/').filter(|rest| rest.get(1..2) == Some(":")).unwrap_or(&path)))
    }
}

/// The URI of the file at an absolute path.
pub(super) fn of_path(path: &Path) -> Option<Uri> {
    let mut uri = "file://".to_owned();
    let text = path.as_os_str().as_encoded_bytes();
    if !text.starts_with(b"/") {
        uri.push('/');
    }
    for &byte in text {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            // Writing into a string can't fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    Uri::from_str(&uri).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn any_name_leads_back() {
        use std::os::unix::ffi::OsStrExt;
        for name in ["/a/b.txt", "/a b/50%.md", "/京/[x] #1?.txt"].map(str::as_bytes).into_iter().chain([&b"/caf\xe9.txt"[..]]) {
            let path = Path::new(std::ffi::OsStr::from_bytes(name));
            let uri = of_path(path).expect("a URI");
            assert_eq!(to_path(&uri).as_deref(), Some(path), "{}", uri.as_str());
        }
        assert_eq!(to_path(&Uri::from_str("untitled:Untitled-1").expect("a URI")), None);
    }
}
