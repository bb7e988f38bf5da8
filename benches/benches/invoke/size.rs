//! What is uploaded: the program's bytes, and those of the zip that holds it as `bootstrap`.

use std::{
    fs,
    io::{self, Cursor, Write as _},
    path::Path,
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) program: u64,
    pub(crate) zip: u64,
}

/// The size of the file as it stands (the release profile strips it) and of a zip at deflate's usual level.
pub(crate) fn size(program: &Path) -> io::Result<Size> {
    let bytes = fs::read(program)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .unix_permissions(0o755);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("bootstrap", options)?;
    zip.write_all(&bytes)?;
    let zip = zip.finish()?.into_inner();
    Ok(Size { program: bytes.len() as u64, zip: zip.len() as u64 })
}
