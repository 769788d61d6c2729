"""Degrades pages with augraphy: a model of paper and machines that is not ours.

degrade.py FROM TO SEED: every N.png in FROM becomes N.png in TO. Needs augraphy 8.2.6
(`pip install augraphy==8.2.6`); `cargo xtask eval-paper` runs this when it is there.
"""

import pathlib
import random
import sys

import augraphy
import cv2
import numpy

PINNED = "8.2.6"

# Ink, paper and machine, in augraphy's own terms and with its own defaults where none are named.
EFFECTS = {
    "InkBleed": lambda: augraphy.InkBleed(intensity_range=(0.2, 0.5), p=1),
    "LowInkRandomLines": lambda: augraphy.LowInkRandomLines(count_range=(3, 8), p=1),
    "LowInkPeriodicLines": lambda: augraphy.LowInkPeriodicLines(count_range=(2, 4), p=1),
    "Folding": lambda: augraphy.Folding(fold_count=1, gradient_width=(0.05, 0.1), gradient_height=(0.005, 0.01), p=1),
    "Stains": lambda: augraphy.Stains(p=1),
    "DirtyRollers": lambda: augraphy.DirtyRollers(p=1),
    "DirtyDrum": lambda: augraphy.DirtyDrum(p=1),
    "NoisyLines": lambda: augraphy.NoisyLines(p=1),
    "ShadowCast": lambda: augraphy.ShadowCast(shadow_opacity_range=(0.2, 0.5), p=1),
    "LightingGradient": lambda: augraphy.LightingGradient(p=1),
    "BleedThrough": lambda: augraphy.BleedThrough(alpha=random.uniform(0.05, 0.15), p=1),
    "SubtleNoise": lambda: augraphy.SubtleNoise(p=1),
    "Jpeg": lambda: augraphy.Jpeg(quality_range=(30, 80), p=1),
    "Brightness": lambda: augraphy.Brightness(brightness_range=(0.8, 1.2), p=1),
    "Geometric": lambda: augraphy.Geometric(rotate_range=(-2, 2), padding_value=(255, 255, 255), p=1),
}


def degrade(image):
    """One to three effects, and how they are called."""
    names = random.sample(sorted(EFFECTS), random.randint(1, 3))
    for name in names:
        out = EFFECTS[name]()(image)
        image = out[0] if isinstance(out, tuple) else out
        if image.dtype != numpy.uint8:
            image = numpy.clip(image, 0, 255).astype(numpy.uint8)
        if image.ndim == 2:
            image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    return image[:, :, :3], names


def main():
    source, target, seed = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    if augraphy.__version__ != PINNED:
        sys.exit(f"augraphy {augraphy.__version__} is here, {PINNED} is wanted")
    failed = 0
    for path in sorted(source.glob("*.png"), key=lambda path: int(path.stem)):
        image = cv2.imread(str(path), cv2.IMREAD_COLOR)
        random.seed(seed * 100_003 + int(path.stem))
        numpy.random.seed(random.randrange(2**32))
        try:
            degraded, names = degrade(image)
        except Exception as error:  # an effect of augraphy that fails on a picture
            print(f"{path.name}: {error}", file=sys.stderr)
            degraded, names, failed = image, [], failed + 1
        print(f"{path.stem}: {' + '.join(names) or 'as it was'}", file=sys.stderr)
        cv2.imwrite(str(target / path.name), cv2.cvtColor(degraded, cv2.COLOR_BGR2GRAY))
    print(f"augraphy {augraphy.__version__}, one to three of {len(EFFECTS)} effects, {failed} pages failed in it")


main()
