// Whoever is told that too many are here (503) asks again when the answer says; null when nobody answers in the end.
const TRIES = 4;
const SECONDS = 2;
const wait = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });

window.madangPatient = async (address, sent) => {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(address, sent).catch(() => null);
    if (answer?.status !== 503) return answer;
    if (tries === TRIES) return null;
    await wait(Number(answer.headers.get("retry-after")) || SECONDS);
  }
};
