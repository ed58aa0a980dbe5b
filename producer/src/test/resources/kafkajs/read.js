// Prints the first messages of a topic, each a line of JSON: {"key": …, "value": …}.
// Arguments: brokers, where the registry's Confluent API begins, topic, how many messages.
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')
const lz4 = require('lz4js')

// The producer compresses with lz4, which kafkajs reads only with a codec from elsewhere.
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async encoder => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async buffer => Buffer.from(lz4.decompress(buffer))
})

const [brokers, registryUrl, topic, count] = process.argv.slice(2)

async function main () {
  const registry = new SchemaRegistry({ host: registryUrl })
  const kafka = new Kafka({ clientId: 'reader', brokers: brokers.split(','), logLevel: logLevel.ERROR })
  const consumer = kafka.consumer({ groupId: `reader-of-${topic}` })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  let left = Number(count)
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(payload.error)
    })
    consumer.run({
      eachMessage: async ({ message }) => {
        const value = await registry.decode(message.value)
        if (left > 0) {
          console.log(JSON.stringify({ key: message.key && message.key.toString(), value }))
        }
        if (--left === 0) resolve()
      }
    }).catch(reject)
  })
  await consumer.disconnect()
}

main().then(() => process.exit(0), error => {
  console.error(error)
  process.exit(1)
})
