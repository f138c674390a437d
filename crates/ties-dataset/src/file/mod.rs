//! Files: the only place where data is read from the disk and written to it.

mod archive;
mod blocks;
mod data_file;
mod disk;
mod files;
mod read_fault;

pub use blocks::Block;
pub use data_file::{File, MAX_FILE_BYTES, MAX_LINES_BYTES, MAX_TEXT_BYTES};
pub use disk::write_whole;
pub use files::Files;
pub use read_fault::ReadFault;
