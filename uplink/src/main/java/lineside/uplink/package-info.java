/** Brings what may leave a line to the centre: pictures first, then what names them. */
@NullMarked
package lineside.uplink;

import org.jspecify.annotations.NullMarked;
