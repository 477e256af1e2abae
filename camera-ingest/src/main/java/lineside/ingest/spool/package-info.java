/** The bounded log on disk in which frames wait while Kafka is slow or away. */
@NullMarked
package lineside.ingest.spool;

import org.jspecify.annotations.NullMarked;
