//! Lines and columns of a text.

/// Where the lines of a text start. A line ends with a line feed (so CRLF works too).
#[derive(Debug, Clone)]
pub(crate) struct LineTable {
    starts: Vec<u32>,
}

impl LineTable {
    pub(crate) fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(index, _)| index as u32 + 1));
        Self { starts }
    }

    /// The 1-based line and column of byte `offset` of `text`, from which the table was made. A column counts Unicode
    /// scalar values.
    pub(crate) fn position(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1] as usize;
        let column = text[start..offset as usize].chars().count() + 1;
        (line as u32, column as u32)
    }

    /// The number of the line, counted from 0, that byte `offset` stands in.
    pub(crate) fn index(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// The bytes of the line counted from 0, without its line feed, of a text of `len` bytes.
    pub(crate) fn bytes(&self, index: usize, len: usize) -> std::ops::Range<usize> {
        let end = self.starts.get(index + 1).map_or(len, |&next| next as usize - 1);
        self.starts.get(index).map_or(len, |&start| start as usize)..end
    }
}
