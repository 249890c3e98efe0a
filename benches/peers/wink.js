// wink-nlp with tags and entities over JSON Lines: node wink.js shelf.jsonl; prints MB/s of text.
const fs = require("fs");
const model = require("wink-eng-lite-web-model");
const nlp = require("wink-nlp")(model);
const texts = fs.readFileSync(process.argv[2], "utf8").trim().split("\n").map((l) => JSON.parse(l).text);
const start = process.cpuUsage();
let entities = 0;
for (const text of texts) entities += nlp.readDoc(text).entities().out().length;
const used = process.cpuUsage(start); // of the processor: other programs may run beside
const seconds = (used.user + used.system) / 1e6;
const bytes = texts.reduce((n, t) => n + Buffer.byteLength(t), 0);
console.log(`wink-nlp ${(bytes / 1e6 / seconds).toFixed(2)} MB/s, ${entities} entities`);
