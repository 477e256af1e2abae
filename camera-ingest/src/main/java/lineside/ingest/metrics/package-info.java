/** What Prometheus reads of an ingest. */
@NullMarked
package lineside.ingest.metrics;

import org.jspecify.annotations.NullMarked;
