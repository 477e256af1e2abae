/** Tests of what Prometheus reads. */
@NullMarked
package lineside.ingest.metrics;

import org.jspecify.annotations.NullMarked;
