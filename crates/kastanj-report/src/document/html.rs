//! One HTML file: everything inside, nothing fetched, nothing that runs.

use std::fmt::Write;

use kastanj_language::tr;

use super::outline::{headings, place};
use super::plain::{number, sources};
use super::style::CSS;
use super::{Block, Callout, Cell, Citation, Document, Figure, Flow, Piece, Table, Tone, Words};
use crate::figure::escape;

/// Drawings narrower than this (units) are not stretched over the page.
const NARROW: f64 = 500.0;

/// The document as HTML.
pub(super) fn html(document: &Document) -> String {
    let lang = document.lang;
    let title = document.name.title(lang);
    let sources = sources(document);
    let headings = headings(&document.blocks);
    let mut page = Page { out: String::new(), sources: &sources, headings: &headings, passed: 0 };
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
            let (before, title, after) = source.runs();
            let lang_of_title = foreign(source.lang(), lang.code());
            page.put(&format!(
                "<li id=\"source-{}\">{}<cite{lang_of_title}>{}</cite>{}</li>\n",
                index + 1,
                escape(before),
                escape(title),
                escape(after)
            ));
        }
        page.put("</ol>\n");
    }
    page.put(&format!(
        "<footer><p>{}</p></footer>\n</main>\n</body>\n</html>\n",
        escape(&document.foot)
    ));
    page.out
}

/// The language attribute of words in another language than the page's.
fn foreign(words: &str, page: &str) -> String {
    if words == page { String::new() } else { format!(" lang=\"{}\"", escape(words)) }
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
    sources: &'a [Citation],
    headings: &'a [String],
    /// How many headings are written.
    passed: usize,
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
                let place = self.passed;
                self.passed += 1;
                self.put(&format!("<{tag} id=\"part-{place}\">{}</{tag}>\n", escape(text)));
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
            Block::Flow(flow) => self.flow(flow),
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
            "<table role=\"table\">\n<caption>{caption}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">"
        ));
        let class =
            |column: usize| if table.figures.contains(&column) { " class=\"num\"" } else { "" };
        for (column, head) in table.head.iter().enumerate() {
            self.put(&format!(
                "<th scope=\"col\" role=\"columnheader\"{}>{}</th>",
                class(column),
                escape(head)
            ));
        }
        self.put("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for row in &table.rows {
            self.put(if row.strong {
                "<tr role=\"row\" class=\"strong\">"
            } else {
                "<tr role=\"row\">"
            });
            for (column, cell) in row.cells.iter().enumerate() {
                let content = match cell {
                    Cell::Text(words) => self.words(words),
                    Cell::Count(count) => count.to_string(),
                    Cell::Hidden => "–".to_owned(),
                };
                // The roles keep the table a table where a narrow screen stacks its rows; the
                // label is then the heading of the column. Words that name a row need none.
                let head = table.head.get(column).map_or("", String::as_str);
                let label = format!(" data-label=\"{}\"", escape(head));
                let (tag, scope) = match column {
                    0 if table.figures.contains(&0) => {
                        ("th", format!(" scope=\"row\" role=\"rowheader\"{label}"))
                    }
                    0 => ("th", " scope=\"row\" role=\"rowheader\"".to_owned()),
                    _ => ("td", format!(" role=\"cell\"{label}")),
                };
                self.put(&format!("<{tag}{scope}{}>{content}</{tag}>", class(column)));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n");
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
            "<figure{class}>\n<figcaption>{caption}</figcaption>\n<div class=\"drawing\">{drawing}</div>\n</figure>\n"
        ));
    }

    /// As words in boxes that wrap, and stack on a narrow screen.
    fn flow(&mut self, flow: &Flow) {
        let caption = escape(&flow.drawn.caption);
        self.put(&format!("<figure>\n<figcaption>{caption}</figcaption>\n<ol class=\"flow\">\n"));
        for (index, step) in flow.steps.iter().enumerate() {
            let class = if step.strong { " class=\"strong\"" } else { "" };
            let (count, label) = (escape(&step.count), escape(&step.label));
            self.put(&format!("<li{class}><p><b>{count}</b> {label}</p>"));
            for lost in flow.steps.get(index + 1).map_or(&[][..], |next| &next.lost) {
                self.put(&format!("<p class=\"lost\">{}</p>", escape(lost)));
            }
            self.put("</li>\n");
        }
        self.put("</ol>\n</figure>\n");
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
                Piece::Section(heading) => match place(heading, self.headings) {
                    Some(place) => write!(out, "<a href=\"#part-{place}\">{text}</a>"),
                    None => write!(out, "{text}"),
                },
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
