// Draws a person as a camera picture, so that pictures of the pages look like calls.
import { writeFileSync } from 'node:fs';

const FRAMES = 24;

/** Writes a film (concatenated JPEGs) that Chromium plays as its camera. */
export async function film(browser, path, person) {
  const page = await browser.newPage();
  const frames = await page.evaluate(drawFrames, { person, count: FRAMES });
  await page.close();
  writeFileSync(path, Buffer.concat(frames.map((frame) => Buffer.from(frame.split(',')[1], 'base64'))));
}

export const AGENT = {
  wall: ['#33475e', '#1d2a3a'],
  accent: '#e8a34a',
  skin: '#e3b08d',
  shade: '#cd9672',
  hair: '#3a2a22',
  shirt: '#23496b',
  collar: '#f4f6f8',
  long: true,
  headset: true,
};

export const CUSTOMER = {
  wall: ['#d9cdbd', '#b7a891'],
  accent: '#6f8f6b',
  skin: '#9a6a4c',
  shade: '#83563b',
  hair: '#191412',
  shirt: '#a8452f',
  collar: '#8e3826',
  long: false,
  headset: false,
};

function drawFrames({ person, count }) {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  const oval = (x, y, rx, ry, colour) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, rx, ry, 0, 0, 7);
    pen.fill();
  };
  const box = (x, y, w, h, r, colour) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(x, y, w, h, r);
    pen.fill();
  };

  const room = () => {
    const wall = pen.createLinearGradient(0, 0, 1280, 720);
    wall.addColorStop(0, person.wall[0]);
    wall.addColorStop(1, person.wall[1]);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 1280, 720);
    pen.filter = 'blur(9px)';
    pen.globalAlpha = 0.55;
    box(70, 110, 300, 16, 4, '#0004');
    for (const [i, h] of [84, 110, 70, 96, 120, 80].entries()) {
      box(90 + i * 40, 110 - h, 30, h, 3, ['#c9705a', '#e9dcc5', person.accent, '#54708c', '#a8b7a0', '#dfe4ea'][i]);
    }
    box(70, 300, 300, 16, 4, '#0004');
    box(960, 70, 230, 270, 10, '#fff6');
    box(980, 90, 190, 230, 6, '#cfe3f2aa');
    oval(1090, 560, 90, 70, '#4e7a55');
    oval(1040, 500, 50, 90, '#5d8f63');
    oval(1140, 490, 46, 100, '#568a5e');
    box(1030, 590, 130, 140, 16, '#c98f66');
    pen.globalAlpha = 1;
    pen.filter = 'none';
  };

  const body = (sway) => {
    const { skin, shade, hair, shirt, collar } = person;
    pen.save();
    pen.translate(640 + sway * 6, 0);
    if (person.long) {
      box(-172, 190, 344, 380, 150, hair);
    }
    pen.fillStyle = shirt;
    pen.beginPath();
    pen.moveTo(-370, 740);
    pen.bezierCurveTo(-350, 560, -200, 540, -90, 510);
    pen.lineTo(90, 510);
    pen.bezierCurveTo(200, 540, 350, 560, 370, 740);
    pen.fill();
    box(-72, 420, 144, 130, 60, shade);
    pen.fillStyle = collar;
    pen.beginPath();
    pen.moveTo(-96, 508);
    pen.lineTo(0, 610);
    pen.lineTo(96, 508);
    pen.lineTo(66, 496);
    pen.lineTo(0, 566);
    pen.lineTo(-66, 496);
    pen.fill();
    pen.translate(sway * 5, Math.abs(sway) * 3);
    pen.rotate(sway * 0.015);
    oval(-138, 318, 22, 36, shade);
    oval(138, 318, 22, 36, shade);
    oval(0, 306, 138, 176, skin);
    pen.fillStyle = hair;
    pen.beginPath();
    pen.moveTo(-146, 290);
    pen.bezierCurveTo(-160, 70, 160, 70, 146, 290);
    if (person.long) pen.bezierCurveTo(120, 200, 10, 196, -40, 176);
    else pen.bezierCurveTo(126, 210, 90, 196, 0, 196);
    pen.bezierCurveTo(-80, 196, -128, 210, -146, 290);
    pen.fill();
  };

  const face = (blink, smile) => {
    const { hair, shade } = person;
    for (const side of [-1, 1]) {
      pen.strokeStyle = hair;
      pen.lineWidth = 9;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(side * 34, 262);
      pen.quadraticCurveTo(side * 58, 250, side * 84, 264);
      pen.stroke();
      oval(side * 58, 296, 15, blink ? 2 : 15, '#fffdf9');
      oval(side * 58, 297, 9, blink ? 2 : 10, '#2a211c');
      oval(side * 82, 356, 24, 14, '#d8604a22');
    }
    pen.strokeStyle = shade;
    pen.lineWidth = 7;
    pen.beginPath();
    pen.moveTo(2, 306);
    pen.quadraticCurveTo(20, 344, -4, 348);
    pen.stroke();
    pen.fillStyle = '#7c2f2a';
    pen.beginPath();
    pen.moveTo(-48, 390);
    pen.quadraticCurveTo(0, 398, 48, 390);
    pen.quadraticCurveTo(0, 424 + smile * 14, -48, 390);
    pen.fill();
    box(-34, 393, 68, 10, 5, '#fffdf9');
    if (person.headset) {
      pen.strokeStyle = '#20262e';
      pen.lineWidth = 16;
      pen.beginPath();
      pen.arc(0, 280, 152, Math.PI * 1.08, Math.PI * 1.92);
      pen.stroke();
      box(-170, 262, 42, 92, 20, '#20262e');
      box(128, 262, 42, 92, 20, '#20262e');
      pen.lineWidth = 7;
      pen.beginPath();
      pen.moveTo(-150, 350);
      pen.quadraticCurveTo(-142, 420, -74, 414);
      pen.stroke();
      oval(-68, 413, 16, 11, '#20262e');
    }
    pen.restore();
  };

  return Array.from({ length: count }, (_, frame) => {
    const turn = (frame / count) * 2 * Math.PI;
    room();
    body(Math.sin(turn));
    face(frame === 15, Math.sin(turn * 2) * 0.5 + 0.5);
    return canvas.toDataURL('image/jpeg', 0.93);
  });
}
