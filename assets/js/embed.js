// The programme in another site's page: <madang-programme lang edition [day] [track]> with a plain link inside, which
// stays where this script does not run, or the site is not on the edition's list. Only heights come out of the frame, only
// colours go in, and both sides look who speaks.
{
  const home = new URL(document.currentScript.src).origin;
  const COLOURS = ["ink", "muted", "surface", "line", "accent", "on-accent"];
  const TALLEST = 100000;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  class Programme extends HTMLElement {
    static observedAttributes = ["lang", "edition", "day", "track"];

    connectedCallback() {
      if (!this.frame) this.build();
      addEventListener("message", this);
      dark.addEventListener("change", this);
      this.point();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      dark.removeEventListener("change", this);
    }

    attributeChangedCallback() {
      if (this.frame && this.isConnected) this.point();
    }

    build() {
      const root = this.attachShadow({ mode: "open" });
      this.fallback = document.createElement("slot");
      this.frame = document.createElement("iframe");
      this.frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
      this.frame.referrerPolicy = "strict-origin";
      this.frame.title = this.getAttribute("label") || this.textContent.trim() || "Programme";
      Object.assign(this.frame.style, { display: "block", inlineSize: "100%", blockSize: "0", border: "0" });
      this.style.display = "block";
      this.frame.addEventListener("load", () => this.dress());
      root.append(this.fallback, this.frame);
    }

    point() {
      const address = new URL(`/${encodeURIComponent(this.lang)}/${encodeURIComponent(this.getAttribute("edition"))}/widget`, home);
      for (const name of ["day", "track"]) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      if (this.frame.src !== address.href) this.frame.src = address.href;
    }

    // The page's own light or dark, and what it sets as --madang-ink and so on.
    dress() {
      const style = getComputedStyle(this);
      const scheme = style.colorScheme.includes("dark") && (dark.matches || !style.colorScheme.includes("light")) ? "dark" : "light";
      const colours = {};
      for (const name of COLOURS) colours[name] = style.getPropertyValue(`--madang-${name}`).trim();
      this.frame.style.colorScheme = scheme;
      this.frame.contentWindow.postMessage({ madang: "look", scheme, colours }, home);
    }

    handleEvent(event) {
      if (event.type === "change") return this.dress();
      if (event.source !== this.frame.contentWindow || event.origin !== home) return;
      const { madang, height } = event.data || {};
      if (madang !== "height" || !(height > 0 && height < TALLEST)) return;
      this.frame.style.blockSize = `${Math.ceil(height)}px`;
      this.fallback.hidden = true;
      this.fallback.style.display = "none";
    }
  }

  if (!customElements.get("madang-programme")) customElements.define("madang-programme", Programme);
}
