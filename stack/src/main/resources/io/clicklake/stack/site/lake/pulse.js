/** Events of each of the last two minutes' seconds, and where files came into the lake. */
import {by, say, whole} from "./format.js";

const WIDTH = 1200;
const HEIGHT = 72;
const MARKS = 8;
const LOWEST_PEAK = 10;

/** When batches were committed, in seconds; a page that was just opened knows the newest of each partition only. */
const commits = new Set();

const bars = (heights, floors, slot) =>
  heights
    .map((height, i) =>
      height > 0 ? `M${(i * slot + 1).toFixed(1)} ${floors[i].toFixed(1)}v${-height.toFixed(1)}h${slot - 2}v${height.toFixed(1)}z` : "",
    )
    .join("");

const draw = (name, path) => by("pulse").querySelector("." + name).setAttribute("d", path);

export const showPulse = ({at, ingest, partitions}) => {
  const {acceptedBySecond: accepted, rejectedBySecond: rejected} = ingest;
  const count = accepted.length;
  const slot = WIDTH / count;
  const peak = Math.max(LOWEST_PEAK, ...accepted.map((number, i) => number + rejected[i]));
  const unit = (HEIGHT - MARKS - 2) / peak;
  const base = accepted.map(() => HEIGHT - MARKS);
  const tall = accepted.map((number) => number * unit);
  draw("accepted", bars(tall, base, slot));
  draw("rejected", bars(rejected.map((number) => number && Math.max(1.5, number * unit)), base.map((y, i) => y - tall[i]), slot));

  const now = Math.floor(at / 1000);
  partitions.forEach((partition) => partition.committedAt && commits.add(Math.floor(partition.committedAt / 1000)));
  const marks = [];
  for (const second of commits) {
    const place = count - (now - second);
    if (place < 0) commits.delete(second);
    else if (place < count) marks.push(place);
  }
  draw("commits", marks.map((place) => `M${(place * slot + 1).toFixed(1)} ${HEIGHT - 4}h${slot - 2}v4h${2 - slot}z`).join(""));
  const highest = Math.max(...accepted);
  say("pulse-text", "events accepted each second" + (highest ? ", " + whole(highest) + " at most" : "") + "; below, batches committed");
};
