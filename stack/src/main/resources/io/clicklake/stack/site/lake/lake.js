/** The live page: asks for the picture once a second while somebody sees the page, and shows its parts. */
import {ago, by, bytes, element, many, say, whole} from "./format.js";
import {showLists} from "./lists.js";
import {showPosts} from "./posts.js";
import {showPulse} from "./pulse.js";

const EVERY_MS = 1000;
const FIRST_MS = 250;
const PATIENCE_MS = 5000;
const RATE_SECONDS = 5;
const EVENTS = "clickstream";

let heard = Date.now();

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

const showWay = ({ingest, partitions, kafka, lake}) => {
  const events = partitions.filter((partition) => partition.topic === EVENTS);
  const open = events.filter((partition) => partition.waiting > 0).length;
  say("rate", whole(sum(ingest.acceptedBySecond.slice(-RATE_SECONDS)) / RATE_SECONDS));
  say("rate-note", whole(ingest.accepted) + " since start, " + whole(ingest.rejected) + " rejected");
  if (kafka.at) {
    say("ends", whole(sum(events.map((partition) => partition.end || 0))));
    say("ends-note", "offsets of " + many(events.length, "partition"));
    say("waiting", whole(sum(events.map((partition) => partition.waiting || 0))));
    say("waiting-note", open ? many(open, "open batch", "open batches") : "no open batch");
  }
  if (lake.at) {
    say("rows", whole(lake.rows));
    say("rows-note", many(lake.files, "file") + ", " + bytes(lake.bytes));
  }
};

const showTroubles = ({at, absent, lake, answers, kafka}) => {
  const troubles = absent.map(({component, what}) => [component + " is down", what]);
  if (lake.trouble) troubles.push(["The lake cannot be listed", lake.trouble]);
  if (answers.trouble) troubles.push(["The lake does not answer", answers.trouble]);
  if (kafka.trouble && kafka.at) troubles.push(["Offsets are old", "seen " + ago(at - kafka.at)]);
  alarm(troubles);
  mood(troubles.length ? "troubled" : "live", absent.length ? absent[0].component + " is down" : "live");
};

const mood = (name, text) => {
  by("state").className = name;
  say("state", text);
};

/** Tells what is wrong; says nothing twice to those who listen. */
const alarm = (troubles) => {
  const list = by("alerts");
  const text = JSON.stringify(troubles);
  if (list.dataset.told === text) return;
  list.dataset.told = text;
  list.hidden = troubles.length === 0;
  list.replaceChildren(...troubles.map(([what, why]) => element("li", "", element("b", "", what), ": " + why)));
};

const silence = (failure) => {
  const gone = Date.now() - heard;
  if (gone < PATIENCE_MS) return;
  mood("troubled", "no answer");
  alarm([["The gateway does not answer", "What is shown is old. ./clicklake status tells which component is down."]]);
  document.body.dataset.failure = String(failure);
};

const show = (picture) => {
  showWay(picture);
  showPulse(picture);
  showPosts(picture);
  showLists(picture);
  showTroubles(picture);
};

const look = async () => {
  const answer = await fetch("/lake/data", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS)});
  if (!answer.ok) throw new Error("status " + answer.status);
  return answer.json();
};

const keepLooking = async () => {
  let pause = EVERY_MS;
  if (!document.hidden) {
    try {
      const picture = await look();
      heard = Date.now();
      show(picture);
      if (!picture.answers.at && !picture.answers.trouble) pause = FIRST_MS;
    } catch (failure) {
      silence(failure);
    }
  }
  setTimeout(keepLooking, pause);
};

keepLooking();
