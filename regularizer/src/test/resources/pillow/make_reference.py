"""Makes resize.txt and clip.txt: what Pillow 12.3.0 gives, so that Bicubic and ClipPreprocessing
can be held against it. Pixels come from a linear congruential generator, as PillowReference has it.

resize.txt: width, height, new width, new height, seed; then the resized grey picture, row by row.
clip.txt: width, height, side, seed; then the picture after CLIP's Resize(side, BICUBIC) and
CenterCrop(side), as torchvision rounds them, red plane, green plane, blue plane.
"""

from PIL import Image


def pixels(count, seed):
    values, state = [], seed
    for _ in range(count):
        state = (1103515245 * state + 12345) & 0x7FFFFFFF
        values.append((state >> 16) & 0xFF)
    return values


def picture(width, height, seed, channels):
    planes = []
    values = pixels(width * height * channels, seed)
    for channel in range(channels):
        plane = Image.new("L", (width, height))
        plane.putdata(values[channel * width * height:(channel + 1) * width * height])
        planes.append(plane)
    return planes[0] if channels == 1 else Image.merge("RGB", planes)


def resize(path):
    cases = [(5, 4, 8, 7, 1), (8, 6, 4, 3, 2), (7, 9, 3, 9, 3), (4, 4, 4, 8, 4), (1, 1, 3, 2, 5),
             (23, 17, 6, 5, 6), (28, 28, 64, 64, 7)]
    with open(path, "w") as out:
        for width, height, new_width, new_height, seed in cases:
            resized = picture(width, height, seed, 1).resize(
                (new_width, new_height), Image.Resampling.BICUBIC)
            print(width, height, new_width, new_height, seed, file=out)
            print(*resized.tobytes(), file=out)


def clip(path):
    with open(path, "w") as out:
        for width, height, side, seed in [(10, 7, 4, 8), (5, 11, 4, 9), (6, 6, 8, 10), (13, 4, 4, 11)]:
            image = picture(width, height, seed, 3)
            if width <= height:
                size = (side, int(side * height / width))
            else:
                size = (int(side * width / height), side)
            image = image.resize(size, Image.Resampling.BICUBIC)
            left = int(round((size[0] - side) / 2.0))
            top = int(round((size[1] - side) / 2.0))
            image = image.crop((left, top, left + side, top + side))
            print(width, height, side, seed, file=out)
            print(*(b"".join(plane.tobytes() for plane in image.split())), file=out)


resize("resize.txt")
clip("clip.txt")
