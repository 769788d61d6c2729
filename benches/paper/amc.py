#!/usr/bin/env python3
"""Auto Multiple Choice and Kastanj read the same pages of AMC's own form, in one run.

    cargo build --release --bins --example eval_paper
    python3 benches/paper/amc.py [--copies 25] [--seed S] [--kastanj target/release/kastanj]

Needs Debian's auto-multiple-choice and poppler-utils, and numpy and Pillow. AMC typesets a form of
30 questions with five boxes each on three pages, once per copy. Each copy is drawn at 300 dpi,
marked with crosses, ticks and thin grey crosses by a seeded hand, laid askew, and degraded in three
ways: a one-bit scan at 300 dpi, a grey 150 dpi JPEG, and a page seen in perspective. Both programs
get the same files: AMC with its own layout, Kastanj through the door for forms of others, with the
boxes that it finds in the blank's PDF. Times are CPU seconds of the reading process and its
children; memory is the largest resident set. Everything here is synthetic.
"""

import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

QUESTIONS, OPTIONS = 30, 5
# AMC's two usual thresholds for the share of ink in a box.
AMC_THRESHOLDS = (0.15, 0.5)


def form_tex(copies):
    words = ["never", "seldom", "at times", "often", "always"]
    choices = "".join(
        ("\\correctchoice{%s}" if at == 0 else "\\wrongchoice{%s}") % word
        for at, word in enumerate(words)
    )
    questions = "\n".join(
        "\\begin{question}{q%02d}\\textbf{%d.} Statement number %d of the form.\n"
        "\\begin{choiceshoriz}%s\\end{choiceshoriz}\\end{question}" % (n, n, n, choices)
        for n in range(1, QUESTIONS + 1)
    )
    return (
        "\\documentclass[a4paper,11pt]{article}\n"
        "\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\n"
        "\\usepackage[box,completemulti,noshuffle]{automultiplechoice}\n"
        "\\AMCsetFoot{}\\begin{document}\\onecopy{%d}{\n"
        "\\noindent\\textbf{A form for reading} \\\\ Synthetic.\n%s\n}\\end{document}\n"
        % (copies, questions)
    )


# A process that is as small as can be: what it starts is measured without this one's memory.
LAUNCHER = """
import json, resource, subprocess, sys
with open(sys.argv[1], "wb") as out, open(sys.argv[2], "wb") as log:
    code = subprocess.call(sys.argv[4:], stdout=out, stderr=log)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[3], "w") as told:
    json.dump([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], told)
"""


class Cost:
    """CPU seconds and the largest resident set of a command and what it starts."""

    def run(self, command, stdout=os.devnull, fine=(0,)):
        with tempfile.TemporaryDirectory() as folder:
            log, told = Path(folder) / "log", Path(folder) / "told"
            subprocess.run([sys.executable, "-S", "-c", LAUNCHER, str(stdout), str(log), str(told),
                            *command], check=True)
            code, self.seconds, self.megabytes = json.loads(told.read_text())
            if code not in fine:
                sys.exit("%s: %s" % (command[0], log.read_text(errors="replace")[-2000:]))
        return self


def stroke(draw, rng, points, width, ink):
    """A jittered line through some points."""
    path = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        for t in np.linspace(0, 1, 9):
            path.append((x0 + (x1 - x0) * t + rng.normal(0, 0.7),
                         y0 + (y1 - y0) * t + rng.normal(0, 0.7)))
    draw.line(path, fill=ink, width=width, joint="curve")


def mark(draw, rng, box, kind):
    x0, x1, y0, y1 = box
    w, h = x1 - x0, y1 - y0

    def at(u, v):
        return (x0 + w * (u + rng.normal(0, 0.05)), y0 + h * (v + rng.normal(0, 0.05)))

    width = int(rng.integers(3, 8))
    ink = int(rng.integers(20, 70)) if kind != "light" else int(rng.integers(85, 120))
    if kind == "tick":
        stroke(draw, rng, [at(0.1, 0.5), at(0.4, 0.9), at(1.0, 0.0)], width, ink)
    else:
        width = 3 if kind == "light" else width
        stroke(draw, rng, [at(0.08, 0.08), at(0.92, 0.92)], width, ink)
        stroke(draw, rng, [at(0.92, 0.08), at(0.08, 0.92)], width, ink)


