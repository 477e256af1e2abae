/** The exactly-once step to the manufacturing execution system. */
@NullMarked
package lineside.jobs.mes;

import org.jspecify.annotations.NullMarked;
