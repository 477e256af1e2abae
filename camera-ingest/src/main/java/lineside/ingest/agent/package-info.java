/** The loop of one camera: triggers journaled, images captured, messages sent, answers booked. */
@NullMarked
package lineside.ingest.agent;

import org.jspecify.annotations.NullMarked;
