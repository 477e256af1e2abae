/** Inspections as traces of OpenTelemetry, told to a collector. */
@NullMarked
package lineside.traces;

import org.jspecify.annotations.NullMarked;
