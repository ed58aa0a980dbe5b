/** Numbers, sizes and times as people read them, and elements that hold them. */

const WHOLE = new Intl.NumberFormat("en");
const CLOCK = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const UNITS = ["B", "kB", "MB", "GB", "TB"];

export const whole = (number) => WHOLE.format(Math.round(number));

export const many = (number, one, more = one + "s") => whole(number) + " " + (number === 1 ? one : more);

export const bytes = (number) => {
  let unit = 0;
  while (number >= 1000 && unit < UNITS.length - 1) {
    number /= 1000;
    unit++;
  }
  return (number >= 100 || unit === 0 ? Math.round(number) : number.toFixed(1)) + " " + UNITS[unit];
};

export const clock = (millis) => CLOCK.format(millis);

export const seconds = (millis) => (millis < 10_000 ? (millis / 1000).toFixed(1) : whole(millis / 1000)) + " s";

export const ago = (millis) => {
  const passed = Math.max(0, millis) / 1000;
  if (passed < 90) return whole(passed) + " s ago";
  if (passed < 5400) return whole(passed / 60) + " min ago";
  return passed < 172_800 ? whole(passed / 3600) + " h ago" : whole(passed / 86_400) + " days ago";
};

export const by = (id) => document.getElementById(id);

/** Writes a text, where it is another than before. */
export const say = (id, text) => {
  const element = by(id);
  if (element.textContent !== text) element.textContent = text;
};

export const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

/** A cell with a bar of parts, each a class and its share of the widest bar; what it shows is also said in words. */
export const bar = (parts, label) => {
  const strip = element("div", "");
  strip.setAttribute("aria-hidden", "true");
  for (const [className, share] of parts) {
    const part = element("i", className);
    part.style.setProperty("--share", share);
    strip.append(part);
  }
  if (label !== undefined) strip.append(element("b", "", label));
  return strip;
};
