// A MES beside a line: tells it of orders and parts, and holds what it says against asyncapi.yaml.
//   node mes.mjs --asyncapi FILE --bootstrap HOST:PORT [--encoding avro|json] [--context FILE]
//                [--parts N] [--patterns N] [--alarms N] [--seconds N]
// Context: one JSON object a line with the fields of PartContext. Prints READY when the line may start, at the end a
// summary in one line of JSON. Exit 0: N parts have a verdict and every message was as described; 1: a message was
// not, or came twice; 2: time is up.
import {readFileSync} from 'node:fs';
import {randomUUID} from 'node:crypto';
import {parseArgs} from 'node:util';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import {contract} from './contract.mjs';

const {Kafka, CompressionTypes, CompressionCodecs, logLevel} = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)),
});

const {values: options} = parseArgs({
  options: {
    asyncapi: {type: 'string'},
    bootstrap: {type: 'string'},
    encoding: {type: 'string', default: 'avro'},
    context: {type: 'string'},
    parts: {type: 'string', default: '0'},
    patterns: {type: 'string', default: '0'},
    alarms: {type: 'string', default: '0'},
    seconds: {type: 'string', default: '120'},
  },
});

const document = contract(options.asyncapi);
const suffix = options.encoding === 'json' ? 'Json' : '';
const verdicts = document.channel(`partVerdict${suffix}`);
const alarms = document.channel(`alarm${suffix}`);
const patterns = document.channel(`pattern${suffix}`);
const context = document.channel(`partContext${suffix}`);
const keys = {
  [verdicts.address]: (message) => message.partId,
  [alarms.address]: (message) => message.alarmId,
  [patterns.address]: (message) => message.patternId,
};
const channels = Object.fromEntries([verdicts, alarms, patterns].map((each) => [each.address, each]));

const seen = {verdicts: new Map(), alarms: new Set(), patterns: new Set(), problems: []};
const kafka = new Kafka({
  clientId: 'example-mes',
  brokers: [options.bootstrap],
  logLevel: logLevel.ERROR,
});

function accept(topic, message) {
  const value = channels[topic].decode(message.value);
  const key = message.key.toString('utf8');
  if (key !== keys[topic](value)) {
    throw new Error(`key ${key} of ${keys[topic](value)}`);
  }
  if (topic === verdicts.address) {
    if (seen.verdicts.has(value.verdictId)) {
      throw new Error(`verdict ${value.verdictId} came twice`);
    }
    seen.verdicts.set(value.verdictId, value);
  } else if (topic === alarms.address) {
    seen.alarms.add(value.alarmId);
  } else {
    seen.patterns.add(value.patternId);
  }
}

function firstVerdicts() {
  return [...seen.verdicts.values()].filter((verdict) => verdict.revision === 0);
}

function isComplete() {
  return firstVerdicts().length >= Number(options.parts) &&
    seen.patterns.size >= Number(options.patterns) &&
    seen.alarms.size >= Number(options.alarms);
}

function summary() {
  const byResult = {};
  for (const verdict of firstVerdicts()) {
    byResult[verdict.resultEvaluation] = (byResult[verdict.resultEvaluation] ?? 0) + 1;
  }
  return {
    encoding: options.encoding,
    parts: firstVerdicts().length,
    verdicts: seen.verdicts.size,
    byResult,
    results: Object.fromEntries(firstVerdicts().map((each) => [each.partId, each.resultEvaluation])),
    alarms: seen.alarms.size,
    patterns: seen.patterns.size,
    problems: seen.problems,
  };
}

async function sendContext() {
  if (!options.context) {
    return;
  }
  const producer = kafka.producer({allowAutoTopicCreation: false});
  await producer.connect();
  const parts = readFileSync(options.context, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  await producer.send({
    topic: context.address,
    acks: -1,
    messages: parts.map((part) => ({key: part.partId, value: context.encode(part)})),
  });
  await producer.disconnect();
}

const consumer = kafka.consumer({groupId: `example-mes-${randomUUID()}`, readUncommitted: false, allowAutoTopicCreation: false});
let end;
const ended = new Promise((resolve) => {
  end = resolve;
});
setTimeout(() => end(2), Number(options.seconds) * 1000);
consumer.on(consumer.events.CRASH, ({payload}) => {
  seen.problems.push(`consumer: ${payload.error.message}`);
  end(1);
});
consumer.on(consumer.events.GROUP_JOIN, () => {
  sendContext().then(() => console.log('READY'), (error) => {
    seen.problems.push(`producer: ${error.message}`);
    end(1);
  });
});
await consumer.connect();
await consumer.subscribe({topics: Object.keys(channels), fromBeginning: true});
await consumer.run({
  eachMessage: async ({topic, partition, message}) => {
    if (message.value === null) {
      return;
    }
    try {
      accept(topic, message);
    } catch (error) {
      seen.problems.push(`${topic}/${partition}/${message.offset}: ${error.message}`);
      end(1);
    }
    if (isComplete()) {
      end(0);
    }
  },
});
const code = await ended;
console.log(JSON.stringify(summary()));
await consumer.disconnect();
process.exit(seen.problems.length > 0 ? 1 : code);
