// compromise with people, places, organizations over JSON Lines: node compromise.js shelf.jsonl.
const fs = require("fs");
const nlp = require("compromise");
const texts = fs.readFileSync(process.argv[2], "utf8").trim().split("\n").map((l) => JSON.parse(l).text);
const start = process.cpuUsage();
let entities = 0;
for (const text of texts) entities += nlp(text).topics().out("array").length;
const used = process.cpuUsage(start); // of the processor: other programs may run beside
const seconds = (used.user + used.system) / 1e6;
const bytes = texts.reduce((n, t) => n + Buffer.byteLength(t), 0);
console.log(`compromise ${(bytes / 1e6 / seconds).toFixed(2)} MB/s, ${entities} topics`);
