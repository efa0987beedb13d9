/** Of a synthetic camera, in pixels. */
export const pictureSize = { width: 320, height: 180 } as const;

const frameCount = 8;
type Colour = readonly [red: number, green: number, blue: number];

/** A swaying person on a coloured wall, as RGBA pictures to be shown in turn; every index has colours of its own. Pure. */
export function drawnFrames(index: number): Uint8Array[] {
  return Array.from({ length: frameCount }, (_unused, frame) =>
    drawnFrame(index, Math.sin((2 * Math.PI * frame) / frameCount) * 6),
  );
}

function drawnFrame(index: number, sway: number): Uint8Array {
  const { width, height } = pictureSize;
  const hue = (index * 137) % 360; // the golden angle: neighbours differ
  const [wall, shirt] = [colourOf(hue, 0.22, 0.55), colourOf((hue + 150) % 360, 0.35, 0.35)];
  const [skin, hair] = [
    colourOf(24, 0.4, 0.35 + (index % 5) * 0.1),
    colourOf(20, 0.3, 0.08 + (index % 3) * 0.1),
  ];
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isIn = (cx: number, cy: number, rx: number, ry: number): boolean =>
        ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
      const middle = width / 2 + sway;
      let colour = wall;
      if (isIn(middle, 75, 39, 47)) colour = hair;
      if (isIn(width / 2, 193, 93, 73)) colour = shirt;
      if (isIn(middle, 83, 31, 39)) colour = skin;
      if (isIn(middle - 12, 80, 3, 3) || isIn(middle + 12, 80, 3, 3)) colour = hair;
      const light = 1.12 - (0.35 * (x + y)) / (width + height);
      pixels.set([...colour.map((channel) => Math.min(255, channel * light)), 255], (y * width + x) * 4);
    }
  return pixels;
}

/** From hue (degrees), saturation and lightness (0 to 1). */
function colourOf(hue: number, saturation: number, lightness: number): Colour {
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    const amplitude = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
