/** Redrawn footage to find out whether a calibration keeps its promise. */
@NullMarked
package lineside.cli.promise;

import org.jspecify.annotations.NullMarked;
