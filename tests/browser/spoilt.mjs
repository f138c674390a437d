// Pictures and pages with one fault each, which the checks have to find.

const svg = (inside, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"` +
  ` ${attributes}><title>A</title><desc>B</desc>${inside}</svg>`;
const text = (x, y, words) => `<text x="${x}" y="${y}" font-size="10">${words}</text>`;

const slanted = (x, words) =>
  `<g transform="rotate(-45 ${x} 50)">${text(x, 50, words)}</g>`;

/** A picture without fault. */
export const PICTURE = svg(
  text(5, 70, "alpha") + text(5, 90, "\u2068\u202ebravo\u2069") +
    slanted(20, "charlie") + slanted(34, "delta"),
);

/** Pictures, each with a part of the message that a check has to give. */
export const SPOILT_PICTURES = [
  ["not well-formed", svg("<g>")],
  ["not well-formed", svg("nul &#0;")],
  ["not well-formed", svg(text(5, 20, "\u0001"))],
  ["not well-formed", svg(text(5, 20, "\ufffe"))],
  ["element not allowed: script", svg("<script>0</script>")],
  ["dialog", svg("<script>alert(1)</script>")],
  ["element not allowed: style", svg("<style>g { fill: red }</style>")],
  ["element not allowed", svg("<foreignObject/>")],
  ["element not allowed: p", svg('<p xmlns="http://www.w3.org/1999/xhtml">x</p>')],
  ["attribute not allowed: onload", svg("", 'onload="0"')],
  ["attribute not allowed: style", svg('<g style="fill:red"/>')],
  ["Content Security Policy", svg('<rect width="9" height="9" style="fill:red"/>')],
  ["link not allowed", svg(`<a href="javascript:alert(1)">${text(5, 20, "a")}</a>`)],
  ["link not allowed", svg('<use href="other.svg#a"/>')],
  ["request", svg('<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>')],
  ["no element has the id", svg('<rect width="9" height="9" fill="url(#none)"/>')],
  ["id twice", svg('<g id="a"/><g id="a"/>')],
  ["no title", svg("").replace("A</title>", "</title>")],
  ["no desc", svg("").replace("<desc>B</desc>", "")],
  ["direction not isolated", svg(text(5, 20, "\u202ealpha"))],
  ["cut by", svg(text(90, 20, "alpha"))],
  ["cut by", svg('<rect x="50" width="80" height="9"/>')],
  ["overlap by", svg(text(5, 20, "alpha") + text(15, 22, "bravo"))],
  ["overlap by", svg(text(5, 50, "alpha") + slanted(20, "bravo"))],
];

const html = (body, head = "") =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">` +
  `<title>A</title>${head}</head><body><main><h1>Alpha</h1>${body}</main></body></html>\n`;

/** A page without fault. */
export const PAGE = html('<p>Bravo <a href="#s2">[2]</a></p><ol><li id="s2">2. Charlie</li></ol>');

/** Pages, each with a part of the message that a check has to give. */
export const SPOILT_PAGES = [
  ["Content Security Policy", html("", "<style>p { color: red }</style>")],
  ["Content Security Policy", html("<script>alert(1)</script>")],
  ["no policy", html("").replace("default-src", "x-src")],
  ["attribute not allowed: onclick", html('<p onclick="0">x</p>')],
  ["link not allowed", html('<p><a href="javascript:0">x</a></p>')],
  ["link leads nowhere", html('<p><a href="#none">x</a></p>')],
  ["leads to another entry", html('<p><a href="#s2">[3]</a></p><p id="s2">2. Charlie</p>')],
  ["axe, light", html('<p><font color="#999999">pale</font></p>')],
  ["html: line", html("<p>x</div>")],
  ["phone", html(`<p>${"x".repeat(200)}</p>`)],
  ["paper", html(`<p>${"x".repeat(400)}</p>`)],
  ["prints on dark", html("").replace("<body>", '<body bgcolor="#000000" text="#ffffff">')],
  ["prints pale", html("").replace("<body>", '<body text="#cccccc">')],
  ["overlap by", html(svg(text(5, 20, "alpha") + text(15, 22, "bravo")))],
];
