// Around the terminal of textual-serve: a connection that comes back by itself, letters in the size one likes, room for the
// keyboard of a phone, and Dutch words for whatever takes a moment. The shipped client (textual.js) is used as it is: it opens
// one WebSocket and draws what comes in; here it gets a WebSocket that outlives its connections.
"use strict";

(() => {
  const SMALLEST = { columns: 61, rows: 21 };  // what the app needs (60 by 20), and one more for whole pixels
  const WIDE = { columns: 112, rows: 28 };     // from here the coach stands beside the talk
  const CHARACTER = { width: 0.6, height: 1.32 };  // Roboto Mono, in em
  const LETTERS = { least: 6, usual: 16, roomy: 20, most: 36 };
  const PATIENCE = [300, 800, 1500, 3000, 5000, 8000, 10000];  // ms before each next try
  const WHEN_FULL = 12000;
  const READ = 9000;         // ms a short word of the server stays
  const GIVES_SIGN = 6000;   // ms within which a connection must answer after the computer slept
  const SLEPT = 20000;
  const GROUNDS = { "250,246,238": "licht", "29,31,31": "donker", "0,0,0": "contrast" };  // of the app, tui/theme.py

  // What the server closes with (web/connection.py); everything else is a line that was lost and comes back.
  const STOPPED = 1000, TOO_MUCH = 1009, CODE = 4001, FULL = 4002, IDLE = 4003, ELSEWHERE = 4004, TOO_OFTEN = 4008;
  const WORDS = {
    wait: ["Een ogenblik", "Het oefenscherm wordt klaargezet."],
    lost: ["De verbinding is even weg", "Wat u zei is bewaard. Dit scherm komt vanzelf terug; u hoeft niets te doen."],
    long: ["De verbinding is nog weg", "Wat u zei is bewaard. Ik blijf het proberen. Is er nog internet, of wifi? De computer die deze pagina geeft kan ook even uit staan."],
    [CODE]: ["De toegangscode is nodig", "Wat u zei is bewaard. Vul de code van nu in om verder te gaan.", "Code invullen"],
    [FULL]: ["Het is nu vol", "Er oefenen al zo veel mensen als er tegelijk kunnen. Zodra er plaats is, gaat dit scherm vanzelf verder. De gewone pagina kan nu ook."],
    [TOO_OFTEN]: ["Een ogenblik", "Dit scherm is net heel vaak opnieuw geopend. Zo gaat het vanzelf verder. Wat u zei is bewaard."],
    [IDLE]: ["U was even weg", "Omdat er een tijd niets gebeurde, is uw plaats vrijgegeven. Alles is bewaard; u gaat verder waar u was.", "Verder oefenen"],
    [ELSEWHERE]: ["Het oefenscherm staat nu ergens anders open", "U bent verdergegaan in een ander venster of tabblad. Er is niets weg.", "Hier verder oefenen"],
    [STOPPED]: ["U bent gestopt", "Alles is bewaard. Tot een volgende keer.", "Verder oefenen"],
    [TOO_MUCH]: ["Dat was te veel in één keer", "Wat u plakte is te lang en is niet aangekomen. Wat u daarvoor zei is bewaard.", "Verder oefenen"],
  };

  let client = null;   // the shipped client, caught when it is made
  let socket = null;   // the connection that lasts
  const element = (id) => document.getElementById(id);

  // --- words over the screen

  let later = 0;

  function tell(words, { after = 0, link = false } = {}) {
    clearTimeout(later);
    later = setTimeout(() => {
      const [head, text, button] = words;
      element("mededeling-kop").textContent = head;
      element("mededeling-tekst").textContent = text;
      element("opnieuw").textContent = button || "";
      element("opnieuw").hidden = !button;
      element("anders").hidden = !link;
      element("mededeling").hidden = false;
      document.title = words === WORDS.wait ? "Gesprek oefenen" : `${head} - Gesprek oefenen`;
      if (button) element("opnieuw").focus();
    }, after);
  }

  function tellNothing() {
    clearTimeout(later);
    if (element("mededeling").hidden) return;
    element("mededeling").hidden = true;
    document.title = "Gesprek oefenen";
    if (client && !touches()) client.terminal.focus();
  }

  // A word of the server, above the terminal; the app goes on below it.
  let reading = 0;

  function say(text) {
    element("bericht").textContent = text;
    element("bericht").hidden = false;
    clearTimeout(reading);
    reading = setTimeout(() => { element("bericht").hidden = true; }, READ);
  }

  // Whether this tab was in use: then a reload, or a server that comes back, leads into the talk one was in.
  function busy(now) {
    try {
      if (now === undefined) return sessionStorage.getItem("bezig") === "1";
      if (now) sessionStorage.setItem("bezig", "1");
      else sessionStorage.removeItem("bezig");
    } catch { /* a browser may forbid it: then one chooses the talk on the start screen */ }
    return Boolean(now);
  }

  // --- a connection that comes back

  const Connection = window.WebSocket;

  class LastingSocket extends EventTarget {
    constructor(url) {
      super();
      socket = this;
      this.url = new URL(url);
      this.binaryType = "arraybuffer";
      this.tries = 0;
      this.heard = Date.now();
      this.opened = false;
      this.connect();
    }

    get readyState() { return this.real.readyState; }

    connect() {
      clearTimeout(this.again);
      if (busy()) this.url.searchParams.set("verder", "1");
      else this.url.searchParams.delete("verder");
      const real = this.real = new Connection(this.url);
      real.binaryType = this.binaryType;
      real.addEventListener("open", () => {
        if (!this.opened) {
          this.opened = true;
          this.dispatchEvent(new Event("open"));
          return;
        }
        if (client) client.terminal.reset();
        if (this.size) real.send(this.size);
      });
      real.addEventListener("message", (event) => {
        this.heard = Date.now();
        if (typeof event.data === "string") {
          const [kind, text] = JSON.parse(event.data);
          if (kind === "bericht") {
            say(text);
            return;
          }
        } else if (event.data.byteLength > 10) {
          this.tries = 0;
          busy(true);
          tellNothing();
          noteGround();
        }
        this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      });
      real.addEventListener("close", (event) => { if (real === this.real) this.lost(event.code); });
    }

    send(data) {
      if (data.startsWith('["resize"')) {
        this.size = data;
        const { width, height } = JSON.parse(data)[1];
        this.url.searchParams.set("width", width);
        this.url.searchParams.set("height", height);
      }
      if (this.real.readyState === Connection.OPEN) this.real.send(data);
    }

    close() { this.real.close(); }

    lost(code) {
      clearTimeout(this.again);
      if (code === STOPPED) busy(false);
      if (WORDS[code] && code !== FULL && code !== TOO_OFTEN) {
        tell(WORDS[code], { link: code !== CODE });
        this.needsCode = code === CODE;
        return;
      }
      const waits = code === FULL || code === TOO_OFTEN;
      const wait = waits ? WHEN_FULL : PATIENCE[Math.min(this.tries, PATIENCE.length - 1)];
      this.tries += 1;
      if (waits) tell(WORDS[code], { link: true });
      else if (this.tries > 5) tell(WORDS.long, { link: true });
      else tell(WORDS.lost, { after: this.opened ? 400 : 0 });
      this.again = setTimeout(() => this.connect(), wait * (0.8 + 0.4 * Math.random()));
    }

    retry() {
      if (this.needsCode) {
        location.reload();
        return;
      }
      this.tries = 0;
      tell(WORDS.wait);
      this.connect();
    }

    // After sleep a connection can look alive and be dead: ask for a sign, and begin anew when none comes.
    wake() {
      if (this.real.readyState !== Connection.OPEN) {
        if (element("opnieuw").hidden && this.real.readyState === Connection.CLOSED) this.connect();
        return;
      }
      const asked = Date.now();
      this.real.send(JSON.stringify(["ping", String(asked)]));
      setTimeout(() => {
        if (this.heard >= asked || this.real.readyState !== Connection.OPEN) return;
        const dead = this.real;
        this.real = { readyState: Connection.CLOSED };
        dead.close();
        this.lost(1006);
      }, GIVES_SIGN);
    }
  }

  window.WebSocket = LastingSocket;

  let ticked = Date.now();
  setInterval(() => {
    if (Date.now() - ticked > SLEPT && socket) socket.wake();
    ticked = Date.now();
  }, 5000);
  window.addEventListener("online", () => socket && socket.wake());
  document.addEventListener("visibilitychange", () => { if (!document.hidden && socket) socket.wake(); });

  // --- the shipped client: it hands out no reference, so it is caught at the first thing it keeps on itself

  Object.defineProperty(Object.prototype, "websocket_url", {
    configurable: true,
    set(url) {
      delete Object.prototype.websocket_url;
      this.websocket_url = url;
      client = this;
    },
  });

  // --- letters

  const touches = () => window.matchMedia("(pointer: coarse)").matches;
  const room = () => ({ width: element("terminal").clientWidth, height: element("terminal").clientHeight });
  const fits = (size, least, { width, height } = room()) =>
    width >= least.columns * size * CHARACTER.width && height >= least.rows * size * CHARACTER.height;

  function kept(name) {
    try { return localStorage.getItem(name); } catch { return null; }  // a browser may forbid it
  }

  function keep(name, value) {
    try { localStorage.setItem(name, value); } catch { /* then it is forgotten */ }
  }

  function bestSize() {
    const space = room();
    for (let size = LETTERS.roomy; size > LETTERS.usual; size -= 1) if (fits(size, WIDE, space)) return size;
    for (let size = LETTERS.usual; size > LETTERS.least; size -= 0.5) if (fits(size, SMALLEST, space)) return size;
    return LETTERS.least;
  }

  function chosenSize() {
    const chosen = parseFloat(kept("letters"));
    if (!(chosen >= LETTERS.least && chosen <= LETTERS.most)) return bestSize();
    let size = chosen;
    while (size > LETTERS.least && !fits(size, SMALLEST)) size -= 0.5;
    return size;
  }

  function use(size) {
    element("terminal").dataset.fontSize = size;
    if (!client || !client.terminal) return;
    if (Number(client.terminal.options.fontSize) !== size) client.terminal.options.fontSize = size;
    client.fit();
  }

  function change(step) {
    const now = Number(element("terminal").dataset.fontSize);
    const next = Math.min(Math.max(Math.round(now + step), LETTERS.least), LETTERS.most);
    const possible = step < 0 ? next < now : fits(next, SMALLEST);
    element("letters-tekst").textContent = possible ? "" :
      step < 0 ? "Kleiner kan niet." : "Groter past hier niet. De gewone pagina heeft grotere letters.";
    if (!possible) return;
    keep("letters", next);
    use(next);
  }

  // --- room, also while the keyboard of a phone is there

  let full = { width: 0, height: 0 };  // without the keyboard

  function makeRoom() {
    const view = window.visualViewport;
    if (!view) return;
    if (view.scale > 1.05) return;  // someone looks closer: leave everything where it is
    const known = full.width === window.innerWidth ? full.height : 0;
    full = { width: window.innerWidth, height: Math.max(known, view.height, window.innerHeight) };
    document.body.classList.toggle("toetsenbord", touches() && view.height < 0.75 * full.height);
    document.documentElement.style.setProperty("--hoogte", `${view.height}px`);
    window.scrollTo(0, 0);
    use(chosenSize());
  }

  // --- the page in the colours of the app

  let looking = 0;

  function noteGround() {
    clearTimeout(looking);
    looking = setTimeout(() => {
      const line = client && client.terminal && client.terminal.buffer.active.getLine(0);
      const cell = line && line.getCell(0);
      if (!cell || !cell.isBgRGB()) return;
      const colour = cell.getBgColor();
      const name = GROUNDS[[colour >> 16, (colour >> 8) & 255, colour & 255].join(",")];
      if (!name) return;
      document.documentElement.dataset.kleuren = name;
      keep("kleuren", name);
    }, 200);
  }

  if (kept("kleuren")) document.documentElement.dataset.kleuren = kept("kleuren");
  for (const style of ["", "bold ", "italic "]) document.fonts.load(`${style}16px "Roboto Mono"`);

  document.addEventListener("DOMContentLoaded", () => {
    element("kleiner").addEventListener("click", () => change(-1));
    element("groter").addEventListener("click", () => change(1));
    element("opnieuw").addEventListener("click", () => socket && socket.retry());
    use(chosenSize());
    // Registered now, this comes after the shipped client's own `onload`.
    window.addEventListener("load", async () => {
      if (!client) return;
      const { terminal } = client;
      terminal.textarea.setAttribute("aria-label", "Oefenscherm. Met een schermlezer is de gewone pagina beter.");
      terminal.attachCustomKeyEventHandler((event) => {
        if (event.key !== "F6" || !event.shiftKey) return true;  // the way out of the terminal for who uses no mouse
        if (event.type === "keydown") element("kleiner").focus();
        event.preventDefault();
        return false;
      });
      element("terminal").terminal = terminal;
      await document.fonts.ready;
      terminal.options.fontFamily = "'Roboto Mono', ui-monospace, monospace";  // measured anew, now that the font is there
      if (window.visualViewport) {
        window.visualViewport.addEventListener("resize", makeRoom);
        makeRoom();
      }
      use(chosenSize());
      if (!touches()) terminal.focus();
    });
  });
})();
