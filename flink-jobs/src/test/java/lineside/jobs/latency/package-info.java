/** Tests of the package of the same name. */
@NullMarked
package lineside.jobs.latency;

import org.jspecify.annotations.NullMarked;
