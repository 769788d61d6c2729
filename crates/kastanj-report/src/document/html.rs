//! One HTML file: everything inside, nothing fetched, nothing that runs.

use std::fmt::Write;

use kastanj_language::tr;

use super::plain::{number, sources};
use super::style::CSS;
use super::{Block, Callout, Cell, Document, Figure, Piece, Table, Tone, Words};
use crate::figure::escape;

/// Drawings narrower than this (units) are not stretched over the page.
const NARROW: f64 = 500.0;

/// The document as HTML.
pub(super) fn html(document: &Document) -> String {
    let lang = document.lang;
    let title = document.name.title(lang);
    let sources = sources(document);
    let mut page = Page { out: String::new(), sources: &sources };
    page.put(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n",
        lang.code(),
        escape(&page_title(document, &title)),
    ));
    if document.synthetic {
        let words = escape(&tr!(lang, "report-synthetic"));
        page.put(&format!("<p class=\"stamp\">{words}</p>\n"));
    }
    page.put(&format!("<h1>{}</h1>\n", escape(&title)));
    page.put(&format!("<p class=\"subtitle\">{}</p>\n", escape(&document.subtitle)));
    page.blocks(&document.blocks);
    if !sources.is_empty() {
        page.put(&format!(
            "<h2>{}</h2>\n<ol class=\"sources\">\n",
            escape(&tr!(lang, "report-sources"))
        ));
        for (index, source) in sources.iter().enumerate() {
            page.put(&format!("<li id=\"source-{}\">{}</li>\n", index + 1, escape(source)));
        }
        page.put("</ol>\n");
    }
    page.put(&format!(
        "<footer><p>{}</p></footer>\n</main>\n</body>\n</html>\n",
        escape(&document.foot)
    ));
    page.out
}

fn page_title(document: &Document, title: &str) -> String {
    if document.synthetic {
        format!("{} – {title}", tr!(document.lang, "report-synthetic-stamp"))
    } else {
        title.to_owned()
    }
}

struct Page<'a> {
    out: String,
    sources: &'a [String],
}

impl Page<'_> {
    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let tag = if *level <= 1 { "h2" } else { "h3" };
                self.put(&format!("<{tag}>{}</{tag}>\n", escape(text)));
            }
            Block::Paragraph(words) => {
                let words = self.words(words);
                self.put(&format!("<p>{words}</p>\n"));
            }
            Block::Note(words) => {
                let words = self.words(words);
                self.put(&format!("<p class=\"note\">{words}</p>\n"));
            }
            Block::Callout(callout) => self.callout(callout),
            Block::KeyFigures(figures) => {
                self.put("<ul class=\"key\">\n");
                for figure in figures {
                    let (value, label) = (escape(&figure.value), escape(&figure.label));
                    self.put(&format!("<li><b>{value}</b> {label}</li>\n"));
                }
                self.put("</ul>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::List(items) => {
                self.put("<ul>\n");
                for item in items {
                    let words = self.words(item);
                    self.put(&format!("<li>{words}</li>\n"));
                }
                self.put("</ul>\n");
            }
            Block::Side { left, right } => {
                self.put("<div class=\"side\">\n<div>\n");
                self.blocks(left);
                self.put("</div>\n<div>\n");
                self.blocks(right);
                self.put("</div>\n</div>\n");
            }
            Block::PageBreak => self.put("<div class=\"page\"></div>\n"),
        }
    }

    fn callout(&mut self, callout: &Callout) {
        let tone = match callout.tone {
            Tone::Still => "still",
            Tone::Leaning => "leaning",
            Tone::Firm => "firm",
        };
        self.put(&format!(
            "<section class=\"callout {tone}\" aria-label=\"{0}\">\n<p class=\"label\">{0}</p>\n\
             <h2 class=\"headline\">{1}</h2>\n",
            escape(&callout.label),
            escape(&callout.headline)
        ));
        for words in &callout.body {
            let words = self.words(words);
            self.put(&format!("<p>{words}</p>\n"));
        }
        self.put("</section>\n");
    }

    fn table(&mut self, table: &Table) {
        let caption = escape(&table.caption);
        self.put(&format!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n<caption>{caption}</caption>\n<thead><tr>"
        ));
        let class =
            |column: usize| if table.figures.contains(&column) { " class=\"num\"" } else { "" };
        for (column, head) in table.head.iter().enumerate() {
            self.put(&format!("<th scope=\"col\"{}>{}</th>", class(column), escape(head)));
        }
        self.put("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.put(if row.strong { "<tr class=\"strong\">" } else { "<tr>" });
            for (column, cell) in row.cells.iter().enumerate() {
                let content = match cell {
                    Cell::Text(words) => self.words(words),
                    Cell::Count(count) => count.to_string(),
                    Cell::Hidden => "–".to_owned(),
                };
                let (tag, scope) = if column == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                self.put(&format!("<{tag}{scope}{}>{content}</{tag}>", class(column)));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n</div>\n");
        if let Some(note) = &table.note {
            let words = self.words(note);
            self.put(&format!("<p class=\"note\">{words}</p>\n"));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let class = if figure.svg.width() < NARROW { " class=\"narrow\"" } else { "" };
        let drawing = figure.svg.inline(&figure.alt);
        let caption = escape(&figure.caption);
        self.put(&format!(
            "<figure{class}>\n{drawing}\n<figcaption>{caption}</figcaption>\n</figure>\n"
        ));
    }

    fn words(&self, words: &Words) -> String {
        let mut out = String::new();
        for piece in &words.0 {
            let text = escape(piece.text());
            // Writing to a String cannot fail.
            let _ = match piece {
                Piece::Own(_) => write!(out, "{text}"),
                Piece::Strong(_) => write!(out, "<strong>{text}</strong>"),
                Piece::Asked(_) => write!(out, "<q>{text}</q>"),
                Piece::Title(_) => write!(out, "<cite>{text}</cite>"),
                Piece::Quoted(quote) => match number(quote.source(), self.sources) {
                    Some(n) => write!(out, "{text}<sup><a href=\"#source-{n}\">[{n}]</a></sup>"),
                    None => write!(out, "{text}"),
                },
            };
        }
        out
    }
}
