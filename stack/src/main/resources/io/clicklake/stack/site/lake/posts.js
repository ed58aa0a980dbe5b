/** Which posts are read, by referral channel: a table whose rows are bars. */
import {bar, by, element, many, say, seconds, whole} from "./format.js";

const CHANNELS = ["search", "social", "newsletter", "blogs", "direct"];
const MOST = 12;

let shown = "";

const cell = (role, name, ...children) => {
  const made = element(role === "rowheader" ? "th" : "td", name, ...children);
  made.setAttribute("role", role);
  if (role === "rowheader") made.scope = "row";
  return made;
};

const numbers = (post) =>
  CHANNELS.map((channel) => cell("cell", post[channel] ? channel : channel + " none", whole(post[channel])));

/** What a row's bar shows to those who do not see it. */
const line = (post, widest) => {
  const views = cell("cell", "bar", bar(CHANNELS.map((channel) => [channel, post[channel] / widest]), whole(post.views)));
  views.append(element("span", "unseen", whole(post.views)));
  return views;
};

const row = (name, ...cells) => {
  const made = element("tr", name, ...cells);
  made.setAttribute("role", "row");
  return made;
};

const total = (posts, name) => posts.reduce((sum, post) => sum + post[name], 0);

const sums = (posts) =>
  row(
    "sum",
    cell("rowheader", "what", "all posts"),
    cell("cell", "bar", whole(total(posts, "views"))),
    ...CHANNELS.map((channel) => cell("cell", channel, whole(total(posts, channel)))),
  );

const emptiness = ({at, answers, lake}) => {
  if (!answers.at) return "Asking the lake …";
  if (!lake.files) return "No file yet: the first one closes five seconds after its first event. Read a post, or run ./clicklake demo.";
  return "No post was read in the last 24 hours.";
};

export const showPosts = (picture) => {
  const {answers} = picture;
  const posts = answers.posts || [];
  by("posts").hidden = posts.length === 0;
  by("posts-empty").hidden = posts.length > 0;
  if (posts.length === 0) {
    say("posts-empty", emptiness(picture));
    say("posts-note", "");
    return;
  }
  say(
    "posts-note",
    `Page views of the last 24 hours, asked of Parquet with SQL; the last answer took ${seconds(answers.tookMillis)}.` +
      (posts.length > MOST ? ` The ${MOST} most read of ${many(posts.length, "post")}.` : ""),
  );
  const text = JSON.stringify(posts);
  if (text === shown) return;
  shown = text;
  const widest = posts[0].views;
  place(
    posts.slice(0, MOST).map((post) => ({
      key: post.path,
      row: row("", cell("rowheader", "what", post.post || post.path), line(post, widest), ...numbers(post)),
    })),
    sums(posts),
  );
};

const shareOf = (part) => part.style.getPropertyValue("--share");

/** Puts rows in place of those before; bars that were there grow from what they were. */
const place = (rows, last) => {
  const body = by("posts").tBodies[0];
  const before = new Map([...body.rows].map((old) => [old.dataset.key, old]));
  const grown = [];
  for (const {key, row: next} of rows) {
    next.dataset.key = key;
    const old = before.get(key);
    next.querySelectorAll("i").forEach((part, i) => {
      const share = shareOf(part);
      part.style.setProperty("--share", old ? shareOf(old.querySelectorAll("i")[i]) : 0);
      grown.push([part, share]);
    });
  }
  body.replaceChildren(...rows.map((one) => one.row), last);
  // The browser has to see the old width before it moves to the new one.
  body.getBoundingClientRect();
  grown.forEach(([part, share]) => part.style.setProperty("--share", share));
};
