/** The audit trail and the announced models of a broker, read whole and written one by one. */
@NullMarked
package lineside.cli.trail;

import org.jspecify.annotations.NullMarked;