def askew(page, rng):
    angle, dx, dy = rng.uniform(-0.8, 0.8), rng.uniform(-12, 12), rng.uniform(-12, 12)
    return page.rotate(angle, Image.BICUBIC, translate=(dx, dy), fillcolor=255)


def office(page, rng):
    grey = np.asarray(askew(page, rng), dtype=np.float32) + rng.normal(0, 10, page.size[::-1])
    return Image.fromarray(np.where(grey > 140, 255, 0).astype(np.uint8)).convert("1"), "png", {}


def coarse(page, rng):
    small = askew(page, rng).filter(ImageFilter.GaussianBlur(1.2)).resize(
        (page.width // 2, page.height // 2), Image.BILINEAR)
    grey = 255 - (255 - np.asarray(small, dtype=np.float32)) * 0.72 - 20
    grey = np.clip(grey + rng.normal(0, 8, grey.shape), 0, 255).astype(np.uint8)
    return Image.fromarray(grey), "jpg", {"quality": 35, "dpi": (150, 150)}


def perspective(page, rng):
    w, h = page.size
    corners = [(0, 0), (0, h), (w, h), (w, 0)]
    moved = [(x + rng.uniform(-70, 70), y + rng.uniform(-70, 70)) for x, y in corners]
    rows, target = [], []
    for (u, v), (x, y) in zip(corners, moved):
        rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        target += [x, y]
    plane = np.linalg.solve(np.array(rows), np.array(target))
    seen = page.transform((w, h), Image.PERSPECTIVE, plane, Image.BICUBIC, fillcolor=90)
    seen = seen.filter(ImageFilter.GaussianBlur(1.5)).resize((int(w * 0.72), int(h * 0.72)))
    light = np.linspace(0.55, 1.0, seen.width)[None, :]
    grey = np.clip(np.asarray(seen, dtype=np.float32) * light + rng.normal(0, 4, seen.size[::-1]),
                   0, 255).astype(np.uint8)
    return Image.fromarray(grey), "jpg", {"quality": 60, "dpi": (216, 216)}


CLASSES = {"one-bit 300 dpi": office, "grey 150 dpi JPEG": coarse, "perspective": perspective}


def prepare(folder, copies):
    (folder / "form.tex").write_text(form_tex(copies))
    (folder / "data").mkdir()
    cost = Cost().run([
        "auto-multiple-choice", "prepare", "--mode", "s", "--with", "pdflatex",
        "--n-copies", str(copies), "--prefix", str(folder) + "/", "--data", str(folder / "data"),
        str(folder / "form.tex"), "--out-sujet", str(folder / "form.pdf"),
        "--out-calage", str(folder / "form.xy"), "--out-corrige", str(folder / "solved.pdf"),
        "--out-catalog", str(folder / "list.pdf")])
    Cost().run(["auto-multiple-choice", "meptex", "--src", str(folder / "form.xy"),
                "--data", str(folder / "data")])
    return cost


def boxes_of(folder):
    """(copy, page) -> [((question, answer), box in dots at 300 dpi)]."""
    layout = sqlite3.connect(folder / "data" / "layout.sqlite")
    found = {}
    for copy, page, question, answer, x0, x1, y0, y1 in layout.execute(
            "select student, page, question, answer, xmin, xmax, ymin, ymax from layout_box "
            "where role = 1 order by student, page, question, answer"):
        found.setdefault((copy, page), []).append(((question, answer), (x0, x1, y0, y1)))
    return found


def draw_pages(folder, rng):
    """The filled pages, undamaged, with what was marked on each."""
    boxes, pages = boxes_of(folder), {}
    Cost().run(["pdftoppm", "-r", "300", "-gray", str(folder / "form.pdf"), str(folder / "page")])
    files = sorted(folder.glob("page-*.pgm"))
    for path, (key, places) in zip(files, sorted(boxes.items())):
        page = Image.open(path).convert("L")
        draw = ImageDraw.Draw(page)
        kind = ["cross", "cross", "tick", "light"][key[0] % 4]
        marked = set()
        for question in sorted({of for (of, _), _ in places}):
            if rng.random() > 0.05:
                marked.add((question, int(rng.integers(1, OPTIONS + 1))))
        for at, box in places:
            if at in marked:
                mark(draw, rng, box, kind)
        pages[key] = (page, marked)
        path.unlink()
    return boxes, pages


def read_with_amc(folder, files):
    cr, data = folder / "cr", folder / "read"
    for gone in (cr, data):
        shutil.rmtree(gone, ignore_errors=True)
        gone.mkdir()
    shutil.copy(folder / "data" / "layout.sqlite", data)
    listed = folder / "files.txt"
    listed.write_text("\n".join(map(str, files)) + "\n")
    cost = Cost().run(["auto-multiple-choice", "analyse", "--data", str(data), "--cr", str(cr),
                       "--projet", str(folder), "--liste-fichiers", str(listed),
                       "--n-procs", "1", "--try-three", "--bw-threshold", "0.6",
                       "--tol-marque", "0.25,0.25"])
    capture = sqlite3.connect(data / "capture.sqlite")
    shares = {}
    for copy, page, question, answer, black, total in capture.execute(
            "select student, page, id_a, id_b, black, total from capture_zone where type = 4"):
        shares[(copy, page, question, answer)] = black / total if total > 0 else 0.0
    return cost, shares


def without_emptied(text, named):
    """The template without the questions whose boxes were taken out."""
    head, *questions = re.split(r"(?=^\[\[page)", text, flags=re.M)
    kept = [part for part in questions
            if not part.startswith("[[page.question]]")
            or any('"%s"' % name in part for name in named)]
    return head + "".join(kept)


def template(kastanj, folder, boxes):
    """The blank's boxes as Kastanj finds them, without AMC's own number at the top."""
    Cost().run(["pdfseparate", "-f", "1", "-l", "3", str(folder / "form.pdf"),
                str(folder / "blank-%d.pdf")])
    Cost().run(["pdfunite", *[str(folder / ("blank-%d.pdf" % n)) for n in (1, 2, 3)],
                str(folder / "blank.pdf")])
    toml = folder / "form.toml"
    Cost().run([kastanj, "scan", "template", "from-pdf", str(folder / "blank.pdf"),
                "--out", str(toml)])
    page, kept, named = 0, [], {}
    line_of_box = re.compile(r'id = "([^"]+)", x = ([\d.]+), y = ([\d.]+), w = ([\d.]+)')
    for line in toml.read_text().splitlines():
        if line.startswith("number ="):
            page = int(line.split("=")[1])
        found = line_of_box.search(line)
        if found:
            name, x, y, w = found[1], *map(float, found.groups()[1:])
            middle = ((x + w / 2) / 25.4 * 300, (y + w / 2) / 25.4 * 300)
            hit = [at for at, (x0, x1, y0, y1) in boxes[(1, page)]
                   if x0 <= middle[0] <= x1 and y0 <= middle[1] <= y1]
            if not hit:
                continue
            named[name] = (page, *hit[0])
        kept.append(line)
    toml.write_text(without_emptied("\n".join(kept) + "\n", named))
    wanted = sum(len(boxes[(1, page)]) for page in (1, 2, 3))
    print("boxes of the blank found: %d of %d" % (len(named), wanted))
    return toml, named


def read_with_kastanj(kastanj, folder, toml, named, files):
    answer = folder / "read.json"
    # 1: something was left to a person, which is no failure.
    cost = Cost().run([kastanj, "scan", "read", "--template", str(toml), "--json",
                       *map(str, files)], stdout=answer, fine=(0, 1))
    return cost, json.loads(answer.read_text())


def judged_amc(shares, pages, boxes, threshold):
    wrong = left = total = 0
    for (copy, page), (_, marked) in pages.items():
        for at, _ in boxes[(copy, page)]:
            total += 1
            share = shares.get((copy, page, *at))
            if share is None:
                left += 1
            elif (share > threshold) != (at in marked):
                wrong += 1
    return wrong, left, total


def judged_kastanj(told, order, named, pages, boxes):
    wrong = left = total = 0
    read = {Path(file["file"]).name: file["pages"][0] for file in told["files"] if file["pages"]}
    for key, name in order.items():
        _, marked = pages[key]
        total += len(boxes[key])
        page = read.get(name)
        if page is None or not page.get("verified"):
            left += len(boxes[key])
            continue
        if page["form_page"] != key[1]:
            wrong += len(boxes[key])
            continue
        chosen, doubtful = set(), set()
        for question in page["questions"]:
            chosen.update(question["chosen"])
            if question["decision"] not in ("chosen", "blank"):
                doubtful.add(question["id"])
        for box in page["boxes"]:
            _, question, answer = named[box["id"]]
            if box["id"].rsplit(".", 1)[0] in doubtful:
                left += 1
            elif (box["id"] in chosen) != ((question, answer) in marked):
                wrong += 1
    return wrong, left, total


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=25)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000)
    parser.add_argument("--kastanj", default="target/release/kastanj")
    parser.add_argument("--own", default="target/release/examples/eval_paper",
                        help="reads Kastanj's own form: cargo build --release --example eval_paper")
    parser.add_argument("--keep", type=Path, help="a folder in which the pages stay")
    asked = parser.parse_args()
    for tool in ("auto-multiple-choice", "pdftoppm", "pdfseparate", "pdfunite", asked.kastanj):
        if shutil.which(tool) is None:
            sys.exit("%s is not there; see the head of this file for what is needed" % tool)
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="kastanj-amc-"))
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(asked.seed)
    print("synthetic pages, seed %d, %d copies" % (asked.seed, asked.copies))
    cost = prepare(folder, asked.copies)
    print("AMC typesets %d copies: %.1f CPU-s, %.0f MB" %
          (asked.copies, cost.seconds, cost.megabytes))
    boxes, pages = draw_pages(folder, rng)
    toml, named = template(asked.kastanj, folder, boxes)
    print("%-18s %-14s %9s %7s %7s %9s %6s" %
          ("pages", "reader", "boxes", "wrong", "left", "pages/CPU", "MB"))
    for name, degrade in CLASSES.items():
        scans = folder / name.replace(" ", "-")
        scans.mkdir(exist_ok=True)
        order = {}
        for (copy, page), (drawn, _) in pages.items():
            image, ending, options = degrade(drawn, rng)
            file = scans / ("%03d-%d.%s" % (copy, page, ending))
            image.save(file, **{"dpi": (300, 300), **options})
            order[(copy, page)] = file.name
        files = sorted(scans.iterdir())
        cost, shares = read_with_amc(folder, files)
        amc = len(files) / cost.seconds
        for threshold in AMC_THRESHOLDS:
            wrong, left, total = judged_amc(shares, pages, boxes, threshold)
            print("%-18s %-14s %9d %7d %7d %9.1f %6.0f" %
                  (name, "AMC at %.2f" % threshold, total, wrong, left, amc, cost.megabytes))
        cost, told = read_with_kastanj(asked.kastanj, folder, toml, named, files)
        wrong, left, total = judged_kastanj(told, order, named, pages, boxes)
        ours = len(files) / cost.seconds
        print("%-18s %-14s %9d %7d %7d %9.1f %6.0f   %.1f times AMC's pages per CPU-s" %
              (name, "Kastanj", total, wrong, left, ours, cost.megabytes, ours / amc))
    if shutil.which(asked.own):
        print("\nKastanj on its own form, 75 boxes on a page, as many pages:", flush=True)
        own = [asked.own, "--pages", str(len(pages)), "--seed", str(asked.seed), "--only"]
        for what in ("clean", "speed"):
            subprocess.run([*own, what], check=True)
    if asked.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
