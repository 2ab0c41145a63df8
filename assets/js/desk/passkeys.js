// Passkeys: the form's button asks the device, puts its answer into the form and sends it.
const octets = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const wanted = (options) => ({
  ...options,
  challenge: octets(options.challenge),
  ...(options.user && { user: { ...options.user, id: octets(options.user.id) } }),
  ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: octets(one.id) })) }),
});

const answered = (credential) => {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = parts.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: {}, response: Object.fromEntries(told) });
};

async function ask(form) {
  const answer = await fetch(form.dataset.passkey, { method: "POST", headers: { "x-csrf-token": form.elements.csrf.value } });
  if (answer.redirected) return location.assign(answer.url); // proof of who one is has grown old
  if (!answer.ok) throw new Error(String(answer.status));
  const publicKey = wanted(await answer.json());
  const credential = await (publicKey.user ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
  form.elements.credential.value = answered(credential);
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const refusal = form.querySelector("[data-refused]");
    refusal.hidden = true;
    form.setAttribute("aria-busy", "true");
    ask(form)
      .catch(() => { refusal.hidden = false; })
      .finally(() => form.removeAttribute("aria-busy"));
  });
}
