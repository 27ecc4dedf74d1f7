//! A reader who takes figures along: files made by key, well named and whole, and a word about it.

use serde::Deserialize;
use thirtyfour::Key;

use crate::{
    harness::{Outcome, journeys},
    page::Page,
};

journeys! {
    files_by_key(Plain) in Chromium Firefox WebKit;
}

/// Lines over the day, rows of the hours, and ranges.
const FIGURES: [&str; 3] = ["logins", "everyone", "compared"];

/// Keeps what would be handed to the browser, whose place for files is no business of ours.
pub(super) const CATCH: &str = "window.lockoutFiles = [];
    HTMLAnchorElement.prototype.click = function () {
        window.lockoutFiles.push({ name: this.download, address: this.href });
    };";

/// Takes the three files of a figure apart.
const FILES: &str = "const figure = document.getElementById('figure-ID').closest('figure');
    const files = window.lockoutFiles.splice(0);
    const split = ({ address }) => {
        const comma = address.indexOf(',');
        return [address.slice(0, comma), address.slice(comma + 1)];
    };
    const [png, svg, csv] = files.map(split);
    const bytes = Uint8Array.from(atob(png[1]), (letter) => letter.charCodeAt(0));
    const header = new DataView(bytes.buffer);
    const text = decodeURIComponent(svg[1]);
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return {
        names: files.map(({ name }) => name),
        kinds: [png[0], svg[0], csv[0]],
        mark: header.getUint32(0),
        png: [header.getUint32(16), header.getUint32(20)],
        svg: ['width', 'height'].map((name) => Number(drawing.getAttribute(name))),
        title: drawing.querySelector('title')?.textContent ?? text,
        shapes: drawing.querySelectorAll('path').length,
        csv: decodeURIComponent(csv[1]),
        heading: document.getElementById('figure-ID').textContent,
        table: [...figure.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
        readout: figure.querySelector('.readout').textContent,
    };";

#[derive(Debug, Deserialize)]
struct Files {
    names: Vec<String>,
    kinds: Vec<String>,
    /// The first four bytes of the picture.
    mark: u32,
    png: (f64, f64),
    svg: (f64, f64),
    title: String,
    shapes: usize,
    csv: String,
    heading: String,
    table: Vec<Vec<String>>,
    readout: String,
}

async fn files_by_key(page: Page) -> Outcome {
    const SAID: &str = "CSV: the file has been handed to your browser.";
    page.open("/").await?;
    page.script::<()>(CATCH).await?;
    for id in FIGURES {
        let to_first = "const figure = document.getElementById('figure-ID').closest('figure');
            figure.querySelector('details').open = true;
            figure.querySelector('.saves button').focus()";
        page.script::<()>(&to_first.replace("ID", id)).await?;
        for (count, key) in [(1, Key::Enter + ""), (2, " ".into()), (3, Key::Enter + "")] {
            page.press(key).await?;
            let is_made = format!("return window.lockoutFiles.length === {count}");
            page.until("the file", &is_made).await?;
            if count < 3 {
                page.press(Key::Tab + "").await?;
            }
        }
        assert_eq!(page.focus().await?.name, "Save as CSV", "the focus stays");
        let said: String = page.ask("announced", &[]).await?;
        assert!(said.starts_with(SAID), "the live region says “{said}”");
        let files: Files = page.script(&FILES.replace("ID", id)).await?;
        assert!(files.readout.starts_with(SAID), "“{}”", files.readout);
        files.check(id);
    }
    Ok(())
}

impl Files {
    fn check(&self, id: &str) {
        let named = ["png", "svg", "csv"].map(|ending| format!("mitid-2026-01-12-{id}.{ending}"));
        assert_eq!(self.names, named);
        let kinds = [
            "data:image/png;base64",
            "data:image/svg+xml;charset=utf-8",
            "data:text/csv;charset=utf-8",
        ];
        assert_eq!(self.kinds, kinds);
        assert_eq!(self.mark, 0x8950_4e47, "{id} is no PNG");
        // The picture has two pixels for each one of the drawing.
        let (width, height) = self.svg;
        assert!(
            width >= 600.0 && height >= 200.0,
            "{id}: {width} × {height}"
        );
        assert!(
            (self.png.0 - 2.0 * width).abs() <= 1.0,
            "{id}: {:?}",
            self.png
        );
        assert!(
            (self.png.1 - 2.0 * height).abs() <= 1.0,
            "{id}: {:?}",
            self.png
        );
        assert_eq!(self.title, self.heading, "the title of the drawing");
        assert!(self.shapes >= 5, "{id}: hardly anything is drawn");
        self.check_table(id);
    }

    /// The file has the rows of the table, and the same figures without what only readers need.
    fn check_table(&self, id: &str) {
        let lines: Vec<Vec<String>> = self.csv.split_terminator("\r\n").map(cells).collect();
        assert_eq!(lines.len(), self.table.len(), "{id}:\n{}", self.csv);
        assert_eq!(lines.first(), self.table.first(), "the columns of {id}");
        let bare =
            |cell: &String| -> String { cell.chars().filter(|c| c.is_alphanumeric()).collect() };
        for (line, row) in lines.iter().zip(&self.table).skip(1) {
            // Their names are for machines here, and for readers there.
            let figures =
                |cells: &[String]| -> Vec<String> { cells[1..].iter().map(bare).collect() };
            assert_eq!(figures(line), figures(row), "{id}: {line:?}");
        }
    }
}

/// Reads a line of comma-separated values in which no cell holds a quotation mark.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    for (place, part) in line.split('"').enumerate() {
        let mut parts = if place % 2 == 1 {
            vec![part]
        } else {
            part.split(',').collect()
        }
        .into_iter();
        if let (Some(last), Some(first)) = (cells.last_mut(), parts.next()) {
            last.push_str(first);
        }
        cells.extend(parts.map(str::to_owned));
    }
    cells
}

#[test]
fn cells_are_parted_by_commas_but_in_quotes() {
    assert_eq!(cells("a,\"b, c\",d"), ["a", "b, c", "d"]);
    assert_eq!(cells("a,,\"b\""), ["a", "", "b"]);
}
