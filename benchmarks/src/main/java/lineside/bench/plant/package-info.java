/** A broker, a cluster and frames to run the real jobs on. */
@NullMarked
package lineside.bench.plant;

import org.jspecify.annotations.NullMarked;
