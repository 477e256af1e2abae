// Reads asyncapi.yaml and says what a message of a channel has to look like.
import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import avsc from 'avsc';
import Ajv from 'ajv';
import {parse} from 'yaml';

/** Bytes before the body in single-object encoding: marker C3 01 and fingerprint. */
const HEADER_BYTES = 10;

/** The document, with its references resolved. */
export function contract(file) {
  const folder = dirname(resolve(file));
  const root = parse(readFileSync(file, 'utf8'));
  const at = (reference) =>
    reference.slice(2).split('/').reduce((node, name) => node[name], root);

  /** Topic and codecs of a channel, by the channel's name in the document. */
  function channel(name) {
    const {address, messages} = root.channels[name];
    const codecs = Object.values(messages).map((message) => codecOf(at(message.$ref), folder));
    return {
      address,
      encode: (value) => codecs[0].encode(value),
      decode: (bytes) => {
        const codec = codecs.find((each) => each.knows(bytes));
        if (!codec) {
          throw new Error(`a message of no type that ${address} may carry`);
        }
        return codec.decode(bytes);
      },
    };
  }
  return {channel};
}

function codecOf(message, folder) {
  const schema = JSON.parse(readFileSync(resolve(folder, message.payload.schema.$ref), 'utf8'));
  return message.contentType === 'application/json' ? jsonCodec(schema) : avroCodec(schema);
}

function avroCodec(schema) {
  const type = avsc.Type.forSchema(schema, {wrapUnions: 'auto'});
  const fingerprint = crc64Avro(Buffer.from(JSON.stringify(type.schema())));
  return {
    knows: (bytes) =>
      bytes.length >= HEADER_BYTES &&
      bytes[0] === 0xc3 &&
      bytes[1] === 0x01 &&
      bytes.readBigUInt64LE(2) === fingerprint,
    // Throws when bytes are missing or left over.
    decode: (bytes) => type.fromBuffer(bytes.subarray(HEADER_BYTES)),
    encode: (value) => {
      const header = Buffer.from([0xc3, 0x01, 0, 0, 0, 0, 0, 0, 0, 0]);
      header.writeBigUInt64LE(fingerprint, 2);
      return Buffer.concat([header, type.toBuffer(value)]);
    },
  };
}

function jsonCodec(schema) {
  const ajv = new Ajv({allErrors: true, strict: false});
  const validate = ajv.compile(schema);
  return {
    knows: () => true,
    decode: (bytes) => {
      const value = JSON.parse(bytes.toString('utf8'));
      if (!validate(value)) {
        throw new Error(ajv.errorsText(validate.errors));
      }
      return value;
    },
    encode: (value) => Buffer.from(JSON.stringify(value)),
  };
}

/** CRC-64-AVRO of the Avro specification, "Schema Fingerprints". */
function crc64Avro(bytes) {
  const empty = 0xc15d213aa4d7a795n;
  const table = Array.from({length: 256}, (_, i) => {
    let entry = BigInt(i);
    for (let j = 0; j < 8; j++) {
      entry = (entry >> 1n) ^ (empty & -(entry & 1n) & 0xffffffffffffffffn);
    }
    return entry;
  });
  return bytes.reduce((sum, byte) => (sum >> 8n) ^ table[Number((sum ^ BigInt(byte)) & 0xffn)], empty);
}
