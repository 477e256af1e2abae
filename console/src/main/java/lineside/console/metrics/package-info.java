/** What the console tells Prometheus. */
@NullMarked
package lineside.console.metrics;

import org.jspecify.annotations.NullMarked;
