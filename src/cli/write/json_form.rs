//! One JSON object: facts about the call, then a list of objects for each table, one row a line.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::cli::report::{Cell, Column, Report};

/// The version of the form: 2 would rename or remove something.
const VERSION: u32 = 1;

/// Writes a report.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "{{\n\"format\":\"{}\",\n\"version\":{VERSION}",
        report.format
    )?;
    if !report.about.is_empty() {
        let facts = report.about.iter();
        let facts = Object(facts.map(|(name, value)| (*name, value)).collect());
        write!(out, ",\n\"about\":")?;
        serde_json::to_writer(&mut *out, &facts)?;
    }
    for table in &report.tables {
        write!(out, ",\n\"{}\":[", table.name)?;
        for (place, row) in table.rows.iter().enumerate() {
            out.write_all(if place > 0 { b",\n" } else { b"\n" })?;
            serde_json::to_writer(&mut *out, &object(&table.columns, row))?;
        }
        write!(out, "\n]")?;
    }
    write!(out, ",\n\"cautions\":")?;
    serde_json::to_writer(&mut *out, &report.cautions)?;
    out.write_all(b"\n}\n")
}

fn object<'r>(columns: &[Column], row: &'r [Cell]) -> Object<'r> {
    let names = columns.iter().map(|column| column.name);
    Object(names.zip(row).collect())
}

/// Names and values in their order.
struct Object<'r>(Vec<(&'static str, &'r Cell)>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Nothing => serializer.serialize_unit(),
        }
    }
}
