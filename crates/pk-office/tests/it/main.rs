//! What `pk-office` promises: whole tables from workbooks, and a clear sentence for every file that is none.
//!
//! `tests/files/buatan.xlsx` and `buatan.ods` were made by XlsxWriter and odfpy, with whatever troubles readers.

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod workbooks;
