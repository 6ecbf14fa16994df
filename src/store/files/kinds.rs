//! What a file really is: its first bytes, and for what Office writes the parts inside.

use std::io::{Read, Seek};

use crate::model::FileKind;

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A PDF document.
    Pdf,
    /// A Word document of before 2007.
    Doc,
    /// A Word document.
    Docx,
    /// PowerPoint slides of before 2007.
    Ppt,
    /// PowerPoint slides.
    Pptx,
    /// An Excel workbook of before 2007.
    Xls,
    /// An Excel workbook.
    Xlsx,
}

/// How many bytes [`FileFormat::may_begin`] looks at.
pub(super) const HEAD: usize = 8;

impl FileFormat {
    /// What a name promises by its extension.
    pub fn of_name(name: &str) -> Option<FileFormat> {
        let (stem, extension) = name.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        Some(match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => FileFormat::Jpeg,
            "png" => FileFormat::Png,
            "pdf" => FileFormat::Pdf,
            "doc" => FileFormat::Doc,
            "docx" => FileFormat::Docx,
            "ppt" => FileFormat::Ppt,
            "pptx" => FileFormat::Pptx,
            "xls" => FileFormat::Xls,
            "xlsx" => FileFormat::Xlsx,
            _ => return None,
        })
    }

    /// Whether it is a picture or a document.
    pub fn kind(self) -> FileKind {
        match self {
            FileFormat::Jpeg | FileFormat::Png => FileKind::Image,
            FileFormat::Pdf
            | FileFormat::Doc
            | FileFormat::Docx
            | FileFormat::Ppt
            | FileFormat::Pptx
            | FileFormat::Xls
            | FileFormat::Xlsx => FileKind::Document,
        }
    }

    /// The media type with which it is served (IANA's registry).
    pub fn media_type(self) -> &'static str {
        match self {
            FileFormat::Jpeg => "image/jpeg",
            FileFormat::Png => "image/png",
            FileFormat::Pdf => "application/pdf",
            FileFormat::Doc => "application/msword",
            FileFormat::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileFormat::Ppt => "application/vnd.ms-powerpoint",
            FileFormat::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            FileFormat::Xls => "application/vnd.ms-excel",
            FileFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Whether a file of this format may begin like this; enough to refuse most others before they are stored.
    pub(super) fn may_begin(self, head: &[u8]) -> bool {
        match self {
            FileFormat::Jpeg => infer::image::is_jpeg(head),
            FileFormat::Png => infer::image::is_png(head),
            FileFormat::Pdf => infer::archive::is_pdf(head),
            FileFormat::Docx | FileFormat::Pptx | FileFormat::Xlsx => head.starts_with(b"PK\x03\x04"),
            FileFormat::Doc | FileFormat::Ppt | FileFormat::Xls => {
                head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
            }
        }
    }

    /// Whether a whole file is of this format, as far as its container tells. Its beginning was looked at before.
    pub(super) fn is_inside(self, file: impl Read + Seek) -> bool {
        match self {
            FileFormat::Jpeg | FileFormat::Png | FileFormat::Pdf => true,
            FileFormat::Docx => has_part(file, "word/document.xml"),
            FileFormat::Pptx => has_part(file, "ppt/presentation.xml"),
            FileFormat::Xlsx => has_part(file, "xl/workbook.xml"),
            FileFormat::Doc => has_stream(file, &["/WordDocument"]),
            FileFormat::Ppt => has_stream(file, &["/PowerPoint Document"]),
            // The older of the two names is that of Excel 5 and 95.
            FileFormat::Xls => has_stream(file, &["/Workbook", "/Book"]),
        }
    }
}

/// Whether an Office Open XML package (ECMA-376 part 2) has a part.
fn has_part(file: impl Read + Seek, part: &str) -> bool {
    zip::ZipArchive::new(file).is_ok_and(|archive| {
        archive.index_for_name("[Content_Types].xml").is_some() && archive.index_for_name(part).is_some()
    })
}

/// Whether a compound file ([MS-CFB]) has one of these streams.
fn has_stream(file: impl Read + Seek, paths: &[&str]) -> bool {
    cfb::CompoundFile::open(file).is_ok_and(|file| paths.iter().any(|path| file.is_stream(path)))
}
