/** The way out of ingest: messages to Kafka, each answered once. */
@NullMarked
package lineside.ingest.publish;

import org.jspecify.annotations.NullMarked;
