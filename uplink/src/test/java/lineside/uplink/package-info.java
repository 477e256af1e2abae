/** Tests of the way from a line to the centre. */
@NullMarked
package lineside.uplink;

import org.jspecify.annotations.NullMarked;
