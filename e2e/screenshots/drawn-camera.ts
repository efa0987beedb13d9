/** How the person in a drawn camera picture looks; colours as CSS. */
export type Look = { wall: string; skin: string; hair: string; shirt: string };

/**
 * Runs in the page before its own code and puts a drawn person in the camera's place, so that screenshots show people
 * and not a test pattern; the microphone stays the browser's own. For pictures only: tests use the browser's camera.
 * Self-contained, for it is sent to the browser as text.
 */
export function drawnCamera({ wall, skin, hair, shirt }: Look): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);

  const ellipse = (
    pen: CanvasRenderingContext2D,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void => {
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
  };

  const draw = (pen: CanvasRenderingContext2D, seconds: number): void => {
    const sway = Math.sin(seconds * 1.3) * 6;
    const light = pen.createLinearGradient(0, 0, 1280, 720);
    light.addColorStop(0, 'rgb(255 255 255 / 28%)');
    light.addColorStop(1, 'rgb(0 0 0 / 28%)');
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = light;
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = hair;
    ellipse(pen, 640 + sway, 310, 158, 190);
    pen.fillStyle = shirt;
    ellipse(pen, 640, 780, 370, 300);
    pen.fillStyle = skin;
    pen.fillRect(585 + sway / 2, 410, 110, 110);
    ellipse(pen, 640 + sway / 2, 512, 62, 40);
    ellipse(pen, 640 + sway, 330, 125, 155);
    pen.fillStyle = hair;
    ellipse(pen, 640 + sway, 205, 118, 58);
    pen.fillStyle = 'rgb(30 22 20)';
    for (const side of [-48, 48])
      ellipse(pen, 640 + side + sway, 325, 10, Math.abs(Math.sin(seconds)) < 0.06 ? 1 : 10);
    pen.strokeStyle = 'rgb(120 50 45)';
    pen.lineWidth = 7;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.arc(640 + sway, 372, 42, 0.25 * Math.PI, 0.75 * Math.PI);
    pen.stroke();
  };

  devices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const stream = constraints.audio ? await original({ audio: constraints.audio }) : new MediaStream();
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const pen = canvas.getContext('2d');
    if (pen !== null) setInterval(() => draw(pen, performance.now() / 1000), 66);
    for (const track of canvas.captureStream(15).getVideoTracks()) {
      Object.defineProperty(track, 'label', { value: 'HD camera' });
      stream.addTrack(track);
    }
    return stream;
  };
}
