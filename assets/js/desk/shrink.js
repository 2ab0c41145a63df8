// A photo from a telephone is ten times as large as anybody shows it: it is made smaller here, so that a bad line carries it.
const PLENTY = 1_000_000;

document.addEventListener("change", async (event) => {
  const input = event.target;
  const [photo] = input.files ?? [];
  if (!input.dataset?.shrink || !photo || photo.size < PLENTY) return;
  try {
    const drawn = await createImageBitmap(photo); // upright, whatever the telephone wrote beside the pixels
    const scale = Math.min(1, Number(input.dataset.shrink) / Math.min(drawn.width, drawn.height));
    const sheet = Object.assign(document.createElement("canvas"), { width: drawn.width * scale, height: drawn.height * scale });
    const pen = sheet.getContext("2d");
    pen.fillStyle = "#fff"; // what is see-through would be black in a JPEG
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(drawn, 0, 0, sheet.width, sheet.height);
    const smaller = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.9));
    if (!smaller || smaller.size >= photo.size || input.files[0] !== photo) return;
    const chosen = new DataTransfer();
    chosen.items.add(new File([smaller], photo.name.replace(/\.\w+$/, ".jpg"), { type: smaller.type }));
    input.files = chosen.files;
  } catch {
    // No picture, or no memory for it: it is sent as it is, and the other side says what it thinks of it.
  }
});
