/** The smaller tables: hours, partitions, visitors, rejections. */
import {ago, bar, by, bytes, clock, element, many, say, seconds, whole} from "./format.js";

const HOURS = 8;
const HOUR = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC"});
const NOTHING_YET = "No file yet: the first one closes five seconds after its first event.";

/** Fills a table, or says why it is empty. */
const fill = (id, rows, note, empty) => {
  by(id).hidden = rows.length === 0;
  by(id + "-empty").hidden = rows.length > 0;
  say(id + "-note", note);
  say(id + "-empty", empty);
  by(id).tBodies[0].replaceChildren(...rows);
};

const head = (...children) => {
  const made = element("th", "", ...children);
  made.scope = "row";
  return made;
};

const row = (...cells) => element("tr", "", ...cells);
const cell = (text, name = "") => element("td", name, text);

const most = (list, of) => Math.max(1, ...list.map(of));

/** The hour of a path such as year=2026/month=11/day=22/hour=14. */
const hourOf = (path) => {
  const [year, month, day, hour] = path.split("/").map((part) => Number(part.slice(part.indexOf("=") + 1)));
  return HOUR.format(Date.UTC(year, month - 1, day, hour));
};

const showHours = ({lake}) => {
  const hours = (lake.hours || []).slice(0, HOURS);
  const widest = most(hours, (hour) => hour.bytes);
  fill(
    "hours",
    hours.map((hour) =>
      row(
        head(hourOf(hour.path)),
        element("td", "bar", bar([["", hour.bytes / widest]])),
        cell(bytes(hour.bytes)),
        cell(whole(hour.files)),
      ),
    ),
    lake.rejectedRows ? many(lake.rejectedRows, "rejected event") + " lie beside them, in a table of their own." : "One directory each; a late event goes into the hour it happened in.",
    lake.at ? NOTHING_YET : "Looking …",
  );
};

const showPartitions = ({at, partitions, kafka}) =>
  fill(
    "partitions",
    partitions.map((partition) =>
      row(
        head(partition.topic + " " + partition.partition),
        cell(partition.end === undefined ? "?" : whole(partition.end)),
        cell(whole(partition.inLake), "least"),
        cell(partition.waiting === undefined ? "?" : whole(partition.waiting), partition.waiting ? "" : "none"),
        cell(partition.committedAt ? ago(at - partition.committedAt) : "none yet"),
      ),
    ),
    "What waits is in a partition's open batch, or on its way there.",
    kafka.trouble ? "Kafka does not answer." : "Looking …",
  );

/** The sessions of this tab, as the tracker keeps them. */
const sessions = () => {
  try {
    return Object.entries(sessionStorage)
      .filter(([key]) => /^clicklake .* visit$/.test(key))
      .map(([, visit]) => JSON.parse(visit).id);
  } catch {
    return [];
  }
};

const showVisitors = ({answers}) => {
  const own = sessions();
  fill(
    "visitors",
    (answers.visitors || []).map((event) => {
      const made = row(
        head(clock(event.receivedAt)),
        cell(event.type.replaceAll("_", " ") + (event.detail ? " · " + event.detail : ""), "longest"),
        cell(event.page, "wide"),
        cell("after " + seconds(event.onItsWayMillis)),
      );
      made.dataset.event = event.id;
      if (own.includes(event.session)) made.className = "yours";
      return made;
    }),
    "The latest events from pages of this machine; those of this tab stand out.",
    answers.at ? "Nobody has been on the blog yet. Read a post, click, and come back: it takes a few seconds." : "Asking the lake …",
  );
};

const example = (message) => {
  const words = cell("for example: " + message);
  words.colSpan = 3;
  return element("tr", "example", words);
};

const showRejections = ({answers}) => {
  const rejections = answers.rejections || [];
  const widest = most(rejections, (rejection) => rejection.events);
  fill(
    "rejections",
    rejections.flatMap((rejection) => [
      row(
        head(rejection.reason.replaceAll("_", " ")),
        element("td", "bar", bar([["", rejection.events / widest]])),
        cell(whole(rejection.events)),
      ),
      example(rejection.example),
    ]),
    rejections.length ? "In the last 24 hours; each is kept with its reason." : "",
    answers.at ? "Nothing was rejected in the last 24 hours." : "Asking the lake …",
  );
};

export const showLists = (picture) => {
  showHours(picture);
  showPartitions(picture);
  showVisitors(picture);
  showRejections(picture);
};
